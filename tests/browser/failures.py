"""The real addresses, and one more for every page that says what went wrong."""

from allauth.core.ratelimit import respond_429
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest, PermissionDenied, RequestDataTooBig
from django.db import OperationalError
from django.http import HttpRequest, HttpResponseBase
from django.urls import path

from careerpath.errors import csrf_failure
from careerpath.urls import handler400, handler403, handler404, handler500
from careerpath.urls import urlpatterns as real_addresses

__all__ = ["handler400", "handler403", "handler404", "handler500"]

ERRORS = {
    "400": BadRequest,
    "403": PermissionDenied,
    "413": RequestDataTooBig,
    "500": RuntimeError,
    "503": OperationalError,
}
ANSWERS = {"429": respond_429, "csrf": csrf_failure}


@login_not_required
def fail(request: HttpRequest, page: str) -> HttpResponseBase:
    """Fail in the way that leads to this page."""
    if page in ERRORS:
        raise ERRORS[page]
    return ANSWERS[page](request)


urlpatterns = [*real_addresses, path("failures/<slug:page>/", fail)]
