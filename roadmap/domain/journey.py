"""A learner's way through the catalogue: the state of every milestone, and what to do next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from heapq import nlargest
from operator import itemgetter
from typing import NamedTuple

from roadmap.domain.catalogue import Catalogue, Milestone, Requirement, Route, Specialisation, Stage, Way


class Status(StrEnum):
    """How far a learner is with a milestone."""

    NOT_STARTED = "not-started"
    STARTED = "started"
    DONE = "done"
    SET_ASIDE = "set-aside"


class MilestoneState(NamedTuple):
    """What a learner recorded about one milestone. `revision` counts changes of the evidence and the note.

    A wish says when to be reminded of it: pinned, it is first among the next steps; `not_before` leaves it out of them
    until that day. It is one or neither.
    """

    status: Status = Status.NOT_STARTED
    started_at: datetime | None = None
    completed_at: datetime | None = None
    set_aside_at: datetime | None = None
    evidence_url: str = ""
    note: str = ""
    revision: int = 0
    pinned_at: datetime | None = None
    not_before: date | None = None

    @property
    def since(self) -> datetime | None:
        """When the milestone came into its present state; None if it was never touched."""
        return {
            Status.STARTED: self.started_at,
            Status.DONE: self.completed_at,
            Status.SET_ASIDE: self.set_aside_at,
        }.get(self.status)

    def start(self, now: datetime) -> MilestoneState:
        """Started, whatever it was; the first start counts. What was started stays as it is."""
        if self.status is Status.STARTED:
            return self
        return self._replace(
            status=Status.STARTED,
            started_at=self.started_at or now,
            completed_at=None,
            set_aside_at=None,
        )

    def complete(self, now: datetime) -> MilestoneState:
        """Done. What was done before it was set aside is done since then."""
        if self.status is Status.DONE:
            return self
        return self._replace(status=Status.DONE, completed_at=self.completed_at or now, set_aside_at=None)

    def reopen(self, _now: datetime) -> MilestoneState:
        """Not started, as if never touched; evidence and note stay."""
        return self._replace(status=Status.NOT_STARTED, started_at=None, completed_at=None, set_aside_at=None)

    def set_aside(self, now: datetime) -> MilestoneState:
        """Set aside: it counts nowhere. Its other dates stay, so that taking it up again loses nothing."""
        if self.status is Status.SET_ASIDE:
            return self
        return self._replace(status=Status.SET_ASIDE, set_aside_at=now)

    def pin(self, now: datetime) -> MilestoneState:
        """First among the next steps, which puts an end to putting it off. The first pin counts."""
        return self._replace(pinned_at=self.pinned_at or now, not_before=None)

    def unpin(self) -> MilestoneState:
        """In its usual place again."""
        return self._replace(pinned_at=None)

    def put_off(self, until: date) -> MilestoneState:
        """Not among the next steps until that day, and so not pinned either."""
        return self._replace(pinned_at=None, not_before=until)

    def take_up(self) -> MilestoneState:
        """Put off no longer."""
        return self._replace(not_before=None)

    def is_put_off(self, today: date) -> bool:
        """Its day is still to come; on that day it is back."""
        return self.not_before is not None and today < self.not_before


UNTOUCHED = MilestoneState()


@dataclass(frozen=True, slots=True)
class Tally:
    """Done out of what counts. Milestones set aside are on neither side; optional ones are counted apart."""

    done: int = 0
    total: int = 0
    optional_done: int = 0
    optional_total: int = 0
    set_aside: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(
            self.done + other.done,
            self.total + other.total,
            self.optional_done + other.optional_done,
            self.optional_total + other.optional_total,
            self.set_aside + other.set_aside,
        )

    @property
    def is_complete(self) -> bool:
        """Something counts, and all of it is done."""
        return self.total > 0 and self.done == self.total


class Reason(StrEnum):
    """Why a milestone is among the next steps."""

    STARTED = "started"
    UNLOCKS = "unlocks"
    REQUIRED = "required"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True)
class NextStep:
    """A milestone that can be worked on now, and why it stands where it stands.

    `unlocks` of the `remaining` required milestones of the route wait for it, directly or through others. It closes a
    gap in `helps` of the adverts by which the steps are ordered, where they are.
    """

    milestone: Milestone
    reason: Reason
    requirement: Requirement
    unlocks: int
    remaining: int
    is_pinned: bool = False
    helps: int = 0


@dataclass(frozen=True, slots=True)
class PutOff:
    """A milestone that the learner does not want to be reminded of until that day."""

    milestone: Milestone
    until: date


@dataclass(frozen=True, slots=True)
class Waiting:
    """A pinned milestone that is no next step yet, and the prerequisites that are open before it."""

    milestone: Milestone
    waits_for: tuple[Milestone, ...]


@dataclass(frozen=True, slots=True)
class Activity:
    """Something that the learner did with a milestone."""

    milestone: Milestone
    status: Status
    at: datetime


@dataclass(frozen=True)
class Journey:
    """A learner's way as one value. A visitor's journey is one in which nothing is started.

    Without a chosen route the first one of the catalogue holds; without any route every milestone is required.
    Milestones of a specialisation are on the way only of those who chose it.
    """

    catalogue: Catalogue
    states: Mapping[int, MilestoneState] = field(default_factory=dict)
    route: Route | None = None
    specialisation: Specialisation | None = None
    is_visitor: bool = False

    def __hash__(self) -> int:
        """Equal journeys have equal hashes, so that what was worked out or drawn of one need not be again."""
        return self._hash

    @cached_property
    def _hash(self) -> int:
        way = (self.route.slug if self.route else "", self.specialisation.slug if self.specialisation else "")
        return hash((self.catalogue.version, frozenset(self.states.items()), way, self.is_visitor))

    @property
    def itself(self) -> Journey:
        """The value as it is, for whoever holds a stand-in that looks it up when asked."""
        return self

    def state(self, milestone: Milestone) -> MilestoneState:
        """What the learner recorded about the milestone."""
        return self.states.get(milestone.id, UNTOUCHED)

    def status(self, milestone: Milestone) -> Status:
        """How far the learner is with the milestone."""
        return self.state(milestone).status

    def requirement(self, milestone: Milestone) -> Requirement:
        """What the learner's route and specialisation ask of the milestone."""
        return self.way.requirements.get(milestone.id, Requirement.OFF)

    def with_state(self, milestone: Milestone, state: MilestoneState) -> Journey:
        """The same journey with another state of one milestone."""
        return replace(self, states={**self.states, milestone.id: state})

    def along(self, route: Route | None, specialisation: Specialisation | None) -> Journey:
        """The same journey as it would be on another route or specialisation; None leaves the learner's own."""
        return replace(self, route=route or self.route, specialisation=specialisation or self.specialisation)

    def in_field(self, specialisation: Specialisation | None) -> Journey:
        """The same journey as it would be with another specialisation; None is without any."""
        return replace(self, specialisation=specialisation)

    def reachable(self, slug: str) -> Milestone | None:
        """The milestone that this learner may see: published, or archived after they recorded something on it.

        It is found under the slugs that it had before, too.
        """
        slug = self.catalogue.slug_now("milestone", slug)
        if milestone := self.catalogue.milestone_by_slug.get(slug):
            return milestone
        archived = self.catalogue.archived_by_slug.get(slug)
        return archived if archived and archived.id in self.states else None

    def tally(self, stage: Stage | None = None) -> Tally:
        """Done out of what counts, in a stage or in all."""
        return sum(self.tallies.values(), Tally()) if stage is None else self.tallies[stage.slug]

    @cached_property
    def tallies(self) -> dict[str, Tally]:
        """The tally of every stage by slug; a stage without milestones is 0 of 0."""
        counts = Counter(self._counted())
        required, optional, none = Requirement.REQUIRED, Requirement.OPTIONAL, 0
        return {
            slug: Tally(
                done=counts.get((slug, required, Status.DONE), none),
                total=self.way.required[slug] - counts.get((slug, required, Status.SET_ASIDE), none),
                optional_done=counts.get((slug, optional, Status.DONE), none),
                optional_total=self.way.optional[slug] - counts.get((slug, optional, Status.SET_ASIDE), none),
                set_aside=sum(counts.get((slug, one, Status.SET_ASIDE), none) for one in (required, optional)),
            )
            for slug in self.catalogue.milestones_by_stage
        }

    def is_ready(self, milestone: Milestone) -> bool:
        """Every prerequisite is done or set aside, so nothing speaks against working on the milestone now."""
        return not self.open_before(milestone)

    def next_steps(
        self, stage: Stage | None = None, today: date | None = None, helped: Mapping[str, int] | None = None
    ) -> list[NextStep]:
        """Open milestones on the way whose prerequisites are done or set aside, best first.

        Pinned ones first, then those started, then required before optional, then those that help with most adverts
        (`helped`, by slug; without it that decides nothing), then by how many of the remaining required milestones
        wait for them, then in the order of the catalogue. The order is total. What is put off beyond today is left
        out; without a day nothing is.
        """
        helped = helped or {}
        return sorted(
            (
                self._next_step(milestone, helped.get(milestone.slug, 0))
                for milestone in self._open(stage)
                if self.is_ready(milestone) and not (today and self.state(milestone).is_put_off(today))
            ),
            key=_precedence,
        )

    def put_off(self, today: date, stage: Stage | None = None) -> list[PutOff]:
        """Open milestones on the way that are put off beyond today, ready or not, the next to be back first."""
        dated = ((milestone, self.state(milestone)) for milestone in self._open(stage))
        listed = [PutOff(one, state.not_before) for one, state in dated if state.not_before and state.is_put_off(today)]
        return sorted(listed, key=lambda one: (one.until, one.milestone.position))

    def waiting(self, stage: Stage | None = None) -> list[Waiting]:
        """Pinned milestones on the way that are not ready, in the order of the catalogue: a pin opens no way."""
        pinned = (milestone for milestone in self._open(stage) if self.state(milestone).pinned_at)
        return [Waiting(one, self.open_before(one)) for one in pinned if not self.is_ready(one)]

    def open_before(self, milestone: Milestone) -> tuple[Milestone, ...]:
        """The prerequisites of the milestone that are neither done nor set aside."""
        before = (self.catalogue.milestone_by_slug[slug] for slug in milestone.prerequisites)
        return tuple(one for one in before if self.status(one) not in _CLEARED)

    def activity(self, limit: int) -> list[Activity]:
        """The learner's latest steps, newest first, archived milestones included."""
        by_id = self.catalogue.milestone_by_id
        steps = (
            (at, by_id[milestone_id].slug, status, milestone_id)
            for milestone_id, state in self.states.items()
            if milestone_id in by_id
            for status, at in _steps_of(state)
        )
        latest = nlargest(limit, steps, key=itemgetter(0, 1))
        return [Activity(by_id[milestone_id], status, at) for at, _slug, status, milestone_id in latest]

    @property
    def has_started(self) -> bool:
        """The learner has touched at least one milestone."""
        return any(state.status is not Status.NOT_STARTED for state in self.states.values())

    @property
    def chosen_route(self) -> Route | None:
        """The route that counts: the learner's own, or the first one."""
        return self.route or next(iter(self.catalogue.routes), None)

    @cached_property
    def way(self) -> Way:
        """What the learner's route and specialisation ask."""
        return self.catalogue.way(self.chosen_route, self.specialisation)

    @cached_property
    def _open_required(self) -> frozenset[str]:
        return frozenset(
            milestone.slug
            for milestone in self.catalogue.milestones
            if self.requirement(milestone) is Requirement.REQUIRED and self.status(milestone) not in _CLEARED
        )

    def _open(self, stage: Stage | None) -> Iterator[Milestone]:
        """What is on the way and neither done nor set aside, in a stage or in all."""
        for milestone in (
            self.catalogue.milestones if stage is None else self.catalogue.milestones_by_stage.get(stage.slug, ())
        ):
            if self.status(milestone) not in _CLEARED and self.requirement(milestone) is not Requirement.OFF:
                yield milestone

    def _next_step(self, milestone: Milestone, helps: int) -> NextStep:
        requirement = self.requirement(milestone)
        unlocks = len(self.catalogue.unlocked_by[milestone.slug] & self._open_required)
        if self.status(milestone) is Status.STARTED:
            reason = Reason.STARTED
        elif requirement is Requirement.OPTIONAL:
            reason = Reason.OPTIONAL
        else:
            reason = Reason.UNLOCKS if unlocks else Reason.REQUIRED
        is_pinned = self.state(milestone).pinned_at is not None
        return NextStep(milestone, reason, requirement, unlocks, len(self._open_required), is_pinned, helps)

    def _counted(self) -> Iterator[tuple[str, Requirement, Status]]:
        """Stage, requirement and status of every milestone on the way that the learner has done or set aside."""
        by_id, requirements = self.catalogue.milestone_by_id, self.way.requirements
        for milestone_id, state in self.states.items():
            if state.status in _CLEARED and milestone_id in requirements:
                yield by_id[milestone_id].stage.slug, requirements[milestone_id], state.status


_CLEARED = frozenset({Status.DONE, Status.SET_ASIDE})


def _precedence(step: NextStep) -> tuple[bool, bool, bool, int, int, int]:
    return (
        not step.is_pinned,
        step.reason is not Reason.STARTED,
        step.requirement is not Requirement.REQUIRED,
        -step.helps,
        -step.unlocks,
        step.milestone.position,
    )


def _steps_of(state: MilestoneState) -> Iterable[tuple[Status, datetime]]:
    dated = (
        (Status.STARTED, state.started_at),
        (Status.DONE, state.completed_at),
        (Status.SET_ASIDE, state.set_aside_at),
    )
    return [(status, at) for status, at in dated if at is not None]
