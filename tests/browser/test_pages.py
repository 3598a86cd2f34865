"""Every page in light and dark, on a phone and on a desk: accessible, not too wide, nothing that a browser reports."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.browser.pages import NO_PAGE, ROWS, VISITS, Row, State, Who
from tests.browser.visits import complaints_of, sign_in, visit
from tests.browser.worlds import World, made

THEMES = ("light", "dark")
LOOKS = [(theme, width) for theme in THEMES for width in (320, 1280)]
HEIGHT = 800

AXE_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
    # It would load our style sheets once more, past the page, and log what it may not read.
    "preload": False,
}
RUN_AXE = """
options => axe.run(options).then(({violations}) => violations.map(
  ({id, nodes}) => `${id}: ${nodes.map(({target, failureSummary}) => `${target} ${failureSummary}`).join("; ")}`
))
"""
OPEN = 'document.querySelectorAll("main details").forEach(one => { one.open = true; })'
# What reaches beyond the right edge, besides what scrolls inside itself.
TOO_WIDE = """
() => document.documentElement.scrollWidth <= innerWidth ? [] :
  Array.from(document.querySelectorAll("body *"))
    .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
    .map(one => `${one.localName}.${one.getAttribute("class")} is too wide: ${one.textContent.trim().slice(0, 40)}`)
    .slice(0, 5)
    .concat(`scrolls sideways: ${document.documentElement.scrollWidth}`)
"""


def test_every_page_has_a_row() -> None:
    rows = {row.name for row in ROWS} | NO_PAGE.keys()

    # The admin's pages are Django's.
    assert set(names(get_resolver("careerpath.urls"))) - rows == set()


@pytest.mark.browser
@pytest.mark.urls("tests.browser.failures")
@pytest.mark.parametrize(("who", "state"), VISITS, ids=[f"{state} for a {who}" for who, state in VISITS])
def test_pages_are_for_everybody(
    who: Who, state: State, new_page: Callable[..., Page], live_server: LiveServer, transactional_db: None
) -> None:
    world = made(state)
    page = new_page()
    sign_in(page.context, world, who, live_server.url)
    complaints = complaints_of(page, live_server.url)

    faults = []
    for row in ROWS:
        if (row.who, row.state) == (who, state):
            complaints.clear()
            faults += [f"{row}: {fault}" for fault in faults_of(page, row, world, complaints)]

    assert not faults, "\n".join(faults)


@pytest.mark.browser
@pytest.mark.usefixtures("transactional_db")
@pytest.mark.parametrize(("width", "menu"), [(320, "button:has-text('Menu')"), (1280, "summary:has-text('Account')")])
def test_open_menus_are_for_everybody(
    width: int, menu: str, new_page: Callable[..., Page], live_server: LiveServer
) -> None:
    page = new_page(viewport={"width": width, "height": HEIGHT})
    sign_in(page.context, made(State.BARE), Who.CURATOR, live_server.url)
    page.goto("/dashboard/")
    page.click(menu)
    page.evaluate(AXE_SCRIPT)

    faults = [fault for theme in THEMES for fault in put_on(page, theme, width).evaluate(RUN_AXE, AXE_OPTIONS)]

    assert page.get_by_role("link", name="Plan", exact=True).is_visible()
    assert not faults, "\n".join(faults)


def faults_of(page: Page, row: Row, world: World, complaints: list[str]) -> Iterator[str]:
    """What is wrong with a page, in all of its looks."""
    answer = visit(page, row, world)
    if answer.status != row.status:
        yield f"status {answer.status}"
    page.evaluate(OPEN)
    for look in LOOKS:
        yield from (f"{look}: {fault}" for fault in put_on(page, *look).evaluate(TOO_WIDE))
    yield from (complaint for complaint in complaints if not says_status(complaint, row.status))
    page.evaluate(AXE_SCRIPT)
    for look in LOOKS:
        yield from (f"{look}: {fault}" for fault in put_on(page, *look).evaluate(RUN_AXE, AXE_OPTIONS))


def put_on(page: Page, theme: str, width: int) -> Page:
    """The page in another look."""
    page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": HEIGHT})
    return page


def says_status(complaint: str, status: int) -> bool:
    """Whether this is only what every browser logs of a page whose status is an error."""
    return status >= 400 and complaint.startswith(
        f"Failed to load resource: the server responded with a status of {status}"
    )


def names(resolver: URLResolver) -> Iterator[str]:
    """The names of the addresses, but for those in a namespace."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield str(pattern.name)
        elif not pattern.namespace:
            yield from names(pattern)
