"""The library: skills, resources, certifications and questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from roadmap.actions.searches import record_miss
from roadmap.filters import resource_filters
from roadmap.models import LEVELS, SearchPage
from roadmap.views.moved import moved

if TYPE_CHECKING:
    from roadmap.http import HttpRequest

RESOURCES_PER_PAGE = 40


@login_not_required
@require_safe
def skills(request: HttpRequest) -> HttpResponse:
    """All skills by category."""
    catalogue = request.journey.catalogue
    groups = [
        (category, [skill for skill in catalogue.skills if skill.category.slug == category.slug])
        for category in catalogue.skill_categories
    ]
    return render(
        request,
        "roadmap/skills.html",
        {"groups": [(category, listed) for category, listed in groups if listed], "levels": LEVELS},
    )


@login_not_required
@require_safe
def skill(request: HttpRequest, slug: str) -> HttpResponse:
    """One skill: its levels, which milestones give it and which roles ask for it."""
    catalogue = request.journey.catalogue
    shown = catalogue.skill_by_slug.get(catalogue.slug_now("skill", slug))
    if shown is None:
        raise Http404
    if shown.slug != slug:
        return moved(request, shown.slug)
    return render(
        request,
        "roadmap/skill.html",
        {
            "skill": shown,
            "levels": [(level, name, shown.descriptor(level) or meaning) for level, name, meaning in LEVELS],
            "given_by": catalogue.milestones_giving(slug),
            "asked_by": catalogue.roles_asking(slug),
            "resources": [one for one in catalogue.resources if any(s.slug == slug for s in one.skills)],
            "journey": request.journey,
        },
    )


@login_not_required
@require_safe
def resources(request: HttpRequest) -> HttpResponse:
    """All resources, searchable and filtered, a page at a time."""
    catalogue = request.journey.catalogue
    filters = resource_filters(request.GET, catalogue)
    shown = [resource for resource in catalogue.resources if filters.shows(resource)]
    if filters.is_search_alone and not shown and request.method == "GET":
        record_miss(SearchPage.RESOURCES, filters.chosen["q"], today=timezone.localdate())
    page = Paginator(shown, RESOURCES_PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "roadmap/resources.html",
        {
            "page": page,
            "filters": filters,
            "skill": catalogue.skill_by_slug.get(filters.chosen["skill"]),
        },
    )


@login_not_required
@require_safe
def certifications(request: HttpRequest) -> HttpResponse:
    """All certifications: those offered, then those that are history."""
    listed = request.journey.catalogue.certifications
    return render(
        request,
        "roadmap/certifications.html",
        {
            "offered": [one for one in listed if one.availability == "active"],
            "ended": [one for one in listed if one.availability != "active"],
        },
    )


@login_not_required
@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """Questions and answers."""
    return render(request, "roadmap/questions.html", {"questions": request.journey.catalogue.questions})


@login_not_required
@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """The words of the field, and ours, as they are used here."""
    return render(request, "roadmap/glossary.html", {"entries": request.journey.catalogue.glossary})
