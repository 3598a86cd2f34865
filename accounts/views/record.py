"""The record: all that a learner brings, on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import ExperienceKind
from accounts.readers.record import record_of
from roadmap.models import DegreeLevel

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import LearnerRequest


@require_safe
def record(request: LearnerRequest) -> HttpResponse:
    """Each section with what is newest in it, what it comes to, and what would help."""
    brought = record_of(request.user)
    context = {
        "record": brought,
        "degree": DegreeLevel(brought.degree.value).label if brought.degree else "",
        "kinds": [(ExperienceKind(kind.value).label, one) for kind, one in brought.counted.kinds.items()],
    }
    return render(request, "accounts/record/record.html", context)
