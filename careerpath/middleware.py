"""What every request and every answer goes through, whatever page it is for."""

import re
import time
from collections.abc import Callable, Iterable, Iterator
from http import HTTPStatus
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponseBase, UnreadablePostError

Answer = Callable[[HttpRequest], HttpResponseBase]

FORM_TYPES = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})

# Everything a page could ask a browser for and ours do not. Browsers report names they do not know, so: no exotic ones.
PERMISSIONS = (
    "accelerometer", "autoplay", "camera", "clipboard-read", "display-capture", "encrypted-media", "fullscreen",
    "geolocation", "gyroscope", "hid", "idle-detection", "magnetometer", "microphone", "midi", "payment",
    "picture-in-picture", "publickey-credentials-create", "publickey-credentials-get", "screen-wake-lock", "serial",
    "usb", "xr-spatial-tracking",
)  # fmt: skip
PERMISSIONS_POLICY = ", ".join(f"{permission}=()" for permission in PERMISSIONS)


class AnswerFloorMiddleware:
    """Let sign-up and password reset take as long for a known e-mail as for an unknown one.

    Refusals that never looked at the e-mail, such as a rate limit, are not held back.
    """

    seconds = 0.25
    pages = frozenset({"account_signup", "account_reset_password"})
    refusals = frozenset({HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS})

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began = time.monotonic()
        response = self.get_response(request)
        if self._tells(request, response):
            time.sleep(max(0.0, began + self.seconds - time.monotonic()))
        return response

    def _tells(self, request: HttpRequest, response: HttpResponseBase) -> bool:
        """Say whether the time of this answer could tell something about an e-mail."""
        page = request.resolver_match.url_name if request.resolver_match else None
        return request.method == "POST" and page in self.pages and response.status_code not in self.refusals


class HeadersMiddleware:
    """Add the headers that neither Django nor django-csp sets."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = PERMISSIONS_POLICY
        kept = response.headers.get("Cache-Control", "")
        # What is named by its own digest says itself how long a browser, and no cache between, may keep it.
        if _used_session(request) and "no-store" not in kept and not kept.startswith("private, immutable"):
            response.headers["Cache-Control"] = "no-store"
        return response


def _used_session(request: HttpRequest) -> bool:
    """Say whether an answer was made with what a session holds, above all who is signed in; costs no query."""
    session = getattr(request, "session", None)
    return session is not None and session.accessed and not session.is_empty()


class RefuseNulBytesMiddleware:
    """Refuse NUL bytes, which no browser sends and no column can hold."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if "%00" in request.META.get("QUERY_STRING", "") or any("\0" in text for text in _texts(request)):
            message = "A NUL byte has no place in a request."
            raise BadRequest(message)
        return self.get_response(request)


def _texts(request: HttpRequest) -> Iterator[str]:
    """Yield the texts a request brings, besides its query; of bodies only those that forms send."""
    yield request.path_info
    yield from request.COOKIES.values()
    if request.method == "POST" and request.content_type in FORM_TYPES:
        for name, texts in _form(request):
            yield name
            yield from texts


def _form(request: HttpRequest) -> list[tuple[str, list[str]]]:
    try:
        return list(request.POST.lists())
    except UnreadablePostError as error:
        message = "The body of the request broke off."
        raise BadRequest(message) from error


class PlainContentType:
    """Hand on, of a `Content-Type`, what forms need: the type and the boundary between parts.

    Around Django rather than in it: Django decodes the rest while it makes the request, where nothing catches what a
    charset such as `rot13` raises. The text of a form is UTF-8 in any case.
    """

    boundary = re.compile(r"""boundary=("?)(?P<boundary>[\w'()+,./:=?-]{1,70})\1(?:;|$)""", re.ASCII)

    def __init__(self, application: WSGIApplication) -> None:
        self.application = application

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        media_type, _, parameters = environ.get("CONTENT_TYPE", "").partition(";")
        if parameters:
            found = self.boundary.search(parameters)
            environ["CONTENT_TYPE"] = f"{media_type}; boundary={found['boundary']}" if found else media_type
        return self.application(environ, start_response)
