"""A journey counts what counts, and says what to do next and why."""

from datetime import UTC, datetime

import pytest

from roadmap.domain.catalogue import Catalogue, Milestone, Requirement
from roadmap.domain.journey import (
    Activity,
    Journey,
    MilestoneState,
    NextStep,
    Reason,
    Status,
    Tally,
)
from tests.roadmap.domain import values

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
TUESDAY = datetime(2026, 3, 3, 9, tzinfo=UTC)

STARTED = MilestoneState(Status.STARTED, started_at=MONDAY)
DONE = MilestoneState(Status.DONE, completed_at=MONDAY)
SET_ASIDE = MilestoneState(Status.SET_ASIDE, set_aside_at=MONDAY)


def steps(journey: Journey) -> list[tuple[str, Reason]]:
    return [(step.milestone.slug, step.reason) for step in journey.next_steps()]


def one_of_each() -> tuple[Milestone, Milestone, Milestone]:
    return (
        values.milestone("train", 0),
        values.milestone("blog", 1),
        values.milestone("masks", 2, field="vision"),
    )


def test_a_milestone_nobody_touched_is_not_started() -> None:
    milestone = values.milestone("train")
    journey = Journey(values.catalogue(milestone))

    assert journey.state(milestone) == MilestoneState()
    assert journey.status(milestone) is Status.NOT_STARTED
    assert journey.has_started is False


@pytest.mark.parametrize(("state", "touched"), [(STARTED, True), (DONE, True), (SET_ASIDE, True), (None, False)])
def test_has_started_means_that_some_milestone_was_touched(state: MilestoneState | None, *, touched: bool) -> None:
    milestone = values.milestone("train")
    journey = Journey(values.catalogue(milestone), {milestone.id: state or MilestoneState(note="thought about it")})

    assert journey.has_started is touched


def test_requirement_follows_route_and_specialisation() -> None:
    train, blog, masks = one_of_each()
    route = values.route(steps={"train": True, "blog": False, "masks": True})
    journey = Journey(values.catalogue(train, blog, masks), route=route)

    without = [journey.requirement(one) for one in (train, blog, masks)]
    along = journey.along(None, values.specialisation("vision"))

    assert without == [Requirement.REQUIRED, Requirement.OPTIONAL, Requirement.OFF]
    assert along.requirement(masks) is Requirement.REQUIRED
    assert along.route == route


def test_requirement_without_any_route_is_required_for_everything_of_ones_own() -> None:
    train, blog, masks = one_of_each()
    journey = Journey(values.catalogue(train, blog, masks))

    asked = [journey.requirement(one) for one in (train, blog, masks)]

    assert asked == [Requirement.REQUIRED, Requirement.REQUIRED, Requirement.OFF]
    assert journey.chosen_route is None


def test_the_first_route_holds_until_another_is_chosen() -> None:
    train = values.milestone("train")
    first, second = values.route("direct", {"train": True}), values.route("analyst-first", {"train": False})
    journey = Journey(values.catalogue(train, routes=[first, second]))

    switched = journey.along(second, None)

    assert (journey.chosen_route, journey.requirement(train)) == (first, Requirement.REQUIRED)
    assert (switched.chosen_route, switched.requirement(train)) == (second, Requirement.OPTIONAL)


def test_an_archived_milestone_is_asked_by_nobody() -> None:
    gone = values.milestone("gone", is_archived=True)
    journey = Journey(Catalogue(archived=(gone,)), {gone.id: DONE}, route=values.route(steps={"gone": True}))

    assert journey.requirement(gone) is Requirement.OFF
    assert journey.tally() == Tally()


def test_reachable_is_what_is_published_or_archived_with_progress() -> None:
    train, kept, gone = values.milestone("train", 0), values.milestone("kept", 1), values.milestone("gone", 2)
    journey = Journey(values.catalogue(train, archived=[kept, gone]), {kept.id: DONE})

    assert [journey.reachable(slug) for slug in ("train", "kept", "gone", "unknown")] == [train, kept, None, None]


def test_tally_counts_optional_apart_and_set_aside_nowhere() -> None:
    slugs = ("a", "b", "c", "d", "e", "f")
    milestones = [values.milestone(slug, place) for place, slug in enumerate(slugs)]
    route = values.route(steps={"a": True, "b": True, "c": True, "d": False, "e": False})
    states = [DONE, STARTED, SET_ASIDE, DONE, SET_ASIDE, DONE]
    journey = Journey(
        values.catalogue(*milestones), {one.id: state for one, state in zip(milestones, states, strict=True)}, route
    )

    tally = journey.tally()

    assert tally == Tally(done=1, total=2, optional_done=1, optional_total=1, set_aside=2)


def test_tally_of_a_stage_holds_its_own_milestones_only() -> None:
    first, second = values.milestone("train", 0), values.milestone("lead", 1, stage="last-steps")
    journey = Journey(values.catalogue(first, second), {second.id: DONE})

    assert journey.tally(values.stage("first-steps")) == Tally(done=0, total=1)
    assert journey.tally(values.stage("last-steps")) == Tally(done=1, total=1)


