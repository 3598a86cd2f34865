"""The plan: which way I chose, when I arrive, and what would move the date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.actions import choose_way
from accounts.actions.plan import change_plan, set_forecast_shown
from accounts.forms.account import PlanForm
from accounts.forms.plan import WhatIfForm
from accounts.views.forecast import forecast_shown, outset_now, what_if
from roadmap.domain.forecast import Basis

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import LearnerRequest


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: LearnerRequest) -> HttpResponse:
    """Choose a route and a specialisation; see when it leads where, and try what would change that."""
    journey = request.journey
    form = PlanForm(request.POST if request.method == "POST" else None, journey=journey)
    if request.method == "POST" and form.is_valid():
        choose_way(learner=request.user, route=form.chosen_route, specialisation=form.chosen_specialisation)
        messages.success(request, _("Saved. Nothing you have done is lost: only what counts has changed."))
        return redirect("plan")
    context: dict[str, object] = {"form": form, "journey": journey}
    is_refused = form.is_bound
    if request.user.shows_forecast:
        outset = outset_now(request)
        asked = WhatIfForm(request.GET, outset=outset)
        tried = what_if(outset, asked.changes) if asked.is_bound and asked.is_valid() else None
        context |= {"forecast": forecast_shown(request, outset), "asked": asked, "tried": tried}
        is_refused |= bool(asked.errors)
    return render(request, "accounts/plan.html", context, status=422 if is_refused else 200)


@require_POST
def keep_plan(request: LearnerRequest) -> HttpResponse:
    """Make the plan what was tried out: the hours a week, and the route."""
    outset = outset_now(request)
    form = WhatIfForm(request.POST, outset=outset)
    if not form.is_valid():
        messages.error(request, _("That could not be kept: try it out once more."))
        return redirect("plan")
    changes = form.changes
    change_plan(learner=request.user, weekly_hours=changes.weekly_hours, route=changes.route)
    messages.success(request, _("Kept: this is your plan now. Nothing you have done is lost."))
    if changes.weekly_hours is not None and outset.pace and outset.pace.basis is Basis.MEASURED:
        messages.info(request, _("Dates still go by what you log, as long as your log says how much you study."))
    return redirect("plan")


@require_POST
def hide_forecast(request: LearnerRequest) -> HttpResponse:
    """Show no dates any more, here and on the dashboard."""
    set_forecast_shown(learner=request.user, is_shown=False)
    messages.success(request, _("Dates are hidden. You can show them again at any time."))
    return redirect("plan")


@require_POST
def show_forecast(request: LearnerRequest) -> HttpResponse:
    """Show dates again."""
    set_forecast_shown(learner=request.user, is_shown=True)
    messages.success(request, _("Dates are shown."))
    return redirect("plan")
