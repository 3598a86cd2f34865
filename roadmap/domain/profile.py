"""What somebody brings, as one value that every judgement starts from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from roadmap.domain.requirement import Background
from roadmap.domain.skillset import Claim


@dataclass(frozen=True, slots=True)
class ProjectBrought:
    """A project: how much of it others can look at, and what came of it."""

    title: str
    kind: str
    links: int = 0
    has_outcome: bool = False
    started: date | None = None
    ended: date | None = None


@dataclass(frozen=True, slots=True)
class CertificateBrought:
    """A certificate; `slug` is that of the catalogue, and empty for any other."""

    title: str
    slug: str = ""
    expires: date | None = None

    def is_valid(self, today: date) -> bool:
        """It has not expired; one without a date is taken at its word."""
        return self.expires is None or self.expires >= today


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

    @property
    def is_empty(self) -> bool:
        """Nothing is known that any judgement could start from."""
        return self == Profile(is_visitor=self.is_visitor)

    def certifications(self, today: date) -> frozenset[str]:
        """The slugs of the certifications of the catalogue that are held and valid."""
        return frozenset(one.slug for one in self.certificates if one.slug and one.is_valid(today))
