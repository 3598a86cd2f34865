"""What our requests carry besides Django's own."""

from collections.abc import Callable, Sequence

from django.http import HttpRequest as DjangoHttpRequest
from django_htmx.middleware import HtmxDetails

from roadmap.domain.catalogue import Milestone
from roadmap.domain.journey import Journey
from roadmap.domain.profile import Profile


class HttpRequest(DjangoHttpRequest):
    """A request with the journey, profile and evidence of whoever sends it, and what htmx says of itself."""

    journey: Journey
    profile: Profile
    evidence_of: Callable[[Milestone], Sequence[object]]
    htmx: HtmxDetails


def user_id(request: DjangoHttpRequest) -> int:
    """Who sends it; to be asked only where the log-in middleware lets nobody else through."""
    key = request.user.pk
    assert key is not None  # noqa: S101 (this tells the type checker)
    return key
