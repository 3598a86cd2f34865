"""Levels over time as numbers for SVG: across in percent, so that they fit every width, and down in pixels."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from accounts.models import ClaimedLevel

# The height of a level, the room above the fifth and below the first, and where the lines begin, in percent.
STEP, ROOM, LEFT, HIGHEST = 18, 10, 4, 5
HEIGHT = ROOM * 2 + STEP * (HIGHEST - 1)


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch at one level, or the way from one to the next."""

    x1: str
    x2: str
    y1: int
    y2: int


@dataclass(frozen=True, slots=True)
class LevelChart:
    """What the template draws: a line for each level to read it against, and the levels as steps that end today."""

    lines: list[Line]
    grid: list[tuple[int, int]]
    levels: Sequence[ClaimedLevel]
    height: int = HEIGHT


def level_chart(levels: Sequence[ClaimedLevel], now: datetime) -> LevelChart | None:
    """The steps from the first level claimed until now; None while there is only one, which words say better."""
    if len(levels) < 2:  # noqa: PLR2004 (a step needs two)
        return None
    first = levels[0].since
    span = max((now - first).total_seconds(), 1)
    places = [LEFT + (100 - LEFT) * (one.since - first).total_seconds() / span for one in levels]
    flat = [
        Line(_percent(start), _percent(end), _down(one.level), _down(one.level))
        for one, (start, end) in zip(levels, pairwise([*places, 100]), strict=True)
    ]
    rises = [
        Line(_percent(place), _percent(place), _down(before.level), _down(after.level))
        for place, (before, after) in zip(places[1:], pairwise(levels), strict=True)
    ]
    return LevelChart([*flat, *rises], [(level, _down(level)) for level in range(1, HIGHEST + 1)], levels)


def _down(level: int) -> int:
    return ROOM + STEP * (HIGHEST - level)


def _percent(number: float) -> str:
    return f"{min(max(number, 0), 100):.2f}%"
