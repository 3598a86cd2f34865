"""What search engines ask for: which pages there are, and which are nobody's business."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpResponse

    from roadmap.http import HttpRequest

LISTS = (
    "home",
    "roadmap",
    "roles",
    "routes",
    "readiness",
    "skills",
    "resources",
    "certifications",
    "questions",
    "glossary",
)
# Where every page is one person's own.
PRIVATE = (
    "/accounts/",
    "/admin/",
    "/dashboard/",
    "/plan/",
    "/readiness/kept/",
    "/record/",
    "/reports/",
    "/settings/",
    "/welcome/",
)


@login_not_required
@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public page."""
    catalogue = request.journey.catalogue
    details: dict[str, Iterable[str]] = {
        "stage": catalogue.stage_by_slug,
        "milestone": catalogue.milestone_by_slug,
        "role": catalogue.role_by_slug,
        "skill": catalogue.skill_by_slug,
    }
    pages = chain(
        map(reverse, LISTS),
        (reverse(name, args=[slug]) for name, slugs in details.items() for slug in slugs),
    )
    addresses = [request.build_absolute_uri(page) for page in pages]
    return render(request, "roadmap/sitemap.xml", {"addresses": addresses}, content_type="application/xml")


@login_not_required
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What is not worth a visit."""
    context = {"private": PRIVATE, "sitemap": request.build_absolute_uri(reverse("sitemap"))}
    return render(request, "roadmap/robots.txt", context, content_type="text/plain; charset=utf-8")