def test_tally_of_an_empty_stage_is_0_of_0_and_not_complete() -> None:
    journey = Journey(Catalogue(stages=(values.stage("empty"),)))

    tally = journey.tally(values.stage("empty"))

    assert (tally, tally.is_complete) == (Tally(), False)


@pytest.mark.parametrize(
    ("tally", "is_complete"),
    [
        (Tally(done=0, total=3), False),
        (Tally(done=199, total=200), False),
        (Tally(done=3, total=3), True),
        (Tally(done=0, total=0, set_aside=2), False),
    ],
)
def test_complete_means_that_something_counts_and_all_of_it_is_done(tally: Tally, *, is_complete: bool) -> None:
    assert tally.is_complete is is_complete


def test_tallies_add_up_side_by_side() -> None:
    assert Tally(1, 2, 3, 4, 5) + Tally(10, 20, 30, 40, 50) == Tally(11, 22, 33, 44, 55)


@pytest.mark.parametrize(("state", "ready"), [(None, False), (STARTED, False), (DONE, True), (SET_ASIDE, True)])
def test_ready_means_that_every_prerequisite_is_done_or_set_aside(state: MilestoneState | None, *, ready: bool) -> None:
    python, maths = values.milestone("python", 0), values.milestone("maths", 1)
    train = values.milestone("train", 2, needs=["python", "maths"])
    states = {maths.id: DONE} | ({python.id: state} if state else {})

    assert Journey(values.catalogue(python, maths, train), states).is_ready(train) is ready


def test_next_steps_come_started_first_then_required_then_by_what_they_unlock_then_in_order() -> None:
    milestones = [
        values.milestone("optional", 0),
        values.milestone("early", 1),
        values.milestone("opener", 2),
        values.milestone("waiting", 3, needs=["opener"]),
        values.milestone("late", 4),
        values.milestone("begun", 5),
        values.milestone("done", 6),
        values.milestone("aside", 7),
        values.milestone("off", 8),
    ]
    *_, begun, done, aside, _off = milestones
    on_route = {one.slug: one.slug != "optional" for one in milestones[:-1]}
    states = {begun.id: STARTED, done.id: DONE, aside.id: SET_ASIDE}

    journey = Journey(values.catalogue(*milestones), states, values.route(steps=on_route))

    assert steps(journey) == [
        ("begun", Reason.STARTED),
        ("opener", Reason.UNLOCKS),
        ("early", Reason.REQUIRED),
        ("late", Reason.REQUIRED),
        ("optional", Reason.OPTIONAL),
    ]


def test_a_next_step_says_how_many_of_the_required_left_wait_for_it() -> None:
    opener = values.milestone("opener", 0)
    through = values.milestone("through", 1, needs=["opener"])
    last = values.milestone("last", 2, needs=["through"])
    extra = values.milestone("extra", 3, needs=["opener"])
    done = values.milestone("done", 4, needs=["opener"])
    route = values.route(steps={"opener": True, "through": True, "last": True, "extra": False, "done": True})

    journey = Journey(values.catalogue(opener, through, last, extra, done), {done.id: DONE}, route)

    assert journey.next_steps() == [NextStep(opener, Reason.UNLOCKS, Requirement.REQUIRED, unlocks=2, remaining=3)]


def test_next_steps_of_a_stage_are_those_of_its_own_milestones() -> None:
    first, second = values.milestone("train", 0), values.milestone("lead", 1, stage="last-steps")
    journey = Journey(values.catalogue(first, second))

    last = journey.next_steps(values.stage("last-steps"))

    assert [step.milestone for step in last] == [second]


def test_next_steps_of_an_empty_catalogue_are_none() -> None:
    assert Journey(Catalogue()).next_steps() == []


def test_with_state_changes_one_milestone_and_leaves_the_journey_alone() -> None:
    one, two = values.milestone("one", 0), values.milestone("two", 1)
    journey = Journey(values.catalogue(one, two), {two.id: STARTED})

    changed = journey.with_state(one, DONE)

    assert (changed.states, changed.tally()) == ({one.id: DONE, two.id: STARTED}, Tally(done=1, total=2))
    assert (journey.states, journey.tally()) == ({two.id: STARTED}, Tally(done=0, total=2))


def test_activity_is_newest_first_and_knows_archived_but_not_unpublished_milestones() -> None:
    train, gone = values.milestone("train", 0), values.milestone("gone", 1, is_archived=True)
    both = MilestoneState(Status.DONE, started_at=MONDAY, completed_at=TUESDAY)
    journey = Journey(values.catalogue(train, archived=[gone]), {train.id: both, gone.id: SET_ASIDE, 7: DONE})

    latest = journey.activity(8)

    assert latest == [
        Activity(train, Status.DONE, TUESDAY),
        Activity(train, Status.STARTED, MONDAY),
        Activity(gone, Status.SET_ASIDE, MONDAY),
    ]
    assert journey.activity(1) == latest[:1]
