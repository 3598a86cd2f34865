"""The dashboard: where I am and what is next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.readers.brought import Brought, brought
from accounts.readers.certificates import expiring
from roadmap.domain.catalogue import ExperienceRequirement, Role
from roadmap.readers.reports import unread_answers

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import LearnerRequest

NEXT_STEPS = 6
LATEST_STEPS = 8


@dataclass(frozen=True, slots=True)
class Aim:
    """The role aimed at, beside what the learner brings; `asked` is what it asks beside the degree held, if known."""

    role: Role
    brought: Brought
    asked: ExperienceRequirement | None


@require_safe
def dashboard(request: LearnerRequest) -> HttpResponse:
    """One next thing, the stages, and what was done lately."""
    journey, today = request.journey, timezone.localdate()
    steps = journey.next_steps(today=today)
    return render(
        request,
        "accounts/dashboard.html",
        {
            "journey": journey,
            "tally": journey.tally(),
            "stages": [(stage, journey.tally(stage)) for stage in journey.catalogue.stages],
            "first_step": steps[0] if steps else None,
            "other_steps": steps[1:NEXT_STEPS],
            "waiting": journey.waiting(),
            "put_off": journey.put_off(today),
            "activity": journey.activity(LATEST_STEPS),
            "aim": aim(request),
            "unread_answers": unread_answers(request.user.pk),
            "expiring": expiring(request.user, today),
        },
    )


def aim(request: LearnerRequest) -> Aim | None:
    """What the role aimed at asks beside the degree held; None without an aim, which then costs no query."""
    roles, key = request.journey.catalogue.roles, request.user.target_role_id
    role = next((one for one in roles if one.id == key), None)
    if role is None:
        return None
    brings = brought(request.user, timezone.localdate())
    asked = next((one for one in role.experience if one.degree == brings.degree), None)
    return Aim(role, brings, asked)
