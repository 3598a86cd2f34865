"""Where the learner stands, on the dashboard: the whole ladder and the package, as values that are drawn once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from roadmap.domain.catalogue import Choice, Role
from roadmap.domain.journey import Journey, MilestoneState, NextStep, PutOff, Status, Tally, Waiting
from roadmap.domain.package import package, package_rule
from roadmap.domain.profile import Profile
from roadmap.domain.readiness import Readiness, readiness, readiness_rule
from roadmap.views.package_words import PackageShown, package_shown
from roadmap.views.readiness_words import ADVICE, VERDICTS

if TYPE_CHECKING:
    from roadmap.domain.catalogue import Label

NEXT_STEPS = 6
LATEST_STEPS = 8


class Rung(NamedTuple):
    """A role of the ladder beside what the learner brings."""

    judged: Readiness
    verdict: Label
    advice: Label
    is_aim: bool


@dataclass(frozen=True)
class Standing:
    """All that the ladder and the package depend on; they are worked out only where equal ones were not drawn yet."""

    version: str
    profile: Profile
    statuses: frozenset[tuple[int, Status]]
    way: tuple[str, str]
    aim: int | None
    today: date
    journey: Journey = field(compare=False, repr=False)

    @cached_property
    def rungs(self) -> list[Rung]:
        """The ladder from below, the role aimed at marked."""
        return [
            Rung(one, VERDICTS[one.requirement.verdict], ADVICE[one.advice], self._is_aim(one.role))
            for one in self._judged
        ]

    @property
    def aim_rungs(self) -> list[Rung]:
        """The row of the role aimed at, if there is one."""
        return [rung for rung in self.rungs if rung.is_aim]

    @property
    def other_rungs(self) -> list[Rung]:
        """The rest of the ladder."""
        return [rung for rung in self.rungs if not rung.is_aim]

    @cached_property
    def aimed_at(self) -> Readiness | None:
        """The role that the learner aims at; None without one, or when it is not published any more."""
        return next((one for one in self._judged if self._is_aim(one.role)), None)

    @property
    def package(self) -> PackageShown:
        """What the learner brings, toward that role."""
        brought = package(self.profile, self.journey, self.today, self.aimed_at, package_rule(self.journey.catalogue))
        return package_shown(brought, self.aimed_at, self.profile)

    @cached_property
    def _judged(self) -> list[Readiness]:
        rule = readiness_rule(self.journey.catalogue)
        return [readiness(one, self.profile, self.journey, self.today, rule) for one in self.journey.catalogue.roles]

    def _is_aim(self, role: Role) -> bool:
        return role.id == self.aim


def _way(journey: Journey) -> tuple[str, str]:
    """The slugs of the route and of the specialisation."""
    route, specialisation = journey.chosen_route, journey.specialisation
    return route.slug if route else "", specialisation.slug if specialisation else ""


def standing(journey: Journey, profile: Profile, aim: int | None, today: date) -> Standing:
    """The value for this learner today."""
    return Standing(
        version=journey.catalogue.version,
        profile=profile,
        statuses=frozenset((key, state.status) for key, state in journey.states.items()),
        way=_way(journey),
        aim=aim,
        today=today,
        journey=journey,
    )


@dataclass(frozen=True)
class Next:
    """What to do next, why, what else is open, and what was wished of other steps.

    `key` says of all of them what is printed and may change; `waiting` are pinned and not ready.
    """

    version: str
    today: date
    key: tuple[tuple[object, ...], ...]
    has_started: bool
    is_complete: bool
    steps: tuple[NextStep, ...] = field(compare=False, repr=False)
    waiting: tuple[Waiting, ...] = field(compare=False, repr=False)
    put_off: tuple[PutOff, ...] = field(compare=False, repr=False)
    journey: Journey = field(compare=False, repr=False)

    @property
    def first(self) -> NextStep | None:
        """The one next thing."""
        return self.steps[0] if self.steps else None

    @property
    def others(self) -> tuple[NextStep, ...]:
        """What stands behind it."""
        return self.steps[1:]


def next_steps(journey: Journey, limit: int, today: date) -> Next:
    """The value for this learner today, with no more steps than that."""
    steps = tuple(journey.next_steps(today=today)[:limit])
    waiting, put_off = tuple(journey.waiting()), tuple(journey.put_off(today))
    key = tuple(
        (one.milestone.slug, one.reason, one.unlocks, one.remaining, journey.state(one.milestone).pinned_at is not None)
        for one in steps
    )
    wished = [(one.milestone, None) for one in waiting] + [(one.milestone, one.until) for one in put_off]
    wishes = tuple((one.slug, until, *(before.slug for before in journey.open_before(one))) for one, until in wished)
    return Next(
        version=journey.catalogue.version,
        today=today,
        key=(*key, *wishes),
        has_started=journey.has_started,
        is_complete=journey.tally().is_complete,
        steps=steps,
        waiting=waiting,
        put_off=put_off,
        journey=journey,
    )


@dataclass(frozen=True)
class Stages:
    """The stages with their tallies, and the route that they are counted along."""

    version: str
    route: str
    tallies: tuple[Tally, ...]
    journey: Journey = field(compare=False, repr=False)

    @property
    def counted(self) -> list[tuple[object, Tally]]:
        """Every stage with its tally."""
        return list(zip(self.journey.catalogue.stages, self.tallies, strict=True))

    @property
    def tally(self) -> Tally:
        """All of them together."""
        return sum(self.tallies, Tally())


def stages(journey: Journey) -> Stages:
    """The value for this learner."""
    tallies = tuple(journey.tally(stage) for stage in journey.catalogue.stages)
    return Stages(
        journey.catalogue.version, journey.chosen_route.title if journey.chosen_route else "", tallies, journey
    )


class Step(NamedTuple):
    """What was done with a milestone, and what stands for that one now if it was archived."""

    slug: str
    title: str
    successor: Choice | None
    status: Status
    at: datetime


@dataclass(frozen=True)
class Lately:
    """What was done lately."""

    steps: tuple[Step, ...]


def lately(journey: Journey, limit: int) -> Lately:
    """The value for this learner: the latest steps, newest first."""
    steps = ((one.milestone, one.status, one.at) for one in journey.activity(limit))
    return Lately(tuple(Step(one.slug, one.title, one.successor, status, at) for one, status, at in steps))


class Along(NamedTuple):
    """What the dashboard says of a journey."""

    next: Next
    stages: Stages
    lately: Lately


@dataclass(frozen=True)
class _Seen:
    """A journey by all that makes it what it is on a day, for working out once what is said of equal ones."""

    version: str
    states: frozenset[tuple[int, MilestoneState]]
    way: tuple[str, str]
    today: date
    journey: Journey = field(compare=False, repr=False)


def along(journey: Journey, today: date) -> Along:
    """What to do next, how far the stages are and what was done lately; worked out once for equal journeys."""
    states = frozenset(journey.states.items())
    return _along(_Seen(journey.catalogue.version, states, _way(journey), today, journey))


@lru_cache(maxsize=64)
def _along(seen: _Seen) -> Along:
    journey = seen.journey
    return Along(next_steps(journey, NEXT_STEPS, seen.today), stages(journey), lately(journey, LATEST_STEPS))
