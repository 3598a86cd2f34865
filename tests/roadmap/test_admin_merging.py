"""Merging at the curators' desk: chosen, said what moves, done."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from accounts.models import User
from roadmap.actions.merging import merge_items
from roadmap.models import FormerSlug, Item, Resource, Skill, versions_of
from tests import factories
from tests.conftest import Queries
from tests.pages import main, page, texts
from tests.roadmap.test_admin_pages import change_address
from tests.staff import client_of, make_roles

pytestmark = pytest.mark.django_db


def address(item: Item) -> str:
    return reverse(f"admin:roadmap_{type(item).__name__.lower()}_merge", args=[item.pk])


def told(answer: object) -> list[str]:
    return [str(message) for message in answer.context["messages"]]  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", ["Skill", "Resource"])
def test_item_is_merged_from_its_page(curator: User, curator_client: Client, kind: str) -> None:
    gone, kept = getattr(factories, f"{kind}Factory").create_batch(2)

    offered = curator_client.get(change_address(gone))
    answer = curator_client.post(address(gone), {"kept": kept.pk, "why": "The same."}, follow=True)

    assert f'href="{address(gone)}">Merge into another</a>' in offered.text
    assert answer.redirect_chain == [(change_address(kept), 302)]
    assert told(answer) == [f"“{gone}” became part of “{kept}”. Its address leads there for ever."]
    assert list(type(kept).objects.all()) == [kept]
    assert FormerSlug.objects.values_list("slug", "now").get() == (gone.slug, kept.slug)
    entry = LogEntry.objects.get()
    assert (entry.object_id, entry.get_change_message()) == (str(kept.pk), f"{gone.slug} -> {kept.slug}")
    assert versions_of(type(kept)).filter(slug=gone.slug).reverse()[0].history_user == curator


def test_question_counts_what_moves_and_changes_nothing(curator_client: Client) -> None:
    gone, kept = factories.SkillFactory.create(title="Torch"), factories.SkillFactory.create(title="PyTorch")
    factories.SkillAliasFactory.create(skill=gone, name="torch")
    factories.SkillLevelFactory.create(skill=gone, level=2)
    factories.MilestoneSkillFactory.create_batch(2, skill=gone)
    factories.RoleSkillFactory.create(skill=gone)

    asked = page(curator_client.get(address(gone), {"kept": kept.pk}))

    assert texts(asked, ".//main//caption") == ["What moves", "What PyTorch takes over"]
    assert texts(asked, ".//main//tr") == ["Milestones2", "Roles1", "Aliasestorch", "Levels"]
    assert Skill.objects.count() == 2


def test_question_about_what_nothing_refers_to_says_so(curator_client: Client) -> None:
    gone, kept = factories.ResourceFactory.create_batch(2)

    assert "Nothing refers to it." in main(curator_client.get(address(gone), {"kept": kept.pk}))


def test_page_offers_the_others_with_and_without_scripts(curator_client: Client) -> None:
    gone, kept = factories.ResourceFactory.create(title="B"), factories.ResourceFactory.create(title="Zebra")

    asked = page(curator_client.get(address(gone)))

    (search,) = asked.iterfind(".//main//select[@data-ajax--url]")
    assert texts(asked, ".//main//noscript//option") == ["Zebra"]
    query = {
        name: search.attrib[f"data-{name.replace('_', '-')}"] for name in ("app_label", "model_name", "field_name")
    }
    found = curator_client.get(search.attrib["data-ajax--url"], {"term": "Zebra", **query})
    assert [one["id"] for one in found.json()["results"]] == [str(kept.pk)]


@pytest.mark.parametrize("kept", ["itself", "nothing", "nonsense", "empty"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_unfit_choice_is_refused(curator_client: Client, kept: str, method: str) -> None:
    gone = factories.SkillFactory.create()
    keys = {"itself": gone.pk, "nothing": 7_777, "nonsense": "x", "empty": ""}

    answer = getattr(curator_client, method)(address(gone), {"kept": keys[kept]})

    wrong = "Choose another one: this one is no longer there, or the same."
    assert answer.context["form"].errors == {"kept": ["This field is required." if kept == "empty" else wrong]}
    assert Skill.objects.count() == 1


def test_second_of_two_merges_is_told_of_the_first(curator_client: Client) -> None:
    gone, kept, third = factories.SkillFactory.create_batch(3)
    merge_items(gone=Skill.objects.get(pk=gone.pk), kept=third)

    answer = curator_client.post(address(gone), {"kept": kept.pk}, follow=True)

    assert told(answer) == [
        f"skill with ID “{gone.pk}” doesn\N{RIGHT SINGLE QUOTATION MARK}t exist. Perhaps it was deleted?"
    ]
    assert set(Skill.objects.all()) == {kept, third}


def test_refused_merge_says_why_and_changes_nothing(curator_client: Client) -> None:
    gone, kept = factories.ResourceFactory.create_batch(2)
    gone.skills.add(factories.SkillFactory.create())
    Resource.objects.filter(pk=kept.pk).update(year=1900)

    answer = curator_client.post(address(gone), {"kept": kept.pk}, follow=True)

    assert answer.redirect_chain == [(address(gone), 302)]
    assert told(answer)[0].startswith(f"Nothing was merged. resources.yaml: {kept.slug}: year: must be a whole number")
    assert Resource.objects.count() == 2
    assert not LogEntry.objects.exists()


def test_editors_are_neither_offered_nor_allowed_to_merge() -> None:
    make_roles()
    gone, kept = factories.SkillFactory.create_batch(2)
    client = client_of("editor")

    offered = client.get(change_address(gone))
    refused = client.post(address(gone), {"kept": kept.pk})

    assert ("Merge into another" in offered.text, refused.status_code) == (False, 403)
    assert Skill.objects.count() == 2


def test_kinds_that_cannot_be_merged_do_not_offer_it(curator_client: Client) -> None:
    page_of_stage = curator_client.get(change_address(factories.StageFactory.create()))

    assert "Merge into another" not in page_of_stage.text


def test_page_costs_the_same_for_one_other_and_for_three(curator_client: Client, queries: Queries) -> None:
    gone, _other = factories.SkillFactory.create_batch(2)
    curator_client.get(address(gone))

    with queries(3):
        curator_client.get(address(gone))
    factories.SkillFactory.create_batch(2)
    with queries(3):
        curator_client.get(address(gone))


def test_question_costs_the_same_however_much_moves(curator_client: Client, queries: Queries) -> None:
    gone, kept = factories.SkillFactory.create_batch(2)
    factories.MilestoneSkillFactory.create(skill=gone)
    curator_client.get(address(gone), {"kept": kept.pk})

    with queries(43):
        curator_client.get(address(gone), {"kept": kept.pk})
    factories.MilestoneSkillFactory.create_batch(2, skill=gone)
    with queries(43):
        curator_client.get(address(gone), {"kept": kept.pk})
