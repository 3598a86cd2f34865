"""Real Chromium against the live server; whatever the browser complains about fails the test."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.browser.visits import complaints_of

# Playwright runs an event loop in this thread, and Django would refuse the database beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Use the Chromium that the checks found; without one, Playwright's own."""
    chromium = os.environ.get("CHROMIUM")
    quiet = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    return {**browser_type_launch_args, "args": quiet} | ({"executable_path": chromium} if chromium else {})


@pytest.fixture
def curriculum(transactional_db: None) -> None:
    """The shipped curriculum, as a new instance has it."""
    call_command("load_roadmap", verbosity=0)


@pytest.fixture
def new_page(browser: Browser, live_server: LiveServer) -> Iterator[Callable[..., Page]]:
    """Open pages in a browser of their own."""
    contexts = []

    def opened(**options: Any) -> Page:
        context = browser.new_context(base_url=live_server.url, reduced_motion="reduce", locale="en-GB", **options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def open_page(new_page: Callable[..., Page], live_server: LiveServer) -> Iterator[Callable[..., Page]]:
    """Open pages in a browser of their own; nothing may be logged as an error, refused, or asked of another host."""
    heard: list[list[str]] = []

    def opened(**options: Any) -> Page:
        page = new_page(**options)
        heard.append(complaints_of(page, live_server.url))
        return page

    yield opened
    assert [complaint for complaints in heard for complaint in complaints] == []
