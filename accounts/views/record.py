"""The record: all that a learner brings, on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import LearnerRequest


@require_safe
def record(request: LearnerRequest) -> HttpResponse:
    """Each section with what is newest in it, and what is missing."""
    return render(request, "accounts/record/record.html")
