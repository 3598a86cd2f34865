"""Suggested levels: never one that lowers a claim, never one twice, each with its reason."""

from dataclasses import replace

from hypothesis import given, strategies

from roadmap.domain.catalogue import Certification, Choice, SkillLevel
from roadmap.domain.journey import Journey, MilestoneState, Status
from roadmap.domain.suggestions import Given, GivenBy, Suggestion, certified, finished, suggestions
from tests.roadmap.domain import values

SQL, PYTHON = Choice("sql", "SQL"), Choice("python", "Python")
SHOP = Choice("shop", "Shop analysis")

levels = strategies.integers(1, 5)
slugs = strategies.sampled_from("abc")
givens = strategies.builds(
    Given,
    slugs.map(lambda slug: Choice(slug, slug.upper())),
    levels,
    strategies.sampled_from(GivenBy),
    strategies.just(SHOP),
    is_one_of=strategies.booleans(),
)
held = strategies.dictionaries(slugs, levels)


def by_milestone(skill: Choice, level: int, by: Choice = SHOP, *, is_one_of: bool = False) -> Given:
    return Given(skill, level, GivenBy.MILESTONE, by, is_one_of)


def certification(slug: str, *skills: SkillLevel) -> Certification:
    return Certification(
        slug=slug,
        title=slug.upper(),
        issuer="An issuer",
        code="",
        level="",
        availability="retired",
        availability_label="Retired",
        launched_on=None,
        retired_on=None,
        validity_years=None,
        exam_cost_usd=None,
        url="https://example.org/",
        is_confirmed=True,
        note="",
        replaced_by=(),
        skills=skills,
        seen_at=(),
    )


def test_without_anything_given_nothing_is_suggested() -> None:
    assert suggestions([], {"sql": 2}, {}) == []


def test_highest_level_given_is_suggested_with_all_that_reaches_it() -> None:
    other, third = Choice("other", "Other"), Choice("third", "Third")
    lower, first, second = (
        by_milestone(SQL, 2),
        by_milestone(SQL, 3, other),
        by_milestone(SQL, 3, third),
    )

    assert suggestions([lower, first, second], {}, {}) == [Suggestion(SQL, 3, None, (first, second))]


def test_suggestions_stand_in_the_order_in_which_skills_are_given() -> None:
    python, sql = by_milestone(PYTHON, 1), by_milestone(SQL, 3)

    suggested = suggestions([python, sql], {}, {})

    assert [(one.skill, one.level) for one in suggested] == [(PYTHON, 1), (SQL, 3)]


def test_level_claimed_or_above_is_not_suggested() -> None:
    assert suggestions([by_milestone(SQL, 3)], {"sql": 3}, {}) == []
    assert suggestions([by_milestone(SQL, 3)], {"sql": 4}, {}) == []


def test_more_than_is_claimed_is_suggested_and_says_what_is_claimed() -> None:
    reason = by_milestone(SQL, 3)

    assert suggestions([reason], {"sql": 2, "python": 5}, {}) == [Suggestion(SQL, 3, 2, (reason,))]


def test_not_yet_is_kept_until_there_is_a_higher_level() -> None:
    second, third = by_milestone(SQL, 2), by_milestone(SQL, 3)

    assert suggestions([second], {}, {"sql": 2}) == []
    assert suggestions([second], {}, {"sql": 3}) == []
    assert suggestions([second, third], {}, {"sql": 2}) == [Suggestion(SQL, 3, None, (third,))]


@given(strategies.lists(givens), held, held)
def test_suggestion_is_above_what_is_claimed_and_put_off_and_rests_on_its_reasons(
    given: list[Given], claimed: dict[str, int], not_yet: dict[str, int]
) -> None:
    for one in suggestions(given, claimed, not_yet):
        assert one.level > max(claimed.get(one.skill.slug, 0), not_yet.get(one.skill.slug, 0))
        assert one.held == claimed.get(one.skill.slug)
        assert one.reasons
        assert {(reason.skill, reason.level) for reason in one.reasons} == {(one.skill, one.level)}
        assert set(one.reasons) <= set(given)


@given(strategies.lists(givens), held, held)
def test_each_skill_is_suggested_once_and_no_more_after_it_was_accepted_or_put_off(
    given: list[Given], claimed: dict[str, int], not_yet: dict[str, int]
) -> None:
    suggested = {one.skill.slug: one.level for one in suggestions(given, claimed, not_yet)}

    assert len(suggested) == len(suggestions(given, claimed, not_yet))
    assert suggestions(given, claimed | suggested, not_yet) == []
    assert suggestions(given, claimed, not_yet | suggested) == []


def test_finished_milestones_give_their_skills_and_others_do_not() -> None:
    gives = [SkillLevel(SQL, 2), SkillLevel(PYTHON, 3, any_of="language")]
    done, started, aside, untouched = (
        values.milestone(slug, position, skills=gives)
        for position, slug in enumerate(["done", "started", "aside", "untouched"])
    )
    archived = values.milestone("archived", 9, skills=gives[:1], is_archived=True)
    journey = Journey(
        values.catalogue(untouched, aside, started, done, archived=[archived]),
        {
            done.id: MilestoneState(Status.DONE),
            started.id: MilestoneState(Status.STARTED),
            aside.id: MilestoneState(Status.SET_ASIDE),
            archived.id: MilestoneState(Status.DONE),
        },
    )

    assert finished(journey) == [
        by_milestone(SQL, 2, Choice("done", "Done")),
        by_milestone(PYTHON, 3, Choice("done", "Done"), is_one_of=True),
        by_milestone(SQL, 2, Choice("archived", "Archived")),
    ]
    assert finished(replace(journey, states={})) == []


def test_certificates_give_their_skills_though_they_are_retired() -> None:
    first, second = certification("first", SkillLevel(SQL, 3)), certification("second")

    assert certified([first, second]) == [Given(SQL, 3, GivenBy.CERTIFICATE, Choice("first", "FIRST"))]
