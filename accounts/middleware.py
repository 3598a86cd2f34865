"""Who acts, for the trail, and `request.journey`, lazy, as `request.user` is."""

from collections.abc import Callable
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from accounts.readers import evidence_of, journey_of
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
    """Give every request the journey and the evidence of whoever sends it; they are read when they are asked for."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Attach them and go on."""
        request.journey = SimpleLazyObject(lambda: journey_of(request.user))  # type: ignore[attr-defined]
        request.evidence_of = partial(evidence_of, request.user)  # type: ignore[attr-defined]
        return self.get_response(request)
