"""The roadmap's rows, its filters and the map of a stage, as they behave in Chromium."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import Progress
from tests.browser.pages import State, Who
from tests.browser.visits import sign_in
from tests.browser.worlds import World, made
from tests.factories import PASSWORD

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 800}
OPEN = "study-group"


@pytest.fixture
def world(transactional_db: None) -> World:  # noqa: ARG001 (the live server's)
    """The shipped curriculum, and a learner in the middle of it."""
    return made(State.FILLED)


@pytest.fixture
def learners_page(open_page: Callable[..., Page], world: World, live_server: LiveServer) -> Callable[..., Page]:
    """Open pages in which the learner is signed in."""

    def opened(**options: object) -> Page:
        page = open_page(**options)
        sign_in(page.context, world, Who.LEARNER, live_server.url)
        return page

    return opened


def row(page: Page, slug: str) -> Locator:
    """The row of a milestone."""
    return page.locator(f"#milestone-{slug}")
