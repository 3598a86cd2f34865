"""Readiness: the articles' own cases with their sums, and what holds for everybody."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.domain.catalogue import Catalogue, Choice, Degree, ExperienceRequirement, Rule
from roadmap.domain.journey import Journey, MilestoneState, Status
from roadmap.domain.profile import Profile
from roadmap.domain.readiness import (
    Advice,
    Fact,
    Part,
    Readiness,
    ReadinessRule,
    readiness,
    readiness_rule,
)
from roadmap.domain.requirement import Background, Verdict
from roadmap.domain.skillset import Claim
from tests.roadmap.domain import values
from tests.roadmap.domain.test_catalogue import a_role
from tests.roadmap.domain.test_requirement import BACKGROUNDS, DATA, OTHER, SOFTWARE, TODAY, having, work
from tests.roadmap.domain.test_skillset import asked

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
DONE = MilestoneState(Status.DONE, completed_at=NOW)


def a_rule(slug: str, amount: int, unit: str = "percent") -> Rule:
    return Rule(slug, slug.capitalize(), amount, unit, "Because.")


RULE = ReadinessRule(a_rule("apply-now-skills", 90), a_rule("be-ready-skills", 60), a_rule("be-ready-months", 12))
MILESTONES = tuple(values.milestone(slug, place) for place, slug in enumerate(("data", "model", "service")))
CATALOGUE = values.catalogue(*MILESTONES)
ASKS = tuple(
    ExperienceRequirement(degree, degree.value, months, None)
    for degree, months in {Degree.BACHELOR: 60, Degree.MASTER: 24, Degree.PHD: 0}.items()
)
# 10 levels are asked: 4 and 3, and 3 for either of two clouds.
ENGINEER = replace(
    a_role("engineer", asked("python", 4), asked("sql", 3), asked("aws", 3, "cloud"), asked("gcp", 2, "cloud")),
    experience=ASKS,
    key_milestones=tuple(Choice(one.slug, one.title) for one in MILESTONES),
)
ANALYST = replace(
    a_role("analyst", asked("sql", 2), asked("charts", 2)),
    experience=tuple(replace(row, months=0) for row in ASKS),
)
ALL = {"python": 4, "sql": 3, "aws": 3}
MOST = {"python": 4, "sql": 3}
FEW = {"python": 4}


def of(
    background: Background,
    levels: Mapping[str, int],
    states: Mapping[str, Status] | None = None,
    role: str = "engineer",
) -> Readiness:
    claims = {slug: Claim(level) for slug, level in levels.items()}
    at = {slug: MilestoneState(status) for slug, status in (states or {}).items()}
    journey = Journey(CATALOGUE, {one.id: at[one.slug] for one in MILESTONES if one.slug in at})
    shown = ENGINEER if role == "engineer" else ANALYST
    return readiness(shown, Profile(background, claims), journey, TODAY, RULE)


@pytest.mark.parametrize(
    ("background", "levels", "verdict", "missing", "advice"),
    [
        # Article 000: five years with a Bachelor, two with a Master, none with a PhD.
        (having(Degree.BACHELOR, work(60)), ALL, Verdict.MET, 0, Advice.APPLY_NOW),
        (having(Degree.MASTER, work(24)), ALL, Verdict.MET, 0, Advice.APPLY_NOW),
        (having(Degree.PHD), ALL, Verdict.MET, 0, Advice.APPLY_NOW),
        # 60 - 24 = 36 months are missing, and 36 > 12.
        (having(Degree.BACHELOR, work(24)), ALL, Verdict.SHORT, 36, Advice.BUILD_FIRST),
        # 60 - 48 = 12, and 12 is still within the rule; 13 is not.
        (having(Degree.BACHELOR, work(48)), ALL, Verdict.SHORT, 12, Advice.BE_READY),
        (having(Degree.BACHELOR, work(47)), ALL, Verdict.SHORT, 13, Advice.BUILD_FIRST),
        # Three years of data work count; 60 - 36 = 24.
        (having(Degree.BACHELOR, work(36, DATA)), ALL, Verdict.SHORT, 24, Advice.BUILD_FIRST),
        (having(Degree.MASTER, work(36, DATA)), ALL, Verdict.MET, 0, Advice.APPLY_NOW),
        # A programmer of 17 years who came from another field, with and without a degree.
        (having(Degree.BACHELOR, work(204, SOFTWARE)), ALL, Verdict.MET, 0, Advice.APPLY_NOW),
        (having(Degree.BACHELOR, work(204, SOFTWARE)), FEW, Verdict.MET, 0, Advice.BUILD_FIRST),
        (having(None, work(204, SOFTWARE)), ALL, Verdict.NOT_STATED, 0, Advice.BE_READY),
        (having(None, work(204, OTHER)), ALL, Verdict.NOT_STATED, 60, Advice.BUILD_FIRST),
        (having(None, work(50)), ALL, Verdict.NOT_STATED, 10, Advice.BE_READY),
        (having(None), ALL, Verdict.NOT_STATED, None, Advice.UNKNOWN),
        # Skills: 7 of 10 is 70 %, 4 of 10 is 40 %, 9 of 10 is just enough.
        (having(Degree.PHD), MOST, Verdict.MET, 0, Advice.BE_READY),
        (having(Degree.PHD), FEW, Verdict.MET, 0, Advice.BUILD_FIRST),
        (having(Degree.PHD), {**MOST, "aws": 2}, Verdict.MET, 0, Advice.APPLY_NOW),
        (having(Degree.PHD), {**MOST, "gcp": 1}, Verdict.MET, 0, Advice.BE_READY),
        (having(Degree.PHD), {**MOST, "gcp": 2}, Verdict.MET, 0, Advice.APPLY_NOW),
        (having(Degree.PHD), {"python": 4, "sql": 2}, Verdict.MET, 0, Advice.BE_READY),
        # As long as something is unknown, nothing is advised.
        (having(Degree.PHD), {}, Verdict.MET, 0, Advice.UNKNOWN),
        (having(Degree.MASTER), ALL, Verdict.UNKNOWN, None, Advice.UNKNOWN),
        (Background(), ALL, Verdict.UNKNOWN, None, Advice.UNKNOWN),
        (Background(), FEW, Verdict.UNKNOWN, None, Advice.UNKNOWN),
        (having(Degree.BACHELOR, work(24)), {}, Verdict.SHORT, 36, Advice.UNKNOWN),
        (having(Degree.BACHELOR, work(60)), {}, Verdict.MET, 0, Advice.UNKNOWN),
        (having(Degree.MASTER, stated=24), ALL, Verdict.MET, 0, Advice.APPLY_NOW),
    ],
)
def test_worked_examples(
    background: Background, levels: dict[str, int], verdict: Verdict, missing: int | None, advice: Advice
) -> None:
    judged = of(background, levels)

    assert (judged.requirement.verdict, judged.missing_months, judged.advice) == (verdict, missing, advice)


def test_analyst_is_where_a_graduate_may_begin() -> None:
    judged = of(having(Degree.BACHELOR), {"sql": 2, "charts": 2}, role="analyst")

    assert (judged.requirement.verdict, judged.advice) == (Verdict.MET, Advice.APPLY_NOW)


def test_empty_profile_gives_unknown_everywhere_and_says_what_to_enter() -> None:
    judged = readiness(ENGINEER, Profile(), Journey(CATALOGUE), TODAY, RULE)

    assert judged.parts == {Part.REQUIREMENT: Advice.UNKNOWN, Part.SKILLS: Advice.UNKNOWN}
    assert (judged.advice, judged.missing_months, judged.skills.share) == (Advice.UNKNOWN, None, None)
    assert judged.milestones.is_known is False
    assert judged.to_enter == (Fact.EDUCATION, Fact.WORK, Fact.SKILLS)


@pytest.mark.parametrize(
    ("background", "levels", "facts"),
    [
        (having(Degree.PHD), ALL, ()),
        (having(Degree.PHD), {}, (Fact.SKILLS,)),
        (having(Degree.MASTER), ALL, (Fact.WORK,)),
        (having(None), ALL, (Fact.WORK,)),
        (Background(stated_months=24), ALL, (Fact.EDUCATION,)),
    ],
)
def test_only_what_is_unknown_and_matters_is_to_be_entered(
    background: Background, levels: dict[str, int], facts: tuple[Fact, ...]
) -> None:
    assert of(background, levels).to_enter == facts


def test_parts_that_hold_the_advice_are_named_and_nothing_holds_who_may_apply() -> None:
    assert of(having(Degree.BACHELOR, work(48)), ALL).holding == (Part.REQUIREMENT,)
    assert of(having(Degree.PHD), MOST).holding == (Part.SKILLS,)
    assert of(having(Degree.BACHELOR, work(48)), MOST).holding == (Part.REQUIREMENT, Part.SKILLS)
    assert of(having(Degree.PHD), ALL).holding == ()


def test_role_that_asks_for_nothing_advises_nothing() -> None:
    judged = readiness(a_role("artist"), Profile(having(Degree.PHD)), Journey(CATALOGUE), TODAY, RULE)

    assert (judged.parts, judged.advice, judged.to_enter) == ({}, Advice.UNKNOWN, ())


def test_role_without_a_word_on_degrees_goes_by_skills_alone() -> None:
    role = replace(ENGINEER, experience=())

    judged = readiness(role, Profile(claims={"python": Claim(4)}), Journey(CATALOGUE), TODAY, RULE)

    assert judged.parts == {Part.SKILLS: Advice.BUILD_FIRST}


def test_without_its_numbers_nothing_is_advised() -> None:
    judged = replace(of(having(Degree.PHD), ALL), rule=None)

    assert (judged.advice, judged.requirement.verdict) == (Advice.UNKNOWN, Verdict.MET)


def test_numbers_of_the_advice_come_from_the_content() -> None:
    assert readiness_rule(Catalogue(rules=RULE.rules)) == RULE
    assert readiness_rule(Catalogue(rules=RULE.rules[:2])) is None


def test_key_milestones_that_were_set_aside_are_on_neither_side() -> None:
    milestones = of(having(Degree.PHD), ALL, {"data": Status.DONE, "model": Status.SET_ASIDE}).milestones

    assert (milestones.done, milestones.total, milestones.set_aside) == (1, 2, 1)


def test_key_milestones_that_are_not_published_are_not_there() -> None:
    role = replace(ENGINEER, key_milestones=(Choice("gone", "Gone"),))

    assert readiness(role, Profile(), Journey(CATALOGUE), TODAY, RULE).milestones.states == ()


STANDING = {Advice.UNKNOWN: 0, Advice.BUILD_FIRST: 1, Advice.BE_READY: 2, Advice.APPLY_NOW: 3}
VERDICTS = {Verdict.UNKNOWN: 0, Verdict.SHORT: 1, Verdict.NOT_STATED: 2, Verdict.MET: 3}
STATES = st.dictionaries(st.sampled_from([one.slug for one in MILESTONES]), st.sampled_from(Status))
LEVELS = st.dictionaries(st.sampled_from(["python", "sql", "aws", "gcp", "chess"]), st.integers(1, 5))


def standing(judged: Readiness) -> tuple[int, ...]:
    """Part by part, more is better, and what is unknown is least."""
    missing = judged.missing_months
    return (
        VERDICTS[judged.requirement.verdict],
        -10_000 if missing is None else -missing,
        judged.skills.held,
        judged.milestones.done,
        STANDING[judged.advice],
    )


def is_no_worse(after: Readiness, before: Readiness) -> bool:
    return all(new >= old for new, old in zip(standing(after), standing(before), strict=True))


@given(BACKGROUNDS, LEVELS, STATES)
def test_share_is_within_bounds_and_unknown_is_not_none_of_it(
    background: Background, levels: dict[str, int], states: dict[str, Status]
) -> None:
    judged = of(background, levels, states)

    assert judged.skills.share is None or 0 < judged.skills.share <= 1
    assert judged.milestones.done <= judged.milestones.total <= len(judged.milestones.states)
    assert (judged.advice is Advice.UNKNOWN) is bool(judged.to_enter)
    assert set(judged.holding) <= set(judged.parts)


@given(BACKGROUNDS, LEVELS, STATES, st.sampled_from(["python", "sql", "aws", "gcp"]))
def test_raising_a_level_lowers_nothing(
    background: Background, levels: dict[str, int], states: dict[str, Status], slug: str
) -> None:
    raised = {**levels, slug: min(5, levels.get(slug, 0) + 1)}

    assert is_no_worse(of(background, raised, states), of(background, levels, states))


@given(BACKGROUNDS, LEVELS, STATES, st.sampled_from([one.slug for one in MILESTONES]))
def test_finishing_a_milestone_lowers_nothing(
    background: Background, levels: dict[str, int], states: dict[str, Status], slug: str
) -> None:
    after = of(background, levels, {**states, slug: Status.DONE})

    assert is_no_worse(after, of(background, levels, states))


@given(BACKGROUNDS, LEVELS, st.integers(1, 200), st.integers(1, 100))
def test_more_experience_lowers_nothing(
    background: Background, levels: dict[str, int], months: int, share: int
) -> None:
    # Months that were only stated stand in for jobs that are not recorded yet: the first job replaces them.
    before = replace(background, stated_months=None)
    after = replace(before, periods=(*before.periods, work(months, share=share)))

    assert is_no_worse(of(after, levels), of(before, levels))


@given(BACKGROUNDS, LEVELS, STATES)
def test_a_degree_that_somebody_finishes_lowers_no_advice(
    background: Background, levels: dict[str, int], states: dict[str, Status]
) -> None:
    known = replace(background, degree=None, is_degree_known=True)
    ranks = [STANDING[of(replace(known, degree=degree), levels, states).advice] for degree in (None, *Degree)]

    assert ranks == sorted(ranks)


@given(BACKGROUNDS, LEVELS, st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_any_day_and_any_person_is_answered(background: Background, levels: dict[str, int], today: date) -> None:
    profile = Profile(background, {slug: Claim(level) for slug, level in levels.items()})

    judged = readiness(ENGINEER, profile, Journey(CATALOGUE), today, RULE)

    assert judged.advice in STANDING


def test_who_holds_all_of_it_has_nothing_to_build_whatever_the_rule_counts() -> None:
    rule = replace(RULE, apply_now=a_rule("apply-now-skills", 150, "number"))
    profile = Profile(having(Degree.PHD), {slug: Claim(level) for slug, level in ALL.items()})

    judged = readiness(ENGINEER, profile, Journey(CATALOGUE), TODAY, rule)

    assert (judged.advice, judged.skills.missing) == (Advice.APPLY_NOW, ())
