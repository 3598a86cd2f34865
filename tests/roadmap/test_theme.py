"""Light, dark, or what the device says: a cookie, with or without an account."""

import pytest
from django.test import Client

from tests.conftest import Queries
from tests.pages import page


def chosen(client: Client) -> list[str]:
    """The values that the form shows as chosen."""
    return [field.attrib["value"] for field in page(client.get("/theme/")).iterfind(".//input[@checked]")]


def look(client: Client) -> str | None:
    """The theme that the page is drawn in."""
    return page(client.get("/theme/"))[0].attrib.get("data-theme")


def test_a_browser_that_never_chose_follows_the_device(client: Client) -> None:
    assert (chosen(client), look(client)) == (["system"], None)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_choice_is_kept_in_a_cookie(client: Client, theme: str) -> None:
    answer = client.post("/theme/", {"theme": theme})

    cookie = answer.cookies["theme"]
    assert (answer.status_code, answer.headers["Location"]) == (302, "/theme/")
    assert (cookie.value, cookie["max-age"], cookie["httponly"], cookie["samesite"]) == (theme, 31_536_000, True, "Lax")
    assert (chosen(client), look(client)) == ([theme], theme)


@pytest.mark.parametrize("theme", ["system", "", "purple", "x" * 100, '"><script>'])
def test_anything_else_goes_back_to_the_device(client: Client, theme: str) -> None:
    client.post("/theme/", {"theme": "dark"})

    client.post("/theme/", {"theme": theme})

    assert "theme" not in {name for name, cookie in client.cookies.items() if cookie.value}
    assert (chosen(client), look(client)) == (["system"], None)


def test_a_forged_cookie_is_ignored(client: Client) -> None:
    client.cookies["theme"] = "purple"

    assert (chosen(client), look(client)) == (["system"], None)


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(client: Client, method: str) -> None:
    answer = getattr(client, method)("/theme/")

    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, POST")


def test_choosing_costs_a_learner_the_session(learner_client: Client, queries: Queries) -> None:
    with queries(1):
        answer = learner_client.post("/theme/", {"theme": "dark"})

    assert answer.cookies["theme"].value == "dark"


def test_a_post_without_a_token_is_refused() -> None:
    answer = Client(enforce_csrf_checks=True).post("/theme/", {"theme": "dark"})

    assert (answer.status_code, "theme" in answer.cookies) == (403, False)
