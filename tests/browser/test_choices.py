"""Ticking skills of a long list: by searching with a script, by opening groups without one."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import ExperienceSkill
from tests.browser.pages import State, Who
from tests.browser.visits import sign_in
from tests.browser.worlds import World, made
from tests.factories import SkillFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADD = "/record/experience/add/"


@pytest.fixture
def world(transactional_db: None) -> World:
    """Two skills in categories of their own."""
    bare = made(State.BARE)
    SkillFactory.create(title="Data wrangling", category__title="Data")
    SkillFactory.create(title="Causal inference", category__title="Mathematics")
    return bare


def opened(page: Page, world: World, live_server: LiveServer) -> Page:
    sign_in(page.context, world, Who.LEARNER, live_server.url)
    page.goto(ADD)
    page.get_by_text("None chosen").click()
    return page


def test_a_search_leaves_what_is_called_so_and_keeps_ticks(
    new_page: Callable[..., Page], live_server: LiveServer, world: World
) -> None:
    page = opened(new_page(), world, live_server)
    search, wrangling = page.get_by_role("searchbox", name="Skills used"), page.get_by_label("Data wrangling")

    search.fill("WRANG")
    wrangling.check()
    expect(page.get_by_text("Mathematics")).to_be_hidden()
    search.fill("nothing")
    expect(page.get_by_text("Nothing found")).to_be_visible()
    search.press("Enter")
    search.fill("")

    expect(page).to_have_url(f"{live_server.url}{ADD}")
    expect(wrangling).to_be_visible()
    expect(wrangling).to_be_checked()
    expect(page.locator("#id_skills_0")).to_have_text("Data wrangling")
    expect(page.get_by_text("Mathematics")).to_be_visible()
    expect(page.get_by_label("Causal inference")).to_be_hidden()


def test_without_javascript_groups_open_and_what_is_ticked_is_kept(
    new_page: Callable[..., Page], live_server: LiveServer, world: World
) -> None:
    page = opened(new_page(java_script_enabled=False), world, live_server)

    page.get_by_label("Title").fill("Analyst")
    page.get_by_label("Data:").check()
    page.get_by_role("textbox", name="From").fill("2020-01")
    page.get_by_text("Mathematics").click()
    page.get_by_label("Causal inference").check()
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page).to_have_url(f"{live_server.url}/record/experience/")
    assert [one.skill.title for one in ExperienceSkill.objects.select_related("skill")] == ["Causal inference"]
