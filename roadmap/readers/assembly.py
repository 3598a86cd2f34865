"""From the published rows to the frozen catalogue. Whatever points to an unpublished item is left out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from roadmap import models
from roadmap.domain import catalogue as domain
from roadmap.domain.terms import Term

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet, TextChoices


def read_catalogue(version: str) -> domain.Catalogue:
    """All published content, and the milestones that were archived, in a fixed number of queries."""
    milestones = _milestones(models.State.PUBLISHED)
    return domain.Catalogue(
        version=version,
        stages=tuple(_stage(row) for row in _published(models.Stage, "citations__source")),
        milestones=milestones,
        archived=_succeeded(_milestones(models.State.ARCHIVED), milestones),
        specialisations=tuple(_specialisation(row) for row in _published(models.Specialisation)),
        routes=tuple(_route(row) for row in _published(models.Route, "citations__source", "steps__milestone__stage")),
        skill_categories=tuple(domain.Choice(row.slug, row.title) for row in models.SkillCategory.objects.all()),
        skills=_skills(),
        resources=_resources(),
        certifications=_certifications(),
        terms=tuple(_term(row) for row in _published(models.Term).select_related("skill")),
        roles=_roles(),
        questions=_questions(),
        glossary=tuple(
            domain.GlossaryEntry(row.slug, row.term, row.meaning) for row in _published(models.GlossaryEntry)
        ),
        former={(row.kind, row.slug): row.now for row in models.FormerSlug.objects.all()},
    )


def _published(model: type[models.Item], *related: str) -> QuerySet[Any]:
    return model.objects.published().prefetch_related(*related)


def _is_shown(item: models.Item) -> bool:
    # A published milestone of an unpublished stage has no place on the roadmap, nor a page.
    return item.is_published and (not isinstance(item, models.Milestone) or item.stage.is_published)


def _choices(items: Iterable[models.Item]) -> tuple[domain.Choice, ...]:
    return tuple(domain.Choice(item.slug, str(item)) for item in items if _is_shown(item))


def _choice(item: models.Item | None) -> domain.Choice | None:
    return domain.Choice(item.slug, str(item)) if item and _is_shown(item) else None


def _label(choices: type[TextChoices], value: str) -> domain.Label:
    """The word for a value, in the reader's language; the value itself where a newer version knew another."""
    return choices(value).label if value in choices.values else value


def _citation(source: models.Source, section: str) -> domain.Citation:
    return domain.Citation(source.slug, source.title, source.publisher, source.published, source.url, section)


def _citations(item: models.Stage | models.Route | models.Question) -> tuple[domain.Citation, ...]:
    return tuple(_citation(row.source, row.section) for row in item.citations.all() if row.source.is_published)


def _skill_levels(rows: Iterable[Any]) -> tuple[domain.SkillLevel, ...]:
    return tuple(
        domain.SkillLevel(domain.Choice(row.skill.slug, row.skill.title), row.level, getattr(row, "any_of", ""))
        for row in rows
        if row.skill.is_published
    )


def _stage(row: models.Stage) -> domain.Stage:
    return domain.Stage(
        slug=row.slug,
        title=row.title,
        order=row.order,
        audience=row.audience,
        focus=tuple(row.focus),
        entry_signal=row.entry_signal,
        exit_signal=row.exit_signal,
        hours_min=row.hours_min,
        hours_max=row.hours_max,
        months_min=row.months_min,
        months_max=row.months_max,
        basis=row.basis,
        citations=_citations(row),
        changes=row.changes,
        stuck=row.stuck,
    )


def _milestones(state: models.State) -> tuple[domain.Milestone, ...]:
    rows = (
        models.Milestone.objects.filter(state=state)
        .select_related("stage", "specialisation")
        .prefetch_related("needs__requires__stage", "skills_given__skill")
    )
    is_archived = state == models.State.ARCHIVED
    shown = [row for row in rows if is_archived or _is_shown(row)]
    return tuple(_milestone(row, position, is_archived=is_archived) for position, row in enumerate(shown))


