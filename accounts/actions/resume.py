"""What happens when a learner takes over a résumé: all of what they ticked, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, models, transaction
from django.db.models import F

from accounts.actions.progress import EditConflictError
from accounts.models import (
    CertificateHeld,
    ClaimedLevel,
    Education,
    Experience,
    ExperienceSkill,
    Portfolio,
    Project,
    ProjectMilestone,
    ProjectSkill,
    ResumeImport,
    SkillClaim,
)
from roadmap.models import Certification, Milestone, Skill

if TYPE_CHECKING:
    import uuid

    from accounts.models import User
    from roadmap.domain.experience import Month
    from roadmap.domain.resume import values


@dataclass(slots=True)
class Taken:
    """What a learner takes over from a résumé, corrected. `rest` is kept for exports."""

    person: dict[str, str] = field(default_factory=dict)
    work: list[values.Work] = field(default_factory=list)
    studies: list[values.Study] = field(default_factory=list)
    skills: list[values.SkillHeld] = field(default_factory=list)
    projects: list[values.Project] = field(default_factory=list)
    certificates: list[values.Certificate] = field(default_factory=list)
    rest: dict[str, Any] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many entries become rows."""
        return sum(len(part) for part in (self.work, self.studies, self.skills, self.projects, self.certificates))


def take_over(*, learner: User, op: uuid.UUID, taken: Taken) -> ResumeImport:
    """Keep what was taken from a résumé, in one transaction, and once however often it is sent.

    Raises `EditConflictError`, and keeps nothing, if something of it was recorded at the same moment.
    """
    made = ResumeImport(learner=learner, op=op, rows_made=taken.count, beyond=taken.rest)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
            _write(learner, taken)
    except IntegrityError as error:
        before: ResumeImport | None = ResumeImport.objects.for_learner(learner).filter(op=op).first()
        if before is None:
            raise EditConflictError from error
        return before
    return made


def _write(learner: User, taken: Taken) -> None:
    skills = _keys(Skill, _slugs([*taken.work, *taken.projects]) | {held.skill.slug for held in taken.skills})
    _write_person(learner, taken.person)
    _write_work(learner, taken.work, skills)
    Education.objects.bulk_create([_education(learner, study) for study in taken.studies])
    _write_claims(learner, taken.skills, skills)
    _write_projects(learner, taken.projects, skills)
    _write_certificates(learner, taken.certificates)


def _write_person(learner: User, person: Mapping[str, str]) -> None:
    if name := person.get("name"):
        learner.name = name
        learner.save(update_fields=["name"])
    if said := {key: text for key, text in person.items() if key != "name"}:
        Portfolio.objects.get_or_create(learner=learner)
        Portfolio.objects.filter(learner=learner).update(**said, revision=F("revision") + 1)


def _write_work(learner: User, work: Sequence[values.Work], skills: Mapping[str, int]) -> None:
    rows = Experience.objects.bulk_create([_experience(learner, one) for one in work])
    ExperienceSkill.objects.bulk_create(
        ExperienceSkill(experience=row, skill_id=skills[skill.slug])
        for row, one in zip(rows, work, strict=True)
        for skill in one.skills
        if skill.slug in skills
    )


def _write_claims(learner: User, held: Iterable[values.SkillHeld], skills: Mapping[str, int]) -> None:
    claims = SkillClaim.objects.bulk_create(
        SkillClaim(learner=learner, skill_id=skills[one.skill.slug], level=one.level, beyond=one.beyond)
        for one in held
        if one.skill.slug in skills and one.level
    )
    ClaimedLevel.objects.bulk_create(ClaimedLevel(claim=claim, level=claim.level) for claim in claims)


def _write_projects(learner: User, projects: Sequence[values.Project], skills: Mapping[str, int]) -> None:
    milestones = _keys(Milestone, {slug for project in projects for slug in project.milestones})
    rows = Project.objects.bulk_create([_project(learner, one) for one in projects])
    pairs = list(zip(rows, projects, strict=True))
    ProjectSkill.objects.bulk_create(
        ProjectSkill(project=row, skill_id=skills[skill.slug])
        for row, one in pairs
        for skill in one.skills
        if skill.slug in skills
    )
    ProjectMilestone.objects.bulk_create(
        ProjectMilestone(project=row, milestone_id=milestones[slug])
        for row, one in pairs
        for slug in dict.fromkeys(one.milestones)
        if slug in milestones
    )


def _write_certificates(learner: User, certificates: Sequence[values.Certificate]) -> None:
    known = _keys(Certification, {one.certification.slug for one in certificates if one.certification})
    CertificateHeld.objects.bulk_create(_certificate(learner, one, known) for one in certificates)


def _experience(learner: User, work: values.Work) -> Experience:
    return Experience(
        learner=learner,
        title=work.title,
        organisation=work.organisation,
        kind=work.kind.value,
        sort=work.sort,
        start=_first_day(work.start),
        end=_day_or_none(work.end),
        share=work.share,
        summary=work.summary,
        link=work.link,
        beyond=work.beyond,
    )


def _education(learner: User, study: values.Study) -> Education:
    return Education(
        learner=learner,
        level=study.level.value,
        field=study.subject,
        institution=study.institution,
        start=_day_or_none(study.start),
        end=_day_or_none(study.end),
        is_in_progress=study.is_in_progress,
        note=study.note,
        beyond=study.beyond,
    )


def _project(learner: User, project: values.Project) -> Project:
    return Project(
        learner=learner,
        title=project.title,
        kind=project.kind,
        summary=project.summary,
        part=project.part,
        **{f"{place}_url": address for place, address in project.links.items()},
        start=_day_or_none(project.start),
        end=_day_or_none(project.end),
        outcome=project.outcome,
        outcome_number=Decimal(project.number) if project.number else None,
        outcome_unit=project.unit,
        rank=project.rank,
        rank_of=project.rank_of,
        beyond=project.beyond,
    )


def _certificate(learner: User, one: values.Certificate, known: Mapping[str, int]) -> CertificateHeld:
    certification = known.get(one.certification.slug) if one.certification else None
    return CertificateHeld(
        learner=learner,
        certification_id=certification,
        name="" if certification else one.name,
        issuer=one.issuer,
        issued=one.issued,
        expires=one.expires,
        credential_url=one.url,
        credential_id=one.number,
        beyond=one.beyond,
    )


def _first_day(month: Month) -> date:
    return date(month.year, month.month, 1)


def _day_or_none(month: Month | None) -> date | None:
    return _first_day(month) if month else None


def _slugs(users: Iterable[values.Work | values.Project]) -> set[str]:
    return {skill.slug for one in users for skill in one.skills}


def _keys(model: type[models.Model], slugs: set[str]) -> dict[str, int]:
    return dict(model._default_manager.filter(slug__in=slugs).values_list("slug", "pk"))  # noqa: SLF001 (documented)
