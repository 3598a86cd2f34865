"""Numbers over time for SVG: across in percent, so that they fit every width, and down in pixels."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from accounts.views.level_chart import Line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from django.utils.functional import _StrPromise

# The height of a chart, the room above its highest and below its lowest line, and where the lines begin, in percent.
HEIGHT, ROOM, LEFT = 140, 12, 8


@dataclass(frozen=True, slots=True)
class Row:
    """What was so on a day, in words; None is unknown."""

    day: date
    number: int | None
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class TimeChart:
    """What the template draws, and the rows of the table that says the same."""

    slug: str
    title: str | _StrPromise
    lead: str | _StrPromise
    columns: tuple[str | _StrPromise, ...]
    rows: Sequence[Row]
    lines: list[Line]
    dot: tuple[str, int]
    grid: list[tuple[int, int]]
    height: int = HEIGHT


def time_chart(  # noqa: PLR0913 (what a chart says of itself)
    *,
    slug: str,
    title: str | _StrPromise,
    lead: str | _StrPromise,
    columns: tuple[str | _StrPromise, ...],
    rows: Sequence[Row],
    top: int = 0,
) -> TimeChart | None:
    """The numbers as a line that ends today; None while none of them is known and above nought.

    Where a number is unknown the line has a gap. `top` is the highest that the numbers can be, if there is such.
    """
    top = max(top, *(row.number or 0 for row in rows))
    if not any(row.number for row in rows):
        return None
    start, span = rows[0].day, max((rows[-1].day - rows[0].day).days, 1)
    places = [(LEFT + (98 - LEFT) * (row.day - start).days / span, row.number) for row in rows]
    lines = [
        Line(_percent(x1), _percent(x2), _down(y1, top), _down(y2, top))
        for (x1, y1), (x2, y2) in pairwise(places)
        if y1 is not None and y2 is not None
    ]
    last = next((x, y) for x, y in reversed(places) if y is not None)
    dot = (_percent(last[0]), _down(last[1], top))
    grid = [(number, _down(number, top)) for number in sorted({0, top // 2, top})]
    return TimeChart(slug, title, lead, columns, rows, lines, dot, grid)


def _down(number: int, top: int) -> int:
    return round(ROOM + (HEIGHT - 2 * ROOM) * (1 - number / top))


def _percent(number: float) -> str:
    return f"{number:.2f}%"
