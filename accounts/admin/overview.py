"""The overview for staff: what learners do, in numbers too large to tell of any one of them."""

from __future__ import annotations

import csv
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from accounts.admin.sections import SECTIONS
from accounts.readers.overview import Period

VIEW = "roadmap.view_overview"
# In weeks; what else is asked for is answered with half a year.
PERIODS, USUAL = (4, 12, 26, 52), 26
# Without it Excel takes UTF-8 for something else.
BYTE_ORDER_MARK = "\ufeff"


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Every section for the chosen weeks."""
    weeks = _weeks(request)
    period = Period.before(timezone.localdate(), weeks)
    context = {
        "title": _("Overview"),
        "weeks": weeks,
        "first": period.weeks[0],
        "last": period.last_day,
        "periods": [_choice(one, weeks) for one in PERIODS],
        "sections": [section(period) for section in SECTIONS.values()],
    }
    return TemplateResponse(request, "admin/overview.html", admin.site.each_context(request) | context)


@require_safe
def overview_table(request: HttpRequest, name: str) -> HttpResponse:
    """One table for a spreadsheet: the same numbers, and no others."""
    if name not in SECTIONS:
        raise Http404
    weeks = _weeks(request)
    period = Period.before(timezone.localdate(), weeks)
    response = HttpResponse(BYTE_ORDER_MARK, content_type="text/csv; charset=utf-8")
    file = f"{name}-{weeks}-weeks-from-{period.weeks[0]}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{file}"'
    csv.writer(response).writerows(SECTIONS[name](period).for_spreadsheets)
    return response


def open_overview() -> None:
    """Let the admin have these pages, before its own."""
    others = admin.site.get_urls

    def urls() -> list[URLResolver | URLPattern]:
        return [
            path("overview/", _for_those_who_may(overview), name="overview"),
            path("overview/<slug:name>.csv", _for_those_who_may(overview_table), name="overview_table"),
            *others(),
        ]

    admin.site.get_urls = urls  # type: ignore[method-assign]


def _for_those_who_may(view: Any) -> Any:  # noqa: ANN401 (a view in, a view out)
    def guarded(request: HttpRequest, **named: str) -> HttpResponse:
        if not request.user.has_perm(VIEW):
            raise PermissionDenied
        answer: HttpResponse = view(request, **named)
        return answer

    return admin.site.admin_view(guarded)


def _weeks(request: HttpRequest) -> int:
    asked = request.GET.get("weeks", "")
    return next((weeks for weeks in PERIODS if str(weeks) == asked), USUAL)


def _choice(weeks: int, chosen: int) -> dict[str, Any]:
    return {
        "label": ngettext("%(count)d week", "%(count)d weeks", weeks) % {"count": weeks},
        "address": reverse("admin:overview", query={"weeks": weeks}),
        "is_chosen": weeks == chosen,
    }
