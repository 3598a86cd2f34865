"""Portfolios: who may look at which, and a learner's rows as what others see of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import F, QuerySet, Value
from django.utils import timezone

from accounts.models import (
    CertificateHeld,
    Education,
    EducationLevel,
    Evidence,
    EvidenceKind,
    Experience,
    ExperienceKind,
    ExperienceSkill,
    ExperienceSort,
    Portfolio,
    Progress,
    ProgressStatus,
    Project,
    ProjectKind,
    ProjectMilestone,
    ProjectPicture,
    ProjectSkill,
    SkillClaim,
    User,
    Visibility,
)
from accounts.readers.prepared import rows_for
from accounts.readers.shown import (
    ShownCertificate,
    ShownClaim,
    ShownEducation,
    ShownEvidence,
    ShownExperience,
    ShownMilestone,
    ShownMonths,
    ShownPicture,
    ShownPortfolio,
    ShownProject,
)
from roadmap.domain import record
from roadmap.domain.catalogue import Catalogue
from roadmap.domain.certificates import has_expired
from roadmap.domain.experience import Counted, Month, Period, experience
from roadmap.domain.experience import Experience as Sum
from roadmap.domain.handles import LONGEST
from roadmap.domain.record import Strength, strength
from roadmap.readers import catalogue

_PORTFOLIO_COLUMNS = [field.attname for field in Portfolio._meta.concrete_fields]  # noqa: SLF001 (documented)
_Lines = dict[tuple[str, int], list[ShownEvidence]]


def open_portfolio(name: str) -> Portfolio | None:
    """The portfolio that goes by this name now, for whoever asks: one query.

    A name is a handle or the secret part of a link, which is longer than any handle. None for everything that may not
    be looked at: off, revoked, renewed, of an account that is switched off, or never there.
    """
    rows = rows_for(_by_handle if len(name) <= LONGEST else _by_token, name)
    return _opened(*rows[0]) if rows else None


def _by_handle(handle: str) -> QuerySet[Any, Any]:
    return _rows_of(Portfolio.objects.filter(visibility=Visibility.PUBLIC, handle=handle))


def _by_token(token: str) -> QuerySet[Any, Any]:
    return _rows_of(Portfolio.objects.filter(visibility=Visibility.LINK, token=token))


def _rows_of(portfolios: QuerySet[Portfolio]) -> QuerySet[Any, Any]:
    return portfolios.filter(learner__is_active=True).values_list("learner__name", *_PORTFOLIO_COLUMNS)


def _opened(name: str, *columns: Any) -> Portfolio:
    """The portfolio as read; of its learner nothing but the key and the name."""
    portfolio = Portfolio.from_db(connection.alias, _PORTFOLIO_COLUMNS, columns)
    portfolio.learner = User.from_db(connection.alias, ["id", "name"], [portfolio.learner_id, name])
    return portfolio


def picture_of(portfolio: Portfolio, project: int) -> ProjectPicture | None:
    """The picture of a project that the portfolio shows: one query at most."""
    if not portfolio.shows_projects:
        return None
    # Through the key itself, which knows numbers that are too large for it.
    return _shared_pictures(portfolio.learner_id).filter(project__pk=project).first()


def pictures_of(learner_id: int, projects: Collection[int]) -> dict[int, bytes]:
    """The contents of the pictures of these projects, as far as they are shared: one query at most."""
    if not projects:
        return {}
    rows = _shared_pictures(learner_id).filter(project__in=projects).values_list("project_id", "content")
    return {project: bytes(content) for project, content in rows}


def _shared_pictures(learner_id: int) -> QuerySet[ProjectPicture]:
    return ProjectPicture.objects.filter(project__learner=learner_id, project__is_shared=True)


def shown_portfolio(portfolio: Portfolio, today: date) -> ShownPortfolio:
    """What others see of it: at most seven queries, none for a section that is not shared."""
    certificates, named = _certificates(portfolio, today), _named(portfolio)
    jobs, months = _experience(portfolio, named, today)
    lines = _evidence(portfolio, {key: one.title for key, one in certificates.items()}, jobs, today)
    published = catalogue()
    return ShownPortfolio(
        name=portfolio.learner.name,
        headline=portfolio.headline,
        about=portfolio.about,
        contact=portfolio.contact,
        may_be_indexed=portfolio.may_be_indexed and portfolio.visibility == Visibility.PUBLIC,
        education=_education(portfolio),
        experience=tuple(jobs.values()),
        months=months,
        skills=_skills(portfolio, named, lines, published),
        projects=_projects(portfolio, named, lines),
        certificates=tuple(certificates.values()),
        milestones=_milestones(portfolio, lines, published),
    )


def _shared(model: type[Any], learner: int) -> QuerySet[Any]:
    rows: QuerySet[Any] = model._default_manager.filter(learner=learner, is_shared=True)  # noqa: SLF001 (documented)
    return rows


def _education_rows(learner: int) -> QuerySet[Any, Any]:
    columns = ("level", "field", "institution", "start", "end", "is_in_progress", "note")
    return _shared(Education, learner).order_by("pk").values_list(*columns)


def _education(portfolio: Portfolio) -> tuple[ShownEducation, ...]:
    if not portfolio.shows_education:
        return ()
    rows = rows_for(_education_rows, portfolio.learner_id)
    shown = [ShownEducation(EducationLevel(level), *rest) for level, *rest in rows]
    return tuple(sorted(shown, key=lambda one: (one.is_in_progress, one.end or one.start or date.min), reverse=True))


def _experience_rows(learner: int) -> QuerySet[Any, Any]:
    columns = ("pk", "title", "organisation", "kind", "sort", "start", "end", "share", "summary", "link")
    return _shared(Experience, learner).order_by("-start", "pk").values_list(*columns)


def _experience(portfolio: Portfolio, named: _Named, today: date) -> tuple[dict[int, ShownExperience], ShownMonths]:
    """The work by its key, latest first, and the months that it amounts to."""
    if not portfolio.shows_experience:
        return {}, ShownMonths(0, (), counts_less=False)
    rows = rows_for(_experience_rows, portfolio.learner_id)
    listed = sorted(rows, key=lambda row: row[6] or date.max, reverse=True)
    counted = experience([_period(row) for row in listed], today)
    skills = [named.titles.get(("experience skill", row[0]), ()) for row in listed]
    shown = {row[0]: _job(row, part, used) for row, part, used in zip(listed, counted.parts, skills, strict=True)}
    return shown, _months(counted, today)


def _period(row: Any) -> Period:  # noqa: ANN401 (the columns above)
    _pk, title, _organisation, kind, _sort, start, end, share, *_rest = row
    return Period(title, record.ExperienceKind(kind), Month.of(start), Month.of(end) if end else None, share)


def _job(row: Any, part: Counted, skills: tuple[str, ...]) -> ShownExperience:  # noqa: ANN401 (as above)
    _pk, title, organisation, kind, sort, start, end, share, summary, link = row
    months = part.own // share
    named = (ExperienceKind(kind), ExperienceSort(sort))
    return ShownExperience(title, organisation, *named, start, end, share, months, summary, link, skills)


def _months(total: Sum, today: date) -> ShownMonths:
    periods = [part.period for part in total.parts]
    there = {period.kind for period in periods}
    # What is all of one kind is counted already.
    counted = {kind: (experience(periods, today, (kind,)) if len(there) > 1 else total).months for kind in there}
    kinds = [(ExperienceKind(kind.value), counted[kind]) for kind in record.ExperienceKind if counted.get(kind)]
    is_part_time = any(period.share < 100 for period in periods)  # noqa: PLR2004 (per cent)
    return ShownMonths(total.months, tuple(kinds), bool(total.overlap) or is_part_time)


def _skills(
    portfolio: Portfolio, named: _Named, lines: _Lines, published: Catalogue
) -> tuple[tuple[int, tuple[ShownClaim, ...]], ...]:
    """The claims by level, highest first; within one those that are proved best come first."""
    if not portfolio.shows_skills:
        return ()
    claims = [_claim(tuple(lines[("claim", pk)]), published, *one) for pk, one in named.claims.items()]
    claims.sort(key=lambda one: (-one.level, -one.strength, one.title.casefold()))
    return tuple((level, tuple(group)) for level, group in groupby(claims, key=lambda one: one.level))


def _claim(evidence: tuple[ShownEvidence, ...], published: Catalogue, level: int, title: str, slug: str) -> ShownClaim:
    known = slug if slug in published.skill_by_slug else ""
    return ShownClaim(title, known, level, _strongest(evidence), evidence)


def _strongest(evidence: tuple[ShownEvidence, ...]) -> Strength:
    """How much that is proved by what is shared of it; what is not shared does not show in this either."""
    return max((line.strength for line in evidence), default=Strength.CLAIMED)


def _project_rows(learner: int) -> QuerySet[Any, Any]:
    columns = (
        "pk", "title", "kind", "summary", "part", "repository_url", "demo_url", "writeup_url", "start", "end",
        "outcome", "outcome_number", "outcome_unit", "rank", "rank_of",
    )  # fmt: skip
    pictured = ("picture__width", "picture__height", "picture__description", "picture__digest")
    return _shared(Project, learner).order_by("-start", "-pk").values_list(*columns, *pictured)


def _projects(portfolio: Portfolio, named: _Named, lines: _Lines) -> tuple[ShownProject, ...]:
    """The projects, latest first."""
    if not portfolio.shows_projects:
        return ()
    rows = rows_for(_project_rows, portfolio.learner_id)
    # What goes on comes first, and what has no dates last.
    rows.sort(key=lambda row: row[9] or (date.max if row[8] else date.min), reverse=True)
    return tuple(_project(row, named, lines) for row in rows)


def _project(row: Any, named: _Named, lines: _Lines) -> ShownProject:  # noqa: ANN401 (the columns above)
    pk, title, kind, *told, number, unit, rank, rank_of, width, height, description, digest = row
    picture = ShownPicture(pk, width, height, description, digest) if digest else None
    titles = (named.titles.get(("project skill", pk), ()), named.titles.get(("project milestone", pk), ()))
    proved = (picture, *titles, tuple(lines[("project", pk)]))
    return ShownProject._make((title, ProjectKind(kind), *told, _plain(number), unit, rank, rank_of, *proved))


def _plain(number: Decimal | None) -> Decimal | None:
    """The number without the noughts that its column adds."""
    return None if number is None else Decimal(f"{number.normalize():f}")


def _certificate_rows(learner: int) -> QuerySet[Any, Any]:
    columns = ("name", "certification__title", "issuer", "certification__issuer")
    dated = ("issued", "expires", "credential_url", "credential_id")
    newest = (F("issued").desc(nulls_last=True), "pk")
    return _shared(CertificateHeld, learner).order_by(*newest).values_list("pk", *columns, *dated)


def _certificates(portfolio: Portfolio, today: date) -> dict[int, ShownCertificate]:
    """The certificates by their key, latest first."""
    if not portfolio.shows_certificates:
        return {}
    rows = rows_for(_certificate_rows, portfolio.learner_id)
    return {
        pk: ShownCertificate(
            name or listed, issuer or listed_issuer or "", issued, expires, has_expired(expires, today), *rest
        )
        for pk, name, listed, issuer, listed_issuer, issued, expires, *rest in rows
    }


def _milestone_rows(learner: int) -> QuerySet[Any, Any]:
    done = _shared(Progress, learner).filter(status=ProgressStatus.DONE)
    placed = done.order_by("milestone__stage__order", "milestone__order", "milestone__slug")
    columns = ("milestone_id", "milestone__title", "milestone__slug", "milestone__stage__title")
    return placed.values_list(*columns, "completed_at", "evidence_url")


def _milestones(portfolio: Portfolio, lines: _Lines, published: Catalogue) -> tuple[ShownMilestone, ...]:
    """The milestones that are done, in the order of the roadmap. Notes stay the learner's own."""
    if not portfolio.shows_milestones:
        return ()
    return tuple(
        ShownMilestone(
            title,
            slug if slug in published.milestone_by_slug else "",
            stage,
            timezone.localdate(completed_at),
            (*_linked(url), *lines[("milestone", pk)]),
        )
        for pk, title, slug, stage, completed_at, url in rows_for(_milestone_rows, portfolio.learner_id)
    )


