"""Charts as numbers for SVG: across in percent, so that they fit every width, and down in pixels.

What is hidden has no height; it is drawn as a mark on the ground line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roadmap.domain.overview import top_of_scale

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

# Columns: the height of the tallest one, the room above it, the room left of the first in percent, and labels.
TALL, ABOVE, LEFT, LABELS = 150, 22, 9, 3
# Bars: the longest one in percent, so that its number fits behind it; their pitch, and that of their headings.
LONG, PITCH, HEADING, GAP, THICK = 84, 18, 20, 12, 14
DAY = "j F Y"
# What a number that is not shown looks like.
HIDDEN = gettext_lazy("< 5")

# What is counted, and its numbers: one, or one for each series.
Row = tuple[str, Sequence[int | None]]


@dataclass(frozen=True, slots=True)
class Mark:
    """One number, drawn: where it begins, how far it reaches, what it says; `series` chooses its colour."""

    x: str
    y: int
    width: str
    height: int
    says: str
    number: str
    series: int = 0
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A word beside the marks."""

    x: str
    y: int
    says: str


@dataclass(frozen=True, slots=True)
class Chart:
    """What the template draws, and the same in words for who does not see it."""

    shape: str
    height: int
    marks: list[Mark]
    says: str
    labels: Sequence[Label] = ()
    lines: Sequence[Label] = ()
    headings: Sequence[Label] = ()
    series: Sequence[_StrPromise] = ()


def columns(weeks: Sequence[date], numbers: Sequence[int | None]) -> Chart | None:
    """A column for each week; None if every number is hidden."""
    if not any(numbers):
        return None
    top, each = top_of_scale(numbers), (100 - LEFT) / len(weeks)
    places = [LEFT + each * place for place in range(len(weeks))]
    ground = ABOVE + TALL
    marks = [
        _column(_percent(x + each * 0.1), each * 0.8, week, number, top)
        for x, week, number in zip(places, weeks, numbers, strict=True)
    ]
    step = -(-len(weeks) // LABELS)
    labels = [
        Label(_percent(x), ground + 18, date_format(week, "j M Y"))
        for x, week in list(zip(places, weeks, strict=True))[::step]
    ]
    lines = [Label("0", ABOVE + TALL - TALL * part // 2, str(top * part // 2)) for part in range(3)]
    return Chart("columns", ground + 26, marks, _range(weeks, numbers), labels, lines)


def bars(rows: Sequence[Row], series: Sequence[_StrPromise] = (), hidden: str | _StrPromise = HIDDEN) -> Chart | None:
    """A heading and its bars, one below the other; None if there is nothing to draw."""
    numbers = [number for _heading, numbers in rows for number in numbers]
    if not any(numbers):
        return None
    top, first = top_of_scale(numbers), 1 if series else 0
    height = HEADING + PITCH * max(1, len(series)) + GAP
    headings = [Label("0", height * place, heading) for place, (heading, _numbers) in enumerate(rows)]
    marks = [
        _bar(label.y + HEADING + PITCH * place, label.says, number, top, first + place, hidden)
        for label, (_heading, numbers) in zip(headings, rows, strict=True)
        for place, number in enumerate(numbers)
    ]
    return Chart("bars", height * len(rows), marks, _each(rows, hidden), headings=headings, series=series)


def _column(x: str, width: float, week: date, number: int | None, top: int) -> Mark:
    height = TALL * number // top if number else 3
    says = _("Week of %(day)s: %(number)s") % {"day": date_format(week, DAY), "number": number or HIDDEN}
    return Mark(x, ABOVE + TALL - height, _percent(width), height, says, str(number or ""), is_hidden=not number)


def _bar(y: int, heading: str, number: int | None, top: int, series: int, hidden: str | _StrPromise) -> Mark:  # noqa: PLR0913, PLR0917
    width = _percent(LONG * number / top) if number else "3"
    shown = str(number or hidden)
    says = _("%(heading)s: %(number)s") % {"heading": heading, "number": shown}
    return Mark("0", y, width, THICK, says, shown, series, is_hidden=not number)


def _percent(number: float) -> str:
    return f"{number:.2f}%"


def _range(weeks: Sequence[date], numbers: Sequence[int | None]) -> str:
    known = [(number, week) for week, number in zip(weeks, numbers, strict=True) if number]
    most, week = max(known)
    words = {"most": most, "day": date_format(week, DAY), "last": numbers[-1] or HIDDEN}
    return _("Most: %(most)s, in the week of %(day)s. In the last week: %(last)s.") % words


def _each(rows: Sequence[Row], hidden: str | _StrPromise) -> str:
    return "; ".join(
        f"{heading}: {', '.join(str(number or hidden) for number in numbers)}" for heading, numbers in rows
    )
