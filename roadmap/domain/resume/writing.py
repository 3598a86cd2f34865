"""A record as JSON Resume: values in, a document that the published schema accepts out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from roadmap.domain.catalogue import Choice
from roadmap.domain.experience import FULL, Month
from roadmap.domain.resume import degrees, levels
from roadmap.domain.resume.links import web_address
from roadmap.domain.resume.texts import apart, cleaned, lines_of, one_line
from roadmap.domain.resume.values import (
    JOB,
    OURS,
    PROJECT,
    VOLUNTEERING,
    Beyond,
    Certificate,
    Person,
    Project,
    Record,
    SkillHeld,
    Study,
    Work,
)

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"


def resume(record: Record) -> dict[str, Any]:
    """The record as JSON Resume. What is empty is left out; what a file said beyond our fields is in its place."""
    rest = record.rest
    paid = [work for work in record.work if work.sort != VOLUNTEERING]
    unpaid = [work for work in record.work if work.sort == VOLUNTEERING]
    ours = {
        "$schema": SCHEMA,
        "basics": {**rest.get("basics", {}), **filled(_basics(record.person))},
        "work": [_work(work, "name") for work in paid],
        "volunteer": [_work(work, "organization") for work in unpaid],
        "education": [_study(study) for study in record.studies],
        "certificates": [_certificate(certificate) for certificate in record.certificates],
        "skills": [*map(_skill, record.skills), *rest.get("skills", [])],
        "projects": [_project(project) for project in record.projects],
    }
    return filled(ours | {key: part for key, part in rest.items() if key not in ours})


def filled(entry: Mapping[str, Any]) -> dict[str, Any]:
    """What is left when empty texts, lists and the like are left out."""
    return {key: part for key, part in entry.items() if part not in ("", None, [], {}, ())}


def month_text(month: Month | None) -> str:
    """A month as the format has it; nothing for none."""
    return f"{month.year:04}-{month.month:02}" if month else ""


def _basics(person: Person) -> dict[str, Any]:
    return {
        "name": one_line(person.name),
        "label": one_line(person.headline),
        "email": person.contact,
        "url": web_address(person.url),
        "summary": cleaned(person.about),
    }


def _entry(beyond: Beyond, said: Mapping[str, Any], ours: Mapping[str, Any]) -> dict[str, Any]:
    """An entry with what a file said beyond it; what the learner has recorded goes first."""
    own = filled({**beyond.get(OURS, {}), **filled(ours)})
    return filled({**beyond, **filled(said), OURS: own})


def _work(work: Work, organisation: str) -> dict[str, Any]:
    text, points = apart(work.summary)
    said = {
        organisation: one_line(work.organisation),
        "position": one_line(work.title),
        "url": web_address(work.link),
        "startDate": month_text(work.start),
        "endDate": month_text(work.end),
        "summary": text,
        "highlights": points,
    }
    ours = {
        "kind": work.kind.value,
        "sort": work.sort if work.sort not in {JOB, VOLUNTEERING} else "",
        "share": work.share if work.share != FULL else None,
        "skills": _slugs(work.skills),
    }
    return _entry(work.beyond, said, ours)


def _study(study: Study) -> dict[str, Any]:
    text, points = apart(study.note)
    said = {
        "institution": one_line(study.institution),
        "area": one_line(study.subject),
        "startDate": month_text(study.start),
        "endDate": month_text(study.end),
        "score": text,
        "courses": points,
    }
    ours = {"level": study.level.value, "inProgress": study.is_in_progress or None}
    beyond = {key: part for key, part in study.beyond.items() if key != "studyType"}
    return _entry(beyond, {"studyType": _study_type(study), **said}, ours)


def _study_type(study: Study) -> str:
    """What the file called it, as long as that still says the level."""
    called: str = study.beyond.get("studyType", "")
    return called if degrees.level_from(called)[0] is study.level else degrees.WORDS[study.level]


def _skill(held: SkillHeld) -> dict[str, Any]:
    said = {"name": held.skill.title, "level": levels.word(held.level) if held.level else ""}
    return _entry(held.beyond, said, {"skill": held.skill.slug})


def _project(project: Project) -> dict[str, Any]:
    text, points = apart(project.summary)
    links = filled({place: web_address(link) for place, link in project.links.items()})
    said = {
        "name": one_line(project.title),
        "description": text,
        "highlights": points,
        "keywords": _keywords(project),
        "startDate": month_text(project.start),
        "endDate": month_text(project.end),
        "url": links.get("demo") or links.get("repository") or links.get("writeup"),
        "roles": lines_of(project.part),
    }
    ours = {
        "kind": project.kind if project.kind != PROJECT else "",
        "links": links,
        "outcome": one_line(project.outcome),
        "number": project.number,
        "unit": one_line(project.unit),
        "rank": project.rank,
        "rankOf": project.rank_of,
        "skills": _slugs(project.skills),
        "milestones": list(project.milestones),
    }
    return _entry(project.beyond, said, ours)


def _keywords(project: Project) -> list[str]:
    """The words of the file, and the skills that they do not name."""
    words: list[str] = list(project.beyond.get("keywords", []))
    named = {word.casefold() for word in words}
    return words + [skill.title for skill in project.skills if skill.title.casefold() not in named]


def _certificate(certificate: Certificate) -> dict[str, Any]:
    said = {
        "name": one_line(certificate.name),
        "date": _day(certificate.issued),
        "url": web_address(certificate.url),
        "issuer": one_line(certificate.issuer),
    }
    ours = {
        "certification": certificate.certification.slug if certificate.certification else "",
        "expires": _day(certificate.expires),
        "number": one_line(certificate.number),
    }
    return _entry(certificate.beyond, said, ours)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _slugs(skills: Iterable[Choice]) -> list[str]:
    return [skill.slug for skill in skills]
