"""Who acts, for the trail; `request.journey` and `request.profile`, lazy, as `request.user` is; previews; the clock."""

from collections.abc import Callable
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from accounts.readers import evidence_of, journey_of, profile_of
from accounts.trail import acting
from roadmap.actions.preview import preview
from roadmap.actions.publishing import spelled
from roadmap.domain.content import ContentError

Answer = Callable[[HttpRequest], HttpResponse]


class ActingMiddleware:
    """Let the trail know whose request it is, without looking at it until there is something to write."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on as whoever sent the request."""
        before = acting.set(request)
        try:
            return self.get_response(request)
        finally:
            acting.reset(before)


class JourneyMiddleware:
    """Give every request the journey, profile and evidence of whoever sends it; they are read when asked for."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Attach them and go on."""
        request.journey = SimpleLazyObject(lambda: journey_of(request.user))  # type: ignore[attr-defined]
        request.profile = SimpleLazyObject(lambda: profile_of(request.user))  # type: ignore[attr-defined]
        request.evidence_of = partial(evidence_of, request.user)  # type: ignore[attr-defined]
        return self.get_response(request)


class PreviewMiddleware:
    """Show staff who ask for a `?preview` the page as it would be. Whoever may not gets the page as it is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let nobody find or keep what is not published."""
        response = self.get_response(request)
        if hasattr(request, "preview"):
            response.headers["X-Robots-Tag"] = "noindex"
            response.headers["Cache-Control"] = "no-store"
        return response

    def process_view(
        self, request: HttpRequest, _view: object, _args: object, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Put the journey through the catalogue as it would be on the request, or say why there is none."""
        if "preview" not in request.GET or request.method not in {"GET", "HEAD"} or not request.user.is_authenticated:
            return None
        page = request.resolver_match.url_name if request.resolver_match else None
        try:
            shown = preview(request.GET["preview"], page or "", kwargs.get("slug", ""), by=request.user)
        except ContentError as error:
            told = _("This cannot be previewed, for it does not fit any more: %s") % spelled(error.problems)
            messages.error(request, told)
            return redirect("admin:roadmap_draftedchange_changelist")
        if shown:
            request.preview = shown  # type: ignore[attr-defined]
            request.journey = journey_of(request.user, shown.catalogue)  # type: ignore[attr-defined]
        return None


class TimeZoneMiddleware:
    """Tell times and days as the learner's clock does; everybody else's is the server's."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on in their time zone. Of a request without a session nobody is looked up."""
        name = getattr(request.user, "time_zone", "") if settings.SESSION_COOKIE_NAME in request.COOKIES else ""
        with timezone.override(_zone(name)):
            return self.get_response(request)


def _zone(name: str) -> ZoneInfo | None:
    """The time zone; None, which stands for the server's, also for one that is no longer known."""
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None
