"""Where somebody stands who answers four questions: as a link that can be shared, and kept only on request."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from roadmap.actions.kept import keep_answers, kept_answers
from roadmap.domain.answers import Answers, answers_now, answers_of, as_if
from roadmap.forms import ReadinessForm
from roadmap.views.readiness_words import readiness_shown

if TYPE_CHECKING:
    from django.http import HttpResponse

    from roadmap.http import HttpRequest


@login_not_required
@require_safe
def readiness(request: HttpRequest) -> HttpResponse:
    """The four questions, and where the answers lead; nothing is stored."""
    catalogue = request.journey.catalogue
    is_asked = not ReadinessForm.base_fields.keys().isdisjoint(request.GET)
    own = _own(request)
    form = ReadinessForm(request.GET if is_asked else None, catalogue=catalogue, own=own)
    if is_asked and not form.is_valid():
        return _page(request, form, status=422)
    answers = form.answers if is_asked else own
    # Filled anew, so that what was renamed or written twice stands there as it is understood.
    return _page(request, ReadinessForm(None, catalogue=catalogue, own=answers), answers)


@login_not_required
@require_POST
def keep_readiness(request: HttpRequest) -> HttpResponse:
    """Keep the answers with the session, and lead to where they are taken over: by way of a new account, or at once."""
    form = ReadinessForm(request.POST, catalogue=request.journey.catalogue, own=Answers())
    if not form.is_valid():
        return _page(request, form, status=422)
    keep_answers(request.session, form.answers)
    if request.user.is_authenticated:
        return redirect("kept_readiness")
    return redirect(f"{reverse('account_signup')}?{urlencode({'next': reverse('kept_readiness')})}")


def _own(request: HttpRequest) -> Answers:
    """What the form begins with: what a learner recorded, or what a visitor kept."""
    catalogue = request.journey.catalogue
    if not request.user.is_authenticated:
        return kept_answers(request.session, catalogue) or Answers()
    aim = cast("int | None", getattr(request.user, "target_role_id", None))
    role = next((one.slug for one in catalogue.roles if one.id == aim), "")
    return answers_now(answers_of(request.profile, role, timezone.localdate()), catalogue)


def _page(
    request: HttpRequest, form: ReadinessForm, answers: Answers | None = None, *, status: int = 200
) -> HttpResponse:
    roles = request.journey.catalogue.role_by_slug
    context: dict[str, object] = {
        "form": form,
        "has_roles": bool(roles),
        "is_what_if": request.user.is_authenticated,
        "answers": answers,
    }
    if answers and (role := roles.get(answers.role)):
        today = timezone.localdate()
        context |= {
            "role": role,
            # As long as only the role is named, the questions come first.
            "is_answered": not replace(answers, role="").is_empty,
            "shown": readiness_shown(
                role, as_if(answers, request.profile.itself, today), request.journey.itself, today
            ),
            "link": request.build_absolute_uri(f"{reverse('readiness')}?{answers.query}"),
        }
    return render(request, "roadmap/readiness.html", context, status=status)
