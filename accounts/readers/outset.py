"""What a forecast starts from, for whoever sends a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from accounts.readers.study import minutes_by_week
from roadmap.domain.arrival import Outset

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User
    from roadmap.domain.journey import Journey
    from roadmap.domain.profile import Profile


def outset_of(learner: User | AnonymousUser, journey: Journey, profile: Profile) -> Outset:
    """Where the learner stands today, with their pace and the role aimed at: one query. A visitor has neither."""
    today = timezone.localdate()
    if not learner.is_authenticated:
        return Outset(journey, profile.background, today)
    roles = journey.catalogue.roles
    return Outset(
        journey,
        profile.background,
        today,
        weekly_hours=learner.weekly_hours,
        minutes_by_week=minutes_by_week(learner, today),
        role=next((role for role in roles if role.id == learner.target_role_id), None),
    )
