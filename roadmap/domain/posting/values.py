"""What an advert asks, as it was read; every finding knows the sentence that it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from roadmap.domain.catalogue import Degree
from roadmap.domain.terms import Term


class Tier(StrEnum):
    """How much an advert wants something, strongest first; context is what is only worked with or around."""

    REQUIRED = "required"
    PREFERRED = "preferred"
    CONTEXT = "context"


class Span(NamedTuple):
    """A part of the text that was read: from the first character to the one after the last."""

    start: int
    end: int


class YearsFor(StrEnum):
    """Whom a number of years is asked of: everybody, or those with this highest degree, or with none."""

    ANY = "any"
    BACHELOR = "bachelor"
    MASTER = "master"
    PHD = "phd"
    NONE = "none"


class Seniority(StrEnum):
    """The rung that an advert names."""

    INTERN = "intern"
    ENTRY = "entry"
    MID = "mid"
    SENIOR = "senior"
    STAFF = "staff"
    PRINCIPAL = "principal"
    LEAD = "lead"
    MANAGER = "manager"
    DIRECTOR = "director"
    UNSPECIFIED = "unspecified"


class Remark(StrEnum):
    """What is odd about a text; it is read all the same."""

    EMPTY = "empty"
    SHORT = "short"
    NOTHING_ASKED = "nothing-asked"
    LOOKS_LIKE_CV = "looks-like-cv"
    OTHER_LANGUAGE = "other-language"
    SEVERAL_ADVERTS = "several-adverts"


@dataclass(frozen=True, slots=True)
class Mention:
    """A term at the strongest tier at which it is asked; `word` is where it stands in the `sentence`.

    A term that only the title names has neither.
    """

    term: Term
    tier: Tier
    word: Span | None
    sentence: Span | None


@dataclass(frozen=True, slots=True)
class YearsAsked:
    """Years of work that are asked, at the low end of a range."""

    years: int
    asked_of: YearsFor
    sentence: Span | None


@dataclass(frozen=True, slots=True)
class DegreeAsked:
    """A degree that is accepted or, with `is_preferred`, only liked. `is_named` is false for "a degree in"."""

    degree: Degree
    is_preferred: bool
    sentence: Span
    is_named: bool = True


@dataclass(frozen=True, slots=True)
class CertificationAsked:
    """A certification by the name that the advert gives it; `slug` if it is one of the catalogue."""

    name: str
    tier: Tier
    sentence: Span
    slug: str = ""


@dataclass(frozen=True, slots=True)
class Posting:
    """An advert as it was read. `text` is the text that all spans count in: tags are gone, lists are kept.

    `years_preferred` is the largest number that is only a preference; `equivalent` the sentence that accepts
    experience instead of the degree.
    """

    title: str
    text: str
    mentions: tuple[Mention, ...] = ()
    years: tuple[YearsAsked, ...] = ()
    years_preferred: YearsAsked | None = None
    degrees: tuple[DegreeAsked, ...] = ()
    equivalent: Span | None = None
    certifications: tuple[CertificationAsked, ...] = ()
    seniority: Seniority = Seniority.UNSPECIFIED
    remarks: tuple[Remark, ...] = ()
