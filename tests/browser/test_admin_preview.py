"""What only a browser can show of the curators' desk: the preview that comes while somebody types."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import Session
from roadmap.models import Question
from tests import factories
from tests.staff import client_of

pytestmark = pytest.mark.browser


@pytest.fixture
def question(transactional_db: None) -> Question:
    return factories.QuestionFactory.create(answer="Before")


def desk_page(opened: Callable[..., Page], live_server: LiveServer, question: Question, **options: Any) -> Page:
    """The page of a question, in a browser in which a curator is signed in."""
    page = opened(**options)
    session = client_of("superuser").cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.goto(reverse("admin:roadmap_question_change", args=[question.pk]))
    return page


def test_preview_follows_what_is_typed(
    open_page: Callable[..., Page], live_server: LiveServer, question: Question
) -> None:
    page = desk_page(open_page, live_server, question)
    shown = page.locator("section.preview .prose")
    expect(shown).to_have_text("Before")
    expect(page.get_by_role("button", name="Preview in a new tab")).to_be_hidden()

    page.get_by_label("Answer").fill("**After** <script>alert(1)</script>")

    expect(shown.locator("strong")).to_have_text("After")
    expect(shown).to_contain_text("<script>alert(1)</script>")
    expect(page.get_by_role("status")).to_have_text("Preview updated.")
    expect(page.get_by_text("HTML is not rendered")).to_be_visible()


def test_preview_that_cannot_come_says_why_and_keeps_the_text(
    new_page: Callable[..., Page], live_server: LiveServer, question: Question
) -> None:
    page = desk_page(new_page, live_server, question)
    status, answer = page.get_by_role("status"), page.get_by_label("Answer")

    answer.fill("x" * 100_001)
    expect(status).to_have_text("Too long: at most 100000 characters fit. Shorten it.")
    Session.objects.all().delete()
    answer.fill("typed while signed out")
    expect(status).to_contain_text("You are signed out.")
    page.context.set_offline(True)
    answer.fill("typed without a network")
    expect(status).to_contain_text("No preview just now")

    expect(answer).to_have_value("typed without a network")


def test_without_scripts_the_preview_opens_beside_and_the_text_stays(
    open_page: Callable[..., Page], live_server: LiveServer, question: Question
) -> None:
    page = desk_page(open_page, live_server, question, java_script_enabled=False)
    page.get_by_label("Answer").fill("*After*")

    with page.context.expect_page() as beside:
        page.get_by_role("button", name="Preview in a new tab").click()

    expect(beside.value.locator(".prose em")).to_have_text("After")
    expect(page.get_by_label("Answer")).to_have_value("*After*")
    assert Question.objects.get().answer == "Before"


@pytest.mark.parametrize("scripts", [True, False])
def test_text_that_is_refused_as_too_much_is_still_there_on_the_way_back(
    new_page: Callable[..., Page], live_server: LiveServer, question: Question, *, scripts: bool
) -> None:
    page = desk_page(new_page, live_server, question, java_script_enabled=scripts)
    page.get_by_label("Answer").fill("x" * 1_000_001)

    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("That is too much at once")
    page.go_back()

    assert len(page.get_by_label("Answer").input_value()) == 1_000_001
