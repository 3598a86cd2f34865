"""A learner's rows as domain values, in fixed query counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.models import Progress
from roadmap.domain.journey import Journey, MilestoneState, Status
from roadmap.readers import catalogue

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User
    from roadmap.domain.catalogue import Catalogue, Route, Specialisation

_STATE = ("status", "started_at", "completed_at", "set_aside_at", "evidence_url", "note", "revision")


def journey_of(learner: User | AnonymousUser) -> Journey:
    """The learner's way through the published catalogue: one query. A visitor's is one in which nothing is started."""
    published = catalogue()
    if not learner.is_authenticated:
        return Journey(published, is_visitor=True)
    rows = Progress.objects.for_learner(learner).values_list("milestone_id", *_STATE)
    states = {milestone_id: MilestoneState(Status(status), *rest) for milestone_id, status, *rest in rows}
    return Journey(published, states, _route(published, learner), _specialisation(published, learner))


def _route(published: Catalogue, learner: User) -> Route | None:
    return next((route for route in published.routes if route.id == learner.route_id), None)


def _specialisation(published: Catalogue, learner: User) -> Specialisation | None:
    return next((one for one in published.specialisations if one.id == learner.specialisation_id), None)
