"""What a forecast starts from, for whoever sends a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.readers.study import minutes_by_week
from roadmap.domain.arrival import Outset
from roadmap.domain.requirement import Background

if TYPE_CHECKING:
    from datetime import date

    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User
    from roadmap.domain.journey import Journey
    from roadmap.domain.profile import Profile


def outset_of(learner: User | AnonymousUser, journey: Journey, profile: Profile, today: date) -> Outset:
    """The learner's way, aim, hours and log: one query, and that of the profile only if a role is aimed at.

    A visitor has neither aim nor hours, and costs nothing.
    """
    if not learner.is_authenticated:
        return Outset(journey, Background(), today)
    role = next((one for one in journey.catalogue.roles if one.id == learner.target_role_id), None)
    return Outset(
        journey,
        profile.background if role else Background(),
        today,
        weekly_hours=learner.weekly_hours,
        minutes_by_week=minutes_by_week(learner, today),
        role=role,
    )
