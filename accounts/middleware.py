"""Who acts, for the trail; `request.journey`, lazy, as `request.user` is; and the learner's time zone."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from accounts.readers import journey_of
from accounts.trail import acting

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
    """Give every request the journey of whoever sends it; it is read when it is first asked for."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Attach the journey and go on."""
        request.journey = SimpleLazyObject(lambda: journey_of(request.user))  # type: ignore[attr-defined]
        return self.get_response(request)


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
