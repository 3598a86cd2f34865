"""What would change on another route, or with another specialisation: only what counts, never what was done."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from roadmap.domain.catalogue import Requirement
from roadmap.domain.journey import Status
from roadmap.domain.remaining import hours_left

if TYPE_CHECKING:
    from collections.abc import Callable

    from roadmap.domain.catalogue import Milestone, Route, Specialisation
    from roadmap.domain.forecast import Hours
    from roadmap.domain.journey import Journey

_TOUCHED = frozenset({Status.STARTED, Status.DONE})
_CLEARED = frozenset({Status.DONE, Status.SET_ASIDE})
_Change: TypeAlias = "Callable[[Requirement, Requirement], bool]"


@dataclass(frozen=True)
class Switch:
    """A journey as it is and as it would be. Each milestone that either asks for is told at most once as a change.

    All lists are in the order of the catalogue. Nothing that was recorded differs between the two.
    """

    before: Journey
    after: Journey

    @property
    def is_none(self) -> bool:
        """The learner is on this way already."""
        return self.before.chosen_route == self.after.chosen_route and (
            self.before.specialisation == self.after.specialisation
        )

    @cached_property
    def kept(self) -> tuple[Milestone, ...]:
        """Started or done, and counted before as after."""
        both = self._where(lambda was, is_: Requirement.OFF not in {was, is_})
        return tuple(one for one in both if self.before.status(one) in _TOUCHED)

    @cached_property
    def gained_required(self) -> tuple[Milestone, ...]:
        """Required after, and not on the way before. What was done of it counts again."""
        return self._where(lambda was, is_: was is Requirement.OFF and is_ is Requirement.REQUIRED)

    @cached_property
    def gained_optional(self) -> tuple[Milestone, ...]:
        """Optional after, and not on the way before."""
        return self._where(lambda was, is_: was is Requirement.OFF and is_ is Requirement.OPTIONAL)

    @cached_property
    def made_required(self) -> tuple[Milestone, ...]:
        """Optional before, required after."""
        return self._where(lambda was, is_: was is Requirement.OPTIONAL and is_ is Requirement.REQUIRED)

    @cached_property
    def made_optional(self) -> tuple[Milestone, ...]:
        """Required before, optional after."""
        return self._where(lambda was, is_: was is Requirement.REQUIRED and is_ is Requirement.OPTIONAL)

    @cached_property
    def dropped(self) -> tuple[Milestone, ...]:
        """On the way before and not after. What was done of it stays on record and counts again after the way back."""
        return self._where(lambda was, is_: was is not Requirement.OFF and is_ is Requirement.OFF)

    @cached_property
    def hours_added(self) -> tuple[Milestone, ...]:
        """Open milestones whose hours the way requires after and not before."""
        return self._open(lambda was, is_: is_ is Requirement.REQUIRED is not was)

    @cached_property
    def hours_released(self) -> tuple[Milestone, ...]:
        """Open milestones whose hours the way requires before and not after."""
        return self._open(lambda was, is_: was is Requirement.REQUIRED is not is_)

    @property
    def changes_nothing(self) -> bool:
        """Both ask the same of every milestone."""
        return self.before.way.requirements == self.after.way.requirements

    @cached_property
    def hours_before(self) -> Hours:
        """The hours of study that the way requires and that are left, as it is."""
        return hours_left(self.before)

    @cached_property
    def hours_after(self) -> Hours:
        """The same as it would be."""
        return hours_left(self.after)

    def _where(self, is_meant: _Change) -> tuple[Milestone, ...]:
        return tuple(
            one
            for one in self.before.catalogue.milestones
            if is_meant(self.before.requirement(one), self.after.requirement(one))
        )

    def _open(self, is_meant: _Change) -> tuple[Milestone, ...]:
        return tuple(one for one in self._where(is_meant) if self.before.status(one) not in _CLEARED)


def switch_route(journey: Journey, route: Route) -> Switch:
    """What another route changes; the specialisation stays. Doing so twice, there and back, changes nothing."""
    return Switch(journey, journey.along(route, None))


def switch_specialisation(journey: Journey, specialisation: Specialisation | None) -> Switch:
    """What another specialisation changes, or None, which leaves any; the route stays.

    The route decides what is required of a specialisation's milestones; without a route all of them are.
    """
    return Switch(journey, journey.in_field(specialisation))
