"""Real Chromium against the live server; whatever the browser complains about fails the test."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page
    from pytest_django.live_server_helper import LiveServer

# Playwright runs an event loop in this thread, and Django would refuse the database beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Use the Chromium that the checks found; without one, Playwright's own."""
    chromium = os.environ.get("CHROMIUM")
    quiet = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    return {**browser_type_launch_args, "args": quiet} | ({"executable_path": chromium} if chromium else {})


@pytest.fixture
def curriculum(transactional_db: None) -> None:  # noqa: ARG001
    """The shipped curriculum, as a new instance has it."""
    call_command("load_roadmap", verbosity=0)


@pytest.fixture
def open_page(browser: Browser, live_server: LiveServer) -> Iterator[Callable[..., Page]]:
    """Open pages in a browser of their own; nothing may be logged as an error, refused, or asked of another host."""
    complaints: list[str] = []
    contexts = []

    def opened(**options: Any) -> Page:
        context = browser.new_context(base_url=live_server.url, reduced_motion="reduce", locale="en-GB", **options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: complaints.extend(_foreign(request.url, live_server.url)))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def _foreign(address: str, ours: str) -> list[str]:
    wanted = urlsplit(address)
    is_ours = wanted.scheme == "data" or wanted.netloc == urlsplit(ours).netloc
    return [] if is_ours else [f"asked another host: {address}"]
