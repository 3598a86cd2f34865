"""The path: the landing page, the roadmap, its stages and its milestones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from roadmap.filters import roadmap_filters
from roadmap.forms import EvidenceForm
from roadmap.views.moved import moved

if TYPE_CHECKING:
    from roadmap.domain.catalogue import Milestone
    from roadmap.http import HttpRequest

# Enough to begin with; the page of the milestone has all of them.
FIRST_RESOURCES = 3
NEXT_STEPS = 3


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, the path, and where to begin."""
    journey = request.journey
    return render(request, "roadmap/home.html", {"journey": journey, "catalogue": journey.catalogue})


@login_not_required
@require_safe
def roadmap(request: HttpRequest) -> HttpResponse:
    """All stages and milestones, with the learner's state on each."""
    filters = roadmap_filters(request.GET, request.journey)
    journey = request.journey.along(filters.route, filters.specialisation)
    sections = [
        (stage, journey.tally(stage), filters.shown(journey, journey.catalogue.milestones_by_stage[stage.slug]))
        for stage in journey.catalogue.stages
    ]
    return render(
        request,
        "roadmap/roadmap.html",
        {
            "journey": journey,
            "sections": sections,
            "tally": journey.tally(),
            "filters": filters,
            "shown": sum(len(milestones) for _, _, milestones in sections),
        },
    )


@login_not_required
@require_safe
def stage(request: HttpRequest, slug: str) -> HttpResponse:
    """One stage: whom it is for, how one knows, and its milestones."""
    journey = request.journey
    catalogue = journey.catalogue
    shown = catalogue.stage_by_slug.get(catalogue.slug_now("stage", slug))
    if shown is None:
        raise Http404
    if shown.slug != slug:
        return moved(request, shown.slug)
    place = catalogue.stages.index(shown)
    return render(
        request,
        "roadmap/stage.html",
        {
            "journey": journey,
            "stage": shown,
            "number": place + 1,
            "tally": journey.tally(shown),
            "milestones": catalogue.milestones_by_stage[slug],
            "next_steps": journey.next_steps(shown, timezone.localdate())[:NEXT_STEPS],
            "waiting": journey.waiting(shown),
            "put_off": journey.put_off(timezone.localdate(), shown),
            "before": catalogue.stages[place - 1] if place else None,
            "after": catalogue.stages[place + 1] if place + 1 < len(catalogue.stages) else None,
        },
    )


@login_not_required
@require_safe
@vary_on_headers("HX-Request")
def milestone(request: HttpRequest, slug: str) -> HttpResponse:
    """One milestone: what it asks, what it gives, and the learner's own evidence and note; in short for its row."""
    shown = request.journey.reachable(slug)
    if shown is None:
        return _instead(request, slug)
    if shown.slug != slug:
        return moved(request, shown.slug)
    if request.htmx and not request.htmx.boosted:
        return _milestone_more(request, shown)
    unsaved = _unsaved(request, shown) if request.user.is_authenticated else None
    form = EvidenceForm(unsaved) if unsaved else EvidenceForm.of(request.journey.state(shown))
    return milestone_page(request, shown, form, notice="unsaved" if unsaved else "")


def _instead(request: HttpRequest, slug: str) -> HttpResponse:
    """The way to what replaces a milestone that is no longer there for this visitor."""
    catalogue = request.journey.catalogue
    archived = catalogue.archived_by_slug.get(catalogue.slug_now("milestone", slug))
    if archived is None or archived.successor is None:
        raise Http404
    return redirect("milestone", archived.successor.slug)


def _milestone_more(request: HttpRequest, shown: Milestone) -> HttpResponse:
    """What the row of a milestone unfolds to."""
    journey = request.journey
    before = [journey.catalogue.milestone_by_slug[slug] for slug in shown.prerequisites]
    resources = journey.catalogue.resources_by_milestone.get(shown.slug, ())
    return render(
        request,
        "roadmap/_milestone_more.html",
        {
            "milestone": shown,
            "status": journey.status(shown).value,
            "prerequisites": [(one, journey.status(one)) for one in before],
            "resources": [one for one in resources if one.availability == "active"][:FIRST_RESOURCES],
            "is_visitor": journey.is_visitor,
        },
    )


def _unsaved(request: HttpRequest, milestone: Milestone) -> dict[str, str] | None:
    """What was typed about this milestone before somebody was asked to log in; it is given once."""
    kept: dict[str, dict[str, str]] = request.session.get("unsaved", {})
    catalogue = request.journey.catalogue
    typed = {catalogue.slug_now("milestone", slug): fields for slug, fields in kept.items()}.get(milestone.slug)
    if typed:
        del request.session["unsaved"]
    return typed


def milestone_page(
    request: HttpRequest,
    shown: Milestone,
    form: EvidenceForm,
    *,
    status: int = 200,
    notice: str = "",
) -> HttpResponse:
    """The page of a milestone around a form. The notice says what is odd about it: `unsaved` or `conflict`."""
    journey = request.journey
    catalogue = journey.catalogue
    return render(
        request,
        "roadmap/milestone.html",
        {
            "journey": journey,
            "milestone": shown,
            "state": journey.state(shown),
            "requirement": journey.requirement(shown),
            "is_ready": journey.is_ready(shown),
            "prerequisites": [catalogue.milestone_by_slug[slug] for slug in shown.prerequisites],
            "unlocks": [one for one in catalogue.milestones if shown.slug in one.prerequisites],
            "routes": [route for route in catalogue.routes if shown.slug in route.steps],
            "resources": catalogue.resources_by_milestone.get(shown.slug, ()),
            "evidence": request.evidence_of(shown),
            "form": form,
            "notice": notice,
        },
        status=status,
    )
