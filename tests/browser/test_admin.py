"""The curators' desk in Chromium: for everybody, on a phone too, and rows that are dragged into order."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.contrib import admin
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from roadmap.actions.versions import keep_versions
from roadmap.admin.drafting import going_on_address
from roadmap.models import DraftedChange, Item, LinkCheck, Report, RouteStep, Skill, Stage, versions_of
from tests import factories
from tests.browser.pages import Who
from tests.browser.test_pages import RULES, RUN_AXE, TOO_WIDE, put_on
from tests.browser.visits import sign_in
from tests.browser.worlds import World
from tests.roadmap.worlds import a_world

pytestmark = pytest.mark.browser

LOOKS = [("light", 390), ("light", 1280), ("dark", 1280)]
OURS = {"accounts", "roadmap"}
ADDED_ELSEWHERE = {User, DraftedChange, LinkCheck, Report}


@pytest.fixture
def desk(open_page: Callable[..., Page], live_server: LiveServer, transactional_db: None) -> Page:
    """A page in which a curator is signed in; the browser may not complain about anything."""
    world = World({Who.CURATOR: factories.UserFactory.create(is_staff=True, is_superuser=True)})
    page = open_page(viewport={"width": 1280, "height": 900})
    sign_in(page.context, world, Who.CURATOR, live_server.url)
    return page


def pages() -> Iterator[str]:
    """The list of each kind, and where one is added and changed; lists that are counted apart also by themselves."""
    yield reverse("admin:index")
    yield reverse("admin:overview")
    model: Any
    for model, desk_of in admin.site._registry.items():  # noqa: SLF001 (whatever is registered has to be here)
        if model._meta.app_label in OURS:  # noqa: SLF001
            name = f"{model._meta.app_label}_{model._meta.model_name}"  # noqa: SLF001
            yield reverse(f"admin:{name}_changelist")
            if model not in ADDED_ELSEWHERE:
                yield reverse(f"admin:{name}_add")
            yield reverse(f"admin:{name}_change", args=[model.objects.order_by("-pk").first().pk])
            yield from counted_apart(desk_of)


def counted_apart(desk_of: admin.ModelAdmin[Any]) -> Iterator[str]:
    """The list of one group, of kinds that are counted within one."""
    within = getattr(desk_of, "counted_within", "")
    if within:
        row = desk_of.model._default_manager.values(within)[0]  # noqa: SLF001
        name = within if within == "level" else f"{within}__id__exact"
        yield reverse(f"admin:roadmap_{desk_of.opts.model_name}_changelist", query={name: row[within]})


def test_desk_is_for_everybody(desk: Page) -> None:
    world = a_world()
    factories.LinkCheckFactory.create()
    factories.DraftedChangeFactory.of(world.milestone, title="After")
    factories.ReportFactory.create()

    faults = [f"{address}: {fault}" for address in pages() for fault in faults_of(desk, address)]

    assert not faults, "\n".join(faults)


def pages_about(item: Item, draft: DraftedChange) -> Iterator[str]:
    """What there is besides adding and changing, for one kind: it looks the same for all."""
    name = f"admin:roadmap_{item._meta.model_name}"  # noqa: SLF001 (documented)
    first = versions_of(type(item)).earliest("pk").pk
    yield from (reverse(f"{name}_{page}") for page in ("import", "export"))
    yield from (reverse(f"{name}_{page}", args=[item.pk]) for page in ("history", "rename", "merge"))
    yield from (reverse(f"{name}_{page}", args=[item.pk, first]) for page in ("version", "restore"))
    yield going_on_address(item, draft)
    yield reverse("admin:roadmap_draftedchange_delete", args=[draft.pk])


def test_further_pages_about_an_item_are_for_everybody(desk: Page) -> None:
    skill = factories.SkillFactory.create(title="Before")
    keep_versions([skill])
    skill.title = "After"
    skill.save()
    keep_versions([skill], by=factories.UserFactory.create(name="Ada"), why="Said better")
    draft = factories.DraftedChangeFactory.of(skill, title="Drafted")

    faults = [f"{address}: {fault}" for address in pages_about(skill, draft) for fault in faults_of(desk, address)]

    assert not faults, "\n".join(faults)


def test_what_is_not_done_is_said_to_everybody(desk: Page) -> None:
    skill = factories.SkillFactory.create()
    page = desk.context.new_page()  # the answers are errors, and the browser says so
    page.goto(reverse("admin:roadmap_skill_change", args=[skill.pk]))
    Skill.objects.update(title="Theirs")
    page.locator("#id_title").fill("Mine")
    press(page, "Save")

    expect(page.get_by_role("heading", level=1)).to_have_text("Not saved yet")
    faults = [f"conflict: {fault}" for fault in faults_here(page)]
    faults += [f"delete: {fault}" for fault in faults_of(page, reverse("admin:roadmap_skill_delete", args=[skill.pk]))]

    assert not faults, "\n".join(faults)


def test_questions_of_the_desk_are_for_everybody(desk: Page) -> None:
    world = a_world()
    desk.goto(reverse("admin:roadmap_milestone_change", args=[world.milestone.pk]))
    desk.locator("#id_state").select_option("archived")
    press(desk, "Save")
    expect(desk.get_by_role("heading", level=1)).to_contain_text("Archive")
    faults = [f"archive: {fault}" for fault in faults_here(desk)]
    desk.goto(reverse("admin:roadmap_milestone_changelist"))
    desk.locator("#action-toggle").check()
    desk.locator("select[name=action]").select_option("archive")
    press(desk, "Go")
    faults += [f"archive many: {fault}" for fault in faults_here(desk)]
    desk.goto(reverse("admin:roadmap_skill_import"))
    desk.locator("input[type=file]").set_input_files(
        {"name": "skills.csv", "mimeType": "text/csv", "buffer": b"slug,title\nnew,New\nNot a slug,Worse\n"}
    )
    press(desk, "Preview")
    expect(desk.get_by_role("heading", name="Refused")).to_be_visible()
    faults += [f"import: {fault}" for fault in faults_here(desk)]

    assert not faults, "\n".join(faults)


def press(page: Page, name: str) -> None:
    """Press the first button of this name."""
    page.get_by_role("button", name=name, exact=True).first.click()


def faults_of(page: Page, address: str) -> Iterator[str]:
    """What is wrong with the page at an address."""
    page.goto(address)
    yield from faults_here(page)


def faults_here(page: Page) -> Iterator[str]:
    """What is wrong with the page that is open, in all of its looks."""
    page.evaluate(AXE_SCRIPT)
    for theme, width in LOOKS:
        put_on(page, theme, width)
        faults = page.evaluate(TOO_WIDE) + page.evaluate(RUN_AXE, RULES[theme])
        yield from (f"{theme}, {width}: {fault}" for fault in faults)


def drag(page: Page, one: Locator, other: Locator) -> None:
    """Take one by its handle and let it go on the other, as slowly as a hand does."""
    other.scroll_into_view_if_needed()
    one.scroll_into_view_if_needed()
    start, end = one.bounding_box(), other.bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 8, start["y"] + 8)
    page.mouse.down()
    page.mouse.move(end["x"] + 8, end["y"] + end["height"] / 2, steps=15)
    page.mouse.move(end["x"] + 8, end["y"] + end["height"] - 2, steps=5)
    page.mouse.up()


def test_rows_of_a_list_are_dragged_into_order(desk: Page) -> None:
    for order, slug in enumerate("abc", 1):
        factories.StageFactory.create(slug=slug, title=f"Stage {slug}", order=order)
    desk.goto(reverse("admin:roadmap_stage_changelist"))
    handles = desk.locator("#result_list .handle")

    drag(desk, handles.nth(0), handles.nth(2))

    expect(desk.get_by_role("status")).to_have_text("The new order is saved.")
    expect(desk.get_by_label("Order of Stage a")).to_have_value("3")
    assert list(Stage.objects.values_list("slug", "order")) == [("b", 1), ("c", 2), ("a", 3)]


def test_list_says_when_a_new_order_was_not_saved(new_page: Callable[..., Page], desk: Page) -> None:
    for order, slug in enumerate("abc", 1):
        factories.StageFactory.create(slug=slug, order=order)
    page = desk.context.new_page()
    page.goto(reverse("admin:roadmap_stage_changelist"))
    desk.context.clear_cookies()
    handles = page.locator("#result_list .handle")

    drag(page, handles.nth(0), handles.nth(2))

    expect(page.get_by_role("status")).to_contain_text("The new order was not saved.")
    assert list(Stage.objects.values_list("slug", flat=True)) == ["a", "b", "c"]


def test_numbers_are_typed_where_nobody_drags(desk: Page) -> None:
    for order, slug in enumerate("abc", 1):
        factories.StageFactory.create(slug=slug, title=f"Stage {slug}", order=order)
    desk.goto(reverse("admin:roadmap_stage_changelist"))

    desk.get_by_label("Order of Stage c").fill("1")
    desk.get_by_label("Order of Stage c").press("Enter")

    expect(desk.locator(".messagelist")).to_contain_text("3 stages moved.")
    expect(desk.get_by_label("Order of Stage c")).to_have_value("1")
    assert list(Stage.objects.values_list("slug", flat=True)) == ["c", "a", "b"]


def test_steps_of_a_route_are_dragged_and_added(desk: Page) -> None:
    route = factories.RouteFactory.create()
    for order, slug in enumerate("abc", 1):
        factories.RouteStepFactory.create(route=route, milestone__slug=slug, order=order)
    factories.MilestoneFactory.create(slug="added", title="Added at last")
    desk.goto(reverse("admin:roadmap_route_change", args=[route.pk]))
    handles = desk.locator("#steps-group td.original p")

    drag(desk, handles.nth(0), handles.nth(2))
    desk.get_by_role("button", name="Add another Step").or_(desk.get_by_text("Add another Step")).click()
    desk.locator("#steps-3 .select2-selection").click()
    desk.get_by_role("searchbox", name="Milestone").fill("Added at")
    desk.get_by_role("option", name="Added at last").click()
    desk.get_by_role("button", name="Save", exact=True).first.click()

    expect(desk.locator(".messagelist")).to_contain_text("changed successfully")
    steps = RouteStep.objects.values_list("milestone__slug", "order")
    assert list(steps) == [("b", 1), ("c", 2), ("a", 3), ("added", 4)]
