"""What sort of work a title stands for: the synonyms of the roles first, then the words in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from roadmap.domain.record import ExperienceKind

ANALYST = "analyst"
_WORDS = {
    ExperienceKind.MACHINE_LEARNING: (
        "machine learning", "deep learning", "artificial intelligence", "natural language processing",
        "computer vision", "neural networks", "large language models", "reinforcement learning", "recommender systems",
        "generative ai", "mlops", "llm", "nlp", "ml", "ai", "ki",
    ),
    ExperienceKind.DATA: (
        "business intelligence", "data", "analytics", "statistician", "statistics", "biostatistician", "bi", "etl",
        "quantitative analyst", "quant", "econometrician", "database",
    ),
    ExperienceKind.SOFTWARE: (
        "software", "site reliability", "full stack", "front end", "back end", "fullstack", "frontend", "backend",
        "devops", "sre", "programmer", "developer", "coder", "web", "embedded", "firmware", "ios", "android",
        "systems engineer", "platform engineer", "cloud engineer", "python", "java", "javascript", "cto",
    ),
}  # fmt: skip
# What "developer" and the like stand for in words that have nothing to do with programs.
_NOT_SOFTWARE = ("business developer", "property developer", "real estate developer", "curriculum developer")
_SORTS = {
    "internship": ("intern", "internship", "trainee", "working student", "werkstudent", "co op", "placement"),
    "freelance": ("freelance", "freelancer", "self employed", "contractor", "independent consultant"),
    "open-source": ("open source", "maintainer", "contributor"),
    "volunteering": ("volunteer", "volunteering", "pro bono"),
}


class NamedRole(Protocol):
    """What has to be known of a role of the catalogue."""

    @property
    def track(self) -> str:
        """To which part of the ladder it belongs."""

    @property
    def titles(self) -> tuple[str, ...]:
        """What adverts call it."""


Role = TypeVar("Role", bound=NamedRole)


@dataclass(frozen=True, slots=True)
class KindGuess:
    """The kind of work that a title stands for, with the words that say so; no words say that it is other work."""

    kind: ExperienceKind
    words: str = ""


def kind_of_title(title: str, roles: Iterable[NamedRole]) -> KindGuess:
    """What a title says about the kind of work; a guess, to be shown for correction.

    The longest synonym of a role that stands in the title decides, the earlier role on equal length: analysts work with
    data, all others on machine learning. Where none does, words decide: those of machine learning wherever they stand,
    else the first that is about data or software. A title that says nothing is other work.
    """
    plain = _plain(title)
    if named := _role_named(plain, roles):
        role, name = named
        return KindGuess(ExperienceKind.DATA if role.track == ANALYST else ExperienceKind.MACHINE_LEARNING, name)
    if _first_of(_NOT_SOFTWARE, plain):
        return KindGuess(ExperienceKind.OTHER)
    said = [KindGuess(kind, word) for kind, words in _WORDS.items() if (word := _first_of(words, plain))]
    return min(said, key=lambda guess: _rank(guess, plain), default=KindGuess(ExperienceKind.OTHER))


def role_of_title(title: str, roles: Iterable[Role]) -> Role | None:
    """The role of which the longest synonym stands in the title, the earlier on equal length; None if none does."""
    named = _role_named(_plain(title), roles)
    return named[0] if named else None


def position_of_title(title: str) -> tuple[str, str]:
    """In what position somebody of this title works, with the word that says so; a job if none does."""
    plain = _plain(title)
    return next(((sort, word) for sort, words in _SORTS.items() if (word := _first_of(words, plain))), ("job", ""))


def _role_named(plain: str, roles: Iterable[Role]) -> tuple[Role, str] | None:
    """The role that a title names, with the words that do."""
    known = [(_plain(name), role) for role in roles for name in role.titles]
    named = [(role, name) for name, role in known if _stands_in(name, plain)]
    return max(named, key=lambda found: len(found[1].split()), default=None)


def _plain(words: str) -> str:
    """Words in small letters with single blanks between them, and nothing else."""
    return " ".join(re.findall(r"\w+", words.casefold()))


def _rank(guess: KindGuess, plain: str) -> int:
    """Where the words stand; machine learning comes before all."""
    return -1 if guess.kind is ExperienceKind.MACHINE_LEARNING else f" {plain} ".index(f" {guess.words} ")


def _stands_in(words: str, plain: str) -> bool:
    return bool(words) and f" {words} " in f" {plain} "


def _first_of(words: Sequence[str], plain: str) -> str:
    """Those of the words that stand first in the text."""
    padded = f" {plain} "
    there = [word for word in words if _stands_in(word, plain)]
    return min(there, key=lambda word: padded.index(f" {word} "), default="")
