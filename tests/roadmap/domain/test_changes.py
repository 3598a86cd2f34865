"""What would change it: the smallest steps that move it most, in an exact order."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.domain.catalogue import Catalogue, Choice, Degree, Milestone, SkillLevel
from roadmap.domain.changes import Change, ChangeSort, Raised, changes
from roadmap.domain.journey import Journey, MilestoneState, Status
from roadmap.domain.profile import Profile
from roadmap.domain.readiness import Advice, Fact, Part, readiness
from roadmap.domain.requirement import Background
from roadmap.domain.skillset import Claim
from tests.roadmap.domain import values
from tests.roadmap.domain.test_readiness import DONE, ENGINEER, RULE
from tests.roadmap.domain.test_requirement import BACKGROUNDS, TODAY, having, work
from tests.roadmap.domain.test_skillset import asked


def a_milestone(slug: str, place: int, hours: int, *skills: SkillLevel, needs: tuple[str, ...] = ()) -> Milestone:
    return replace(values.milestone(slug, place, needs=needs, skills=skills), hours=hours)


BASICS = a_milestone("basics", 0, 10, asked("python", 2))
QUERIES = a_milestone("queries", 1, 20, asked("sql", 2))
CLOUD = a_milestone("cloud", 2, 30, asked("aws", 3, "any"), asked("gcp", 2, "any"), needs=("basics",))
DEEP = a_milestone("deep", 3, 40, asked("python", 4), needs=("basics",))
CATALOGUE = values.catalogue(BASICS, QUERIES, CLOUD, DEEP)


def steps(
    background: Background, levels: dict[str, int], journey: Journey | None = None, limit: int = 3
) -> list[Change]:
    journey = journey or Journey(CATALOGUE)
    profile = Profile(background, {slug: Claim(level) for slug, level in levels.items()})
    return changes(readiness(ENGINEER, profile, journey, TODAY, RULE), profile, journey, limit)


def named(found: list[Change]) -> list[tuple[str, int]]:
    return [(one.milestone.slug if one.milestone else one.fact or one.sort, one.gain) for one in found]


def test_who_said_nothing_is_told_what_to_enter_and_nothing_else() -> None:
    assert steps(Background(), {}) == [
        Change(ChangeSort.ENTER, Part.REQUIREMENT, fact=Fact.EDUCATION),
        Change(ChangeSort.ENTER, Part.REQUIREMENT, fact=Fact.WORK),
        Change(ChangeSort.ENTER, Part.SKILLS, fact=Fact.SKILLS),
    ]


def test_milestones_come_by_levels_for_an_hour_each_after_the_ones_before() -> None:
    first, second, *rest = steps(having(Degree.PHD), {"sql": 1}, limit=9)

    # 2 levels in 10 hours; with those 3 in 30; then 1 in 20 and 2 in 40 are as many an hour, and 20 hours are fewer.
    assert first == Change(
        ChangeSort.MILESTONE,
        Part.SKILLS,
        2,
        Advice.BUILD_FIRST,
        milestone=BASICS,
        hours=10,
        raised=(Raised(Choice("python", "Python"), 0, 2),),
    )
    assert second == Change(
        ChangeSort.MILESTONE,
        Part.SKILLS,
        3,
        Advice.BE_READY,
        milestone=CLOUD,
        hours=30,
        raised=(Raised(Choice("aws", "Aws"), 0, 3),),
    )
    assert named(rest) == [("queries", 1), ("deep", 2)]
    assert [one.advice for one in rest] == [Advice.BE_READY, Advice.APPLY_NOW]


def test_milestone_comes_with_the_open_ones_that_it_needs() -> None:
    harder = a_milestone("harder", 3, 10, asked("python", 4), needs=("first",))
    first = a_milestone("first", 0, 15)
    journey = Journey(values.catalogue(first, harder))

    (step,) = steps(having(Degree.PHD), {"sql": 3}, journey)

    assert (step.milestone, step.before, step.hours, step.gain) == (harder, (first,), 25, 4)


@pytest.mark.parametrize("state", [Status.DONE, Status.SET_ASIDE])
def test_milestone_needs_nothing_that_is_done_or_set_aside(state: Status) -> None:
    harder = a_milestone("harder", 3, 10, asked("python", 4), needs=("first",))
    first = a_milestone("first", 0, 15)
    journey = Journey(values.catalogue(first, harder), {first.id: MilestoneState(state)})

    (step,) = steps(having(Degree.PHD), {"sql": 3}, journey)

    assert (step.before, step.hours) == ((), 10)


def test_what_is_open_behind_a_finished_one_is_not_needed_any_more() -> None:
    first, second = a_milestone("first", 0, 15), a_milestone("second", 1, 5, needs=("first",))
    harder = a_milestone("harder", 3, 10, asked("python", 4), needs=("second",))
    journey = Journey(values.catalogue(first, second, harder), {second.id: DONE})

    (step,) = steps(having(Degree.PHD), {"sql": 3}, journey)

    assert (step.milestone, step.before, step.hours) == (harder, (), 10)


def test_what_is_claimed_already_need_not_be_learnt_first() -> None:
    found = steps(having(Degree.PHD), {"python": 2, "sql": 3})

    assert [(one.milestone, one.before) for one in found] == [(CLOUD, ()), (DEEP, ())]


def test_finished_milestones_are_claimed_before_anything_is_studied() -> None:
    journey = Journey(CATALOGUE, {BASICS.id: DONE, CLOUD.id: DONE})

    first, *rest = steps(having(Degree.PHD), {"sql": 3}, journey)

    assert (first.sort, first.gain, first.raised) == (
        ChangeSort.CLAIM,
        2,
        (Raised(Choice("python", "Python"), 0, 2),),
    )
    assert named(rest) == [("deep", 2)]


def test_work_comes_first_where_it_alone_holds_the_advice() -> None:
    found = steps(having(Degree.BACHELOR, work(48)), {"python": 4, "sql": 3, "aws": 2})

    assert named(found) == [("work", 12), ("cloud", 1)]
    assert [one.advice for one in found] == [Advice.APPLY_NOW, Advice.APPLY_NOW]


def test_work_comes_second_where_skills_hold_as_much() -> None:
    assert named(steps(having(Degree.BACHELOR, work(24)), {"sql": 1})) == [("basics", 2), ("work", 36), ("cloud", 3)]


def test_work_comes_last_where_skills_hold_more() -> None:
    assert named(steps(having(Degree.BACHELOR, work(48)), {"sql": 1}, limit=9))[-1] == ("work", 12)


def test_set_aside_milestones_are_not_among_the_steps() -> None:
    journey = Journey(CATALOGUE, {BASICS.id: MilestoneState(Status.SET_ASIDE)})

    assert "basics" not in dict(named(steps(having(Degree.PHD), {"sql": 1}, journey, limit=9)))


def test_milestones_of_the_roles_own_specialisation_are_on_its_way() -> None:
    field = values.specialisation("vision")
    masks = replace(values.milestone("masks", 0, field="vision", skills=[asked("python", 4)]), hours=10)
    catalogue: Catalogue = replace(values.catalogue(masks), specialisations=(field,))
    profile = Profile(having(Degree.PHD), {"sql": Claim(3)})
    role = replace(ENGINEER, specialisation=Choice("vision", "Vision"))

    def found(asked_role: object) -> list[tuple[str, int]]:
        judged = readiness(asked_role, profile, Journey(catalogue), TODAY, RULE)  # type: ignore[arg-type]
        return named(changes(judged, profile, Journey(catalogue)))

    assert (found(ENGINEER), found(role)) == ([], [("masks", 4)])


def test_nothing_is_left_to_do_for_who_has_it_all() -> None:
    assert steps(having(Degree.PHD), {"python": 4, "sql": 3, "gcp": 2}) == []


LEVELS = st.dictionaries(st.sampled_from(["python", "sql", "aws", "gcp"]), st.integers(1, 5))
MADE = st.lists(
    st.tuples(
        st.integers(1, 40),
        st.lists(
            st.builds(asked, st.sampled_from(["python", "sql", "aws", "gcp"]), st.integers(1, 5), st.just("")),
            max_size=2,
            unique_by=lambda one: one.skill.slug,
        ),
    ),
    max_size=6,
)


@given(BACKGROUNDS, LEVELS, MADE, st.lists(st.sampled_from(Status), min_size=6, max_size=6))
def test_steps_say_exactly_what_they_move(
    background: Background, levels: dict[str, int], made: list[tuple[int, list[SkillLevel]]], statuses: list[Status]
) -> None:
    milestones = [
        a_milestone(f"m{place}", place, hours, *skills, needs=(f"m{place - 2}",) if place > 1 else ())
        for place, (hours, skills) in enumerate(made)
    ]
    states = {one.id: MilestoneState(status) for one, status in zip(milestones, statuses, strict=False)}
    journey = Journey(values.catalogue(*milestones), states)
    before = Profile(background, {slug: Claim(level) for slug, level in levels.items()})

    found = changes(readiness(ENGINEER, before, journey, TODAY, RULE), before, journey, 9)

    raised = dict(levels)
    for step in found:
        held = readiness(ENGINEER, _claiming(before, raised), journey, TODAY, RULE).skills.held
        raised |= {one.skill.slug: max(one.after, raised.get(one.skill.slug, 0)) for one in step.raised}
        after = readiness(ENGINEER, _claiming(before, raised), journey, TODAY, RULE)
        assert step.part is Part.REQUIREMENT or after.skills.held - held == step.gain
        assert (step.gain > 0) is (step.sort is not ChangeSort.ENTER)
    assert len({one.milestone for one in found if one.milestone}) == sum(one.milestone is not None for one in found)


def _claiming(profile: Profile, levels: dict[str, int]) -> Profile:
    return replace(profile, claims={slug: Claim(level) for slug, level in levels.items()})
