"""The start: four short questions after signing up, each of which can be skipped and taken up again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.actions import choose_way
from accounts.actions.profile import aim_at, state_background, stated_education, step_taken
from accounts.forms.profile import BringForm, GoalForm, OriginForm, TimeForm

if TYPE_CHECKING:
    from collections.abc import Callable

    from django import forms
    from django.http import HttpResponse, QueryDict
    from django.utils.functional import _StrPromise

    from accounts.http import LearnerRequest


@dataclass(frozen=True, slots=True)
class Step:
    """A question of the start: how it is asked, and what its answer does."""

    name: str
    title: _StrPromise
    lead: _StrPromise
    form: Callable[[LearnerRequest, QueryDict | None], forms.BaseForm]
    keep: Callable[[LearnerRequest, Any], None]


def _origin(request: LearnerRequest, typed: QueryDict | None) -> OriginForm:
    return OriginForm(typed, instance=request.user)


def _keep_model(request: LearnerRequest, form: OriginForm | TimeForm) -> None:  # noqa: ARG001 (as all of them)
    form.instance.save(update_fields=list(form.fields))


def _brings(request: LearnerRequest, typed: QueryDict | None) -> BringForm:
    stated = stated_education(request.user)
    degree = {"degree": stated.level, "field": stated.field} if stated else {}
    return BringForm(typed, initial={"stated_months": request.user.stated_months, **degree})


def _keep_brings(request: LearnerRequest, form: BringForm) -> None:
    typed = form.cleaned_data
    state_background(request.user, degree=typed["degree"], field=typed["field"], months=typed["stated_months"])


def _goal(request: LearnerRequest, typed: QueryDict | None) -> GoalForm:
    return GoalForm(typed, journey=request.journey, target_role=request.user.target_role_id)


def _keep_goal(request: LearnerRequest, form: GoalForm) -> None:
    aim_at(request.user, form.chosen_role)
    choose_way(learner=request.user, route=form.chosen_route, specialisation=form.chosen_specialisation)


def _time(request: LearnerRequest, typed: QueryDict | None) -> TimeForm:
    return TimeForm(typed, instance=request.user)


STEPS = [
    Step(
        "origin",
        _("Where do you come from?"),
        _("It decides nothing. It only helps to say things well."),
        _origin,
        _keep_model,
    ),
    Step(
        "background",
        _("What do you bring?"),
        _("A rough answer will do now. Once you record jobs and degrees with dates, those count instead."),
        _brings,
        _keep_brings,
    ),
    Step(
        "goal",
        _("Where do you want to go?"),
        _("Choose what sounds right today. You can change all of it at any time and lose nothing."),
        _goal,
        _keep_goal,
    ),
    Step(
        "time",
        _("How much time do you have?"),
        _("Only for saying when you might arrive. There is no streak to keep and nothing to be late for."),
        _time,
        _keep_model,
    ),
]
BY_NAME = {step.name: number for number, step in enumerate(STEPS)}


@require_safe
def welcome(request: LearnerRequest) -> HttpResponse:
    """Go on where somebody stopped; begin anew once all is answered."""
    number = request.user.welcome_step
    return redirect("welcome_step", STEPS[number if number < len(STEPS) else 0].name)


@require_http_methods(["GET", "HEAD", "POST"])
def welcome_step(request: LearnerRequest, name: str) -> HttpResponse:
    """Ask one question; keep the answer, or skip it, and go on to the next."""
    if name not in BY_NAME:
        raise Http404
    number = BY_NAME[name]
    step, is_answered = STEPS[number], request.method == "POST" and "skip" not in request.POST
    form = step.form(request, request.POST if is_answered else None)
    if is_answered and not form.is_valid():
        return _page(request, number, form, status=422)
    if request.method != "POST":
        return _page(request, number, form)
    if is_answered:
        step.keep(request, form)
    step_taken(request.user, number + 1)
    return _onward(request, number + 1)


def _page(request: LearnerRequest, number: int, form: forms.BaseForm, *, status: int = 200) -> HttpResponse:
    context = {
        "step": STEPS[number],
        "number": number + 1,
        "total": len(STEPS),
        "before": STEPS[number - 1].name if number else "",
        "form": form,
    }
    return render(request, "accounts/welcome.html", context, status=status)


def _onward(request: LearnerRequest, number: int) -> HttpResponse:
    if number < len(STEPS):
        return redirect("welcome_step", STEPS[number].name)
    messages.success(request, _("That is all. You can change every answer in your settings."))
    return redirect("dashboard")
