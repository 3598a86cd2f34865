"""What a learner could show: the sections of the portfolio, and which of their items are chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import (
    CertificateHeld,
    Education,
    Evidence,
    Experience,
    Portfolio,
    Progress,
    ProgressStatus,
    Project,
    SkillClaim,
    User,
)

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the portfolio: the kind of rows in it, and what proves them; `flag` says whether it is shown.

    `proves` is the column of evidence that names a row, by `key`; empty where rows need no proof of their own.
    """

    name: str
    title: _StrPromise
    model: type[Any]
    order: tuple[str, ...]
    related: tuple[str, ...] = ()
    proves: str = ""
    key: str = "pk"

    @property
    def flag(self) -> str:
        """The column of the portfolio that says whether it is shown."""
        return f"shows_{self.name}"

    def rows(self, learner: User) -> QuerySet[Any]:
        """What the learner could show in it."""
        rows: QuerySet[Any] = self.model.objects.for_learner(learner)
        if self.model is Progress:
            rows = rows.filter(status=ProgressStatus.DONE)
        return rows.select_related(*self.related).order_by(*self.order)

    def evidence(self, learner: User) -> QuerySet[Any]:
        """What the learner has that proves these rows."""
        if not self.proves:
            return Evidence.objects.none()
        rows: QuerySet[Any] = Evidence.objects.for_learner(learner)
        return rows.filter(**{f"{self.proves}__in": self.rows(learner).order_by().values(self.key)})


SECTIONS = {
    section.name: section
    for section in (
        Section("projects", _("Projects"), Project, ("-start", "-pk"), proves="project_id"),
        Section("experience", _("Experience"), Experience, ("-start", "-pk")),
        Section(
            "skills",
            _("Skills"),
            SkillClaim,
            ("-level", "skill__title", "pk"),
            related=("skill",),
            proves="claim_id",
        ),
        Section("education", _("Education"), Education, ("-start", "-pk")),
        Section("certificates", _("Certificates"), CertificateHeld, ("-issued", "-pk"), related=("certification",)),
        Section(
            "milestones",
            _("Milestones done"),
            Progress,
            ("milestone__stage__order", "milestone__order", "pk"),
            related=("milestone",),
            proves="milestone_id",
            key="milestone_id",
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A section, whether it is shown, and how many of how many items are chosen in it."""

    section: Section
    is_shown: bool
    chosen: int
    total: int


def choices(portfolio: Portfolio) -> list[Choice]:
    """Every section with what is chosen in it: a query each."""
    return [_choice(section, portfolio) for section in SECTIONS.values()]


def _choice(section: Section, portfolio: Portfolio) -> Choice:
    rows = section.rows(portfolio.learner).order_by()
    counted = rows.aggregate(chosen=Count("pk", filter=Q(is_shared=True)), total=Count("pk"))
    return Choice(section, getattr(portfolio, section.flag), **counted)
