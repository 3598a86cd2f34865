"""The catalogue: the published content as frozen values that every request of a process shares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from roadmap.domain.graph import descendants

if TYPE_CHECKING:
    from roadmap.domain.terms import Term

# A word in the language of whoever reads it: `str()` of it says it.
Label: TypeAlias = object


class Degree(StrEnum):
    """The highest degree that an experience requirement speaks about."""

    BACHELOR = "bachelor"
    MASTER = "master"
    PHD = "phd"


class Requirement(StrEnum):
    """What a route asks of a milestone. A milestone that is not on the route is `OFF`, not optional."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    OFF = "off"


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


@dataclass(frozen=True, slots=True)
class Way:
    """What a route and a specialisation ask of all milestones. `requirements` lacks those that are off the way.

    `required` and `optional` count the milestones of every stage.
    """

    requirements: dict[int, Requirement]
    required: dict[str, int]
    optional: dict[str, int]


@dataclass(frozen=True)
class Catalogue:
    """All published content of one content version, ordered, with look-ups by slug.

    `archived` holds milestones that are no longer published: they count nowhere, but a learner who has
    progress on one can still see it. `former` says what was renamed, by kind and old slug.
    """

    version: str = ""
    stages: tuple[Stage, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    archived: tuple[Milestone, ...] = ()
    specialisations: tuple[Specialisation, ...] = ()
    routes: tuple[Route, ...] = ()
    skill_categories: tuple[Choice, ...] = ()
    skills: tuple[Skill, ...] = ()
    resources: tuple[Resource, ...] = ()
    certifications: tuple[Certification, ...] = ()
    terms: tuple[Term, ...] = ()
    roles: tuple[Role, ...] = ()
    questions: tuple[Question, ...] = ()
    glossary: tuple[GlossaryEntry, ...] = ()
    rules: tuple[Rule, ...] = ()
    former: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def slug_now(self, kind: str, slug: str) -> str:
        """What an item of the kind is called now, which somebody may know by an old slug."""
        return self.former.get((kind, slug), slug)

    @cached_property
    def stage_by_slug(self) -> dict[str, Stage]:
        """Stages by slug."""
        return {stage.slug: stage for stage in self.stages}

    @cached_property
    def milestone_by_slug(self) -> dict[str, Milestone]:
        """Published milestones by slug."""
        return {milestone.slug: milestone for milestone in self.milestones}

    @cached_property
    def archived_by_slug(self) -> dict[str, Milestone]:
        """Archived milestones by slug."""
        return {milestone.slug: milestone for milestone in self.archived}

    @cached_property
    def milestone_by_id(self) -> dict[int, Milestone]:
        """Published and archived milestones by row id."""
        return {milestone.id: milestone for milestone in (*self.archived, *self.milestones)}

    @cached_property
    def skill_by_slug(self) -> dict[str, Skill]:
        """Skills by slug."""
        return {skill.slug: skill for skill in self.skills}

    @cached_property
    def resource_by_slug(self) -> dict[str, Resource]:
        """Resources by slug."""
        return {resource.slug: resource for resource in self.resources}

    @cached_property
    def certification_by_slug(self) -> dict[str, Certification]:
        """Certifications by slug."""
        return {certification.slug: certification for certification in self.certifications}

    @cached_property
    def role_by_slug(self) -> dict[str, Role]:
        """Roles by slug."""
        return {role.slug: role for role in self.roles}

    @cached_property
    def rule_by_slug(self) -> dict[str, Rule]:
        """Rules by slug."""
        return {rule.slug: rule for rule in self.rules}

    @cached_property
    def route_by_slug(self) -> dict[str, Route]:
        """Routes by slug."""
        return {route.slug: route for route in self.routes}

    @cached_property
    def specialisation_by_slug(self) -> dict[str, Specialisation]:
        """Specialisations by slug."""
        return {specialisation.slug: specialisation for specialisation in self.specialisations}

    @cached_property
    def milestones_by_stage(self) -> dict[str, tuple[Milestone, ...]]:
        """The milestones of every stage, in order; a stage without any has an empty tuple."""
        grouped: dict[str, list[Milestone]] = {stage.slug: [] for stage in self.stages}
        for milestone in self.milestones:
            grouped[milestone.stage.slug].append(milestone)
        return {slug: tuple(milestones) for slug, milestones in grouped.items()}

    @cached_property
    def resources_by_milestone(self) -> dict[str, tuple[Resource, ...]]:
        """The resources that help with a milestone; a milestone without any is absent."""
        grouped: dict[str, list[Resource]] = {}
        for resource in self.resources:
            for milestone in resource.milestones:
                grouped.setdefault(milestone.slug, []).append(resource)
        return {slug: tuple(resources) for slug, resources in grouped.items()}

    @cached_property
    def resources_by_skill(self) -> dict[str, tuple[Resource, ...]]:
        """The resources about a skill; a skill without any is absent."""
        grouped: dict[str, list[Resource]] = {}
        for resource in self.resources:
            for skill in resource.skills:
                grouped.setdefault(skill.slug, []).append(resource)
        return {slug: tuple(resources) for slug, resources in grouped.items()}

    def way(self, route: Route | None, specialisation: Specialisation | None) -> Way:
        """What the route and the specialisation ask; worked out once for each pair.

        Without a route every milestone is required. Milestones of another specialisation are off the way.
        """
        key = (route.slug if route else "", specialisation.slug if specialisation else "")
        if key not in self._ways:
            self._ways[key] = self._way(route, specialisation)
        return self._ways[key]

    @cached_property
    def _ways(self) -> dict[tuple[str, str], Way]:
        return {}

    def _way(self, route: Route | None, specialisation: Specialisation | None) -> Way:
        chosen = specialisation.slug if specialisation else None
        requirements: dict[int, Requirement] = {
            milestone.id: requirement
            for milestone in self.milestones
            if milestone.specialisation is None or milestone.specialisation.slug == chosen
            if (requirement := route.requirement(milestone) if route else Requirement.REQUIRED) is not Requirement.OFF
        }
        return Way(
            requirements,
            self._count_by_stage(requirements, Requirement.REQUIRED),
            self._count_by_stage(requirements, Requirement.OPTIONAL),
        )

    def _count_by_stage(self, requirements: dict[int, Requirement], counted: Requirement) -> dict[str, int]:
        return {
            slug: sum(requirements.get(milestone.id) is counted for milestone in milestones)
            for slug, milestones in self.milestones_by_stage.items()
        }

    def milestones_giving(self, skill: str) -> list[tuple[Milestone, int]]:
        """The milestones that give a skill, with the level each reaches, lowest level first."""
        return list(self._giving.get(skill, ()))

    @cached_property
    def _giving(self) -> dict[str, list[tuple[Milestone, int]]]:
        grouped: dict[str, list[tuple[Milestone, int]]] = {}
        for milestone in self.milestones:
            for given in milestone.skills:
                grouped.setdefault(given.skill.slug, []).append((milestone, given.level))
        return {slug: sorted(giving, key=lambda pair: pair[1]) for slug, giving in grouped.items()}

    def roles_asking(self, skill: str) -> list[tuple[Role, int]]:
        """The roles that ask for a skill, with the level each wants, in the order of the ladder."""
        return [(role, asked.level) for role in self.roles for asked in role.skills if asked.skill.slug == skill]

    @cached_property
    def unlocked_by(self) -> dict[str, frozenset[str]]:
        """For every milestone, all those that need it, directly or through others."""
        return descendants({milestone.slug: milestone.prerequisites for milestone in self.milestones})
