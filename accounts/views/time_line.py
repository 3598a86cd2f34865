"""A forecast as numbers for SVG: days across in percent, so that they fit every width, and rows down in pixels."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from roadmap.domain.forecast import NO_HOURS, forecast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roadmap.domain.arrival import Arrival, Outset
    from roadmap.domain.forecast import Hours

# The height of a row, of which the title takes the upper part, and the room below for the years.
ROW, BAR, FOOT = 44, 28, 24
# As many words as fit under the line of a phone.
MOST_TICKS = 4
FROM_HERE_BACKWARDS = 85


@dataclass(frozen=True, slots=True)
class Bar:
    """A row: from when it is worked on, and the first and last day on which it may be over."""

    title: str
    earliest: date
    latest: date
    hours: Hours | None
    x1: str
    soonest: str
    last: str
    top: int

    @property
    def middle(self) -> int:
        """Where the line runs."""
        return self.top + BAR


@dataclass(frozen=True, slots=True)
class Tick:
    """A day to read the line against."""

    day: date
    x: str
    anchor: str
    is_year: bool


@dataclass(frozen=True, slots=True)
class TimeLine:
    """What the template draws."""

    bars: list[Bar]
    ticks: list[Tick]

    @property
    def foot(self) -> int:
        """Where the rows end."""
        return len(self.bars) * ROW

    @property
    def height(self) -> int:
        """Of all of it."""
        return self.foot + FOOT


def time_line(outset: Outset, reached: Arrival) -> TimeLine | None:
    """The stages one after the other, and the months on the job; None where nothing is ahead."""
    if reached.forecast is None or reached.forecast.latest == outset.today:
        return None
    today, span = outset.today, max((reached.forecast.latest - outset.today).days, 1)

    def across(day: date) -> str:
        return f"{min(max((day - today).days * 100 / span, 0), 100):.2f}%"

    bars = [
        Bar(title, earliest, latest, hours, across(begin), across(earliest), across(latest), place * ROW)
        for place, (title, begin, earliest, latest, hours) in enumerate(_rows(outset, reached))
    ]
    ticks = [
        Tick(day, across(day), "end" if (day - today).days * 100 / span > FROM_HERE_BACKWARDS else "start", is_year)
        for day, is_year in _ticks(today, reached.forecast.latest)
    ]
    return TimeLine(bars, ticks)


def _rows(outset: Outset, reached: Arrival) -> Iterator[tuple[str, date, date, date, Hours | None]]:
    begin = outset.today
    for stage in reached.stages:
        yield stage.stage.title, begin, stage.earliest, stage.latest, stage.hours
        begin = stage.earliest
    job = reached.job
    if job.months and (over := forecast(outset.today, NO_HOURS, reached.pace, job)):
        after = None if job.internship else forecast(outset.today, job.after, reached.pace)
        yield _("Months on the job"), after.earliest if after else outset.today, over.earliest, over.latest, None


def _ticks(today: date, latest: date) -> list[tuple[date, bool]]:
    """The beginnings of years ahead, or of quarters where all is over soon; no more than fit."""
    years = [date(year, 1, 1) for year in range(today.year + 1, latest.year + 1)]
    quarters = [date(year, month, 1) for year in range(today.year, latest.year + 1) for month in (1, 4, 7, 10)]
    days = years if len(years) > 1 else [day for day in quarters if today < day <= latest]
    step = -(-len(days) // MOST_TICKS) if days else 1
    return [(day, days is years) for day in days[::step]]
