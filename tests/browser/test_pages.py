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

LOOKS = [(theme, width) for theme in ("light", "dark") for width in (320, 1280)]
HEIGHT = 800

# WCAG 2.2 AA and what is good practice beyond; in the dark, what asks about colours, for nothing else differs.
RULES = {
    "light": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "dark": ["color-contrast", "link-in-text-block"],
}
# Preloading would load our style sheets once more, past the page, and log what it may not read.
RUN_AXE = """
rules => axe.run({runOnly: rules, reporter: "no-passes", preload: false}).then(({violations}) => violations.map(
  ({id, nodes}) => `${id}: ${nodes.map(({target, any, all, none}) =>
    `${target} ${[...any, ...all, ...none].map(({message}) => message).join("; ")}`).join(" | ")}`
))
"""
COLOURS = """
() => Array.from(document.querySelectorAll("body, body *"), one => getComputedStyle(one))
  .map(style => [style.color, style.backgroundColor, style.borderColor, style.fill, style.stroke])
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
@pytest.mark.parametrize(("width", "menus"), [(320, ["Menu", "Account"]), (1280, ["Account"])])
def test_open_menus_are_for_everybody(
    width: int, menus: list[str], new_page: Callable[..., Page], live_server: LiveServer
) -> None:
    page = new_page(viewport={"width": width, "height": HEIGHT})
    sign_in(page.context, made(State.BARE), Who.CURATOR, live_server.url)
    page.goto("/dashboard/")
    for menu in menus:
        page.get_by_text(menu, exact=True).click()
    page.evaluate(AXE_SCRIPT)

    faults = [fault for theme, rules in RULES.items() for fault in put_on(page, theme, width).evaluate(RUN_AXE, rules)]

    assert page.get_by_role("link", name="Plan", exact=True).is_visible()
    assert not faults, "\n".join(faults)


@pytest.mark.browser
@pytest.mark.parametrize(("theme", "other"), [("light", "dark"), ("dark", "light")])
def test_remembered_theme_has_the_colours_of_the_device_s(
    theme: str, other: str, new_page: Callable[..., Page], live_server: LiveServer
) -> None:
    device, remembered, opposite = (new_page(color_scheme=one) for one in (theme, other, other))
    remembered.context.add_cookies([{"name": "theme", "value": theme, "url": live_server.url}])

    colours = [page.goto("/") and page.evaluate(COLOURS) for page in (device, remembered, opposite)]

    assert colours[1] == colours[0]
    assert colours[2] != colours[0]


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
        yield from (f"{look}: {fault}" for fault in put_on(page, *look).evaluate(RUN_AXE, RULES[look[0]]))


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
