"""How the site looks: the theme, kept in a cookie so that it works without script or account, and the style guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from roadmap.forms import EvidenceForm
from roadmap.views import specimens

if TYPE_CHECKING:
    from roadmap.http import HttpRequest

THEMES = {"system": _("As the device"), "light": _("Light"), "dark": _("Dark")}
ONE_YEAR = 60 * 60 * 24 * 365


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def theme(request: HttpRequest) -> HttpResponse:
    """Choose light, dark, or what the device says."""
    if request.method != "POST":
        kept = request.COOKIES.get("theme")
        current = kept if kept in THEMES else "system"
        return render(request, "roadmap/theme.html", {"themes": THEMES.items(), "current": current})
    response = redirect("theme")
    chosen = request.POST.get("theme", "")
    if chosen in ("light", "dark"):
        response.set_cookie("theme", chosen, max_age=ONE_YEAR, secure=settings.HTTPS, httponly=True, samesite="Lax")
    else:
        response.delete_cookie("theme", samesite="Lax")
    return response


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component with real and extreme content, for staff."""
    if not getattr(request.user, "is_staff", False):
        raise Http404
    journey = specimens.a_journey()
    refused = EvidenceForm({"evidence_url": "ftp://example.org/work", "note": "too long" * 300}, auto_id="specimen_%s")
    return render(
        request,
        "roadmap/styleguide.html",
        {
            "components": list(specimens.components()),
            "summary_arguments": specimens.arguments("components/error_summary.html"),
            "row_arguments": specimens.arguments("roadmap/_milestone_row.html"),
            "form": refused,
            "journey": journey,
            "milestones": journey.catalogue.milestones,
        },
    )
