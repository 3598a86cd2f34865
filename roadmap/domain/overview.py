"""Arithmetic of the overview for staff: whole weeks, medians, and which numbers are large enough to be shown.

A number of people is hidden below five, none included, and else rounded to a multiple of five. So what is hidden cannot
be had as a difference either: every published number stands for at least three, and totals are sums of published ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

FEWEST = 5
STEP = 5


def week_of(day: date) -> date:
    """The Monday of the week in which the day lies."""
    return day - timedelta(days=day.weekday())


def last_weeks(today: date, number: int) -> list[date]:
    """The Mondays of the last `number` weeks that are over, oldest first."""
    this_week = week_of(today)
    return [this_week - timedelta(weeks=back) for back in range(number, 0, -1)]


def shown(people: int) -> int | None:
    """A number of people as staff may see it: the nearest multiple of five; None if they are fewer than five."""
    return None if people < FEWEST else (people + STEP // 2) // STEP * STEP


def total_shown(cells: Iterable[int | None]) -> int | None:
    """The sum of what is shown, which tells nothing that the cells do not; None if nothing is shown."""
    known = [cell for cell in cells if cell is not None]
    return sum(known) if known else None


def median_shown(people_by_days: Mapping[int, int]) -> float | None:
    """The median of the days that so many people took each; None if they are fewer than five in all.

    Between two middle ones it is half-way.
    """
    people = sum(people_by_days.values())
    if people < FEWEST:
        return None
    return (_ranked(people_by_days, (people - 1) // 2) + _ranked(people_by_days, people // 2)) / 2


def _ranked(people_by_days: Mapping[int, int], place: int) -> int:
    """The days of whoever stands at this place, counted from 0, when all stand in order of their days."""
    passed = 0
    for days, people in sorted(people_by_days.items()):
        passed += people
        if passed > place:
            return days
    message = f"Nobody stands at place {place}."
    raise IndexError(message)


def top_of_scale(cells: Iterable[int | None]) -> int:
    """Where the scale of a chart ends: the first of 10, 20, 50, 100, 200, 500 ... that nothing shown exceeds."""
    highest = max((cell for cell in cells if cell is not None), default=0)
    tens: int = 10 ** max(1, len(str(highest)) - 1)
    return next(end for end in (tens, 2 * tens, 5 * tens, 10 * tens) if end >= highest)
