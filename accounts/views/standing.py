"""The parts of the dashboard as values that are drawn once: each names all that decides what it shows.

A journey and a profile are hashed once, and equal rows are the same ones (accounts.readers), so to find that a part was
drawn already costs next to nothing, and nothing is worked out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from accounts.views.forecast import ForecastShown, forecast_in_short
from roadmap.domain.arrival import Outset
from roadmap.domain.catalogue import Choice, Role, Stage
from roadmap.domain.gap import Helped
from roadmap.domain.journey import Journey, NextStep, PutOff, Status, Tally, Waiting
from roadmap.domain.package import package, package_rule
from roadmap.domain.profile import Profile
from roadmap.domain.readiness import Readiness, readiness, readiness_rule
from roadmap.views.package_words import PackageShown, package_shown
from roadmap.views.readiness_words import ADVICE, VERDICTS

if TYPE_CHECKING:
    from roadmap.domain.catalogue import Label


class Rung(NamedTuple):
    """A role of the ladder beside what the learner brings."""

    judged: Readiness
    verdict: Label
    advice: Label
    is_aim: bool


@dataclass(frozen=True)
class Standing:
    """All that the ladder and the package depend on; they are worked out only where equal ones were not drawn yet."""

    journey: Journey
    profile: Profile
    aim: int | None
    today: date

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


@dataclass(frozen=True)
class Next:
    """What to do next, why, what else is open, and what was wished of other steps; no more steps than `limit`.

    With `has_adverts` there are adverts to order the steps by; they are ordered by `helped`, where it is not None.
    """

    journey: Journey
    today: date
    limit: int
    has_adverts: bool = False
    helped: Helped | None = None

    @property
    def first(self) -> NextStep | None:
        """The one next thing."""
        return self.steps[0] if self.steps else None

    @property
    def others(self) -> list[NextStep]:
        """What stands behind it."""
        return self.steps[1:]

    @cached_property
    def steps(self) -> list[NextStep]:
        """Both, best first."""
        helped = None if self.helped is None else dict(self.helped.steps)
        return self.journey.next_steps(today=self.today, helped=helped)[: self.limit]

    @cached_property
    def waiting(self) -> list[Waiting]:
        """What is pinned and not ready."""
        return self.journey.waiting()

    @cached_property
    def put_off(self) -> list[PutOff]:
        """What is put off beyond today."""
        return self.journey.put_off(self.today)

    @property
    def is_complete(self) -> bool:
        """All that is required is done."""
        return self.journey.tally().is_complete


@dataclass(frozen=True)
class Arriving:
    """All that the forecast depends on. The aim is the role's row, as a role names far more than decides."""

    journey: Journey
    profile: Profile
    today: date
    weekly_hours: int | None
    minutes_by_week: tuple[int, ...]
    aim: int | None

    @cached_property
    def forecast(self) -> ForecastShown:
        """The forecast for a glance."""
        role = next((one for one in self.journey.catalogue.roles if one.id == self.aim), None)
        return forecast_in_short(
            Outset(
                self.journey,
                self.profile.background,
                self.today,
                weekly_hours=self.weekly_hours,
                minutes_by_week=self.minutes_by_week,
                role=role,
            )
        )


@dataclass(frozen=True)
class Stages:
    """The stages with their tallies, and the route that they are counted along."""

    journey: Journey

    @property
    def route(self) -> str:
        """The title of the route; empty without any."""
        return self.journey.chosen_route.title if self.journey.chosen_route else ""

    @property
    def counted(self) -> list[tuple[Stage, Tally]]:
        """Every stage with its tally."""
        return [(stage, self.journey.tally(stage)) for stage in self.journey.catalogue.stages]

    @property
    def tally(self) -> Tally:
        """All of them together."""
        return self.journey.tally()


class Step(NamedTuple):
    """What was done with a milestone, and what stands for that one now if it was archived."""

    slug: str
    title: str
    successor: Choice | None
    status: Status
    at: datetime


@dataclass(frozen=True)
class Lately:
    """What was done lately: the latest steps, newest first, no more than `limit`."""

    journey: Journey
    limit: int

    @cached_property
    def steps(self) -> list[Step]:
        """Each with what stands for an archived milestone now."""
        steps = ((one.milestone, one.status, one.at) for one in self.journey.activity(self.limit))
        return [Step(one.slug, one.title, one.successor, status, at) for one, status, at in steps]
