"""Choosing a way, a pace, whether to see where they lead when, and in which order to go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.models import User

if TYPE_CHECKING:
    from roadmap.domain.catalogue import Route, Specialisation


def choose_way(*, learner: User, route: Route | None, specialisation: Specialisation | None) -> None:
    """Make this the learner's route and specialisation. No progress changes: only what counts does."""
    User.objects.filter(pk=learner.pk).update(
        route=route.id if route else None, specialisation=specialisation.id if specialisation else None
    )


def choose_route(*, learner: User, route: Route) -> None:
    """Make this the learner's route. The specialisation stays, whoever changes it at the same moment."""
    User.objects.filter(pk=learner.pk).update(route=route.id)


def choose_specialisation(*, learner: User, specialisation: Specialisation | None) -> None:
    """Make this the learner's specialisation; None leaves any. The route stays."""
    User.objects.filter(pk=learner.pk).update(specialisation=specialisation.id if specialisation else None)


def change_plan(*, learner: User, weekly_hours: int | None, route: Route | None) -> None:
    """Make these the hours a week and the route; None leaves what there is."""
    said = {"weekly_hours": weekly_hours, "route": route.id if route else None}
    if changed := {name: value for name, value in said.items() if value is not None}:
        User.objects.filter(pk=learner.pk).update(**changed)


def set_forecast_shown(*, learner: User, is_shown: bool) -> None:
    """Show the learner when they arrive, or do not."""
    User.objects.filter(pk=learner.pk).update(shows_forecast=is_shown)


def set_order_by_adverts(*, learner: User, is_chosen: bool) -> None:
    """Order the learner's next steps by what their adverts ask, or by the rule again."""
    User.objects.filter(pk=learner.pk).update(orders_by_adverts=is_chosen)
