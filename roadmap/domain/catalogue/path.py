"""The path: stages, milestones, and the routes and specialisations that choose among them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from roadmap.domain.catalogue.naming import Choice, Citation, Label, SkillLevel


class Requirement(StrEnum):
    """What a route asks of a milestone. A milestone that is not on the route is `OFF`, not optional."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the way, in order. Hours and months are estimates; an upper bound of None is open-ended."""

    slug: str
    title: str
    order: int
    audience: str
    focus: tuple[str, ...]
    entry_signal: str
    exit_signal: str
    hours_min: int
    hours_max: int | None
    months_min: int
    months_max: int | None
    basis: str
    citations: tuple[Citation, ...] = ()
    changes: str = ""
    stuck: str = ""


@dataclass(frozen=True, slots=True)
class Milestone:
    """Something verifiable to reach. `id` is the row that a learner's progress points to; `position` orders all.

    An archived one may have a published `successor` that stands for it now. `starts_work` is the kind of the paid work
    that begins with it; empty for most.
    """

    id: int
    slug: str
    title: str
    stage: Choice
    position: int
    kind: str
    kind_label: Label
    outcome: str
    evidence: str
    evidence_label: Label
    hours: int
    specialisation: Choice | None = None
    prerequisites: tuple[str, ...] = ()
    skills: tuple[SkillLevel, ...] = ()
    is_archived: bool = False
    hours_min: int | None = None
    hours_max: int | None = None
    hours_basis: str = ""
    why: str = ""
    done_means: tuple[str, ...] = ()
    how_to_start: tuple[str, ...] = ()
    pitfalls: str = ""
    evidence_note: str = ""
    successor: Choice | None = None
    starts_work: str = ""


@dataclass(frozen=True, slots=True)
class Specialisation:
    """A field to go deep in, with the milestones that belong to it alone."""

    id: int
    slug: str
    title: str
    summary: str


@dataclass(frozen=True, slots=True)
class Route:
    """An ordered choice of milestones. `steps` maps a milestone's slug to whether the route requires it."""

    id: int
    slug: str
    title: str
    summary: str
    steps: dict[str, bool]
    citations: tuple[Citation, ...] = ()
    audience: str = ""
    cost: str = ""
    earns: str = ""
    pros: tuple[str, ...] = ()
    cons: tuple[str, ...] = ()

    def requirement(self, milestone: Milestone) -> Requirement:
        """What this route asks of the milestone, whatever the specialisation."""
        required = self.steps.get(milestone.slug)
        if required is None:
            return Requirement.OFF
        return Requirement.REQUIRED if required else Requirement.OPTIONAL


@dataclass(frozen=True, slots=True)
class Way:
    """What a route and a specialisation ask of all milestones. `requirements` lacks those that are off the way.

    `required` and `optional` count the milestones of every stage.
    """

    requirements: dict[int, Requirement]
    required: dict[str, int]
    optional: dict[str, int]
