"""What is left to study: sums by hand, and what holds for all."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.domain.catalogue import Catalogue, Milestone
from roadmap.domain.forecast import Hours
from roadmap.domain.journey import Journey, MilestoneState, Status
from roadmap.domain.remaining import hours_left, hours_of, remaining
from tests.roadmap.domain.values import catalogue, milestone, route, specialisation

DONE, STARTED, ASIDE = (MilestoneState(status) for status in (Status.DONE, Status.STARTED, Status.SET_ASIDE))


def hours(one: Milestone, about: int, least: int | None = None, most: int | None = None) -> Milestone:
    """The milestone with these hours."""
    return replace(one, hours=about, hours_min=least, hours_max=most)


BASICS = hours(milestone("basics", 0), 10, 8, 15)
SQL = hours(milestone("sql", 1), 5)
GROUP = hours(milestone("group", 2), 4, 2, 6)
PROJECT = hours(milestone("project", 3, needs=["basics"]), 20, 15, 30)
VISION = hours(milestone("vision", 4, field="vision"), 40, 30, 50)
POST = hours(milestone("post", 5, needs=["project", "sql"]), 7, 5, 9)
LATER = hours(milestone("later", 6, needs=["post"]), 100, 90, 120)
DIRECT = route("direct", {"basics": True, "sql": False, "group": False, "project": True, "vision": True, "post": True})
CONTENT = catalogue(BASICS, SQL, GROUP, PROJECT, VISION, POST, LATER, routes=[DIRECT])


def having(**states: MilestoneState) -> Journey:
    """A journey through that content in which these milestones are in these states."""
    return Journey(CONTENT, {CONTENT.milestone_by_slug[slug].id: state for slug, state in states.items()})


@pytest.mark.parametrize(
    ("states", "until", "with_optional", "expected"),
    [
        # basics 8-15, project 15-30, post 5-9; sql and group are optional, vision is for those who chose it.
        ({}, None, False, Hours(28, 54)),
        # ... and sql 5, group 2-6.
        ({}, None, True, Hours(35, 65)),
        # basics and project; nothing after it.
        ({}, ["project"], False, Hours(23, 45)),
        # The post needs sql too, whatever the route says of it.
        ({}, ["post"], False, Hours(33, 59)),
        # Off the route, and all that it needs: 33-59 and 90-120.
        ({}, ["later"], False, Hours(123, 179)),
        ({"basics": DONE}, ["post"], False, Hours(25, 44)),
        ({"basics": ASIDE}, ["post"], False, Hours(25, 44)),
        ({"basics": STARTED}, ["post"], False, Hours(33, 59)),
        # What is done takes nothing, and neither does what leads to it alone, such as sql.
        ({"project": DONE}, ["project"], False, Hours(0, 0)),
        ({"post": DONE}, ["post"], False, Hours(0, 0)),
        ({"post": DONE}, ["later"], False, Hours(113, 165)),
        ({}, ["nowhere"], False, Hours(0, 0)),
        ({}, [], False, Hours(0, 0)),
    ],
)
def test_hours_left(
    states: dict[str, MilestoneState], until: list[str] | None, with_optional: bool, expected: Hours
) -> None:
    assert hours_left(having(**states), until, with_optional=with_optional) == expected


def test_specialisation_counts_for_those_who_chose_it() -> None:
    journey = replace(having(), specialisation=specialisation("vision"))

    assert [one.slug for one in remaining(journey)] == ["basics", "project", "vision", "post"]


def test_goal_is_found_by_the_slug_that_it_had_before() -> None:
    renamed = replace(CONTENT, former={("milestone", "old-project"): "project"})

    assert [one.slug for one in remaining(Journey(renamed), ["old-project"])] == ["basics", "project"]


def test_one_number_stands_for_both_ends() -> None:
    assert hours_of([SQL]) == Hours(5, 5)
    assert hours_of([hours(SQL, 5, least=8)]) == Hours(8, 8)
    assert hours_of([]) == Hours(0, 0)


def test_nothing_is_left_without_content() -> None:
    assert remaining(Journey(Catalogue())) == ()


@given(st.sets(st.sampled_from([one.slug for one in CONTENT.milestones])), st.booleans(), st.sampled_from(["post", ""]))
def test_doing_something_never_adds_to_what_is_left(done: set[str], optional: bool, until: str) -> None:
    goal = [until] if until else None
    before = remaining(having(), goal, with_optional=optional)

    after = remaining(having(**dict.fromkeys(done, DONE)), goal, with_optional=optional)

    assert set(after) <= set(before)
    assert not {one.slug for one in after} & done
