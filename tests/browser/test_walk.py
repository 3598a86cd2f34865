"""The main job from end to end: sign up, tick, leave, come back, and a curator's edit arrives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from accounts.models import Progress, User

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("curriculum")]

LEARNER = "ada@example.org"
CURATOR = "curator@example.org"
PASSWORD = "seven quiet lanterns drift"
MILESTONE = "set-up-dev-environment"
BEFORE = "Set up a reproducible Python environment under version control"
AFTER = "Set up a Python environment that a stranger can rebuild"


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_walk_from_sign_up_to_curated_title(open_page: Callable[..., Page], scripts: bool) -> None:
    User.objects.create_superuser(CURATOR, PASSWORD)
    learner = open_page(java_script_enabled=scripts)
    row = learner.locator(f"#milestone-{MILESTONE}")

    sign_up(learner)
    expect(learner.get_by_role("heading", name="Begin here")).to_be_visible()
    learner.goto("/roadmap/")
    expect(row).to_have_attribute("data-status", "not-started")
    row.get_by_role("button", name="Done", exact=True).click()
    expect(row).to_have_attribute("data-status", "done")
    expect(learner.locator("#messages")).to_contain_text(f"Done: {BEFORE}")
    expect(learner.locator("#tally-education-and-skills")).to_contain_text("1 of")

    sign_out(learner)
    log_in(learner, LEARNER)
    learner.goto("/roadmap/")
    expect(row).to_have_attribute("data-status", "done")

    curator = open_page(java_script_enabled=scripts)
    edit_title(curator)
    learner.reload()
    expect(row).to_contain_text(AFTER)
    expect(row).to_have_attribute("data-status", "done")
    assert list(Progress.objects.values_list("milestone__slug", "status")) == [(MILESTONE, "done")]


def test_tick_keeps_focus_announces_and_can_be_undone(open_page: Callable[..., Page]) -> None:
    page = open_page()
    row = page.locator(f"#milestone-{MILESTONE}")
    sign_up(page)
    page.goto("/roadmap/")

    row.get_by_role("button", name="Done", exact=True).focus()
    page.keyboard.press("Enter")

    expect(row).to_have_attribute("data-status", "done")
    expect(row.get_by_role("button", name="Reopen")).to_be_focused()
    expect(page.get_by_role("status").filter(has_text=f"Done: {BEFORE}")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(row).to_have_attribute("data-status", "not-started")


def sign_up(page: Page) -> None:
    """As a stranger who came for the first time."""
    page.goto("/")
    page.get_by_role("link", name="Start for free").click()
    page.get_by_label("E-mail").fill(LEARNER)
    page.locator("input[autocomplete$=password]").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign up").click()
    page.wait_for_url("**/welcome/origin/")
    page.get_by_role("link", name="Do this later").click()
    page.wait_for_url("**/dashboard/")


def log_in(page: Page, email: str) -> None:
    """As somebody who has an account."""
    page.goto("/accounts/login/")
    page.get_by_label("E-mail").fill(email)
    page.locator("input[autocomplete$=password]").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Log in").click()
    page.wait_for_url("**/dashboard/")


def sign_out(page: Page) -> None:
    """From the menu that every page has."""
    page.get_by_text("Account", exact=True).click()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/")


def edit_title(page: Page) -> None:
    """A curator comes in through the admin, finds the milestone and renames it."""
    page.goto("/admin/")
    page.get_by_label("E-mail").fill(CURATOR)
    page.locator("input[autocomplete$=password]").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Log in").click()
    page.goto(f"/admin/roadmap/milestone/?q={MILESTONE}")
    page.get_by_role("link", name=BEFORE).click()
    page.get_by_label("Title").fill(AFTER)
    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.locator(".messagelist")).to_contain_text("changed successfully")