def _linked(url: str) -> list[ShownEvidence]:
    """The link that was kept with the progress itself, as evidence."""
    return [ShownEvidence(EvidenceKind.LINK, Strength.LINKED, "", url, "")] if url else []


def _evidence_rows(learner: int) -> QuerySet[Any, Any]:
    proved = ("claim_id", "milestone_id", "project_id")
    columns = ("kind", "text", "url", "certificate_id", "experience_id")
    credential = ("certificate__expires", "certificate__credential_url")
    return _shared(Evidence, learner).order_by("pk").values_list(*proved, *columns, *credential)


def _evidence(
    portfolio: Portfolio, certificates: dict[int, str], jobs: dict[int, ShownExperience], today: date
) -> _Lines:
    """The shared evidence by what it proves, strongest first; it names what it rests on only if that is shared."""
    lines: _Lines = defaultdict(list)
    if not (portfolio.shows_skills or portfolio.shows_projects or portfolio.shows_milestones):
        return lines
    rows = rows_for(_evidence_rows, portfolio.learner_id)
    for claim, milestone, project, kind, text, url, certificate, job, expires, credential_url in rows:
        worked = f"{jobs[job].title}, {jobs[job].organisation}".rstrip(", ") if job in jobs else ""
        source = certificates.get(certificate, worked)
        proved = strength(
            record.EvidenceKind(kind),
            has_expired=has_expired(expires, today),
            has_address=bool(url or credential_url),
        )
        line = ShownEvidence(EvidenceKind(kind), proved, text, url, source)
        lines[_subject(claim, milestone, project)].append(line)
    for listed in lines.values():
        listed.sort(key=lambda line: -line.strength)
    return lines


