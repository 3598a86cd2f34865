"""The pages that say what went wrong.

Plain views: Django's own are wrapped in CSRF protection, which fails a second time on the malformed body that brought
a request here.
"""

import sys

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

RETRY_AFTER_SECONDS = 5


def bad_request(_request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that no page of ours can have sent; rendered without it, as any part of it may be broken.

    One that is only too much was sent by somebody who typed or pasted it: they are told the limit.
    """
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent):
        megabytes = f"{settings.DATA_UPLOAD_MAX_MEMORY_SIZE / 1e6:g}"
        limits = {
            "megabytes": megabytes,
            "fields": settings.DATA_UPLOAD_MAX_NUMBER_FIELDS,
            "files": f"{settings.UPLOAD_MAX_SIZE / 1e6:g}",
        }
        return HttpResponse(loader.render_to_string("413.html", limits), status=413)
    return HttpResponse(loader.render_to_string("400.html"), status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Answer somebody who is known, and may not."""
    return render(request, "403.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """Answer a form without a valid token, and say how to send it again."""
    return render(request, "403_csrf.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Answer for an address that leads nowhere, or nowhere for this person."""
    return render(request, "404.html", status=404)


def server_error(_request: HttpRequest) -> HttpResponse:
    """Answer after a failure of ours: 503 where the database is away or full, for that passes, else 500.

    Rendered without request and context processors, so that it needs neither user nor database.
    """
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        page = loader.render_to_string("503.html")
        return HttpResponse(page, status=503, headers={"Retry-After": str(RETRY_AFTER_SECONDS)})
    return HttpResponse(loader.render_to_string("500.html"), status=500)
