"""The ladder: roles."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from roadmap.views.moved import moved
from roadmap.views.readiness_words import readiness_shown

if TYPE_CHECKING:
    from roadmap.domain.catalogue import Role
    from roadmap.http import HttpRequest
    from roadmap.views.readiness_words import ReadinessShown


@login_not_required
@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    """The whole ladder, rung by rung."""
    listed = request.journey.catalogue.roles
    rungs = [(level, list(group)) for level, group in groupby(listed, key=lambda role: role.level)]
    return render(request, "roadmap/roles.html", {"rungs": rungs})


@login_not_required
@require_safe
def role(request: HttpRequest, slug: str) -> HttpResponse:
    """One role: what it asks, with sources, and where it leads."""
    catalogue = request.journey.catalogue
    shown = catalogue.role_by_slug.get(catalogue.slug_now("role", slug))
    if shown is None:
        raise Http404
    if shown.slug != slug:
        return moved(request, shown.slug)
    return render(
        request,
        "roadmap/role.html",
        {
            "journey": request.journey,
            "role": shown,
            "standing": _standing(request, shown),
            "skills": shown.skills_required,
            "choices": shown.skills_any_of,
            "before": [one for one in catalogue.roles if any(n.slug == slug for n in one.next_roles)],
            "key_milestones": [
                (milestone, request.journey.status(milestone))
                for one in shown.key_milestones
                if (milestone := catalogue.milestone_by_slug.get(one.slug))
            ],
        },
    )


def _standing(request: HttpRequest, shown: Role) -> ReadinessShown | None:
    """How far the learner is for the role; of a visitor nothing is known, unless they kept answers."""
    if request.journey.is_visitor and request.profile.is_empty:
        return None
    return readiness_shown(shown, request.profile.itself, request.journey.itself, timezone.localdate())
