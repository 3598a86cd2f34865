"""Looking at the routes, switching with a preview, and going back: everything is as it was."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from playwright.sync_api import expect

from accounts.models import Progress, User
from roadmap.models import Milestone, Role
from tests.accounts.ticking import ROWS
from tests.factories import ProgressFactory, UserFactory

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("curriculum")]

STATES = {
    "python-fundamentals": "done",
    "start-ml-role": "started",
    "team-dashboard": "done",
    "study-group": "set-aside",
}


@pytest.fixture
def learner(curriculum: None) -> User:
    """Somebody on the way, who aims at a role and has eight hours a week."""
    learner = UserFactory.create(weekly_hours=8, target_role=Role.objects.get(slug="ml-engineer"))
    for slug, state in STATES.items():
        ProgressFactory.create(learner=learner, milestone=Milestone.objects.get(slug=slug), **ROWS[state])
    return learner


@pytest.fixture
def signed_in(open_page: Callable[..., Page], learner: User, live_server: LiveServer) -> Callable[..., Page]:
    """Open pages as the learner."""
    client = Client()
    client.force_login(learner)

    def opened(**options: Any) -> Page:
        page = open_page(**options)
        cookies = [
            {"name": cookie.key, "value": cookie.value, "url": live_server.url} for cookie in client.cookies.values()
        ]
        page.context.add_cookies(cookies)  # type: ignore[arg-type]
        return page

    return opened


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
@pytest.mark.parametrize("width", [360, 1280])
def test_walk_over_to_the_other_route_and_back(signed_in: Callable[..., Page], scripts: bool, width: int) -> None:
    page = signed_in(java_script_enabled=scripts, viewport={"width": width, "height": 800})
    rows = list(Progress.objects.order_by("pk").values())
    before = standing(page)

    look_at_the_routes(page)
    page.get_by_role("link", name="See what would change: Data analyst first").click()
    expect(page.get_by_role("heading", name="Data analyst first instead of Direct entry?")).to_be_visible()
    expect(page.locator("#dropped")).to_contain_text("Start an entry-level machine-learning engineer role")
    page.get_by_role("button", name="Switch to this route: Data analyst first").click()
    expect(page.locator("#messages")).to_contain_text("Your route is now: Data analyst first.")
    page.get_by_role("button", name="Undo").wait_for()

    assert User.objects.values_list("route__slug").get() == ("analyst-first",)
    assert standing(page) != before
    go_back(page)
    assert User.objects.values_list("route__slug").get() == ("direct",)
    assert standing(page) == before
    assert list(Progress.objects.order_by("pk").values()) == rows


def look_at_the_routes(page: Page) -> None:
    """Compare them, and open a number to its sum."""
    page.goto("/routes/")
    post = page.locator("td[data-route='Direct entry']").first
    expect(post.locator("[data-earliest][data-latest]")).to_contain_text("Start an entry-level")
    earliest = post.locator("[data-earliest]").get_attribute("data-earliest")
    assert earliest
    assert earliest > datetime.now(UTC).date().isoformat()
    post.get_by_text("How this is counted").click()
    expect(post.get_by_text("Study hours left until then")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]


def standing(page: Page) -> str:
    """What the dashboard says of the whole way."""
    page.goto("/dashboard/")
    return page.get_by_role("main").inner_text()


def go_back(page: Page) -> None:
    """By the same way: the preview of the route that was left."""
    page.goto("/plan/")
    page.get_by_role("link", name="On this route: Direct entry").click()
    expect(page.locator("#gained")).to_contain_text("Start an entry-level machine-learning engineer role")
    page.get_by_role("button", name="Switch to this route: Direct entry").click()
    expect(page.locator("#messages")).to_contain_text("Your route is now: Direct entry.")
