"""A record as values, half-way between the rows of a learner and the keys of JSON Resume."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from roadmap.domain.catalogue import Choice
from roadmap.domain.experience import FULL, Month
from roadmap.domain.record import EducationLevel, ExperienceKind

# What no key of JSON Resume says stands under this one, in every entry that needs it.
OURS = "x-careerpath"
VOLUNTEERING = "volunteering"
JOB = "job"
PROJECT = "project"

# What a file said beyond what we have a place for; it is given back in its place.
Beyond = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Person:
    """Who it is about. The contact and the address of the portfolio are there only if they may be given."""

    name: str = ""
    headline: str = ""
    about: str = ""
    contact: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """A job or the like, from its first to its last month; `end` is None while it goes on."""

    title: str
    kind: ExperienceKind
    start: Month
    end: Month | None = None
    organisation: str = ""
    sort: str = JOB
    share: int = FULL
    summary: str = ""
    link: str = ""
    skills: tuple[Choice, ...] = ()
    beyond: Beyond = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Study:
    """A school, a degree or a training."""

    level: EducationLevel
    subject: str = ""
    institution: str = ""
    start: Month | None = None
    end: Month | None = None
    is_in_progress: bool = False
    note: str = ""
    beyond: Beyond = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SkillHeld:
    """A skill of the catalogue at the level that is claimed; a level of None is not known."""

    skill: Choice
    level: int | None
    beyond: Beyond = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Project:
    """Something made. `links` has addresses by what they lead to: repository, demo, writeup."""

    title: str
    kind: str = PROJECT
    summary: str = ""
    part: str = ""
    links: Mapping[str, str] = field(default_factory=dict)
    start: Month | None = None
    end: Month | None = None
    outcome: str = ""
    number: str = ""
    unit: str = ""
    rank: int | None = None
    rank_of: int | None = None
    skills: tuple[Choice, ...] = ()
    milestones: tuple[str, ...] = ()
    beyond: Beyond = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate held: one of the catalogue, or any other by its name."""

    name: str
    certification: Choice | None = None
    issuer: str = ""
    issued: date | None = None
    expires: date | None = None
    url: str = ""
    number: str = ""
    beyond: Beyond = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Record:
    """All of it. `rest` is what imported files said that belongs to no entry."""

    person: Person
    work: tuple[Work, ...] = ()
    studies: tuple[Study, ...] = ()
    skills: tuple[SkillHeld, ...] = ()
    projects: tuple[Project, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    rest: Beyond = field(default_factory=dict)
