"""What closes a gap: milestones that are not done and give the skill, and one resource to begin with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from roadmap.domain.catalogue import Choice, Milestone, Requirement, Resource
from roadmap.domain.gap.values import Best, SkillGap, Step
from roadmap.domain.journey import Journey, Status

_ACTIVE = "active"


def steps(journey: Journey, skill: str, above: int = 0) -> tuple[Step, ...]:
    """The milestones that give the skill at a level above this one, best first.

    Published ones that are neither done nor set aside: those on the learner's way first, then those of fewest hours,
    then in their order.
    """
    found = (
        Step(milestone, level, journey.requirement(milestone) is not Requirement.OFF)
        for milestone, level in journey.catalogue.milestones_giving(skill)
        if level > above and journey.status(milestone) not in {Status.DONE, Status.SET_ASIDE}
    )
    return tuple(sorted(found, key=lambda step: (not step.is_on_way, step.milestone.hours, step.milestone.position)))


def closing(found: Iterable[Step], level: int) -> tuple[Step, ...]:
    """Those of the steps that reach the level."""
    return tuple(step for step in found if step.level >= level)


def nearest(found: Sequence[Step]) -> tuple[Step, ...]:
    """Those of the steps that reach the highest level that any of them does."""
    highest = max((step.level for step in found), default=0)
    return tuple(step for step in found if step.level == highest)


def finished(journey: Journey, skill: str, level: int) -> tuple[Milestone, ...]:
    """The milestones that were done and give the skill at this level, so that it only has to be claimed."""
    giving = journey.catalogue.milestones_giving(skill)
    return tuple(one for one, given in giving if given >= level and journey.status(one) is Status.DONE)


def resource(journey: Journey, skill: str, found: Sequence[Step]) -> Resource | None:
    """One resource: about the skill and for the first of the steps, else about the skill, else for that step.

    One that is still offered comes before all others; of equal ones the first of the catalogue. None if nothing fits.
    """
    about = journey.catalogue.resources_by_skill.get(skill, ())
    helping = journey.catalogue.resources_by_milestone.get(found[0].milestone.slug, ()) if found else ()
    candidates = [one for one in about if one in helping] + [*about, *helping]
    return min(candidates, key=lambda one: one.availability != _ACTIVE, default=None)


def best(lacking: Sequence[SkillGap]) -> tuple[Best, ...]:
    """The milestones that close gaps: most gaps first, then fewest hours, then in their order.

    Of skills of which a milestone gives any one, it closes one gap: the first.
    """
    closed: dict[int, dict[str, Choice]] = defaultdict(dict)
    milestones: dict[int, Milestone] = {}
    for one in lacking:
        for step in one.closing:
            milestones[step.milestone.id] = step.milestone
            closed[step.milestone.id].setdefault(_group(step.milestone, one.skill), one.skill)
    found = (Best(one, tuple(closed[key].values()), len(lacking)) for key, one in milestones.items())
    return tuple(sorted(found, key=lambda one: (-len(one.closes), one.milestone.hours, one.milestone.position)))


def _group(milestone: Milestone, skill: Choice) -> str:
    """Those that a milestone gives any one of; every other skill is a group of its own."""
    any_of = next(given.any_of for given in milestone.skills if given.skill.slug == skill.slug)
    return any_of or f"/{skill.slug}"
