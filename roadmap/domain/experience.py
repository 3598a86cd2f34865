"""How many months of experience there are, from the dates of jobs."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self

from roadmap.domain.record import ExperienceKind

# Shares are whole percents, so that sums of months are exact.
FULL = 100


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> Self:
        """The month in which the day lies."""
        return cls(day.year, day.month)

    @property
    def number(self) -> int:
        """Months since the year 0, so that one less is the month before."""
        return self.year * 12 + self.month - 1


@dataclass(frozen=True, slots=True)
class Period:
    """A job or the like: its first and its last month, both within it; `end` is None while it goes on."""

    title: str
    kind: ExperienceKind
    start: Month
    end: Month | None = None
    share: int = FULL


@dataclass(frozen=True, slots=True)
class Counted:
    """What a period adds: its own hundredths of a month, and those in months that no other period took before it."""

    period: Period
    own: int
    added: int

    @property
    def months(self) -> int:
        """How many of its months are over, whatever its share of full time."""
        return self.own // self.period.share

    @property
    def overlap(self) -> int:
        """The hundredths of a month that are counted elsewhere."""
        return self.own - self.added


@dataclass(frozen=True, slots=True)
class Experience:
    """Months of experience, with the sum that leads to them."""

    parts: tuple[Counted, ...]

    @property
    def hundredths(self) -> int:
        """The sum in hundredths of a month."""
        return sum(part.added for part in self.parts)

    @property
    def months(self) -> int:
        """The whole months of it."""
        return self.hundredths // FULL

    @property
    def overlap(self) -> int:
        """The hundredths of a month that periods had in common and that are counted once."""
        return sum(part.overlap for part in self.parts)


def experience(periods: Iterable[Period], today: date, kinds: Collection[str] = tuple(ExperienceKind)) -> Experience:
    """The experience of these kinds until today, with a part for each period of these kinds, in their order.

    A month counts once it is over: from the first month to the last, or to the one before this if it goes on. A month
    that lies in several periods counts once, at the largest share; on equal shares it goes to the one that comes first.
    What is not over at all counts nothing, and so does a period whose end is before its start.
    Source: the rule of experience in docs/architecture.md.
    """
    chosen = [(period, _months(period, today)) for period in periods if period.kind in kinds]
    taken: set[int] = set()
    added: dict[int, int] = {}
    for place in sorted(range(len(chosen)), key=lambda place: -chosen[place][0].share):
        period, months = chosen[place]
        fresh = set(months) - taken
        taken |= fresh
        added[place] = len(fresh) * period.share
    return Experience(
        tuple(
            Counted(period, own=len(months) * period.share, added=added[place])
            for place, (period, months) in enumerate(chosen)
        )
    )


def _months(period: Period, today: date) -> range:
    """The numbers of the months of the period that are over."""
    present = Month.of(today).number
    end = present if period.end is None else min(period.end.number + 1, present)
    return range(period.start.number, max(period.start.number, end))
