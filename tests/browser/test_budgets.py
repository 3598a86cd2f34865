"""How light the first pages are. Sizes are of what is sent with gzip; times are printed only, as machines differ."""

import gzip
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, Response
from pytest_django.live_server_helper import LiveServer

from tests.browser.pages import State, Who
from tests.browser.visits import sign_in
from tests.browser.worlds import made

pytestmark = pytest.mark.browser

FIRST_VIEW_KB = 60
SCRIPT_KB = 25
ROADMAP_KB = 15
LAYOUT_SHIFT = 0.01
# What proxies and our static files use by default.
GZIP_LEVEL = 6

OBSERVE = """
window.paint = {lcp: 0, cls: 0};
new PerformanceObserver(list => list.getEntries().forEach(one => { paint.lcp = one.startTime; }))
  .observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver(list => list.getEntries().forEach(one => { paint.cls += one.hadRecentInput ? 0 : one.value; }))
  .observe({type: "layout-shift", buffered: true});
"""


@dataclass(frozen=True, slots=True)
class View:
    """The first view of a page in kB, and in seconds until its largest part was painted."""

    html: float
    script: float
    total: float
    lcp: float
    shift: float


@pytest.mark.parametrize(
    ("name", "address", "who"),
    [("landing", "/", Who.VISITOR), ("roadmap", "/roadmap/", Who.LEARNER), ("dashboard", "/dashboard/", Who.LEARNER)],
)
@pytest.mark.parametrize("width", [360, 1280])
def test_first_view_is_light_and_does_not_shift(
    name: str,
    address: str,
    who: Who,
    width: int,
    new_page: Callable[..., Page],
    live_server: LiveServer,
    transactional_db: None,
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    sign_in(page.context, made(State.FILLED), who, live_server.url)

    view = first_view(page, address)

    with capsys.disabled():
        print(f"\n{name:<9} at {width:>4} px: {view.total:5.1f} kB of {FIRST_VIEW_KB}, page {view.html:4.1f}", end="")
        print(f", script {view.script:4.1f} of {SCRIPT_KB}; LCP {view.lcp:.2f} s, CLS {view.shift:.3f} ", end="")
    assert view.total <= FIRST_VIEW_KB
    assert view.script <= SCRIPT_KB
    assert view.html <= ROADMAP_KB
    assert view.shift <= LAYOUT_SHIFT


def first_view(page: Page, address: str) -> View:
    """Open the page in an empty cache, and measure all that it asks for."""
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 (Playwright marks what it is given)
    page.add_init_script(OBSERVE)
    page.goto(address, wait_until="networkidle")
    sizes = [(answer.request.resource_type, kilobytes(answer)) for answer in answers]
    paint = page.evaluate("paint")
    return View(
        html=sum(size for kind, size in sizes if kind == "document"),
        script=sum(size for kind, size in sizes if kind == "script"),
        total=sum(size for _, size in sizes),
        lcp=paint["lcp"] / 1000,
        shift=paint["cls"],
    )


def kilobytes(answer: Response) -> float:
    """What is sent of this answer's body."""
    return len(gzip.compress(answer.body(), GZIP_LEVEL)) / 1000
