"""Which milestones are still to be done on the way to a goal, and how many hours of study they take."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from roadmap.domain.catalogue import Requirement
from roadmap.domain.forecast import Hours
from roadmap.domain.journey import Status

if TYPE_CHECKING:
    from roadmap.domain.catalogue import Milestone
    from roadmap.domain.journey import Journey

_OPEN = frozenset({Status.NOT_STARTED, Status.STARTED})


def hours_of(milestones: Iterable[Milestone]) -> Hours:
    """The hours of study that these milestones take, from the least to the most that is estimated.

    Where only one number is known it stands for both ends.
    """
    least = most = 0
    for one in milestones:
        fewest = one.hours if one.hours_min is None else one.hours_min
        least += fewest
        most += max(fewest, one.hours if one.hours_max is None else one.hours_max)
    return Hours(least, most)


def remaining(
    journey: Journey, until: Collection[str] | None = None, *, with_optional: bool = False
) -> tuple[Milestone, ...]:
    """The open milestones that count until these are reached, in the order of the catalogue; by default, all the way.

    To reach a milestone takes itself and its prerequisites, whatever the route says of them, and what the way requires
    before it in the order of the catalogue; optional ones too if they are asked for. What is done or set aside takes
    nothing, and neither does what leads to it alone. A started one counts in full: nobody knows how much is left of it.
    """
    milestones = journey.catalogue.milestones
    goals = None if until is None else _open_goals(journey, until)
    needed = frozenset[str]() if goals is None else _with_prerequisites(journey, goals)
    last = milestones[-1:] if goals is None else [one for one in milestones if one.slug in goals][-1:]
    position = last[0].position if last else -1
    counted = {Requirement.REQUIRED, Requirement.OPTIONAL} if with_optional else {Requirement.REQUIRED}
    return tuple(
        one
        for one in milestones
        if one.slug in needed or (one.position <= position and journey.requirement(one) in counted)
        if journey.status(one) in _OPEN
    )


def hours_left(journey: Journey, until: Collection[str] | None = None, *, with_optional: bool = False) -> Hours:
    """The hours of study of the milestones that remain until these are reached; by default, all the way."""
    return hours_of(remaining(journey, until, with_optional=with_optional))


def _open_goals(journey: Journey, until: Collection[str]) -> frozenset[str]:
    """Those of the milestones, by their present slugs, that are published and still to be reached."""
    catalogue = journey.catalogue
    named = (catalogue.milestone_by_slug.get(catalogue.slug_now("milestone", slug)) for slug in until)
    return frozenset(one.slug for one in named if one and journey.status(one) in _OPEN)


def _with_prerequisites(journey: Journey, goals: Collection[str]) -> frozenset[str]:
    """The goals with all open ones that they need, directly or through open ones."""
    found: set[str] = set()
    ahead = list(goals)
    while ahead:
        slug = ahead.pop()
        one = journey.catalogue.milestone_by_slug.get(slug)
        if one and slug not in found and journey.status(one) in _OPEN:
            found.add(slug)
            ahead += one.prerequisites
    return frozenset(found)
