"""The record from end to end: a start of four questions, a project, a portfolio that is shown, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from accounts.models import Portfolio, Project, Visibility

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("curriculum")]

PASSWORD = "seven quiet lanterns drift"
MOST_INTERACTIONS = 40


class Hand:
    """Somebody with a phone: every tap and every field that is filled counts."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.interactions = 0

    def tap(self, what: Locator) -> None:
        """Tap it."""
        self.interactions += 1
        what.click()

    def press(self, name: str) -> None:
        """Tap the button or the link of this name in the page itself."""
        main = self.page.get_by_role("main")
        self.tap(main.get_by_role("button", name=name, exact=True).or_(main.get_by_role("link", name=name, exact=True)))

    def write(self, label: str, text: str) -> None:
        """Fill the field of this name."""
        self.interactions += 1
        self.page.get_by_label(label).first.fill(text)

    def choose(self, label: str) -> None:
        """Choose the radio button of this name."""
        self.interactions += 1
        self.page.get_by_role("radio", name=label, exact=True).check()


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_walk_from_sign_up_to_a_portfolio_that_is_taken_back(open_page: Callable[..., Page], scripts: bool) -> None:
    page = open_page(java_script_enabled=scripts, viewport={"width": 360, "height": 740})
    hand = Hand(page)

    sign_up(hand)
    answer_the_start(hand)
    expect(page.get_by_role("heading", name="Where you stand")).to_be_visible()
    expect(page.locator(".standing__aim")).to_contain_text("short by 42 months")
    record_a_project(hand)
    share_it(hand)

    assert hand.interactions < MOST_INTERACTIONS
    portfolio = Portfolio.objects.get()
    assert (portfolio.visibility, Project.objects.get().is_shared) == (Visibility.LINK, True)
    address = reverse("portfolio", args=[portfolio.token])
    assert page.get_by_role("main").get_by_text(address).or_(page.locator(f"input[value$='{address}']")).count()
    see_and_see_no_more(open_page(java_script_enabled=scripts), hand, address)


def sign_up(hand: Hand) -> None:
    hand.page.goto("/accounts/signup/")
    hand.write("E-mail", "ada@example.org")
    hand.interactions += 1
    hand.page.locator("input[autocomplete$=password]").fill(PASSWORD)
    hand.press("Sign up")
    hand.page.wait_for_url("**/welcome/origin/")


def answer_the_start(hand: Hand) -> None:
    hand.write("What should we call you?", "Ada Lovelace")
    hand.choose("I work with data")
    hand.press("Go on")
    hand.choose("Bachelor")
    hand.write("Months of relevant work", "18")
    hand.press("Go on")
    hand.interactions += 1
    hand.page.get_by_label("The role you aim at").select_option(label="Machine-learning engineer")
    hand.press("Go on")
    hand.write("Hours a week for learning", "8")
    hand.press("Finish")
    hand.page.wait_for_url("**/dashboard/")


def record_a_project(hand: Hand) -> None:
    hand.interactions += 1
    hand.page.goto("/record/projects/add/")
    hand.write("Title", "Bike-share demand")
    hand.write("Summary", "How many bikes each station needs tomorrow.")
    hand.write("Repository", "https://example.org/ada/bikes")
    hand.press("Save")
    expect(hand.page.locator("#messages")).to_contain_text("Saved: Bike-share demand")


def share_it(hand: Hand) -> None:
    hand.interactions += 1
    hand.page.goto("/settings/portfolio/")
    hand.tap(hand.page.get_by_role("button", name="Show all of it").first)
    hand.choose("Whoever has the link")
    hand.press("Save")
    expect(hand.page.locator("#messages")).not_to_be_empty()


def see_and_see_no_more(other: Page, hand: Hand, address: str) -> None:
    """Somebody else opens the link, until it is taken back."""
    other.goto(address)
    expect(other.get_by_role("heading", name="Ada Lovelace")).to_be_visible()
    expect(other.get_by_role("main")).to_contain_text("How many bikes each station needs tomorrow.")
    expect(other.get_by_role("main")).not_to_contain_text("18 months")

    hand.page.get_by_role("button", name="Revoke the link").click()
    expect(hand.page.get_by_role("heading", name="Nobody may look now")).to_be_visible()

    assert other.request.get(address).status == 404
