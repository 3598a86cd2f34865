"""That everything in the catalogue can be added and changed, and that a change is seen at once."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from roadmap.models import CatalogueModel, Item, Milestone, Resource, SkillCategory, Source, Stage, State
from roadmap.readers import catalogue
from tests import factories
from tests.conftest import Queries
from tests.roadmap import typed

MAKERS: dict[str, Callable[[], CatalogueModel]] = {
    "stage": factories.StageFactory.create,
    "milestone": factories.MilestoneFactory.create,
    "specialisation": factories.SpecialisationFactory.create,
    "route": factories.RouteFactory.create,
    "skill": factories.SkillFactory.create,
    "skillcategory": factories.SkillCategoryFactory.create,
    "resource": factories.ResourceFactory.create,
    "certification": factories.CertificationFactory.create,
    "term": factories.TermFactory.create,
    "role": factories.RoleFactory.create,
    "question": factories.QuestionFactory.create,
    "glossaryentry": factories.GlossaryEntryFactory.create,
    "rule": factories.RuleFactory.create,
    "source": factories.SourceFactory.create,
}


def change_address(item: CatalogueModel) -> str:
    return reverse(f"admin:roadmap_{type(item).__name__.lower()}_change", args=[item.pk])


def values(item: CatalogueModel) -> dict[str, Any]:
    """All that the row holds, but for when it was last saved."""
    row: dict[str, Any] = type(item).objects.filter(pk=item.pk).values().get()
    return {name: value for name, value in row.items() if name != "updated_at"}


def test_index_lists_the_catalogue_first_and_as_it_is_read(curator_client: Client) -> None:
    response = curator_client.get(reverse("admin:index"))

    first = response.context["app_list"][0]
    assert [str(model["name"]) for model in first["models"]] == [
        "Stages",
        "Milestones",
        "Routes",
        "Specialisations",
        "Skills",
        "Skill categories",
        "Resources",
        "Certifications",
        "Terms",
        "Roles",
        "Questions",
        "Glossary",
        "Rules",
        "Sources",
        "Drafted changes",
        "Learner reports",
        "Link checks",
    ]
    others = {"draftedchange", "linkcheck", "report"}
    assert {model["object_name"].lower() for model in first["models"]} == {*MAKERS, *others}


@pytest.mark.parametrize("kind", MAKERS)
def test_saving_a_page_as_it_stands_changes_nothing(curator_client: Client, kind: str) -> None:
    item = MAKERS[kind]()
    before = values(item)
    address = change_address(item)

    response = curator_client.post(address, typed.page(curator_client, address))

    assert (response.status_code, response.headers["Location"]) == (302, reverse(f"admin:roadmap_{kind}_changelist"))
    assert values(item) == before


@pytest.mark.parametrize("kind", MAKERS)
def test_add_page_refuses_emptiness_and_proposes_a_slug(curator_client: Client, kind: str) -> None:
    address = reverse(f"admin:roadmap_{kind}_add")

    page = curator_client.get(address)
    refused = curator_client.post(address, typed.page(curator_client, address))

    proposals = [field["field"].name for field in page.context["adminform"].prepopulated_fields]
    assert proposals == ["slug"]
    assert {"slug"} < set(refused.context["adminform"].form.errors)


def test_added_milestone_is_a_draft_that_learners_do_not_see(curator_client: Client) -> None:
    stage = factories.StageFactory.create()
    address = reverse("admin:roadmap_milestone_add")
    fields = {"title": "First model", "slug": "first-model", "stage": stage.pk, "outcome": "A model", "hours": 8}

    curator_client.post(address, typed.page(curator_client, address, kind="build", **fields))

    added = Milestone.objects.get(slug="first-model")
    assert (added.title, added.stage, added.hours, added.state) == ("First model", stage, 8, State.DRAFT)
    assert catalogue().milestones == ()


def test_slug_is_fixed_once_the_item_is_there(curator_client: Client) -> None:
    stage = factories.StageFactory.create(slug="foundations")
    address = change_address(stage)

    page = curator_client.get(address)
    curator_client.post(address, typed.page(curator_client, address, slug="basics", title="Basics"))

    assert "the old address leads to the new one" in page.text
    assert Stage.objects.values_list("slug", "title").get() == ("foundations", "Basics")


def test_edit_is_in_the_catalogue_at_its_next_read(curator_client: Client) -> None:
    milestone = factories.MilestoneFactory.create(title="Before")
    address = change_address(milestone)
    assert [shown.title for shown in catalogue().milestones] == ["Before"]

    curator_client.post(address, typed.page(curator_client, address, title="After"))

    assert [shown.title for shown in catalogue().milestones] == ["After"]


def test_links_to_many_are_in_the_catalogue_at_its_next_read(curator_client: Client) -> None:
    resource = factories.ResourceFactory.create()
    skill = factories.SkillFactory.create(slug="pytorch")
    address = change_address(resource)
    assert catalogue().resources[0].skills == ()

    curator_client.post(address, typed.page(curator_client, address, skills=[skill.pk]))

    assert [shown.slug for shown in catalogue().resources[0].skills] == ["pytorch"]


@pytest.mark.parametrize("kind", [kind for kind in MAKERS if kind != "skillcategory"])
def test_items_cannot_be_deleted(curator_client: Client, kind: str) -> None:
    item = MAKERS[kind]()

    address = reverse(f"admin:roadmap_{kind}_delete", args=[item.pk])
    page = curator_client.get(address)
    posted = curator_client.post(address, {"post": "yes"})
    changelist = curator_client.get(reverse(f"admin:roadmap_{kind}_changelist"))

    assert (page.status_code, posted.status_code) == (403, 403)
    offered = [name for name, _ in changelist.context["action_form"].fields["action"].choices if name]
    assert offered == ["publish", "archive", "back_to_draft", "export_csv", "export_yaml", "export_json"]
    assert type(item).objects.filter(pk=item.pk).exists()


def test_category_that_skills_are_listed_under_cannot_be_deleted(curator_client: Client) -> None:
    category = factories.SkillFactory.create().category

    address = reverse("admin:roadmap_skillcategory_delete", args=[category.pk])
    response = curator_client.post(address, {"post": "yes"})

    assert [str(row) for row in response.context["protected"]] != []
    assert SkillCategory.objects.count() == 1


def test_published_item_links_to_its_page_and_a_draft_does_not(curator_client: Client) -> None:
    published = factories.StageFactory.create()
    draft = factories.StageFactory.create(state=State.DRAFT)

    shown = curator_client.get(change_address(published)).context["absolute_url"]
    hidden = curator_client.get(change_address(draft)).context["absolute_url"]

    assert hidden is None
    assert curator_client.get(shown).headers["Location"].endswith(published.get_absolute_url())


@pytest.mark.django_db
def test_staff_without_permissions_edit_nothing(client: Client) -> None:
    stage = factories.StageFactory.create(title="Before")
    client.force_login(factories.UserFactory.create(is_staff=True))

    response = client.post(change_address(stage), {"title": "After"})

    assert response.status_code == 403
    assert Stage.objects.get().title == "Before"


def test_learners_are_not_let_in(learner_client: Client) -> None:
    response = learner_client.get(reverse("admin:roadmap_stage_changelist"), follow=True)

    assert response.redirect_chain == [(f"{reverse('admin:login')}?next=/admin/roadmap/stage/", 302)]
    assert response.status_code == 403


@pytest.mark.parametrize("kind", ["stage", "milestone", "skill", "route", "role", "question", "source", "resource"])
def test_search_finds_by_slug(curator_client: Client, kind: str) -> None:
    found, _ = MAKERS[kind](), MAKERS[kind]()
    assert isinstance(found, Item)

    response = curator_client.get(reverse(f"admin:roadmap_{kind}_changelist"), {"q": found.slug})

    assert list(response.context["cl"].result_list) == [found]


def test_source_counts_all_that_rests_on_it(curator_client: Client) -> None:
    source = factories.SourceFactory.create()
    factories.StageCitationFactory.create_batch(2, source=source)
    factories.RouteCitationFactory.create(source=source)
    factories.RoleExperienceFactory.create(source=source)
    factories.ResourceFactory.create(named_in=source)
    factories.SourceFactory.create(title="Unused")

    response = curator_client.get(reverse("admin:roadmap_source_changelist"))

    rows: list[Any] = list(response.context["cl"].result_list)
    assert {row.title: row.claims for row in rows} == {source.title: 5, "Unused": 0}
    assert Source.objects.count() == 2


def test_page_with_many_rows_in_its_table_asks_no_more(curator_client: Client, queries: Queries) -> None:
    route = factories.RouteFactory.create()
    factories.RouteStepFactory.create(route=route)
    address = change_address(route)
    curator_client.get(address)

    with queries(12):
        curator_client.get(address)
    factories.RouteStepFactory.create_batch(2, route=route)
    with queries(12):
        page = curator_client.get(address)

    assert page.text.count("selected>Milestone") == 3


def test_addresses_are_http_or_https(curator_client: Client) -> None:
    resource = factories.ResourceFactory.create(url="https://example.org/")
    address = change_address(resource)

    response = curator_client.post(address, typed.page(curator_client, address, url="ftp://example.org/"))

    errors = response.context["adminform"].form.errors
    assert errors == {"url": ["Enter a full web address that starts with https:// or http://."]}
    assert Resource.objects.get().url == "https://example.org/"
