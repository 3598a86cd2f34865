"""What a role asks of education and work, and whether that is there: met, short, unknown or not stated."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from roadmap.domain.catalogue import Degree, ExperienceRequirement, Role
from roadmap.domain.experience import FULL, Experience, Period, experience
from roadmap.domain.record import ExperienceKind

RELEVANT: frozenset[str] = frozenset(ExperienceKind) - {ExperienceKind.OTHER}
_RANK = {degree: rank for rank, degree in enumerate(Degree)}


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
    """A role's requirement beside a background: the row that holds, what there is, and what is missing.

    `asked` is None where the role states nothing for somebody with this education, or where the degree is not known.
    """

    verdict: Verdict
    asked: ExperienceRequirement | None
    work: Work | None
    short_months: int = 0


def kinds_counted(role: Role) -> frozenset[str]:
    """The kinds of work that count for the role: those that it names, else all but work of another field."""
    return frozenset(role.counts) or RELEVANT


def requirement(role: Role, background: Background, today: date) -> Requirement:
    """Whether the background meets what the role asks.

    Only work of the kinds that the role counts is counted. Of the role's rows those hold whose degree is held or lies
    below the one held; the one that asks least decides, so that a higher degree never asks for more. Who is known to
    have none of these degrees finds nothing stated. A row that asks for no work is met whatever work there is. Months
    missing are whole ones, rounded up.
    Source: article 000 for machine-learning engineers; rows without a source are editorial.
    """
    work = _work(background, today, kinds_counted(role))
    if not role.experience:
        return Requirement(Verdict.NOT_STATED, None, work)
    if not background.is_degree_known:
        return Requirement(Verdict.UNKNOWN, None, work)
    asked = _row(role, background.degree)
    if asked is None:
        return Requirement(Verdict.NOT_STATED, None, work)
    missing = max(0, asked.months * FULL - work.hundredths) if work else asked.months * FULL
    if not missing:
        return Requirement(Verdict.MET, asked, work)
    if work is None:
        return Requirement(Verdict.UNKNOWN, asked, None)
    return Requirement(Verdict.SHORT, asked, work, -(-missing // FULL))


def _row(role: Role, degree: Degree | None) -> ExperienceRequirement | None:
    """The row that holds for a degree; of rows that ask the same, that of the higher degree."""
    if degree is None:
        return None
    holding = [row for row in role.experience if _RANK[row.degree] <= _RANK[degree]]
    return min(holding, key=lambda row: (row.months, -_RANK[row.degree]), default=None)


def _work(background: Background, today: date, kinds: Collection[str]) -> Work | None:
    if background.periods:
        counted = experience(background.periods, today, kinds)
        return Work(counted.hundredths, counted)
    return None if background.stated_months is None else Work(background.stated_months * FULL, None)
