"""What is asked of education and work, and whether that is there: met, short, unknown or not stated."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from roadmap.domain.catalogue import Degree, ExperienceRequirement, Role
from roadmap.domain.experience import FULL, Experience, Period, experience
from roadmap.domain.record import ExperienceKind

RELEVANT: frozenset[ExperienceKind] = frozenset(ExperienceKind) - {ExperienceKind.OTHER}


def rank(degree: Degree | None) -> int:
    """How high a degree is; none at all is below all of them."""
    return -1 if degree is None else list(Degree).index(degree)


class Verdict(StrEnum):
    """Whether a requirement is met; what is not known is neither met nor short."""

    MET = "met"
    SHORT = "short"
    UNKNOWN = "unknown"
    NOT_STATED = "not-stated"


@dataclass(frozen=True, slots=True)
class Background:
    """Education and work, as far as they are known.

    `degree` is the highest one that was finished; None with `is_degree_known` means that there is none. Months that
    were only stated stand in for periods while there are none; None is unknown.
    """

    degree: Degree | None = None
    is_degree_known: bool = False
    periods: tuple[Period, ...] = ()
    stated_months: int | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """Months of work that count, in hundredths; `sum` leads to them, and is None where they were only stated."""

    hundredths: int
    sum: Experience | None

    @property
    def months(self) -> int:
        """The whole months of it."""
        return self.hundredths // FULL


@dataclass(frozen=True, slots=True)
class Requirement:
    """A requirement beside a background: the row that holds, what there is, and what is missing.

    `asked` is None where nothing is stated for somebody with this education, or where the degree is not known.
    """

    verdict: Verdict
    asked: ExperienceRequirement | None
    work: Work | None
    short_months: int = 0


def requirement(
    role: Role, background: Background, today: date, kinds: Collection[ExperienceKind] = RELEVANT
) -> Requirement:
    """Whether the background meets what the role asks.

    Source: article 000 for machine-learning engineers; rows without a source are editorial.
    """
    return judged(role.experience, background, today, kinds)


def judged(
    rows: Sequence[ExperienceRequirement],
    background: Background,
    today: date,
    kinds: Collection[ExperienceKind] = RELEVANT,
) -> Requirement:
    """Whether the background meets one of the rows: those of a role, or of an advert.

    Those hold whose degree is held or lies below the one held, and those that are asked whatever the degree; the one
    that asks least decides, so that a higher degree never asks for more. Who is known to have none of these degrees
    finds nothing stated. Where the degree is not known, only what is asked whatever the degree can be met, and it is
    short only if no degree would ask for less. A row that asks for no work is met whatever work there is. Months
    missing are whole ones, rounded up.
    """
    work = _work(background, today, kinds)
    asked = _row(rows, background.degree if background.is_degree_known else None)
    if asked is None:
        is_unknown = bool(rows) and not background.is_degree_known
        return Requirement(Verdict.UNKNOWN if is_unknown else Verdict.NOT_STATED, None, work)
    missing = max(0, asked.months * FULL - work.hundredths) if work else asked.months * FULL
    if not missing:
        return Requirement(Verdict.MET, asked, work)
    if not background.is_degree_known and any(row.months < asked.months for row in rows):
        return Requirement(Verdict.UNKNOWN, None, work)
    if work is None:
        return Requirement(Verdict.UNKNOWN, asked, None)
    return Requirement(Verdict.SHORT, asked, work, -(-missing // FULL))


def _row(rows: Sequence[ExperienceRequirement], degree: Degree | None) -> ExperienceRequirement | None:
    """The row that holds for a degree; of rows that ask the same, that of the higher degree."""
    holding = [row for row in rows if rank(row.degree) <= rank(degree)]
    return min(holding, key=lambda row: (row.months, -rank(row.degree)), default=None)


def _work(background: Background, today: date, kinds: Collection[ExperienceKind]) -> Work | None:
    if background.periods:
        counted = experience(background.periods, today, kinds)
        return Work(counted.hundredths, counted)
    return None if background.stated_months is None else Work(background.stated_months * FULL, None)
