"""An advert from end to end: pasted by a visitor, kept, put right, noted; a second one, and both together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from accounts.models import Advert, Correction
from tests.accounts.adverts import HARBOUR
from tests.browser.test_pages import RULES, RUN_AXE

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("curriculum")]

PASSWORD = "seven quiet lanterns drift"
SECOND = "Requirements\n- SQL and Python every day\n- Docker"


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_walk_from_a_pasted_advert_to_what_all_of_them_ask(open_page: Callable[..., Page], scripts: bool) -> None:
    page = open_page(java_script_enabled=scripts, viewport={"width": 360, "height": 740})

    read_as_a_visitor(page)
    judge(page, scripts=scripts)
    sign_up_and_keep(page)
    follow_a_finding(page)
    put_it_right(page)
    judge(page, scripts=scripts)
    note_what_came_of_it(page)
    paste_another(page)
    see_them_together(page)

    assert list(Advert.objects.order_by("pk").values_list("title", "stage")) == [
        ("Data Scientist", "applied"),
        ("Analyst", "interested"),
    ]
    assert set(Correction.objects.values_list("word", "tier")) == {("", "preferred"), ("Gullwing", "required")}


def judge(page: Page, *, scripts: bool) -> None:
    """Nothing that axe complains about; it needs JavaScript itself."""
    if scripts:
        page.evaluate(AXE_SCRIPT)
        assert page.evaluate(RUN_AXE, RULES["light"]) == []


def read_as_a_visitor(page: Page) -> None:
    page.goto("/adverts/")
    page.get_by_label("Text of the advert").fill(HARBOUR)
    page.get_by_label("Title of the job").fill("Data Scientist")
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("heading", name="Data Scientist")).to_be_visible()
    expect(page.locator("mark", has_text="Bachelor's degree in computer science")).to_be_visible()
    assert Advert.objects.count() == 0


def sign_up_and_keep(page: Page) -> None:
    page.get_by_role("main").get_by_role("link", name="Sign up").click()
    page.get_by_label("E-mail").fill("ada@example.org")
    page.locator("input[autocomplete$=password]").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign up").click()
    page.goto("/adverts/")
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator("#messages")).to_contain_text("Saved: Data Scientist")


def follow_a_finding(page: Page) -> None:
    """To its sentence, and back."""
    python = page.locator("#asked-python")
    python.get_by_role("link", name="where it says so").click()
    mark = page.locator("mark:target")
    expect(mark).to_contain_text("5 years of experience with Python and SQL")
    expect(mark).to_be_in_viewport()
    page.locator(".asks").get_by_role("link", name="asks for Python").first.click()
    expect(python).to_be_in_viewport()


def put_it_right(page: Page) -> None:
    sql = page.locator("#asked-sql")
    sql.get_by_text("Not right?").click()
    sql.get_by_role("button", name="Nice to have").click()
    expect(page.locator("#asked-sql").get_by_text("Nice to have").first).to_be_visible()
    page.get_by_label("What did we miss?").fill("Gullwing")
    page.get_by_label("Tell the curators this word").check()
    page.get_by_role("button", name="Add it").click()
    expect(page.locator("#messages")).to_contain_text("the curators have the word")
    expect(page.locator("mark").last).to_contain_text("stickers with our Gullwing logo")


def note_what_came_of_it(page: Page) -> None:
    page.get_by_role("link", name="Stage, dates and notes").click()
    page.get_by_role("radio", name="Applied", exact=True).check()
    page.get_by_label("Applied on").fill("2026-03-01")
    page.get_by_label("Notes").fill("Ask for Pia.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("main")).to_contain_text("Ask for Pia.")


def paste_another(page: Page) -> None:
    page.goto("/adverts/")
    page.get_by_role("main").get_by_role("link", name="Paste an advert").click()
    page.get_by_label("Text of the advert").fill(SECOND)
    page.get_by_label("Title of the job").fill("Analyst")
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("heading", name="Analyst")).to_be_visible()


def see_them_together(page: Page) -> None:
    page.goto("/adverts/")
    page.get_by_role("link", name="All of them together").click()
    expect(page.get_by_role("main")).to_contain_text("What 2 adverts ask")
    expect(page.get_by_role("row", name="Python 2 2 0")).to_be_visible()
    expect(page.get_by_role("row", name="SQL 2 1 1")).to_be_visible()
