"""The whole catalogue of one content version, with its look-ups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from roadmap.domain.catalogue.ladder import Role, Rule
from roadmap.domain.catalogue.library import Certification, GlossaryEntry, Question, Resource, Skill
from roadmap.domain.catalogue.naming import Choice
from roadmap.domain.catalogue.path import Milestone, Requirement, Route, Specialisation, Stage, Way
from roadmap.domain.graph import descendants

if TYPE_CHECKING:
    from roadmap.domain.terms import Term


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
