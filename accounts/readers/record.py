"""The record at a glance: how much there is of each sort, what is newest, and what would help."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, Window

from accounts.models import CertificateHeld, Education, Experience, Project, SkillClaim
from accounts.readers.experience import experience_of
from roadmap.domain.record import EducationLevel, highest_degree

if TYPE_CHECKING:
    from accounts.models import RecordModel, User
    from accounts.readers.experience import ExperienceCounted
    from roadmap.domain.catalogue import Degree

LATEST = 3


@dataclass(frozen=True, slots=True)
class Glance:
    """How many rows there are of a sort, and the newest of them."""

    count: int = 0
    latest: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """What a learner brings."""

    education: Glance
    experience: Glance
    skills: Glance
    projects: Glance
    certificates: Glance
    counted: ExperienceCounted
    degree: Degree | None
    unproved: int

    @property
    def is_empty(self) -> bool:
        """Nothing was recorded yet."""
        sorts = (self.education, self.experience, self.skills, self.projects, self.certificates)
        return not any(sort.count for sort in sorts)


def record_of(learner: User) -> Record:
    """All that the overview of the record shows: eight queries, however much there is."""
    return Record(
        education=_glance(Education, learner, "-is_in_progress", F("end").desc(nulls_last=True)),
        experience=_glance(Experience, learner, F("end").desc(nulls_first=True), "-start"),
        skills=_glance(SkillClaim, learner, "-level", "-updated_at", joined="skill"),
        projects=_glance(Project, learner, "-updated_at"),
        certificates=_glance(CertificateHeld, learner, F("issued").desc(nulls_last=True), joined="certification"),
        counted=experience_of(learner),
        degree=highest_degree(_finished(learner)),
        unproved=SkillClaim.objects.for_learner(learner).filter(evidence=None).count(),
    )


def _glance(model: type[RecordModel], learner: User, *order: Any, joined: str = "") -> Glance:
    """The first rows in this order; each says of how many, so that counting takes no query of its own."""
    rows = model.objects.for_learner(learner).annotate(of=Window(Count("pk"))).order_by(*order, "-pk")
    latest = tuple((rows.select_related(joined) if joined else rows)[:LATEST])
    return Glance(latest[0].of, latest) if latest else Glance()


def _finished(learner: User) -> list[EducationLevel]:
    rows = Education.objects.for_learner(learner).filter(is_in_progress=False)
    return [EducationLevel(level) for level in rows.order_by().values_list("level", flat=True).distinct()]
