"""A learner's dated facts, from which every past day is worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from accounts.models import ClaimedLevel, Education
from roadmap.domain.over_time import Finished, History, LevelSince
from roadmap.domain.record import EducationLevel, highest_degree

if TYPE_CHECKING:
    from datetime import date

    from accounts.models import User
    from roadmap.domain.journey import Journey
    from roadmap.domain.profile import Profile


def history_of(learner: User, journey: Journey, profile: Profile, today: date) -> History:
    """What has a date, beside what is so today: two queries more. Days are those of the present time zone."""
    zone = timezone.get_current_timezone()
    levels = ClaimedLevel.objects.filter(claim__learner=learner).order_by("since", "pk")
    finished = Education.objects.for_learner(learner).filter(is_in_progress=False).order_by("pk")
    return History(
        # Themselves, for what is only lazily there cannot be made anew with another state.
        journey=journey.along(None, None),
        profile=profile,
        levels=tuple(
            LevelSince(skill, level, since.astimezone(zone).date())
            for skill, level, since in levels.values_list("claim__skill__slug", "level", "since")
        ),
        finished=tuple(
            Finished(highest_degree([EducationLevel(level)]), end)
            for level, end in finished.values_list("level", "end")
        ),
        today=today,
        zone=zone,
    )
