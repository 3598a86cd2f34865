"""The forecast: sums by hand, and what holds for all."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.domain.forecast import Basis, Hours, Pace, forecast, pace

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
    ("hours", "pace_now", "months", "earliest", "latest"),
    [
        (Hours(80, 100), weekly(10), 0, date(2026, 4, 27), date(2026, 5, 11)),
        (Hours(10, 10), weekly(10), 0, date(2026, 3, 9), date(2026, 3, 9)),
        (Hours(1, 1), weekly(168), 0, date(2026, 3, 3), date(2026, 3, 3)),
        (Hours(0, 0), weekly(10), 0, TODAY, TODAY),
        (Hours(0, 0), None, 0, TODAY, TODAY),
        (Hours(0, 0), None, 12, date(2027, 3, 3), date(2027, 3, 3)),
        (Hours(0, 10), weekly(10), 12, date(2027, 3, 3), date(2027, 3, 10)),
    ],
)
def test_worked_examples(hours: Hours, pace_now: Pace | None, months: int, earliest: date, latest: date) -> None:
    coming = forecast(TODAY, hours, pace_now, months)

    assert coming is not None
    assert (coming.earliest, coming.latest) == (earliest, latest)
    assert coming.is_now is (hours == Hours(0, 0) and not months)


def test_without_a_pace_nothing_is_said() -> None:
    assert forecast(TODAY, Hours(1, 2), None, 0) is None


def test_what_nobody_can_know_is_not_said() -> None:
    assert forecast(TODAY, Hours(10_000, 20_000), weekly(1), 0) is None


HOURS = st.tuples(st.integers(0, 3_000), st.integers(0, 3_000)).map(lambda pair: Hours(min(pair), max(pair)))


@given(HOURS, st.integers(1, 168), st.integers(0, 120))
def test_range_is_in_order_and_never_before_today(hours: Hours, weekly_hours: int, months: int) -> None:
    coming = forecast(TODAY, hours, weekly(weekly_hours), months)

    assert coming is None or TODAY <= coming.earliest <= coming.latest


@given(HOURS, st.integers(1, 167), st.integers(0, 120))
def test_more_hours_a_week_are_never_later(hours: Hours, weekly_hours: int, months: int) -> None:
    slower, faster = (forecast(TODAY, hours, weekly(one), months) for one in (weekly_hours, weekly_hours + 1))

    if slower:
        assert faster
        assert (faster.earliest, faster.latest) <= (slower.earliest, slower.latest)


@given(HOURS, st.integers(1, 168), st.integers(0, 120))
def test_study_shortens_no_month_on_the_job(hours: Hours, weekly_hours: int, months: int) -> None:
    coming = forecast(TODAY, hours, weekly(weekly_hours), months)

    assert coming is None or coming.earliest >= TODAY + timedelta(days=30 * months)
