"""What somebody answered before they had an account: shown beside their record, and taken over on request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.actions.kept import take_over_answers
from roadmap.actions.kept import forget_answers, kept_answers
from roadmap.domain.answers import NO_DEGREE, Answers, additions
from roadmap.models import DegreeLevel

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import LearnerRequest


DEGREES = {NO_DEGREE: _("None"), **dict(DegreeLevel.choices)}


@require_http_methods(["GET", "HEAD", "POST"])
def kept_readiness(request: LearnerRequest) -> HttpResponse:
    """What of the kept answers is new, and what stays as it is recorded; take over what is new, once."""
    catalogue = request.journey.catalogue
    kept = kept_answers(request.session, catalogue) or Answers()
    new = additions(kept, request.profile, has_aim=request.user.target_role_id is not None)
    if request.method == "POST":
        take_over_answers(learner=request.user, new=new, catalogue=catalogue)
        forget_answers(request.session)
        if not new.is_empty:
            messages.success(request, _("Taken over. You can change all of it in your record."))
        return _onward(request)
    context = {
        "kept": kept,
        "new": new,
        "role": catalogue.role_by_slug.get(kept.role),
        "degree": DEGREES.get(kept.degree),
        "skills": [
            (catalogue.skill_by_slug[slug], level, request.profile.claims.get(slug))
            for slug, level in kept.levels.items()
        ],
    }
    return render(request, "accounts/kept_readiness.html", context)


@require_POST
def forget_readiness(request: LearnerRequest) -> HttpResponse:
    """Keep the answers no longer, and record nothing of them."""
    forget_answers(request.session)
    return _onward(request)


def _onward(request: LearnerRequest) -> HttpResponse:
    """Who is new goes on with the start; everybody else to where they stand now."""
    return redirect("dashboard" if request.user.welcome_step else "welcome")
