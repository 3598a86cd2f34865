"""What people see when something went wrong, whoever's fault it was."""

from urllib.parse import urlencode

import pytest
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from careerpath.urls import handler400, handler403, handler404, handler500
from careerpath.urls import urlpatterns as real_addresses

__all__ = ["handler400", "handler403", "handler404", "handler500"]

FAILURES = {
    "bug": RuntimeError("a secret detail"),
    "away": OperationalError("server closed the connection"),
    "cut": InterfaceError("connection already closed"),
    "forbidden": PermissionDenied(),
}


@login_not_required
def fail(_request: HttpRequest, failure: str) -> HttpResponse:
    raise FAILURES[failure]


urlpatterns = [*real_addresses, path("fail/<slug:failure>/", fail)]

pytestmark = pytest.mark.urls(__name__)


@pytest.fixture
def stranger() -> Client:
    """A browser without a session, that sees what a browser would see of an exception."""
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("hx", [{}, {"HX-Request": "true"}])
def test_a_bug_is_a_plain_page_that_needs_no_database(stranger: Client, hx: dict[str, str]) -> None:
    response = stranger.get("/fail/bug/", headers=hx)

    page = response.content.decode()
    assert response.status_code == 500
    assert "Something broke on our side" in page
    assert "a secret detail" not in page


@pytest.mark.parametrize("failure", ["away", "cut"])
def test_a_database_that_is_away_is_503_and_says_when_to_come_back(stranger: Client, failure: str) -> None:
    response = stranger.get(f"/fail/{failure}/")

    assert response.status_code == 503
    assert response.headers["Retry-After"] == "5"
    assert "Back in a moment" in response.content.decode()


def test_what_is_not_allowed_is_403(stranger: Client) -> None:
    response = stranger.get("/fail/forbidden/")

    assert response.status_code == 403
    assert "not open to you" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/nowhere/", "/%F0%9F%A6%8A/", "/%D7%A9/", "/" + "x" * 10_000])
def test_an_address_that_leads_nowhere_is_404(stranger: Client, address: str) -> None:
    response = stranger.get(address)

    assert response.status_code == 404
    assert "not on the map" in response.content.decode()


def test_a_form_without_a_token_is_403_and_says_what_to_do(db: None) -> None:
    browser = Client(enforce_csrf_checks=True)

    response = browser.post("/accounts/login/", {"login": "ada@example.org", "password": "x"})

    page = response.content.decode()
    assert response.status_code == 403
    assert "reload the page" in page
    assert "allow cookies" in page


@pytest.mark.parametrize("address", ["/nowhere/", "/accounts/login/"])
def test_a_body_that_cannot_be_read_is_400_on_every_page(stranger: Client, address: str) -> None:
    response = stranger.generic("POST", address, b"--x", content_type="multipart/form-data; boundary=")

    assert response.status_code == 400
    assert "could not read that" in response.content.decode()


@pytest.mark.parametrize(
    "typed", [{"login": "x" * 5_000_000}, {f"field-{number}": "" for number in range(2_001)}], ids=["long", "many"]
)
def test_a_form_with_too_much_in_it_is_413_and_names_the_limit(stranger: Client, typed: dict[str, str]) -> None:
    body = urlencode(typed)

    response = stranger.post("/accounts/login/", body, content_type="application/x-www-form-urlencoded")

    page = " ".join(response.content.decode().split())
    assert response.status_code == 413
    assert "A form takes at most 1 MB of text in 2000 fields." in page
    assert "what you typed is still in the form" in page
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


def test_a_host_that_is_not_ours_is_400(stranger: Client) -> None:
    response = stranger.get("/", headers={"Host": "evil.example"})

    page = response.content.decode()
    assert response.status_code == 400
    assert "could not read that" in page
    assert "evil.example" not in page
