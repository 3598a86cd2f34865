"""Pages under an old address lead to the new one, with what was asked; what is nowhere stays so."""

import pytest
from django.test import Client

from roadmap.actions.slugs import rename_item
from roadmap.models import Item, State
from tests import factories
from tests.conftest import Queries
from tests.pages import page, texts

pytestmark = pytest.mark.django_db

PAGES = {
    "stage": "/stages/{}/",
    "milestone": "/milestones/{}/",
    "skill": "/skills/{}/",
    "role": "/roles/{}/",
}


def renamed(kind: str, **fields: object) -> Item:
    """Something that was called "old" and is called "new"."""
    item: Item = getattr(factories, f"{kind.capitalize()}Factory").create(slug="old", **fields)
    rename_item(item, "new")
    return item


@pytest.mark.parametrize("kind", PAGES)
def test_old_address_leads_to_the_new_one_with_its_query(client: Client, kind: str, queries: Queries) -> None:
    renamed(kind)
    client.get("/")

    with queries(0):
        answer = client.get(f"{PAGES[kind].format('old')}?from=mail&state=a%20b")
    with queries(0):
        plain = client.head(PAGES[kind].format("old"))

    assert (answer.status_code, plain.status_code) == (301, 301)
    assert answer.headers["Location"] == f"{PAGES[kind].format('new')}?from=mail&state=a%20b"
    assert plain.headers["Location"] == PAGES[kind].format("new")
    assert answer.headers["Cache-Control"] == "no-cache"
    assert client.get(PAGES[kind].format("new")).status_code == 200


@pytest.mark.parametrize("kind", PAGES)
def test_address_that_never_was_is_still_not_found(client: Client, kind: str) -> None:
    renamed(kind)

    assert client.get(PAGES[kind].format("older")).status_code == 404


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("state", [State.DRAFT, State.ARCHIVED])
def test_old_address_does_not_tell_what_is_not_published(client: Client, kind: str, state: State) -> None:
    renamed(kind, state=state)

    assert client.get(PAGES[kind].format("old")).status_code == 404


def test_item_renamed_back_is_found_and_not_led_away(client: Client) -> None:
    stage = renamed("stage")
    rename_item(stage, "old")

    assert client.get("/stages/old/").status_code == 200
    assert client.get("/stages/new/").headers["Location"] == "/stages/old/"


def test_old_name_of_one_kind_is_nothing_to_another(client: Client) -> None:
    renamed("stage")
    factories.SkillFactory.create(slug="new")

    assert client.get("/skills/old/").status_code == 404


def test_filters_know_old_names(client: Client) -> None:
    for kind in ("route", "specialisation"):
        renamed(kind)
    resource = factories.ResourceFactory.create()
    factories.ResourceFactory.create()
    resource.skills.add(renamed("skill").pk)

    listed = client.get("/resources/?skill=old").context["page"].object_list
    filters = client.get("/roadmap/?route=old&specialisation=old").context["filters"]

    assert [one.slug for one in listed] == [resource.slug]
    assert (filters.route.slug, filters.specialisation.slug) == ("new", "new")


def test_pages_name_what_was_renamed_by_its_new_slug(client: Client) -> None:
    milestone = factories.MilestoneFactory.create()
    given = factories.MilestoneSkillFactory.create(milestone=milestone, skill__slug="old", skill__title="Python")
    rename_item(given.skill, "new")

    answer = page(client.get(milestone.get_absolute_url()))

    assert "/skills/new/" in {link.attrib["href"] for link in answer.iterfind(".//main//a")}
    assert "Python" in texts(answer, ".//main//a")
