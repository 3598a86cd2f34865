"""What somebody brings, as one value that every judgement starts from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from roadmap.domain.certificates import Standing, Validity, has_expired, is_retired, validity
from roadmap.domain.requirement import Background
from roadmap.domain.skillset import Claim


@dataclass(frozen=True, slots=True)
class ProjectBrought:
    """A project, and at how many addresses others can look at it."""

    title: str
    links: int = 0


@dataclass(frozen=True, slots=True)
class CertificateBrought:
    """A certificate; `slug` is that of the catalogue, and empty for any other.

    Its exam may not be offered any more: then `last_day` is when it could be sat for the last time, if that is known.
    """

    title: str
    slug: str = ""
    expires: date | None = None
    is_offered: bool = True
    last_day: date | None = None

    def is_valid(self, today: date) -> bool:
        """It has not expired; one without a date is taken at its word."""
        return not has_expired(self.expires, today)

    def validity(self, today: date) -> Validity:
        """How it stands today."""
        retired = is_retired(is_offered=self.is_offered, last_day=self.last_day, today=today)
        return validity(self.expires, today, is_retired=retired)


class Expiring(NamedTuple):
    """A certificate that expires soon."""

    title: str
    validity: Validity


@dataclass(frozen=True)
class Profile:
    """Background, claims by the slug of their skill, projects and certificates; what was not said is unknown.

    `is_visitor` tells that nobody signed in, whatever was answered without an account.
    """

    background: Background = field(default_factory=Background)
    claims: Mapping[str, Claim] = field(default_factory=lambda: MappingProxyType({}))
    projects: tuple[ProjectBrought, ...] = ()
    certificates: tuple[CertificateBrought, ...] = ()
    is_visitor: bool = False

    def __hash__(self) -> int:
        """Equal profiles have equal hashes, so that what was drawn of one need not be drawn again."""
        return self._hash

    @cached_property
    def _hash(self) -> int:
        claims = frozenset(self.claims.items())
        return hash((self.background, claims, self.projects, self.certificates, self.is_visitor))

    @property
    def itself(self) -> Profile:
        """The value as it is, for whoever holds a stand-in that looks it up when asked."""
        return self

    @property
    def is_empty(self) -> bool:
        """Nothing is known that any judgement could start from."""
        return self == Profile(is_visitor=self.is_visitor)

    def expiring(self, today: date) -> tuple[Expiring, ...]:
        """The certificates that expire soon, the next first; what has expired is not among them."""
        found = [Expiring(one.title, one.validity(today)) for one in self.certificates]
        soon = [one for one in found if one.validity.standing is Standing.EXPIRING]
        return tuple(sorted(soon, key=lambda one: one.validity.days or 0))

    def certifications(self, today: date) -> frozenset[str]:
        """The slugs of the certifications of the catalogue that are held and valid."""
        return frozenset(one.slug for one in self.certificates if one.slug and one.is_valid(today))
