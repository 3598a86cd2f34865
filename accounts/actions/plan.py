"""Choosing a way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.models import Plan

if TYPE_CHECKING:
    from accounts.models import User
    from roadmap.domain.catalogue import Route, Specialisation


def choose_way(*, learner: User, route: Route | None, specialisation: Specialisation | None) -> None:
    """Make this the learner's route and specialisation. No progress changes: only what counts does."""
    Plan.objects.bulk_create(
        [
            Plan(
                learner=learner,
                route_id=route.id if route else None,
                specialisation_id=specialisation.id if specialisation else None,
            )
        ],
        update_conflicts=True,
        unique_fields=["learner"],
        update_fields=["route", "specialisation"],
    )
