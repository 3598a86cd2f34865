"""The routes side by side: what they share, what each adds, and when each arrives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from roadmap.domain.routes import compare
from roadmap.views.comparison import column, part_cell
from roadmap.views.leads import leads

if TYPE_CHECKING:
    from django.http import HttpResponse

    from roadmap.http import HttpRequest


@login_not_required
@require_safe
def routes(request: HttpRequest) -> HttpResponse:
    """Compare the routes for whoever looks: a learner with what is done and known, a visitor in hours."""
    outset = request.outset()
    shows_days = getattr(request.user, "shows_forecast", True)
    outlooks = compare(outset)
    is_alone = len(outlooks) == 1
    rule = _("What every route requires: whichever you take, this part stays.")
    return render(
        request,
        "roadmap/routes.html",
        {
            "columns": [column(one, outset, shows_days=shows_days, is_alone=is_alone) for one in outlooks],
            "shared": part_cell("shared", outlooks[0].shared, outset, rule) if len(outlooks) > 1 else None,
            "leads": leads(outlooks, outset, shows_days=shows_days),
            "role": outset.role,
            "journey": request.journey,
        },
    )
