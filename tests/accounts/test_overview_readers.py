"""What all learners do, counted: weeks, milestones, silence; in a fixed number of queries."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import override_settings

from accounts.models import ProgressStatus, TermSuggestion, User
from accounts.readers.overview import Period, Steps, Stop, active_learners, sign_ups, steps, stops, suggested_terms
from roadmap.models import Milestone, State
from tests import factories
from tests.conftest import Queries

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 25)
# 2 to 8, 9 to 15 and 16 to 22 March.
PERIOD = Period.before(TODAY, 3)
FIRST = datetime(2026, 3, 2, tzinfo=UTC)
BEFORE, LAST, AFTER = FIRST - timedelta(seconds=1), datetime(2026, 3, 22, 23, 59, 59, tzinfo=UTC), PERIOD.end
DAY = timedelta(days=1)

Reader = Callable[[Period], Any]


def started(when: datetime, **fields: Any) -> None:
    factories.ProgressFactory.create(status=ProgressStatus.STARTED, started_at=when, **fields)


def done(when: datetime, start: datetime | None = None, **fields: Any) -> None:
    factories.ProgressFactory.create(status=ProgressStatus.DONE, started_at=start, completed_at=when, **fields)


def set_aside(when: datetime, **fields: Any) -> None:
    factories.ProgressFactory.create(status=ProgressStatus.SET_ASIDE, set_aside_at=when, **fields)


def curator() -> User:
    return factories.UserFactory.create(is_staff=True)


def milestone(title: str, **fields: Any) -> Milestone:
    return factories.MilestoneFactory.create(title=title, **{"stage__title": f"Stage of {title}"} | fields)


def everything() -> None:
    """A learner whom every query finds."""
    learner = factories.UserFactory.create(date_joined=FIRST)
    started(FIRST - 14 * DAY, learner=learner)
    done(FIRST, FIRST - DAY, learner=learner)
    set_aside(FIRST + DAY)


def test_sign_ups_are_counted_in_their_week_and_the_staff_is_not() -> None:
    for joined in (BEFORE, FIRST, FIRST + 7 * DAY - timedelta(microseconds=1), FIRST + 7 * DAY, LAST, LAST, AFTER):
        factories.UserFactory.create(date_joined=joined)
    factories.UserFactory.create(date_joined=FIRST, is_staff=True)

    assert sign_ups(PERIOD) == [2, 1, 2]


@pytest.mark.parametrize("number", [1, 2, 4, 7, 12, 26, 52])
def test_every_week_is_found_by_halves(number: int) -> None:
    period = Period.before(TODAY, number)
    for place, week in enumerate(period.weeks):
        joined = datetime(week.year, week.month, week.day, 12, tzinfo=UTC)
        factories.UserFactory.create_batch(1 + place % 3, date_joined=joined)

    assert sign_ups(period) == [1 + place % 3 for place in range(number)]


@override_settings(TIME_ZONE="Europe/Berlin")
def test_weeks_begin_at_midnight_where_the_instance_is_also_when_clocks_change() -> None:
    period = Period.before(date(2026, 4, 8), 2)
    for joined in ("2026-03-29T21:59+00:00", "2026-03-29T22:00+00:00", "2026-03-22T23:00+00:00"):
        factories.UserFactory.create(date_joined=datetime.fromisoformat(joined))

    # Monday, 23 March, began at 23:00 in UTC and Monday, 30 March, at 22:00.
    assert sign_ups(period) == [2, 1]


def test_learner_is_active_once_in_each_week_with_a_change_of_any_kind() -> None:
    ada, grace = factories.UserFactory.create_batch(2)
    started(FIRST, learner=ada)
    done(FIRST + DAY, FIRST, learner=ada)
    done(LAST, FIRST + 8 * DAY, learner=ada)
    set_aside(FIRST + 2 * DAY, learner=grace)
    set_aside(AFTER, learner=grace)
    factories.ProgressFactory.create(learner=grace)
    started(FIRST, learner=curator())

    assert active_learners(PERIOD) == [2, 1, 1]


def test_steps_are_those_of_the_period_on_each_milestone_in_order() -> None:
    second = milestone("Second", stage__order=2)
    first = milestone("First", stage__order=1)
    for when in (BEFORE, FIRST, LAST, AFTER):
        started(when, milestone=first)
    done(LAST, FIRST, milestone=first)
    done(LAST, LAST - DAY / 2, milestone=first)
    done(LAST, BEFORE - 400 * DAY, milestone=first)
    done(FIRST, milestone=first)
    set_aside(LAST, completed_at=FIRST, started_at=BEFORE, milestone=second)
    started(FIRST, learner=curator(), milestone=second)

    assert steps(PERIOD) == [
        Steps("Stage of First", "First", is_archived=False, people=(4, 4, 0), people_by_days={20: 1, 0: 1, 421: 1}),
        Steps("Stage of Second", "Second", is_archived=False, people=(0, 1, 1), people_by_days={0: 1}),
    ]


def test_steps_tell_of_archived_milestones_and_not_of_drafts() -> None:
    for state in State:
        milestone(state.value, state=state, stage__order=1)

    told = [(one.milestone, one.is_archived) for one in steps(PERIOD)]

    assert told == [("published", False), ("archived", True)]


def test_learner_stops_where_the_last_change_was_28_days_before() -> None:
    early, late, other = milestone("Early"), milestone("Late"), milestone("Other")
    silent = FIRST - 28 * DAY
    for last in (silent, silent + 21 * DAY - timedelta(seconds=1)):
        learner = factories.UserFactory.create()
        started(silent - 90 * DAY, learner=learner, milestone=early)
        done(last, silent - 80 * DAY, learner=learner, milestone=late)
    set_aside(silent, milestone=other)
    # Silent for longer than the period, or not for so long yet; came back, this very week; on the staff.
    started(silent - timedelta(seconds=1), milestone=early)
    started(silent + 21 * DAY, milestone=early)
    learner = factories.UserFactory.create()
    started(silent, learner=learner, milestone=early)
    started(AFTER, learner=learner, milestone=other)
    started(silent, learner=curator(), milestone=early)

    assert stops(PERIOD) == [Stop("Stage of Late", "Late", 2), Stop("Stage of Other", "Other", 1)]


def test_of_two_changes_at_once_the_one_recorded_later_is_the_last() -> None:
    silent, learner = FIRST - 28 * DAY, factories.UserFactory.create()
    started(silent, learner=learner, milestone=milestone("One"))
    started(silent, learner=learner, milestone=milestone("Two"))

    assert stops(PERIOD) == [Stop("Stage of Two", "Two", 1)]


@pytest.mark.parametrize(
    ("reader", "cost"), [(sign_ups, 1), (active_learners, 1), (steps, 3), (stops, 1), (suggested_terms, 1)]
)
def test_reader_costs_the_same_for_one_learner_and_for_three(queries: Queries, reader: Reader, cost: int) -> None:
    everything()

    with queries(cost):
        reader(PERIOD)
    everything()
    everything()
    with queries(cost):
        reader(PERIOD)


def suggested(word: str, people: int, when: datetime = FIRST) -> None:
    for _ in range(people):
        factories.TermSuggestionFactory.create(word=word)
    TermSuggestion.objects.filter(word=word).update(created_at=when)


def test_suggested_terms_are_counted_by_learners_and_the_staff_is_not() -> None:
    suggested("polars", 5)
    factories.TermSuggestionFactory.create(word="polars", learner=curator())
    suggested("jax", 6)
    suggested("few", 4)
    for word, when in (("before", BEFORE), ("after", AFTER)):
        suggested(word, 5, when)

    assert suggested_terms(PERIOD) == [("jax", 6), ("polars", 5)]


def test_suggested_terms_look_the_spellings_up_once_however_many_there_are(queries: Queries) -> None:
    suggested("polars", 5)
    with queries(3):
        suggested_terms(PERIOD)
    suggested("jax", 5)
    suggested("flax", 5)
    with queries(3):
        suggested_terms(PERIOD)
