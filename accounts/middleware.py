"""Who acts, for the trail, and `request.journey`, lazy, as `request.user` is."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
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
