"""The dashboard: where I am and what is next."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.readers.certificates import Held, expiring
from accounts.views.adverts.tried import tried
from accounts.views.forecast import forecast_in_short
from accounts.views.standing import along, standing
from roadmap.domain.certificates import SOON
from roadmap.readers.reports import unread_answers

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import LearnerRequest


@require_safe
def dashboard(request: LearnerRequest) -> HttpResponse:
    """One next thing, the ladder and the package, the stages, and what was done lately."""
    journey, today = request.journey, timezone.localdate()
    return render(
        request,
        "accounts/dashboard.html",
        {
            **along(journey, today)._asdict(),
            "standing": standing(journey, request.profile, request.user.target_role_id, today),
            "unread_answers": unread_answers(request.user.pk),
            "forecast": forecast_in_short(request),
            "expiring": _expiring(request, today),
            "tried": tried(request),
        },
    )


def _expiring(request: LearnerRequest, today: date) -> list[Held]:
    """The certificates that expire soon; no query if the profile has none."""
    last = today + timedelta(days=SOON)
    has_any = any(one.expires and today <= one.expires <= last for one in request.profile.certificates)
    return expiring(request.user, today) if has_any else []
