"""An advert beside what somebody brings, as values: term by term, skill by skill, and what closes the gaps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from roadmap.domain.catalogue import Choice, Degree, Milestone, Resource
from roadmap.domain.posting.values import CertificationAsked, DegreeAsked, Mention, Posting, Span, Tier, YearsAsked
from roadmap.domain.requirement import Requirement, Verdict
from roadmap.domain.skillset import Claim


class Standing(StrEnum):
    """How somebody stands to a term or skill. Unknown is not missing: nothing was recorded that could tell."""

    PROVEN = "proven"
    CLAIMED = "claimed"
    BELOW = "below"
    MISSING = "missing"
    UNKNOWN = "unknown"
    UNLISTED = "unlisted"

    @property
    def is_held(self) -> bool:
        """The level asked is claimed, with evidence or without."""
        return self in {Standing.PROVEN, Standing.CLAIMED}

    @property
    def is_lacking(self) -> bool:
        """The level asked is known not to be claimed."""
        return self in {Standing.BELOW, Standing.MISSING}


@dataclass(frozen=True, slots=True)
class TermGap:
    """A term that the advert names, and how somebody stands to it. Terms that count toward no skill are unlisted."""

    mention: Mention
    standing: Standing
    claim: Claim | None = None

    @property
    def level(self) -> int | None:
        """The level at which the term counts toward its skill."""
        return self.mention.term.skill.level if self.mention.term.skill else None


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone that is not done and gives a skill at this level."""

    milestone: Milestone
    level: int
    is_on_way: bool


@dataclass(frozen=True, slots=True)
class SkillGap:
    """A skill that the advert asks for with one term or several: the tier is their strongest.

    The level is the highest that terms of this tier ask. Unless it is held: `closing` are the milestones that reach the
    level, best first; where none does, `toward` are those that come nearest. `finished` are milestones that were done
    and give the level, so that it only has to be claimed.
    """

    skill: Choice
    level: int
    tier: Tier
    terms: tuple[TermGap, ...]
    standing: Standing
    claim: Claim | None = None
    closing: tuple[Step, ...] = ()
    toward: tuple[Step, ...] = ()
    finished: tuple[Milestone, ...] = ()
    resource: Resource | None = None


class CertificateStanding(StrEnum):
    """How somebody stands to a certification."""

    HELD = "held"
    EXPIRED = "expired"
    MISSING = "missing"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class CertificateGap:
    """A certification that the advert names, and whether it is held."""

    asked: CertificationAsked
    standing: CertificateStanding


class Instead(StrEnum):
    """What an advert takes instead of a degree: more years without one, or experience without saying how much."""

    YEARS = "years"
    EXPERIENCE = "experience"


@dataclass(frozen=True, slots=True)
class DegreeGap:
    """The lowest degree that is accepted beside the one that is held; `instead` is what stands in for it.

    Met by experience instead means that the years asked of everybody are there; without such a number it is unknown.
    """

    verdict: Verdict
    asked: DegreeAsked | None = None
    held: Degree | None = None
    instead: Instead | None = None


@dataclass(frozen=True, slots=True)
class BackgroundGap:
    """What the advert asks of education and work. `years` is what it says in the row that decides on the work."""

    work: Requirement
    years: YearsAsked | None
    degree: DegreeGap
    preferred: DegreeGap | None = None
    equivalent: Span | None = None

    @property
    def verdict(self) -> Verdict:
        """Both together: short if either is, else unknown if either is, else met if anything is stated at all."""
        both = {self.work.verdict, self.degree.verdict}
        return next((one for one in (Verdict.SHORT, Verdict.UNKNOWN, Verdict.MET) if one in both), Verdict.NOT_STATED)


@dataclass(frozen=True, slots=True)
class Best:
    """A milestone with the skills whose gaps it closes, of so many gaps."""

    milestone: Milestone
    closes: tuple[Choice, ...]
    of: int


@dataclass(frozen=True, slots=True)
class Gap:
    """An advert beside a profile. Terms stand as the advert has them; skills by tier, then as it has them.

    `best` are the milestones that close a gap at all: most gaps first, then fewest hours, then in their order.
    """

    posting: Posting
    terms: tuple[TermGap, ...]
    skills: tuple[SkillGap, ...]
    certificates: tuple[CertificateGap, ...]
    background: BackgroundGap
    best: tuple[Best, ...] = ()

    @property
    def asked(self) -> tuple[SkillGap, ...]:
        """The skills that count: required and preferred ones, or all that it names where nothing is asked outright."""
        return asked_outright(self.skills)

    @property
    def held(self) -> tuple[SkillGap, ...]:
        """Those that count and are held."""
        return tuple(one for one in self.asked if one.standing.is_held)

    @property
    def lacking(self) -> tuple[SkillGap, ...]:
        """Those that count and are known to be missing or below the level asked."""
        return tuple(one for one in self.asked if one.standing.is_lacking)

    @property
    def unlisted(self) -> tuple[TermGap, ...]:
        """The terms that count toward no skill of the catalogue."""
        return tuple(one for one in self.terms if one.standing is Standing.UNLISTED)


def asked_outright(skills: Iterable[SkillGap]) -> tuple[SkillGap, ...]:
    """The required and preferred ones, or all of them where there are none."""
    every = tuple(skills)
    return tuple(one for one in every if one.tier is not Tier.CONTEXT) or every
