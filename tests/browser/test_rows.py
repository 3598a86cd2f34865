"""Rows that unfold, rows that hide, filters that fold and the map of a stage, as they behave in Chromium."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import Progress
from tests.browser.pages import State, Who
from tests.browser.visits import sign_in
from tests.browser.worlds import World, made

pytestmark = pytest.mark.browser

PHONE: ViewportSize = {"width": 360, "height": 740}
WIDE: ViewportSize = {"width": 1280, "height": 800}
# Not started, with a prerequisite and resources; and one that is done.
SLUG, FIRST_DONE = "sql-querying", "set-up-dev-environment"


@pytest.fixture
def world(transactional_db: None) -> World:
    """The shipped curriculum, and a learner in the middle of it."""
    return made(State.FILLED)


@pytest.fixture
def learners_page(open_page: Callable[..., Page], world: World, live_server: LiveServer) -> Callable[..., Page]:
    """Open pages in which the learner is signed in."""

    def opened(**options: Any) -> Page:
        page = open_page(**options)
        sign_in(page.context, world, Who.LEARNER, live_server.url)
        return page

    return opened


def row(page: Page, slug: str) -> Locator:
    """The row of a milestone."""
    return page.locator(f"#milestone-{slug}")


@pytest.mark.parametrize("viewport", [PHONE, WIDE], ids=["phone", "wide"])
def test_a_row_unfolds_and_folds_in_place(learners_page: Callable[..., Page], viewport: dict[str, int]) -> None:
    page = learners_page(viewport=viewport)
    page.goto("/roadmap/")
    more = row(page, SLUG).get_by_role("button", name="More")

    expect(more).to_have_attribute("aria-expanded", "false")
    more.press("Enter")
    expect(row(page, SLUG).get_by_role("link", name="Its whole page")).to_be_visible()
    expect(more).to_have_attribute("aria-expanded", "true")
    expect(more).to_be_focused()
    more.press("Enter")
    expect(row(page, SLUG).get_by_role("link", name="Its whole page")).to_be_hidden()
    expect(more).to_have_attribute("aria-expanded", "false")
    assert page.url.endswith("/roadmap/")


def test_what_was_unfolded_stays_so_after_a_tick(learners_page: Callable[..., Page]) -> None:
    page = learners_page(viewport=WIDE)
    page.goto("/roadmap/")
    row(page, SLUG).get_by_role("button", name="More").click()
    aside = row(page, SLUG).get_by_role("button", name="Set aside")

    aside.click()

    expect(row(page, SLUG)).to_have_attribute("data-status", "set-aside")
    expect(row(page, SLUG).get_by_role("link", name="Its whole page")).to_be_visible()
    expect(aside).to_have_count(0)
    expect(row(page, SLUG).get_by_role("button", name="Take up again")).to_be_focused()
    assert Progress.objects.get(milestone__slug=SLUG).status == "set-aside"


def test_a_visitor_unfolds_rows_too(open_page: Callable[..., Page], world: World) -> None:
    page = open_page(viewport=PHONE)
    page.goto("/stages/education-and-skills/")

    row(page, SLUG).get_by_role("button", name="More").click()

    expect(row(page, SLUG).get_by_text("Usually after")).to_be_visible()
    expect(row(page, SLUG).get_by_role("button")).to_have_count(1)


def test_without_javascript_the_title_is_the_way(learners_page: Callable[..., Page]) -> None:
    page = learners_page(viewport=WIDE, java_script_enabled=False)
    page.goto("/roadmap/")

    expect(page.get_by_role("button", name="More")).to_have_count(0)
    row(page, SLUG).get_by_role("link").click()

    expect(page).to_have_url(f"{page.url.split('/milestones')[0]}/milestones/{SLUG}/")


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_what_is_done_hides_stage_by_stage(learners_page: Callable[..., Page], scripts: bool) -> None:
    page = learners_page(viewport=PHONE, java_script_enabled=scripts)
    page.goto("/roadmap/")
    hide = page.get_by_label("Hide what is done")

    # In the first stage, in that of the model in production and in that of the portfolio something is done.
    assert [one.is_visible() for one in hide.all()].count(True) == 3
    hide.first.check()

    expect(row(page, FIRST_DONE)).to_be_hidden()
    expect(row(page, SLUG)).to_be_visible()
    expect(row(page, "model-in-production")).to_be_visible()
    hide.first.uncheck()
    expect(row(page, FIRST_DONE)).to_be_visible()


def test_a_row_that_hides_when_it_is_ticked_hands_the_focus_on(learners_page: Callable[..., Page]) -> None:
    page = learners_page(viewport=WIDE)
    page.goto("/roadmap/")
    page.get_by_label("Hide what is done").first.check()

    row(page, SLUG).get_by_role("button", name="Done", exact=True).press("Enter")

    expect(row(page, SLUG)).to_be_hidden()
    expect(page.get_by_role("status").filter(has_text="Done: ")).to_be_visible()
    expect(row(page, "data-wrangling").get_by_role("button", name="Done", exact=True)).to_be_focused()


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_filters_are_one_line_on_a_phone(learners_page: Callable[..., Page], scripts: bool) -> None:
    page = learners_page(viewport=PHONE, java_script_enabled=scripts)
    page.goto("/roadmap/?state=done")
    filters = page.get_by_role("navigation", name="Filters")

    expect(filters.locator("summary")).to_have_text("Filters Done")
    expect(filters.get_by_role("link", name="Set aside")).to_be_hidden()
    assert filters.bounding_box()["height"] < 60  # type: ignore[index]
    filters.locator("summary").press("Enter")
    filters.get_by_role("link", name="Set aside").click()

    expect(filters.locator("summary")).to_have_text("Filters Set aside")


def test_filters_lie_open_where_there_is_room(learners_page: Callable[..., Page]) -> None:
    page = learners_page(viewport=WIDE)
    page.goto("/roadmap/")
    filters = page.get_by_role("navigation", name="Filters")

    expect(filters.locator("summary")).to_be_hidden()
    expect(filters.get_by_role("link", name="Set aside")).to_be_visible()


def test_the_map_is_followed_by_keyboard_and_a_phone_shows_the_list(learners_page: Callable[..., Page]) -> None:
    page = learners_page(viewport=WIDE)
    page.goto("/stages/education-and-skills/")
    boxes = page.locator("svg .map-box")

    expect(boxes).to_have_count(25)
    page.get_by_role("link", name="The same as a list").focus()
    for place in range(25):
        page.keyboard.press("Tab")
        expect(boxes.nth(place)).to_be_focused()
        expect(boxes.nth(place)).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    page.wait_for_url("**/milestones/*/")

    page.set_viewport_size(PHONE)
    page.goto("/stages/education-and-skills/")
    expect(boxes.first).to_be_hidden()
    expect(page.get_by_role("heading", name="Usually in this order")).to_be_visible()


def test_data_for_search_engines_is_no_script_to_the_policy(open_page: Callable[..., Page], world: World) -> None:
    page = open_page()
    page.add_init_script(
        "document.addEventListener('securitypolicyviolation', e => console.error(e.violatedDirective))"
    )

    kinds = []
    for address in ("/roadmap/", f"/milestones/{SLUG}/", "/roles/ml-engineer/", "/questions/"):
        page.goto(address)
        kinds.append(
            page.evaluate("JSON.parse(document.querySelector('[type=\"application/ld+json\"]').text)['@type']")
        )

    assert kinds == ["Course", "LearningResource", "Occupation", "FAQPage"]
