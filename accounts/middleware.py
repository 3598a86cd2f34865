"""`request.journey`, lazy, as `request.user` is."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from accounts.readers import journey_of


class JourneyMiddleware:
    """Give every request the journey of whoever sends it; it is read when it is first asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Attach the journey and go on."""
        request.journey = SimpleLazyObject(lambda: journey_of(request.user))  # type: ignore[attr-defined]
        return self.get_response(request)
