"""The dashboard: where I am and what is next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.readers.glance import glance_of
from accounts.readers.helping import helped_of
from accounts.views.adverts.tried import tried
from accounts.views.standing import Arriving, Lately, Next, Stages, Standing

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpResponse

    from accounts.http import LearnerRequest
    from accounts.readers.glance import Glance
    from roadmap.domain.journey import Journey
    from roadmap.domain.profile import Profile

NEXT_STEPS = 6
LATEST_STEPS = 8


@require_safe
def dashboard(request: LearnerRequest) -> HttpResponse:
    """One next thing, the ladder and the package, the stages, and what was done lately.

    Four queries, and one more for who orders the next steps by their adverts.
    """
    learner, today = request.user, timezone.localdate()
    journey, profile, glance = request.journey.itself, request.profile.itself, glance_of(learner, today)
    aim = learner.target_role_id
    arriving = Arriving(journey, profile, today, learner.weekly_hours, glance.minutes_by_week, aim)
    return render(
        request,
        "accounts/dashboard.html",
        {
            "next": _next(request, journey, profile, glance, today),
            "arriving": arriving if learner.shows_forecast else None,
            "standing": Standing(journey, profile, aim, today),
            "stages": Stages(journey),
            "lately": Lately(journey, LATEST_STEPS),
            "unread_answers": glance.unread_answers,
            "expiring": profile.expiring(today),
            "tried": tried(request),
        },
    )


def _next(request: LearnerRequest, journey: Journey, profile: Profile, glance: Glance, today: date) -> Next:
    """The next steps, in the order that the learner chose; without adverts there is only that of the rule."""
    if not (glance.adverts and request.user.orders_by_adverts):
        return Next(journey, today, NEXT_STEPS, has_adverts=bool(glance.adverts))
    return Next(journey, today, NEXT_STEPS, has_adverts=True, helped=helped_of(request.user, journey, profile, today))
