"""The dashboard: where I am and what is next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.readers.certificates import expiring
from roadmap.readers.reports import unread_answers

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import LearnerRequest

NEXT_STEPS = 6
LATEST_STEPS = 8


@require_safe
def dashboard(request: LearnerRequest) -> HttpResponse:
    """One next thing, the stages, and what was done lately."""
    journey = request.journey
    steps = journey.next_steps()
    return render(
        request,
        "accounts/dashboard.html",
        {
            "journey": journey,
            "tally": journey.tally(),
            "stages": [(stage, journey.tally(stage)) for stage in journey.catalogue.stages],
            "first_step": steps[0] if steps else None,
            "other_steps": steps[1:NEXT_STEPS],
            "activity": journey.activity(LATEST_STEPS),
            "unread_answers": unread_answers(request.user.pk),
            "expiring": expiring(request.user, timezone.localdate()),
        },
    )
