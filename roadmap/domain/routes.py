"""The routes side by side for one learner: what they share, what each adds, and when each arrives where."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from roadmap.domain.arrival import Arrival, Changes, Goal, Outset, arrival, present_share, whatif
from roadmap.domain.catalogue import Requirement as Asked
from roadmap.domain.forecast import NO_HOURS, Forecast, Hours, Job, forecast
from roadmap.domain.journey import Status
from roadmap.domain.remaining import hours_of
from roadmap.domain.requirement import Verdict, kinds_counted

if TYPE_CHECKING:
    from roadmap.domain.catalogue import Milestone, Route
    from roadmap.domain.journey import Journey

_CLEARED = frozenset({Status.DONE, Status.SET_ASIDE})


@dataclass(frozen=True, slots=True)
class Part:
    """Some milestones of a route, how many of them are done and set aside, and the study hours of the others."""

    milestones: tuple[Milestone, ...]
    done: int
    set_aside: int
    hours: Hours

    @property
    def left(self) -> int:
        """How many are still open."""
        return len(self.milestones) - self.done - self.set_aside


@dataclass(frozen=True, slots=True)
class Post:
    """Paid work that a route requires, by the milestone with which it begins.

    `counts` says whether the role aimed at counts months of its kind; None without an aim. It is reached when the
    milestone is done, and held when present work is of its kind.
    """

    milestone: Milestone
    counts: bool | None
    is_reached: bool
    is_held: bool


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a route holds for this learner.

    `shared` is what all the routes require, `extra` what this one requires beyond that; both are of the whole way, as
    `optional` and `hours` are. `met` is when the experience that the role asks is there; None if nobody can say.
    """

    route: Route
    is_chosen: bool
    shared: Part
    extra: Part
    optional: Part
    hours: Hours
    posts: tuple[Post, ...]
    first_post: Arrival
    role: Arrival
    met: Forecast | None


class Span(NamedTuple):
    """A route with a number of it, from the least to the most."""

    route: Route
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Lead:
    """A route that needs less than every other, and how much less than the next of them, from the least to the most."""

    route: Route
    other: Route
    least: int
    most: int


def compare(outset: Outset) -> tuple[Outlook, ...]:
    """What each route of the catalogue holds, in their order, for somebody who starts from there.

    Everything else stays: the specialisation, the pace, what is done and set aside. What is done takes no hours,
    whichever route it was done for. With one route all that it requires is shared; without any there is nothing.
    """
    routes = outset.journey.catalogue.routes
    required = [_asked(outset.journey.along(route, None), Asked.REQUIRED) for route in routes]
    shared = set.intersection(*({one.id for one in asked} for asked in required)) if required else set()
    return tuple(_outlook(outset, route, shared) for route in routes)


def soonest(outlooks: Iterable[Outlook], of: Callable[[Outlook], Arrival]) -> Lead | None:
    """The route that arrives first, and how many days before the next; None if it is not clear."""
    return lead(
        Span(one.route, coming.earliest.toordinal(), coming.latest.toordinal())
        for one in outlooks
        if (coming := of(one).forecast)
    )


def shortest(outlooks: Iterable[Outlook], of: Callable[[Outlook], Arrival]) -> Lead | None:
    """The route with the fewest study hours until there, and how many fewer than the next; None if it is not clear."""
    return lead(Span(one.route, *of(one).hours) for one in outlooks)


def lead(spans: Iterable[Span]) -> Lead | None:
    """The one that needs less than every other at both ends of its range; None if there is no such one.

    Ranges that overlap still differ: they rest on the same estimates and the same pace, so like is set against like.
    """
    ordered = sorted(spans, key=lambda span: span.least + span.most)
    if len(ordered) < 2:  # noqa: PLR2004 (a comparison takes two)
        return None
    first, other = ordered[:2]
    least, most = sorted((other.least - first.least, other.most - first.most))
    if least < 0 or not most or any(span.least < first.least or span.most < first.most for span in ordered):
        return None
    return Lead(first.route, other.route, least, most)


def _outlook(outset: Outset, route: Route, shared: Collection[int]) -> Outlook:
    there = whatif(outset, Changes(route=route))
    required = _asked(there.journey, Asked.REQUIRED)
    chosen, role = outset.journey.chosen_route, arrival(there, Goal.ROLE)
    return Outlook(
        route=route,
        is_chosen=chosen is not None and chosen.slug == route.slug,
        shared=_part(there.journey, (one for one in required if one.id in shared)),
        extra=_part(there.journey, (one for one in required if one.id not in shared)),
        optional=_part(there.journey, _asked(there.journey, Asked.OPTIONAL)),
        hours=_part(there.journey, required).hours,
        posts=_posts(there, required),
        first_post=arrival(there, Goal.FIRST_POST),
        role=role,
        met=_met(there, role),
    )


def _asked(journey: Journey, asked: Asked) -> tuple[Milestone, ...]:
    return tuple(one for one in journey.catalogue.milestones if journey.requirement(one) is asked)


def _part(journey: Journey, milestones: Iterable[Milestone]) -> Part:
    chosen = tuple(milestones)
    found = [journey.status(one) for one in chosen]
    open_ones = (one for one, status in zip(chosen, found, strict=True) if status not in _CLEARED)
    return Part(chosen, found.count(Status.DONE), found.count(Status.SET_ASIDE), hours_of(open_ones))


def _posts(there: Outset, required: Iterable[Milestone]) -> tuple[Post, ...]:
    return tuple(_post(there, one) for one in required if one.starts_work)


def _post(there: Outset, milestone: Milestone) -> Post:
    kind = milestone.starts_work
    return Post(
        milestone,
        counts=kind in kinds_counted(there.role) if there.role else None,
        is_reached=there.journey.status(milestone) is Status.DONE,
        is_held=present_share(there.background, there.today, {kind}) is not None,
    )


def _met(there: Outset, role: Arrival) -> Forecast | None:
    """When the months that are missing are over, without the study that is no part of the requirement."""
    if role.requirement is None or role.requirement.verdict is Verdict.UNKNOWN:
        return None
    if role.requirement.verdict is Verdict.NOT_STATED:
        return None
    return forecast(there.today, NO_HOURS, there.pace, role.job if role.requirement.short_months else Job())
