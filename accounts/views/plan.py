"""The plan: which way I chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from accounts.actions import choose_way
from accounts.forms.account import PlanForm

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import LearnerRequest


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: LearnerRequest) -> HttpResponse:
    """Choose a route and a specialisation."""
    journey = request.journey
    form = PlanForm(request.POST if request.method == "POST" else None, journey=journey)
    if request.method == "POST" and form.is_valid():
        choose_way(learner=request.user, route=form.chosen_route, specialisation=form.chosen_specialisation)
        messages.success(request, _("Saved. Nothing you have done is lost: only what counts has changed."))
        return redirect("plan")
    status = 422 if form.is_bound else 200
    return render(request, "accounts/plan.html", {"form": form, "journey": journey}, status=status)
