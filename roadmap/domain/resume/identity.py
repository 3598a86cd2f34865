"""When an entry says what is recorded already."""

from __future__ import annotations

from functools import singledispatch

from roadmap.domain.resume.texts import one_line
from roadmap.domain.resume.values import Certificate, Project, SkillHeld, Study, Work

# What stays the same when the rest of an entry is written in another way.
Identity = tuple[object, ...]


@singledispatch
def identity(value: object) -> Identity:
    """What an entry has in common with another that means the same thing."""
    raise TypeError(value)


@identity.register
def _work(value: Work) -> Identity:
    return ("work", *_folded(value.title, value.organisation), value.start)


@identity.register
def _study(value: Study) -> Identity:
    return ("study", *_folded(value.subject, value.institution), value.start, value.end)


@identity.register
def _skill(value: SkillHeld) -> Identity:
    return ("skill", value.skill.slug)


@identity.register
def _project(value: Project) -> Identity:
    return ("project", *_folded(value.title))


@identity.register
def _certificate(value: Certificate) -> Identity:
    known = value.certification.slug if value.certification else ""
    return ("certificate", known, *_folded("" if known else value.name), value.issued)


def _folded(*texts: str) -> tuple[str, ...]:
    return tuple(one_line(text).casefold() for text in texts)
