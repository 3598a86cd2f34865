"""Where a page is that somebody looks for under the old name of what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponsePermanentRedirect
from django.urls import reverse

if TYPE_CHECKING:
    from django.http import HttpResponse

    from roadmap.http import HttpRequest


def moved(request: HttpRequest, slug: str) -> HttpResponse:
    """Lead to the same page of what the slug names now, with the query that was asked."""
    assert request.resolver_match  # noqa: S101 (a view was found, else nobody would be here)
    page = reverse(request.resolver_match.view_name, args=[slug])
    query = request.META.get("QUERY_STRING", "")
    answer = HttpResponsePermanentRedirect(f"{page}?{query}" if query else page)
    # For ever, unless it is renamed back: browsers that no longer ask would then go round in circles.
    answer.headers["Cache-Control"] = "no-cache"
    return answer
