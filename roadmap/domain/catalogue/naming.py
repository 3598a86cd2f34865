"""What items of the catalogue name each other by, and where a claim comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

# A word in the language of whoever reads it: `str()` of it says it.
Label: TypeAlias = object


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a claim comes from: the source and the part of it."""

    source: str
    title: str
    publisher: str
    published: str
    url: str
    section: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A slug with its title: enough to name and link something."""

    slug: str
    title: str


@dataclass(frozen=True, slots=True)
class SkillLevel:
    """A skill at a level from 1 to 5. Entries that share an `any_of` label stand for one: any of them will do."""

    skill: Choice
    level: int
    any_of: str = ""
