"""Switching the way: what is kept, gained and let go, by hand, and what holds for all journeys."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from roadmap.domain.catalogue import Requirement, Route
from roadmap.domain.forecast import Hours
from roadmap.domain.journey import Journey, MilestoneState, Status
from roadmap.domain.remaining import hours_of
from roadmap.domain.switching import Switch, switch_route, switch_specialisation
from tests.roadmap.domain import values
from tests.roadmap.domain.test_journey_laws import journeys

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
STATES = {
    "started": MilestoneState().start(NOW),
    "done": MilestoneState().complete(NOW),
    "aside": MilestoneState().set_aside(NOW),
}
MILESTONES = [
    values.milestone(slug, place, field="vision" if slug == "see" else "")
    for place, slug in enumerate(("python", "sql", "paper", "dashboard", "model", "see"))
]
DIRECT = values.route("direct", {"python": True, "sql": False, "paper": True, "model": True, "see": True})
ANALYST = replace(
    values.route("analyst-first", {"python": True, "sql": True, "paper": False, "dashboard": True, "model": True}), id=2
)
VISION = values.specialisation("vision")


def journey(**recorded: str) -> Journey:
    """A journey on the direct route, with these states by slug."""
    catalogue = values.catalogue(*MILESTONES, routes=(DIRECT, ANALYST))
    states = {catalogue.milestone_by_slug[slug].id: STATES[state] for slug, state in recorded.items()}
    return Journey(replace(catalogue, specialisations=(VISION,)), states, DIRECT)


def told(switch: Switch) -> dict[str, list[str]]:
    """The lists of a switch that are not empty, by slugs."""
    names = ("kept", "gained_required", "gained_optional", "made_required", "made_optional", "dropped")
    lists = {name: [one.slug for one in getattr(switch, name)] for name in names}
    return {name: slugs for name, slugs in lists.items() if slugs}


def test_route_switch_tells_each_milestone_that_changes() -> None:
    switch = switch_route(journey(python="done", model="started"), ANALYST)

    assert told(switch) == {
        "kept": ["python", "model"],
        "gained_required": ["dashboard"],
        "made_required": ["sql"],
        "made_optional": ["paper"],
    }
    # Direct without python: paper 10 + model 10. Analyst first: sql 10 + dashboard 10 + model 10.
    assert (switch.hours_before, switch.hours_after) == (Hours(20, 20), Hours(30, 30))


def test_way_back_tells_the_same_the_other_way_round() -> None:
    switch = switch_route(journey(python="done", dashboard="done"), ANALYST)

    assert told(Switch(switch.after, switch.before)) == {
        "kept": ["python"],
        "made_required": ["paper"],
        "made_optional": ["sql"],
        "dropped": ["dashboard"],
    }
    # What was done of the dashboard counts at once: sql 10 + model 10 are left.
    assert switch.hours_after == Hours(20, 20)


def test_specialisation_switch_gains_what_the_route_asks_of_it() -> None:
    switch = switch_specialisation(journey(see="started"), VISION)

    assert told(switch) == {"gained_required": ["see"]}
    assert (switch.hours_before, switch.hours_after) == (Hours(30, 30), Hours(40, 40))


def test_leaving_a_specialisation_drops_what_was_done_for_it() -> None:
    switch = switch_specialisation(replace(journey(see="done"), specialisation=VISION), None)

    assert told(switch) == {"dropped": ["see"]}
    assert (switch.hours_before, switch.hours_after) == (Hours(30, 30), Hours(30, 30))


def test_specialisation_that_the_route_does_not_take_changes_nothing_that_counts() -> None:
    switch = switch_specialisation(replace(journey(), route=ANALYST), VISION)

    assert (told(switch), switch.changes_nothing, switch.is_none) == ({}, True, False)


def test_what_is_set_aside_is_not_told_as_kept_and_takes_no_hours() -> None:
    switch = switch_route(journey(python="aside", dashboard="aside"), ANALYST)

    assert "kept" not in told(switch)
    # sql 10 + model 10: the dashboard would be required, but is set aside.
    assert switch.hours_after == Hours(20, 20)


def test_optional_milestones_that_come_new_are_told_apart() -> None:
    with_see = replace(ANALYST, steps={"python": True, "see": False})

    switch = switch_specialisation(replace(journey(), route=with_see), VISION)

    assert told(switch) == {"gained_optional": ["see"]}


def test_switching_to_the_present_way_is_none_even_where_it_was_never_chosen() -> None:
    undecided = replace(journey(), route=None)

    assert (switch_route(undecided, DIRECT).is_none, switch_route(undecided, ANALYST).is_none) == (True, False)
    assert switch_specialisation(undecided, None).is_none


def test_range_of_hours_is_kept_apart_from_least_to_most() -> None:
    wide = [replace(one, hours_min=8, hours_max=14) for one in MILESTONES[:2]]
    catalogue = values.catalogue(*wide, routes=(DIRECT, ANALYST))

    switch = switch_route(Journey(catalogue, {}, DIRECT), ANALYST)

    assert (switch.hours_before, switch.hours_after) == (Hours(8, 14), Hours(16, 28))


@st.composite
def two_routes(draw: st.DrawFn) -> tuple[Journey, Route]:
    """A journey on a route of its catalogue, and another route."""
    start = draw(journeys())
    slugs = [one.slug for one in start.catalogue.milestones]
    other = values.route("other", {slug: draw(st.booleans()) for slug in slugs if draw(st.booleans())})
    own = start.route or values.route("own", {})
    return replace(start, route=own, catalogue=replace(start.catalogue, routes=(own, replace(other, id=2)))), other


@given(two_routes())
def test_switching_there_and_back_is_the_identity(pair: tuple[Journey, Route]) -> None:
    start, other = pair
    assert start.route

    there = switch_route(start, other)
    again = switch_route(there.after, start.route)

    assert again.after == start
    assert again.hours_after == there.hours_before


@given(two_routes(), st.sampled_from([None, values.specialisation("vision"), values.specialisation("language")]))
def test_specialisation_switch_there_and_back_is_the_identity(pair: tuple[Journey, Route], chosen: object) -> None:
    start = pair[0]

    there = switch_specialisation(start, chosen)  # type: ignore[arg-type]

    assert switch_specialisation(there.after, start.specialisation).after == start


@given(two_routes())
def test_switching_loses_nothing_that_was_recorded(pair: tuple[Journey, Route]) -> None:
    switch = switch_route(*pair)

    touched = {
        one.id
        for one in switch.before.catalogue.milestones
        if switch.before.status(one) in {Status.STARTED, Status.DONE}
        and switch.before.requirement(one) is not Requirement.OFF
    }
    assert switch.after.states == switch.before.states
    assert touched <= {one.id for one in (*switch.kept, *switch.dropped)}


@given(two_routes())
def test_every_change_is_told_once(pair: tuple[Journey, Route]) -> None:
    switch = switch_route(*pair)

    changes = [
        *switch.gained_required,
        *switch.gained_optional,
        *switch.made_required,
        *switch.made_optional,
        *switch.dropped,
    ]
    differing = {
        one.id
        for one in switch.before.catalogue.milestones
        if switch.before.requirement(one) is not switch.after.requirement(one)
    }
    assert sorted(one.id for one in changes) == sorted(differing)
    assert switch.changes_nothing is (not differing)


@given(two_routes())
def test_hours_differ_by_what_is_added_and_released(pair: tuple[Journey, Route]) -> None:
    switch = switch_route(*pair)

    for before, added, released, after in zip(
        switch.hours_before,
        hours_of(switch.hours_added),
        hours_of(switch.hours_released),
        switch.hours_after,
        strict=True,
    ):
        assert before + added - released == after
