"""Renaming at the curators' desk: asked, said what happens, done; and how the pages name what is in the way."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from accounts.models import User
from roadmap.actions.slugs import rename_item
from roadmap.models import FormerSlug, Item, Skill, SkillCategory, Stage, versions_of
from tests import factories
from tests.conftest import Queries
from tests.pages import main, page
from tests.roadmap import typed
from tests.roadmap.test_admin_pages import MAKERS, change_address
from tests.staff import client_of, make_roles

pytestmark = pytest.mark.django_db


def address(item: Item | SkillCategory) -> str:
    return reverse(f"admin:roadmap_{type(item).__name__.lower()}_rename", args=[item.pk])


def agreed(client: Client, item: Item | SkillCategory, slug: str, why: str = "") -> dict[str, str]:
    """What the question sends when somebody agrees."""
    asked = page(client.get(address(item), {"slug": slug, "why": why}))
    fields = {field.attrib["name"]: field.attrib["value"] for field in asked.iterfind(".//main//input[@name]")}
    del fields["csrfmiddlewaretoken"]
    return fields


@pytest.mark.parametrize("kind", MAKERS)
def test_item_is_renamed_from_its_page(curator: User, curator_client: Client, kind: str) -> None:
    item = MAKERS[kind]()
    assert isinstance(item, Item | SkillCategory)
    old = item.slug

    offered = curator_client.get(change_address(item))
    answer = curator_client.post(address(item), agreed(curator_client, item, "new", "Better."), follow=True)

    item.refresh_from_db()
    assert f'href="{address(item)}">Rename its address</a>' in offered.text
    assert answer.redirect_chain == [(change_address(item), 302)]
    told = f"“{item}” is called “new” now. “{old}” leads to it for ever."
    assert [str(message) for message in answer.context["messages"]] == [told]
    assert (item.slug, FormerSlug.objects.get().slug) == ("new", old)
    assert LogEntry.objects.get().get_change_message() == f"{old} -> new"
    version = versions_of(type(item))[0]
    assert (version.history_user, version.history_change_reason) == (curator, "Better.")


def test_question_says_what_happens_and_changes_nothing(curator_client: Client) -> None:
    stage = factories.StageFactory.create(slug="old")

    asked = main(curator_client.get(address(stage), {"slug": "new"}))

    assert "Its page moves from /stages/old/ to /stages/new/." in asked
    assert "what learners did and what refers to it is not touched" in asked
    assert Stage.objects.get().slug == "old"


def test_page_says_what_leads_there_already(curator_client: Client) -> None:
    stage = factories.StageFactory.create(slug="a")
    rename_item(stage, "b")

    assert "It is called b in addresses and files. These lead to it too: a." in main(curator_client.get(address(stage)))


@pytest.mark.parametrize(
    ("slug", "told"),
    [
        ("", "This field is required."),
        ("Not a slug", "Use lower-case letters, digits and single hyphens."),
        ("x" * 81, "Ensure this value has at most 80 characters (it has 81)."),
        ("torch", "This is what it is called already."),
        ("tf", "“TensorFlow” has this slug already."),
        ("tensorflow", "“tf” was called so before, and the old address leads there."),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_unfit_slug_is_refused_with_the_reason(curator_client: Client, slug: str, told: str, method: str) -> None:
    skill = factories.SkillFactory.create(slug="torch")
    rename_item(factories.SkillFactory.create(slug="tensorflow", title="TensorFlow"), "tf")

    answer = getattr(curator_client, method)(address(skill), {"slug": slug})

    assert answer.context["form"].errors == {"slug": [told]}
    assert told in answer.text
    assert Skill.objects.filter(slug="torch").exists()


def test_second_of_two_renames_is_told_of_the_first(curator_client: Client) -> None:
    stage = factories.StageFactory.create(slug="a")
    fields = agreed(curator_client, stage, "mine")
    rename_item(Stage.objects.get(), "theirs")

    answer = curator_client.post(address(stage), fields)

    assert "Somebody has meanwhile renamed it: it is called “theirs” now. Nothing was changed." in main(answer)
    assert Stage.objects.get().slug == "theirs"


def test_item_that_is_not_there_is_said(curator_client: Client) -> None:
    answer = curator_client.get(reverse("admin:roadmap_stage_rename", args=[7]), follow=True)

    assert [str(message) for message in answer.context["messages"]] == [
        "stage with ID “7” doesn\N{RIGHT SINGLE QUOTATION MARK}t exist. Perhaps it was deleted?"
    ]


def test_editors_are_neither_offered_nor_allowed_to_rename() -> None:
    make_roles()
    stage = factories.StageFactory.create(slug="old")
    client = client_of("editor")

    offered = client.get(change_address(stage))
    refused = client.post(address(stage), {"slug": "new", "seen": "old"})

    assert ("Rename its address" in offered.text, refused.status_code) == (False, 403)
    assert Stage.objects.get().slug == "old"


def test_page_costs_the_same_however_many_former_slugs_there_are(curator_client: Client, queries: Queries) -> None:
    stage = factories.StageFactory.create()
    factories.FormerSlugFactory.create(kind="stage", now=stage.slug)
    curator_client.get(address(stage))

    with queries(3):
        curator_client.get(address(stage))
    factories.FormerSlugFactory.create_batch(2, kind="stage", now=stage.slug)
    with queries(3):
        curator_client.get(address(stage))


@pytest.mark.parametrize(
    ("kind", "field", "told"),
    [
        ("skill", "slug", "“PyTorch” (torch) has this already: torch"),
        ("skillcategory", "slug", "“Deep learning” (torch) has this already: torch"),
        ("resource", "url", "“The book” (torch) has this already: https://book.example/"),
    ],
)
def test_item_that_has_something_already_is_named(curator_client: Client, kind: str, field: str, told: str) -> None:
    factories.SkillFactory.create(slug="torch", title="PyTorch")
    factories.SkillCategoryFactory.create(slug="torch", title="Deep learning")
    factories.ResourceFactory.create(slug="torch", title="The book", url="https://book.example/")
    place = reverse(f"admin:roadmap_{kind}_add")
    value = "https://book.example/" if field == "url" else "torch"

    answer = curator_client.post(place, typed.page(curator_client, place, **{field: value}))

    assert answer.context["adminform"].form.errors[field] == [told]


def test_new_item_under_a_former_slug_is_refused_by_name(curator_client: Client) -> None:
    rename_item(factories.SkillCategoryFactory.create(slug="torch"), "pytorch")
    place = reverse("admin:roadmap_skillcategory_add")

    answer = curator_client.post(place, typed.page(curator_client, place, title="Torch", slug="torch"))

    assert answer.context["adminform"].form.errors == {
        "slug": ["“torch” was what “pytorch” was called before; its old address leads there. Choose another."]
    }
    assert SkillCategory.objects.count() == 1