def _subject(claim: int | None, milestone: int | None, project: int | None) -> tuple[str, int]:
    """What the evidence proves: the one of the three that is there."""
    named = {"claim": claim, "milestone": milestone, "project": project}
    return next((name, key) for name, key in named.items() if key is not None)


def _named_rows(learner: int) -> QuerySet[Any, Any]:
    """What of the catalogue a learner's rows name: as what, by which row, at which level, and what it is called."""
    claims = _shared(SkillClaim, learner).values_list(Value("claim"), "pk", "level", "skill__title", "skill__slug")
    jobs = _titles(ExperienceSkill, "experience", "skill", learner)
    projects = _titles(ProjectSkill, "project", "skill", learner)
    proved = _titles(ProjectMilestone, "project", "milestone", learner)
    return claims.union(jobs, projects, proved, all=True)


def _titles(links: type[Any], owner: str, linked: str, learner: int) -> QuerySet[Any, Any]:
    rows: QuerySet[Any] = links.objects.filter(**{f"{owner}__learner": learner, f"{owner}__is_shared": True})
    return rows.values_list(Value(f"{owner} {linked}"), f"{owner}_id", Value(0), f"{linked}__title", Value(""))


class _Named(NamedTuple):
    """Level, title and slug of every claim; the titles in order by what names them, such as `project skill`."""

    claims: dict[int, tuple[int, str, str]]
    titles: dict[tuple[str, int], tuple[str, ...]]


def _named(portfolio: Portfolio) -> _Named:
    """What of the catalogue is named in what is shared: one query, if one may be needed."""
    claims: dict[int, tuple[int, str, str]] = {}
    titles: dict[tuple[str, int], list[str]] = defaultdict(list)
    if portfolio.shows_skills or portfolio.shows_experience or portfolio.shows_projects:
        for named, key, level, title, slug in rows_for(_named_rows, portfolio.learner_id):
            if named == "claim":
                claims[key] = (level, title, slug)
            else:
                titles[named, key].append(title)
    return _Named(claims, {key: tuple(sorted(listed, key=str.casefold)) for key, listed in titles.items()})
