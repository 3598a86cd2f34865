"""What is pinned and what is put off, and for how long."""

from datetime import UTC, date, datetime

import pytest

from roadmap.domain.journey import Journey, MilestoneState, PutOff, Status, Waiting
from roadmap.domain.wishes import latest, usual
from tests.roadmap.domain import values

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
TODAY, TOMORROW = date(2026, 3, 2), date(2026, 3, 3)

first, second, third = (values.milestone(slug, place) for place, slug in enumerate(("first", "second", "third")))
late = values.milestone("late", 3, needs=["first"], stage="last-steps")
CATALOGUE = values.catalogue(first, second, third, late)


def slugs(journey: Journey, today: date | None = TODAY) -> list[str]:
    return [step.milestone.slug for step in journey.next_steps(today=today)]


def test_pinned_step_comes_before_one_that_was_started() -> None:
    journey = Journey(
        CATALOGUE,
        {second.id: MilestoneState(Status.STARTED, NOW), third.id: MilestoneState(pinned_at=NOW)},
    )

    assert slugs(journey) == ["third", "second", "first"]


def test_pinned_step_that_is_not_ready_says_what_it_waits_for() -> None:
    journey = Journey(CATALOGUE, {late.id: MilestoneState(pinned_at=NOW)})

    assert slugs(journey) == ["first", "second", "third"]
    assert journey.waiting() == [Waiting(late, (first,))]
    assert journey.waiting(values.stage("first-steps")) == []
    assert slugs(journey.with_state(first, MilestoneState().complete(NOW))) == ["late", "second", "third"]


@pytest.mark.parametrize(
    ("today", "expected"), [(TODAY, ["second", "third"]), (TOMORROW, ["first", "second", "third"])]
)
def test_what_is_put_off_is_back_on_its_day(today: date, expected: list[str]) -> None:
    journey = Journey(CATALOGUE, {first.id: MilestoneState(not_before=TOMORROW)})

    assert slugs(journey, today) == expected
    assert slugs(journey, None) == ["first", "second", "third"]
    assert journey.put_off(today) == ([PutOff(first, TOMORROW)] if today == TODAY else [])


def test_what_is_done_or_set_aside_is_neither_put_off_nor_waiting() -> None:
    wish = MilestoneState(not_before=TOMORROW)
    journey = Journey(
        CATALOGUE,
        {first.id: wish.complete(NOW), second.id: wish.set_aside(NOW), third.id: MilestoneState(pinned_at=NOW)},
    )

    assert (journey.put_off(TODAY), journey.waiting()) == ([], [])
    assert slugs(journey) == ["third", "late"]


@pytest.mark.parametrize(
    ("today", "week", "year"),
    [
        (date(2026, 3, 2), date(2026, 3, 9), date(2027, 3, 2)),
        (date(2028, 2, 29), date(2028, 3, 7), date(2029, 3, 1)),
    ],
)
def test_putting_off_is_for_a_week_and_for_a_year_at_most(today: date, week: date, year: date) -> None:
    assert (usual(today), latest(today)) == (week, year)
