"""Pages as they would be: for the staff who ask, and for nobody else."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from roadmap.models import ContentVersion, Milestone, State
from roadmap.readers import catalogue
from tests import factories
from tests.conftest import Queries
from tests.staff import client_of, make_roles

pytestmark = pytest.mark.django_db
BAR = "Preview: not yet published."


@pytest.fixture
def editor() -> Client:
    make_roles()
    return client_of("editor")


def test_preview_is_marked_and_neither_found_nor_kept(editor: Client) -> None:
    milestone = factories.MilestoneFactory.create(title="Before")
    factories.DraftedChangeFactory.of(milestone, title="After")

    page = editor.get(f"{milestone.get_absolute_url()}?preview")

    assert (BAR in page.text, "<h1>After" in page.text) == (True, True)
    assert '<meta name="robots" content="noindex">' in page.text
    assert (page.headers["X-Robots-Tag"], page.headers["Cache-Control"]) == ("noindex", "no-store")


def test_preview_leaves_nothing_behind(editor: Client) -> None:
    milestone = factories.MilestoneFactory.create(title="Before")
    factories.DraftedChangeFactory.of(milestone, title="After")
    stage = milestone.stage.get_absolute_url()
    token = ContentVersion.objects.get().token

    assert "After" in editor.get(f"{stage}?preview=milestones:{milestone.slug}").text
    after = editor.get(stage)

    assert (BAR in after.text, "After" in after.text, "Before" in after.text) == (False, False, True)
    assert catalogue().milestone_by_slug[milestone.slug].title == "Before"
    assert (ContentVersion.objects.get().token, Milestone.objects.get().title) == (token, "Before")


@pytest.mark.parametrize("who", ["visitor", "learner", "support", "nobody"])
def test_others_get_the_page_as_it_is(who: str) -> None:
    make_roles()
    client = {"visitor": Client}.get(who, lambda: client_of(who))()
    if who == "learner":
        client = Client()
        client.force_login(factories.UserFactory.create())
    milestone = factories.MilestoneFactory.create(title="Before")
    hidden = factories.MilestoneFactory.create(state=State.DRAFT)
    factories.DraftedChangeFactory.of(milestone, title="After")

    for asked in ("", "all", f"milestones:{milestone.slug}"):
        page = client.get(milestone.get_absolute_url(), {"preview": asked})
        assert (BAR in page.text, "After" in page.text, "<h1>Before" in page.text) == (False, False, True)
    assert client.get(f"{hidden.get_absolute_url()}?preview").status_code == 404


def test_draft_is_previewed_as_if_it_and_what_it_is_part_of_were_published(editor: Client) -> None:
    stage = factories.StageFactory.create(state=State.DRAFT)
    milestone = factories.MilestoneFactory.create(state=State.DRAFT, stage=stage, title="To come")

    page = editor.get(f"{milestone.get_absolute_url()}?preview")

    assert (BAR in page.text, "<h1>To come" in page.text) == (True, True)
    assert editor.get(milestone.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    ("factory", "page", "kind"),
    [
        ("ResourceFactory", "resources", "resources"),
        ("CertificationFactory", "certifications", "certifications"),
        ("RouteFactory", "routes", "routes"),
        ("RoleFactory", "roles", "roles"),
        ("SkillFactory", "skills", "skills"),
    ],
)
def test_item_is_previewed_in_its_list(editor: Client, factory: str, page: str, kind: str) -> None:
    item = getattr(factories, factory).create(title="Before")
    factories.DraftedChangeFactory.of(item, title="After")

    shown = editor.get(reverse(page), {"preview": f"{kind}:{item.slug}"})

    assert (BAR in shown.text, "After" in shown.text, "Before" in shown.text) == (True, True, False)


def test_everything_drafted_is_previewed_together(editor: Client) -> None:
    for number in range(2):
        milestone = factories.MilestoneFactory.create(title=f"Before {number}")
        factories.DraftedChangeFactory.of(milestone, title=f"After {number}")

    page = editor.get(reverse("roadmap"), {"preview": "all"})

    assert [f"{word} {n}" in page.text for word in ("After", "Before") for n in range(2)] == [True, True, False, False]


def test_page_without_anything_to_come_is_as_it_is(editor: Client) -> None:
    milestone = factories.MilestoneFactory.create()

    for asked in ("", "nonsense", "milestones:nowhere"):
        assert BAR not in editor.get(milestone.get_absolute_url(), {"preview": asked}).text


def test_asking_for_a_preview_costs_others_nothing(client: Client, queries: Queries) -> None:
    milestone = factories.MilestoneFactory.create()
    client.get(milestone.get_absolute_url())

    with queries(0):
        client.get(f"{milestone.get_absolute_url()}?preview")


@pytest.mark.parametrize("method", ["post", "put"])
def test_nothing_is_done_in_a_preview(editor: Client, method: str) -> None:
    milestone = factories.MilestoneFactory.create(state=State.DRAFT)
    address = f"{reverse('start_milestone', args=[milestone.slug])}?preview"

    answer: Any = getattr(editor, method)(address)

    assert answer.status_code in {404, 405}
