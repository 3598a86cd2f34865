"""What a forecast starts from, for whoever sends a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.readers.study import minutes_by_week
from roadmap.domain.arrival import Outset

if TYPE_CHECKING:
    from datetime import date

    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User
    from roadmap.domain.journey import Journey
    from roadmap.domain.profile import Profile


def outset_of(learner: User | AnonymousUser, journey: Journey, profile: Profile, today: date) -> Outset:
    """Where the learner stands today, with their pace and the role aimed at: one query. A visitor has neither."""
    journey, profile = journey.itself, profile.itself
    if not learner.is_authenticated:
        return Outset(journey, profile.background, today)
    role = next((one for one in journey.catalogue.roles if one.id == learner.target_role_id), None)
    return Outset(
        journey,
        profile.background,
        today,
        weekly_hours=learner.weekly_hours,
        minutes_by_week=minutes_by_week(learner, today),
        role=role,
    )
