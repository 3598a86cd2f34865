"""How the site looks to whoever asks: the theme, kept in a cookie so that it works without script or account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

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
