"""Duplicating an item as a draft, with all that hangs on it."""

from collections.abc import Callable

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from roadmap.actions.duplicating import duplicate, free_slug
from roadmap.actions.stored import kind_of, stored_items
from roadmap.models import Item, Milestone, Resource, Route, Skill, State
from tests import factories
from tests.pages import page, texts
from tests.roadmap import typed
from tests.roadmap.test_admin_pages import MAKERS, change_address
from tests.roadmap.worlds import World, a_world


def duplicate_address(item: Item) -> str:
    return reverse(f"admin:roadmap_{type(item).__name__.lower()}_duplicate", args=[item.pk])


WHOLE: dict[str, Callable[[World], Item]] = {
    "stage": lambda world: world.stage,
    "milestone": lambda world: world.milestone,
    "specialisation": lambda world: world.specialisation,
    "route": lambda world: world.route,
    "skill": lambda world: world.skill,
    "certification": lambda world: world.certification,
    "term": lambda world: world.term,
    "role": lambda world: world.role,
    "question": lambda world: world.question,
    "glossaryentry": lambda world: world.entry,
    "source": lambda world: world.source,
}


def test_every_kind_of_item_is_copied_whole_or_asks_for_an_address() -> None:
    assert {*WHOLE, "resource"} == set(MAKERS) - {"skillcategory"}


@pytest.mark.parametrize("name", WHOLE)
def test_copy_says_all_that_the_item_says_but_what_no_two_can(curator_client: Client, name: str) -> None:
    item = WHOLE[name](a_world())
    model, kind = type(item), kind_of(type(item))

    response = curator_client.post(duplicate_address(item), follow=True)

    copied = model.objects.get(slug=f"{item.slug}-copy")
    said = {slug: stored.item for slug, stored in stored_items(kind, [item.slug, copied.slug]).items()}
    own: dict[str, object] = {"state": "draft"} | ({"aliases": []} if name == "skill" else {})
    assert said[copied.slug] == kind.canonical(said[item.slug] | own)
    assert response.redirect_chain == [(change_address(copied), 302)]
    assert [str(message) for message in response.context["messages"]] == [
        f"This is a draft copied from “{item}”. Change what is different, above all the title."
    ]


def test_copy_leaves_the_item_as_it_was_and_is_in_the_records(curator_client: Client) -> None:
    item = a_world().milestone
    kind = kind_of(Milestone)
    before = stored_items(kind, [item.slug])

    curator_client.post(duplicate_address(item))

    assert stored_items(kind, [item.slug]) == before
    copied = Milestone.objects.get(slug=f"{item.slug}-copy")
    assert LogEntry.objects.values_list("object_id", "change_message").get() == (
        str(copied.pk),
        f"Copied from {item.slug}.",
    )
    version = Milestone.history.get(id=copied.pk)  # type: ignore[attr-defined]
    assert version.history_change_reason == f"Copied from {item.slug}"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("slug", "taken", "proposed"),
    [
        ("python", [], "python-copy"),
        ("python", ["python-copy"], "python-copy-2"),
        ("python", ["python-copy", "python-copy-2", "python-copy-4"], "python-copy-3"),
        ("python-copy", [], "python-copy-2"),
        ("python-copy-2", ["python-copy"], "python-copy-3"),
        ("a" * 80, [], "a" * 75 + "-copy"),
        ("a" * 74 + "-bbbbb", [], "a" * 74 + "-copy"),
    ],
)
def test_copy_gets_the_next_free_slug(slug: str, taken: list[str], proposed: str) -> None:
    item = factories.StageFactory.create(slug=slug)
    for other in taken:
        factories.StageFactory.create(slug=other)

    assert free_slug(item) == proposed
    assert duplicate(item).slug == proposed


def test_copy_of_a_resource_begins_in_the_add_form_without_the_address(curator_client: Client) -> None:
    resource = factories.ResourceFactory.create(slug="handbook", verdict="Honest. " * 900)
    skill = factories.SkillFactory.create()
    resource.skills.add(skill)

    asked = curator_client.post(duplicate_address(resource), follow=True)
    address, _status = asked.redirect_chain[-1]
    form = asked.context["adminform"].form

    assert Resource.objects.count() == 1
    assert [str(message) for message in asked.context["messages"]] == [
        f"Filled in from “{resource}”, not saved yet. A copy needs its own: address."
    ]
    begun = {name: form[name].value() for name in ("slug", "title", "url", "state", "verdict", "skills")}
    assert begun == {
        "slug": "handbook-copy",
        "title": resource.title,
        "url": None,
        "state": "draft",
        "verdict": resource.verdict,
        "skills": [skill.pk],
    }
    curator_client.post(address, typed.page(curator_client, address, url="https://example.org/second"))
    assert list(Resource.objects.get(slug="handbook-copy").skills.all()) == [skill]


@pytest.mark.parametrize("key", ["0", "nonsense", "9" * 30])
def test_add_form_filled_in_from_nothing_is_empty(curator_client: Client, key: str) -> None:
    response = curator_client.get(reverse("admin:roadmap_resource_add"), {"_copy_of": key})

    assert response.status_code == 200
    assert response.context["adminform"].form["title"].value() is None


def test_copy_of_what_is_not_there_is_404(curator_client: Client) -> None:
    assert curator_client.post(reverse("admin:roadmap_route_duplicate", args=[1])).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("permissions", "status"),
    [
        (["add_route"], 403),
        (["view_route", "change_route"], 403),
        (["add_route", "view_route"], 302),
    ],
)
def test_who_reads_and_adds_may_duplicate(client: Client, permissions: list[str], status: int) -> None:
    route = factories.RouteFactory.create()
    person = factories.UserFactory.create(is_staff=True)
    person.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(person)

    response = client.post(duplicate_address(route))

    assert response.status_code == status
    assert Route.objects.count() == (2 if status == 302 else 1)


def test_button_stands_on_the_pages_of_items_only(curator_client: Client) -> None:
    skill = factories.SkillFactory.create()
    addresses = [change_address(skill), reverse("admin:roadmap_skill_add"), change_address(skill.category)]

    tools = [texts(page(curator_client.get(address)), ".//ul[@class='object-tools']/li") for address in addresses]

    assert tools == [
        ["History", "View on site", "Rename its address", "Merge into another", "Duplicate as draft"],
        [],
        ["History", "Rename its address"],
    ]
    assert Skill.objects.get().state == State.PUBLISHED
