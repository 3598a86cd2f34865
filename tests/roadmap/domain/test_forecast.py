"""The forecast: sums by hand, and what holds for all."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.domain.forecast import NO_HOURS, Basis, Hours, Job, Pace, forecast, pace

TODAY = date(2026, 3, 2)


def weekly(hours: int) -> Pace | None:
    return pace(hours, ())


@pytest.mark.parametrize(
    ("planned", "logged", "expected"),
    [
        (None, [], None),
        (0, [], None),
        (169, [], None),
        (8, [], Pace(Fraction(480), Basis.PLANNED)),
        (168, [], Pace(Fraction(168 * 60), Basis.PLANNED)),
        (8, [60, 60, 60], Pace(Fraction(480), Basis.PLANNED)),
        (8, [60, 60, 60, 60], Pace(Fraction(60), Basis.MEASURED, 4)),
        (None, [60, 0, 60, 60, 120], Pace(Fraction(60), Basis.MEASURED, 5)),
        (None, [0, 60, 60, 60, 60, 0, 0], Pace(Fraction(48), Basis.MEASURED, 5)),
        (None, [0] * 12 + [600] * 40, None),
        (None, [90] * 60, Pace(Fraction(90), Basis.MEASURED, 12)),
    ],
)
def test_pace_is_measured_once_four_weeks_were_active(
    planned: int | None, logged: list[int], expected: Pace | None
) -> None:
    assert pace(planned, logged) == expected


@pytest.mark.parametrize(
    ("hours", "pace_now", "job", "earliest", "latest"),
    [
        # 8 and 10 weeks.
        (Hours(80, 100), weekly(10), Job(), date(2026, 4, 27), date(2026, 5, 11)),
        (Hours(10, 10), weekly(10), Job(), date(2026, 3, 9), date(2026, 3, 9)),
        # A day that has begun counts.
        (Hours(1, 1), weekly(168), Job(), date(2026, 3, 3), date(2026, 3, 3)),
        (NO_HOURS, weekly(10), Job(), TODAY, TODAY),
        (NO_HOURS, None, Job(), TODAY, TODAY),
        # 12 months are 365.2425 days.
        (NO_HOURS, None, Job(12), date(2027, 3, 3), date(2027, 3, 3)),
        # Side by side: a week of study within the year.
        (Hours(0, 10), weekly(10), Job(12), date(2027, 3, 3), date(2027, 3, 3)),
        # The study takes longer than the month: 8 and 10 weeks.
        (Hours(80, 100), weekly(10), Job(1), date(2026, 4, 27), date(2026, 5, 11)),
        # All study first: 56 or 70 days, and 365.2425 after them.
        (Hours(80, 100), weekly(10), Job(12, Hours(80, 100)), date(2027, 4, 28), date(2027, 5, 12)),
        # 4 or 5 weeks until the job, 12 months on it; the 8 or 10 weeks of study are over before: 393.2425, 400.2425.
        (Hours(80, 100), weekly(10), Job(12, Hours(40, 50)), date(2027, 3, 31), date(2027, 4, 7)),
        # An internship of 3 months (91.31 days) from today ends after the 28 or 35 days of study; 9 months follow.
        (Hours(80, 100), weekly(10), Job(12, Hours(40, 50), 3), date(2027, 3, 3), date(2027, 3, 3)),
        # It gives no more than is asked: 2 months, 60.9 days, and the study takes 56 or 70.
        (Hours(80, 100), weekly(10), Job(2, Hours(40, 50), 6), date(2026, 5, 2), date(2026, 5, 11)),
    ],
)
def test_worked_examples(hours: Hours, pace_now: Pace | None, job: Job, earliest: date, latest: date) -> None:
    coming = forecast(TODAY, hours, pace_now, job)

    assert coming is not None
    assert (coming.earliest, coming.latest) == (earliest, latest)
    assert coming.is_now is (hours == NO_HOURS and not job.months)


def test_without_a_pace_nothing_is_said() -> None:
    assert forecast(TODAY, Hours(1, 2), None) is None
    assert forecast(TODAY, NO_HOURS, None, Job(1, Hours(1, 2))) is None


def test_what_nobody_can_know_is_not_said() -> None:
    assert forecast(TODAY, Hours(10_000, 20_000), weekly(1)) is None


HOURS = st.tuples(st.integers(0, 3_000), st.integers(0, 3_000)).map(lambda pair: Hours(min(pair), max(pair)))


JOBS = st.builds(Job, st.integers(0, 120), HOURS, st.integers(0, 24))


@given(HOURS, st.integers(1, 168), JOBS)
def test_range_is_in_order_and_never_before_today(hours: Hours, weekly_hours: int, job: Job) -> None:
    coming = forecast(TODAY, hours, weekly(weekly_hours), job)

    assert coming is None or TODAY <= coming.earliest <= coming.latest


@given(HOURS, st.integers(1, 167), JOBS)
def test_more_hours_a_week_are_never_later(hours: Hours, weekly_hours: int, job: Job) -> None:
    slower, faster = (forecast(TODAY, hours, weekly(one), job) for one in (weekly_hours, weekly_hours + 1))

    if slower:
        assert faster
        assert faster.earliest <= slower.earliest
        assert faster.latest <= slower.latest


@given(HOURS, st.integers(1, 168), JOBS)
def test_study_shortens_no_month_on_the_job(hours: Hours, weekly_hours: int, job: Job) -> None:
    coming = forecast(TODAY, hours, weekly(weekly_hours), job)

    assert coming is None or coming.earliest >= TODAY + timedelta(days=30 * job.months)


@given(HOURS, st.integers(1, 168), JOBS)
def test_longer_internship_is_never_later(hours: Hours, weekly_hours: int, job: Job) -> None:
    shorter, longer = (
        forecast(TODAY, hours, weekly(weekly_hours), Job(job.months, job.after, months))
        for months in (job.internship, job.internship + 1)
    )

    if shorter:
        assert longer
        assert longer.earliest <= shorter.earliest
        assert longer.latest <= shorter.latest
