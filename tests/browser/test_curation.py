"""A change of what learners see, from the editor's desk to a learner's page and back, in one browser for each."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import Progress, ProgressStatus, User
from roadmap.models import DraftedChange, Milestone, State
from tests import factories
from tests.browser.pages import Who
from tests.browser.visits import sign_in
from tests.browser.worlds import THEN, World
from tests.staff import make_roles, member

pytestmark = pytest.mark.browser

Opened = Callable[[User], Page]


@pytest.fixture
def opened(open_page: Callable[..., Page], live_server: LiveServer, transactional_db: None) -> Opened:
    """Give somebody a browser, in which they are signed in; it may not complain about anything."""
    make_roles()

    def for_somebody(user: User) -> Page:
        page = open_page(viewport={"width": 1280, "height": 900})
        sign_in(page.context, World({Who.CURATOR: user}), Who.CURATOR, live_server.url)
        return page

    return for_somebody


@pytest.fixture
def milestone(transactional_db: None) -> Milestone:
    """A milestone that learners have started, done and set aside, with what they wrote on it."""
    stage = factories.StageFactory.create(state=State.PUBLISHED)
    milestone = factories.MilestoneFactory.create(stage=stage, slug="read-code", title="Read code", hours=40)
    note, evidence = "Took a week.", "https://example.org/notebook"
    factories.ProgressFactory.create(milestone=milestone, status=ProgressStatus.STARTED, started_at=THEN)
    factories.ProgressFactory.create(milestone=milestone, status=ProgressStatus.SET_ASIDE, set_aside_at=THEN, note=note)
    factories.ProgressFactory.create(
        milestone=milestone, status=ProgressStatus.DONE, started_at=THEN, completed_at=THEN, evidence_url=evidence
    )
    return milestone


def progress() -> list[dict[str, Any]]:
    """Every column of everybody's progress."""
    return [dict(row) for row in Progress.objects.order_by("pk").values()]


def press(page: Page, name: str) -> None:
    """Press the first button of this name."""
    page.get_by_role("button", name=name, exact=True).first.click()


def told(page: Page, words: str) -> None:
    """Wait until the desk says so."""
    expect(page.locator(".messagelist")).to_contain_text(words)


def drafts(page: Page, milestone: Milestone, **fields: str) -> None:
    """Type a change of the milestone, keep it, and come to where it can be looked at."""
    page.goto(reverse("admin:roadmap_milestone_change", args=[milestone.pk]))
    for name, value in fields.items():
        page.locator(f"#id_{name}").fill(value)
    press(page, "Save as drafted change")
    told(page, "Kept as a drafted change.")


def expect_title(page: Page, milestone: Milestone, title: str) -> None:
    """Load the milestone's page, which is called that."""
    page.goto(reverse("milestone", args=[milestone.slug]))
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_change_is_drafted_previewed_published_and_taken_back_and_no_progress_is_touched(
    opened: Opened, milestone: Milestone
) -> None:
    before = progress()
    editor, publisher = opened(member("editor")), opened(member("publisher"))
    learner = opened(User.objects.get(progress=before[2]["id"]))

    drafts(editor, milestone, title="Read code of others", hours="80")
    editor.get_by_role("main").get_by_role("link", name="Preview").click()
    expect(editor.get_by_role("heading", level=1)).to_have_text("Read code of others")
    expect_title(learner, milestone, "Read code")

    publisher.goto(reverse("admin:roadmap_draftedchange_changelist"))
    publisher.get_by_role("link", name="Read code of others").click()
    press(publisher, "Publish now")
    told(publisher, "Published: Read code of others")
    expect_title(learner, milestone, "Read code of others")
    expect(learner.get_by_role("main")).to_contain_text("80")
    assert (progress(), DraftedChange.objects.count()) == (before, 0)

    publisher.goto(reverse("admin:roadmap_milestone_history", args=[milestone.pk]))
    publisher.locator(".versions a").last.click()
    publisher.get_by_role("main").get_by_role("link", name="Restore").click()
    press(publisher, "Restore")
    expect_title(learner, milestone, "Read code")
    milestone.refresh_from_db()
    assert (milestone.title, milestone.hours) == ("Read code", 40)
    assert progress() == before
