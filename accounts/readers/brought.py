"""What a learner brings, in short: the highest degree and the months of work, with where the months come from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from accounts.models import Education, Experience
from roadmap.domain.catalogue import Degree
from roadmap.domain.experience import Month, Period, experience
from roadmap.domain.record import EducationLevel, ExperienceKind, highest_degree
from roadmap.models import DegreeLevel

if TYPE_CHECKING:
    from accounts.models import User

RELEVANT = frozenset(ExperienceKind) - {ExperienceKind.OTHER}


@dataclass(frozen=True, slots=True)
class Brought:
    """Whatever was not said is unknown: a degree without `is_degree_known`, months that are None."""

    degree: Degree | None
    is_degree_known: bool
    months: int | None
    is_stated: bool

    @property
    def degree_label(self) -> str:
        """The degree in words; empty if there is none or it is not known."""
        return str(_LABELS[self.degree]) if self.degree else ""


_LABELS = {Degree(value): label for value, label in DegreeLevel.choices}


def brought(learner: User, today: date) -> Brought:
    """The highest degree that was finished, and months with data, software or machine learning: two queries.

    Months that were only stated stand in as long as no experience is recorded.
    """
    educations = list(Education.objects.for_learner(learner).values_list("level", "is_in_progress"))
    finished = [EducationLevel(level) for level, is_in_progress in educations if not is_in_progress]
    periods = [
        Period("", ExperienceKind(kind), Month.of(start), Month.of(end) if end else None, share)
        for kind, start, end, share in Experience.objects.for_learner(learner).values_list(
            "kind", "start", "end", "share"
        )
    ]
    months = experience(periods, today, RELEVANT).months if periods else learner.stated_months
    return Brought(highest_degree(finished), bool(educations), months, is_stated=not periods)
