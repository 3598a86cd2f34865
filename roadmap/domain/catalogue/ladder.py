"""The ladder: roles, what they ask, and the numbers that judgements rest on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from roadmap.domain.catalogue.naming import Choice, Citation, Label, SkillLevel


class Degree(StrEnum):
    """The highest degree that an experience requirement speaks about."""

    BACHELOR = "bachelor"
    MASTER = "master"
    PHD = "phd"


@dataclass(frozen=True, slots=True)
class ExperienceRequirement:
    """Months of relevant work that are asked for beside a degree. Without a citation it is editorial: a guide.

    Adverts also ask for work whatever the degree; no role does.
    """

    degree: Degree | None
    degree_label: Label
    months: int
    citation: Citation | None


@dataclass(frozen=True, slots=True)
class Rule:
    """A number that a judgement rests on, with the reason for it. Without a citation it is editorial: a guide."""

    slug: str
    title: str
    amount: int
    unit: str
    why: str
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """A rung of the ladder: what it asks, and where it leads. `id` is the row that a learner's aim points to.

    `counts` names the kinds of work that count as experience for it; empty leaves the usual ones.
    """

    id: int
    slug: str
    title: str
    level: int
    track: str
    track_label: Label
    specialisation: Choice | None
    scope: str
    years_min: int
    years_max: int | None
    titles: tuple[str, ...]
    note: str
    experience: tuple[ExperienceRequirement, ...]
    skills: tuple[SkillLevel, ...]
    key_milestones: tuple[Choice, ...]
    next_roles: tuple[Choice, ...]
    esco: tuple[str, str, Label] | None
    onet: tuple[str, str, Label] | None
    day: str = ""
    asks: str = ""
    entry: str = ""
    leads: str = ""
    counts: tuple[str, ...] = ()

    @property
    def skills_required(self) -> list[SkillLevel]:
        """The skills that are asked for whatever else one has."""
        return [asked for asked in self.skills if not asked.any_of]

    @property
    def skills_any_of(self) -> list[list[SkillLevel]]:
        """The groups of which any one skill will do."""
        groups: dict[str, list[SkillLevel]] = {}
        for asked in self.skills:
            if asked.any_of:
                groups.setdefault(asked.any_of, []).append(asked)
        return list(groups.values())