def _succeeded(
    archived: tuple[domain.Milestone, ...], published: tuple[domain.Milestone, ...]
) -> tuple[domain.Milestone, ...]:
    """The archived milestones with the published one that each leads to, maybe by way of other archived ones."""
    rows = models.Milestone.objects.archived().filter(successor__isnull=False)
    leads = dict(rows.values_list("slug", "successor__slug"))
    shown = {milestone.slug: domain.Choice(milestone.slug, milestone.title) for milestone in published}
    return tuple(replace(one, successor=shown.get(_end(leads, one.slug))) for one in archived)


def _end(leads: dict[str, str], slug: str) -> str:
    """Where one comes to by going on from the slug; in a circle, anywhere in it."""
    passed = {slug}
    while (following := leads.get(slug)) and following not in passed:
        passed.add(following)
        slug = following
    return slug


def _milestone(row: models.Milestone, position: int, *, is_archived: bool) -> domain.Milestone:
    return domain.Milestone(
        id=row.pk,
        slug=row.slug,
        title=row.title,
        stage=domain.Choice(row.stage.slug, row.stage.title),
        position=position,
        kind=row.kind,
        kind_label=_label(models.MilestoneKind, row.kind),
        outcome=row.outcome,
        evidence=row.evidence,
        evidence_label=_label(models.EvidenceKind, row.evidence),
        hours=row.hours,
        specialisation=_choice(row.specialisation),
        prerequisites=tuple(need.requires.slug for need in row.needs.all() if _is_shown(need.requires)),
        skills=_skill_levels(row.skills_given.all()),
        is_archived=is_archived,
        hours_min=row.hours_min,
        hours_max=row.hours_max,
        hours_basis=row.hours_basis,
        why=row.why,
        done_means=tuple(row.done_means),
        how_to_start=tuple(row.how_to_start),
        pitfalls=row.pitfalls,
        evidence_note=row.evidence_note,
    )


def _specialisation(row: models.Specialisation) -> domain.Specialisation:
    return domain.Specialisation(id=row.pk, slug=row.slug, title=row.title, summary=row.summary)


def _route(row: models.Route) -> domain.Route:
    return domain.Route(
        id=row.pk,
        slug=row.slug,
        title=row.title,
        summary=row.summary,
        steps={step.milestone.slug: step.is_required for step in row.steps.all() if _is_shown(step.milestone)},
        citations=_citations(row),
        audience=row.audience,
        cost=row.cost,
        earns=row.earns,
        pros=tuple(row.pros),
        cons=tuple(row.cons),
    )


def _skills() -> tuple[domain.Skill, ...]:
    rows = _published(models.Skill, "aliases", "levels", "onet_references").select_related("category")
    return tuple(
        domain.Skill(
            slug=row.slug,
            title=row.title,
            category=domain.Choice(row.category.slug, row.category.title),
            aliases=tuple(alias.name for alias in row.aliases.all()),
            note=row.note,
            levels=tuple((level.level, level.descriptor) for level in row.levels.all()),
            esco=(row.esco_uri, row.esco_label, _label(models.EscoMatch, row.esco_match)) if row.esco_uri else None,
            onet=tuple(str(reference) for reference in row.onet_references.all()),
            summary=row.summary,
        )
        for row in rows.order_by("category__order", "order", "slug")
    )


def _resources() -> tuple[domain.Resource, ...]:
    rows = _published(models.Resource, "skills", "milestones__stage").select_related("named_in")
    return tuple(
        domain.Resource(
            slug=row.slug,
            title=row.title,
            author=row.author,
            kind=row.kind,
            kind_label=_label(models.ResourceKind, row.kind),
            url=row.url,
            cost=row.cost,
            cost_label=_label(models.Cost, row.cost),
            level=row.level,
            level_label=_label(models.Difficulty, row.level),
            year=row.year,
            availability=row.availability,
            availability_label=_label(models.Availability, row.availability),
            note=row.note,
            named_in=_citation(row.named_in, "") if row.named_in and row.named_in.is_published else None,
            skills=_choices(row.skills.all()),
            milestones=_choices(row.milestones.all()),
            verdict=row.verdict,
        )
        for row in rows
    )


