"""A learner's record as JSON Resume, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from django.db.models import F, Prefetch, QuerySet

from accounts.models import (
    CertificateHeld,
    Education,
    Experience,
    ExperienceSkill,
    Portfolio,
    Project,
    ProjectMilestone,
    ProjectSkill,
    RecordModel,
    ResumeImport,
    SkillClaim,
)
from roadmap.domain.catalogue import Choice
from roadmap.domain.experience import Month
from roadmap.domain.record import EducationLevel, ExperienceKind
from roadmap.domain.resume import values
from roadmap.domain.resume.merging import merged
from roadmap.domain.resume.writing import resume
from roadmap.models import Skill

if TYPE_CHECKING:
    from accounts.models import User

_NEWEST_FIRST = (F("start").desc(nulls_last=True), "pk")


def resume_of(learner: User, *, everything: bool, url: str = "") -> dict[str, Any]:
    """The learner's record as JSON Resume.

    With `everything` it is for the learner alone. Otherwise it holds what the portfolio shows, and nothing that an
    imported file said beyond that: nobody was shown it before sharing. `url` is where the portfolio is, if anywhere.
    """
    portfolio = Portfolio.objects.filter(learner=learner).first() or Portfolio(learner=learner)
    return resume(_Sharing(learner, portfolio, everything=everything).record(url))


class _Sharing:
    """Which of a learner's rows may be read."""

    def __init__(self, learner: User, portfolio: Portfolio, *, everything: bool) -> None:
        self.learner, self.portfolio, self.everything = learner, portfolio, everything

    def record(self, url: str) -> values.Record:
        portfolio = self.portfolio
        return values.Record(
            values.Person(self.learner.name, portfolio.headline, portfolio.about, portfolio.contact, url),
            work=tuple(map(self.work, self.jobs())),
            studies=tuple(map(self.study, self.rows(Education, *_NEWEST_FIRST))),
            skills=tuple(map(self.skill, self.rows(SkillClaim, "skill__title", "pk").select_related("skill"))),
            projects=tuple(map(self.project, self.projects())),
            certificates=tuple(map(self.certificate, self.certificates())),
            rest=self.rest(),
        )

    def rows(self, model: type[RecordModel], *order: Any) -> QuerySet[Any]:
        """The rows in an order that an import makes anew."""
        rows = model.objects.for_learner(self.learner).order_by(*order)
        if self.everything:
            return rows
        return rows.shared() if getattr(self.portfolio, f"shows_{_SECTIONS[model]}") else rows.none()

    def jobs(self) -> QuerySet[Any]:
        used = ExperienceSkill.objects.select_related("skill")
        return self.rows(Experience, *_NEWEST_FIRST).prefetch_related(Prefetch("used", used))

    def projects(self) -> QuerySet[Any]:
        used = ProjectSkill.objects.select_related("skill")
        proves = ProjectMilestone.objects.select_related("milestone")
        return self.rows(Project, *_NEWEST_FIRST).prefetch_related(Prefetch("used", used), Prefetch("proves", proves))

    def certificates(self) -> QuerySet[Any]:
        newest_first = (F("issued").desc(nulls_last=True), "pk")
        return self.rows(CertificateHeld, *newest_first).select_related("certification")

    def rest(self) -> Mapping[str, Any]:
        if not self.everything:
            return {}
        imports = ResumeImport.objects.for_learner(self.learner).order_by("pk")
        return merged(imports.values_list("beyond", flat=True))

    def beyond(self, row: RecordModel) -> Mapping[str, Any]:
        return row.beyond if self.everything else {}

    def work(self, row: Experience) -> values.Work:
        return values.Work(
            title=row.title,
            kind=ExperienceKind(row.kind),
            start=Month.of(row.start),
            end=_month(row.end),
            organisation=row.organisation,
            sort=row.sort,
            share=row.share,
            summary=row.summary,
            link=row.link,
            skills=_choices(used.skill for used in row.used.all()),
            beyond=self.beyond(row),
        )

    def study(self, row: Education) -> values.Study:
        return values.Study(
            level=EducationLevel(row.level),
            subject=row.field,
            institution=row.institution,
            start=_month(row.start),
            end=_month(row.end),
            is_in_progress=row.is_in_progress,
            note=row.note,
            beyond=self.beyond(row),
        )

    def skill(self, row: SkillClaim) -> values.SkillHeld:
        return values.SkillHeld(Choice(row.skill.slug, row.skill.title), row.level, self.beyond(row))

    def project(self, row: Project) -> values.Project:
        return values.Project(
            title=row.title,
            kind=row.kind,
            summary=row.summary,
            part=row.part,
            links={"repository": row.repository_url, "demo": row.demo_url, "writeup": row.writeup_url},
            start=_month(row.start),
            end=_month(row.end),
            outcome=row.outcome,
            number="" if row.outcome_number is None else f"{row.outcome_number.normalize():f}",
            unit=row.outcome_unit,
            rank=row.rank,
            rank_of=row.rank_of,
            skills=_choices(used.skill for used in row.used.all()),
            milestones=tuple(sorted(proved.milestone.slug for proved in row.proves.all())) if self.everything else (),
            beyond=self.beyond(row),
        )

    def certificate(self, row: CertificateHeld) -> values.Certificate:
        known = row.certification
        return values.Certificate(
            name=row.name or str(known and known.title),
            certification=Choice(known.slug, known.title) if known else None,
            issuer=row.issuer or (known.issuer if known else ""),
            issued=row.issued,
            expires=row.expires,
            url=row.credential_url,
            number=row.credential_id,
            beyond=self.beyond(row),
        )


_SECTIONS: dict[type[RecordModel], str] = {
    Education: "education",
    Experience: "experience",
    SkillClaim: "skills",
    Project: "projects",
    CertificateHeld: "certificates",
}


def _month(day: date | None) -> Month | None:
    return Month.of(day) if day else None


def _choices(skills: Iterable[Skill]) -> tuple[Choice, ...]:
    return tuple(sorted((Choice(skill.slug, skill.title) for skill in skills), key=attrgetter("title", "slug")))
