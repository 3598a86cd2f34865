"""The library: skills, what to learn them from, exams that show them, questions and words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from roadmap.domain.catalogue.naming import Choice, Citation, Label, SkillLevel


@dataclass(frozen=True, slots=True)
class Skill:
    """Something one can do, at levels from 1 (aware) to 5 (authority)."""

    slug: str
    title: str
    category: Choice
    aliases: tuple[str, ...] = ()
    note: str = ""
    levels: tuple[tuple[int, str], ...] = ()
    esco: tuple[str, str, Label] | None = None
    onet: tuple[str, ...] = ()
    summary: str = ""

    def descriptor(self, level: int) -> str:
        """What this level of this very skill means; empty where only the general scale speaks."""
        return dict(self.levels).get(level, "")


@dataclass(frozen=True, slots=True)
class Resource:
    """Something to learn from, elsewhere."""

    slug: str
    title: str
    author: str
    kind: str
    kind_label: Label
    url: str
    cost: str
    cost_label: Label
    level: str
    level_label: Label
    year: int
    availability: str
    availability_label: Label
    note: str
    named_in: Citation | None
    skills: tuple[Choice, ...]
    milestones: tuple[Choice, ...]
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Certification:
    """An exam that somebody else runs: still offered, retired, or replaced by others."""

    slug: str
    title: str
    issuer: str
    code: str
    level: str
    availability: str
    availability_label: Label
    launched_on: date | None
    retired_on: date | None
    validity_years: int | None
    exam_cost_usd: int | None
    url: str
    is_confirmed: bool
    note: str
    replaced_by: tuple[Choice, ...]
    skills: tuple[SkillLevel, ...]
    seen_at: tuple[str, ...]
    proves: str = ""
    worth: str = ""
    not_worth: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question that learners ask, with its answer in Markdown."""

    slug: str
    question: str
    answer: str
    citations: tuple[Citation, ...]
    stages: tuple[Choice, ...]
    milestones: tuple[Choice, ...]
    roles: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A word, and what it means on these pages."""

    slug: str
    term: str
    meaning: str
