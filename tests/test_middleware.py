"""What every request and every answer goes through."""

import time
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.core.servers.basehttp import get_internal_wsgi_application
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.test import Client, RequestFactory

from careerpath.middleware import AnswerFloorMiddleware, PlainContentType, RefuseNulBytesMiddleware
from tests.factories import UserFactory

RESET = "/accounts/password/reset/"


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long answers were held back, in seconds; nobody really sleeps."""
    seconds: list[float] = []
    monkeypatch.setattr(time, "sleep", seconds.append)
    return seconds


@pytest.mark.django_db
def test_a_reset_takes_at_least_as_long_for_everybody(client: Client, slept: list[float]) -> None:
    began = time.monotonic()
    client.post(RESET, {"email": "nobody@example.org"})
    took = time.monotonic() - began

    (held,) = slept
    assert AnswerFloorMiddleware.seconds == 0.25
    assert 0.25 - took <= held < 0.25


@pytest.mark.django_db
def test_a_sign_up_takes_at_least_as_long_for_everybody(client: Client, slept: list[float]) -> None:
    UserFactory.create(email="ada@example.org")

    client.post("/accounts/signup/", {"email": "ada@example.org", "password1": "copper harbour nineteen"})
    client.post("/accounts/signup/", {"email": "bea@example.org", "password1": "copper harbour nineteen"})

    assert len(slept) == 2


@pytest.mark.django_db
def test_other_pages_and_refusals_are_not_held_back(client: Client, slept: list[float]) -> None:
    client.get(RESET)
    client.post("/accounts/login/", {"login": "ada@example.org", "password": "x"})
    client.post("/nowhere/")
    Client(enforce_csrf_checks=True).post(RESET, {"email": "nobody@example.org"})

    assert slept == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/healthz", "/accounts/login/", "/nowhere/", "/dashboard/", "/static/js/careerpath.js"]
)
def test_every_answer_carries_our_headers(client: Client, address: str) -> None:
    response = client.get(address)
    response.close()

    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=(), clipboard-read=()" in response.headers["Permissions-Policy"]
    if not address.startswith("/static/"):
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]


def test_what_a_signed_in_person_sees_is_stored_nowhere(learner_client: Client) -> None:
    response = learner_client.get("/accounts/password/change/")

    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_what_everybody_sees_may_be_stored(client: Client) -> None:
    response = client.get("/roadmap/")

    assert response.status_code == 200
    assert "Cache-Control" not in response.headers


def test_no_session_is_read_for_what_does_not_depend_on_it(learner_client: Client) -> None:
    response = learner_client.get("/static/js/careerpath.js")
    response.close()

    assert "no-store" not in response.headers.get("Cache-Control", "")


FORM = "application/x-www-form-urlencoded"
PARTS = "multipart/form-data; boundary=x"
LOG_IN = "/accounts/login/"


@pytest.mark.parametrize(
    ("address", "body", "content_type", "cookie"),
    [
        pytest.param("/roles/a%00b/", "", "", "", id="NUL in the path"),
        pytest.param("/resources/?q=a%00b", "", "", "", id="NUL in the query"),
        pytest.param("/", "", "", r'sessionid="\000\000\000\000aaaaaaaa"', id="NUL in a cookie"),
        pytest.param(LOG_IN, "login=a%00b&password=x", FORM, "", id="NUL in a form"),
        pytest.param(LOG_IN, "a%00b=x", FORM, "", id="NUL in the name of a field"),
        pytest.param(
            LOG_IN,
            '--x\r\nContent-Disposition: form-data; name="login"\r\n\r\na\0b\r\n--x--\r\n',
            PARTS,
            "",
            id="NUL in a part",
        ),
    ],
)
def test_what_no_browser_sends_is_refused_before_anything_reads_it(
    client: Client, address: str, body: str, content_type: str, cookie: str
) -> None:
    method, headers = "POST" if body else "GET", {"Cookie": cookie} if cookie else None
    response = client.generic(method, address, body, content_type, headers=headers)

    assert response.status_code == 400
    assert "could not read that" in response.content.decode()
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/resources/?q=%2500", "/resources/?q=%E2%98%83", "/resources/?q=100%25"])
def test_percent_signs_and_snowmen_are_no_nul_bytes(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


def test_a_body_that_breaks_off_is_400(monkeypatch: pytest.MonkeyPatch, client: Client) -> None:
    def break_off(_request: HttpRequest) -> None:
        raise UnreadablePostError

    monkeypatch.setattr("django.core.handlers.wsgi.WSGIRequest._load_post_and_files", break_off)

    assert client.post("/accounts/login/", {"login": "ada@example.org"}).status_code == 400


def test_bodies_that_are_no_forms_are_left_alone(rf: RequestFactory) -> None:
    request = rf.post("/", b"\0", content_type="application/octet-stream")

    response = RefuseNulBytesMiddleware(lambda _request: HttpResponse("read"))(request)

    assert response.status_code == 200
    assert request.body == b"\0"


@pytest.mark.parametrize(
    ("sent", "seen"),
    [
        ("text/plain; charset=rot13", "text/plain"),
        ("text/plain; x*=rot13''%41", "text/plain"),
        ("application/x-www-form-urlencoded; charset=UTF-8", "application/x-www-form-urlencoded"),
        ("multipart/form-data; charset=rot13; boundary=----Web-Kit_1", "multipart/form-data; boundary=----Web-Kit_1"),
        ('multipart/form-data; boundary="a=b?"; charset=x', "multipart/form-data; boundary=a=b?"),
        ("multipart/form-data; boundary=", "multipart/form-data"),
        ("multipart/form-data", "multipart/form-data"),
        ("", ""),
    ],
)
def test_of_a_content_type_only_what_forms_need_is_handed_on(sent: str, seen: str, rf: RequestFactory) -> None:
    handed_on: list[str] = []

    def application(environ: WSGIEnvironment, _start_response: StartResponse) -> list[bytes]:
        handed_on.append(environ["CONTENT_TYPE"])
        return []

    environ = rf.get("/").environ | {"CONTENT_TYPE": sent}
    PlainContentType(application)(environ, lambda *_: lambda _: None)

    assert handed_on == [seen]


@pytest.mark.parametrize("content_type", ["text/plain; charset=rot13", "text/plain; x*=rot13''%41"])
def test_a_charset_that_is_none_breaks_no_request(content_type: str, rf: RequestFactory) -> None:
    environ = rf.get("/resources/?q=a").environ | {"CONTENT_TYPE": content_type}
    asked: list[str] = []

    def application(environ: WSGIEnvironment, _start_response: StartResponse) -> list[bytes]:
        asked.append(WSGIRequest(environ).GET["q"])
        return []

    PlainContentType(application)(environ, lambda *_: lambda _: None)

    assert asked == ["a"]
    assert isinstance(get_internal_wsgi_application(), PlainContentType)