def _certifications() -> tuple[domain.Certification, ...]:
    return tuple(
        domain.Certification(
            slug=row.slug,
            title=row.title,
            issuer=row.issuer,
            code=row.code,
            level=row.level,
            availability=row.availability,
            availability_label=_label(models.Offer, row.availability),
            launched_on=row.launched_on,
            retired_on=row.retired_on,
            validity_years=row.validity_years,
            exam_cost_usd=row.exam_cost_usd,
            url=row.url,
            is_confirmed=row.is_confirmed,
            note=row.note,
            replaced_by=_choices(row.replaced_by.all()),
            skills=_skill_levels(row.skills_shown.all()),
            seen_at=tuple(row.seen_at),
            proves=row.proves,
            worth=row.worth,
            not_worth=row.not_worth,
        )
        for row in _published(models.Certification, "replaced_by", "skills_shown__skill")
    )


def _term(row: models.Term) -> Term:
    toward = row.skill if row.skill and row.skill.is_published else None
    return Term(
        slug=row.slug,
        title=row.title,
        category=row.category,
        category_label=_label(models.TermCategory, row.category),
        aliases=tuple(row.aliases),
        exact=tuple(row.exact),
        not_in=tuple(row.not_in),
        only_with=tuple(row.only_with),
        skill=domain.SkillLevel(domain.Choice(toward.slug, toward.title), row.level) if toward else None,
    )


def _roles() -> tuple[domain.Role, ...]:
    rows = _published(
        models.Role,
        "experience__source",
        "skills_asked__skill",
        "key_steps__milestone__stage",
        "leads_to__next_role",
    ).select_related("specialisation")
    return tuple(_role(row) for row in rows)


def _role(row: models.Role) -> domain.Role:
    return domain.Role(
        id=row.pk,
        slug=row.slug,
        title=row.title,
        level=row.level,
        track=row.track,
        track_label=_label(models.Track, row.track),
        specialisation=_choice(row.specialisation),
        scope=row.scope,
        years_min=row.years_min,
        years_max=row.years_max,
        titles=tuple(row.titles),
        note=row.note,
        # Without its source, a requirement would pass for an editorial one.
        experience=tuple(
            _experience(asked) for asked in row.experience.all() if asked.source is None or asked.source.is_published
        ),
        skills=_skill_levels(row.skills_asked.all()),
        key_milestones=_choices(step.milestone for step in row.key_steps.all()),
        next_roles=_choices(step.next_role for step in row.leads_to.all()),
        esco=(row.esco_uri, row.esco_label, _label(models.EscoMatch, row.esco_match)) if row.esco_uri else None,
        onet=(row.onet_code, row.onet_title, _label(models.EscoMatch, row.onet_match)) if row.onet_code else None,
        day=row.day,
        asks=row.asks,
        entry=row.entry,
        leads=row.leads,
    )


def _experience(row: models.RoleExperience) -> domain.ExperienceRequirement:
    return domain.ExperienceRequirement(
        degree=domain.Degree(row.degree),
        degree_label=_label(models.DegreeLevel, row.degree),
        months=row.months,
        citation=_citation(row.source, "") if row.source else None,
    )


def _questions() -> tuple[domain.Question, ...]:
    return tuple(
        domain.Question(
            slug=row.slug,
            question=row.question,
            answer=row.answer,
            citations=_citations(row),
            stages=_choices(row.stages.all()),
            milestones=_choices(row.milestones.all()),
            roles=_choices(row.roles.all()),
        )
        for row in _published(models.Question, "citations__source", "stages", "milestones__stage", "roles")
    )
