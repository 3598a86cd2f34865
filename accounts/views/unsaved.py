"""What somebody was typing when their session ended: kept over the log-in, and shown once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse, QueryDict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from roadmap.http import HttpRequest

UNSAVED = "unsaved_record"
# Of one form, in characters: more than the longest text that a form takes, which is an advert, whatever its alphabet:
# a character may need twelve in the body of a form.
LONGEST_UNSAVED = 750_000


def log_in_first(request: HttpRequest, fields: Iterable[str], page: str = "") -> HttpResponse:
    """Ask for the log-in, and keep what was typed into these fields; the page then shows it, unsaved.

    `page` is the address that has the form, where the post went to another.
    """
    page = page or request.path
    if request.method == "POST":
        typed = QueryDict(mutable=True)
        for name in fields:
            typed.setlist(name, request.POST.getlist(name))
        body = typed.urlencode()
        if body and len(body) <= LONGEST_UNSAVED:
            request.session[UNSAVED] = {page: body}
    return redirect_to_login(page)


def unsaved(request: HttpRequest) -> QueryDict | None:
    """What was typed on this page before the log-in; it is given once."""
    kept: dict[str, str] = request.session.get(UNSAVED, {})
    if request.method != "GET" or request.path not in kept:
        return None
    del request.session[UNSAVED]
    return QueryDict(kept[request.path])
