"""What others see of a learner: values that hold nothing but what is shared, so that no page can show more.

Named tuples, for they are compared and hashed as a whole: a page that says the same is rendered once.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from accounts.models import EducationLevel, EvidenceKind, ExperienceKind, ExperienceSort, ProjectKind
from roadmap.domain.record import Strength


class ShownEvidence(NamedTuple):
    """One line that proves something; `source` is the certificate or the work that it rests on, if that is shared."""

    kind: EvidenceKind
    strength: Strength
    text: str
    url: str
    source: str


class ShownEducation(NamedTuple):
    """A school, a degree or a training."""

    level: EducationLevel
    field: str
    institution: str
    start: date | None
    end: date | None
    is_in_progress: bool
    note: str


class ShownExperience(NamedTuple):
    """A job or the like; `months` are those of the calendar, whatever share of full time it was."""

    title: str
    organisation: str
    kind: ExperienceKind
    sort: ExperienceSort
    start: date
    end: date | None
    share: int
    months: int
    summary: str
    link: str
    skills: tuple[str, ...]


class ShownClaim(NamedTuple):
    """A skill at a level, with what proves it; `slug` is empty where the skill has no page."""

    title: str
    slug: str
    level: int
    strength: Strength
    evidence: tuple[ShownEvidence, ...]


class ShownPicture(NamedTuple):
    """The picture of a project, by the project's key; its content is fetched apart, by the digest it had."""

    project: int
    width: int
    height: int
    description: str
    digest: str


class ShownProject(NamedTuple):
    """Something made."""

    title: str
    kind: ProjectKind
    summary: str
    part: str
    repository_url: str
    demo_url: str
    writeup_url: str
    start: date | None
    end: date | None
    outcome: str
    number: Decimal | None
    unit: str
    rank: int | None
    rank_of: int | None
    picture: ShownPicture | None
    skills: tuple[str, ...]
    milestones: tuple[str, ...]
    evidence: tuple[ShownEvidence, ...]


class ShownCertificate(NamedTuple):
    """A certificate held; it has expired where `has_expired` says so, and nothing is known without a date."""

    title: str
    issuer: str
    issued: date | None
    expires: date | None
    has_expired: bool
    url: str
    number: str


class ShownMilestone(NamedTuple):
    """A milestone that is done; `slug` is empty where it has no page."""

    title: str
    slug: str
    stage: str
    done: date
    evidence: tuple[ShownEvidence, ...]


class ShownMonths(NamedTuple):
    """Months of experience that count, and how many of them are of which kind."""

    total: int
    kinds: tuple[tuple[ExperienceKind, int], ...]
    counts_less: bool


class ShownPortfolio(NamedTuple):
    """All that a visitor gets. A section that is not shared is as empty as one without rows."""

    name: str
    headline: str
    about: str
    contact: str
    may_be_indexed: bool
    education: tuple[ShownEducation, ...]
    experience: tuple[ShownExperience, ...]
    months: ShownMonths
    skills: tuple[tuple[int, tuple[ShownClaim, ...]], ...]
    projects: tuple[ShownProject, ...]
    certificates: tuple[ShownCertificate, ...]
    milestones: tuple[ShownMilestone, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read beyond name and headline."""
        sections = (self.education, self.experience, self.skills, self.projects, self.certificates, self.milestones)
        return not self.about and not any(sections)
