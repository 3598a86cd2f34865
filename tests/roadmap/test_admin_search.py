"""Search finds what somebody has in mind: by slug, by title, and a skill by any of its names."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.admin import ModelAdmin, site
from django.test import Client
from django.urls import reverse

from roadmap.admin.base import CatalogueAdmin
from roadmap.models import RoleSkill
from tests import factories
from tests.roadmap.test_admin_pages import MAKERS


def desk_of(kind: str) -> ModelAdmin[Any]:
    return site.get_model_admin(apps.get_model("roadmap", kind))


def found(client: Client, model: str, words: str) -> list[object]:
    response = client.get(reverse(f"admin:roadmap_{model}_changelist"), {"q": words})
    return list(response.context["cl"].result_list)


@pytest.mark.parametrize("kind", MAKERS)
def test_list_finds_by_slug_and_by_title(curator_client: Client, kind: str) -> None:
    item, _other = MAKERS[kind](), MAKERS[kind]()
    desk = desk_of(kind)
    assert isinstance(desk, CatalogueAdmin)
    type(item).objects.filter(pk=item.pk).update(slug="xylophone-one", **{desk.named_by: "Quetzal two"})

    assert [found(curator_client, kind, words) for words in ("xylophone", "quetzal TWO")] == [[item], [item]]
    assert str(desk.search_help_text).endswith("or slug")


def test_skill_is_found_by_its_aliases(curator_client: Client) -> None:
    skill = factories.SkillAliasFactory.create(name="k8s").skill
    factories.SkillAliasFactory.create()

    assert found(curator_client, "skill", "K8s") == [skill]
    assert "alias" in str(desk_of("skill").search_help_text)


def test_skill_with_many_aliases_is_found_once(curator_client: Client) -> None:
    skill = factories.SkillFactory.create()
    for name in ("gradient boosting", "gradient boosted trees"):
        factories.SkillAliasFactory.create(skill=skill, name=name)

    assert found(curator_client, "skill", "gradient") == [skill]


@pytest.mark.parametrize("words", ["kubernetes-basics", "Running containers", "k8s"])
def test_choosing_a_skill_finds_it_by_all_its_names(curator_client: Client, words: str) -> None:
    skill = factories.SkillFactory.create(slug="kubernetes-basics", title="Running containers")
    factories.SkillAliasFactory.create(skill=skill, name="k8s")
    factories.SkillFactory.create()
    field = {"app_label": "roadmap", "model_name": RoleSkill.__name__.lower(), "field_name": "skill"}

    response = curator_client.get(reverse("admin:autocomplete"), field | {"term": words})

    assert [row["text"] for row in response.json()["results"]] == ["Running containers"]


@pytest.mark.parametrize("words", ["handbook", "The long one", "example.org/old"])
def test_link_is_found_by_the_item_that_has_it(curator_client: Client, words: str) -> None:
    resource = factories.ResourceFactory.create(slug="handbook", title="The long one", url="https://example.org/old")
    check = factories.LinkCheckFactory.create(url=resource.url)
    factories.LinkCheckFactory.create(url=factories.CertificationFactory.create().url)

    assert found(curator_client, "linkcheck", words) == [check]
