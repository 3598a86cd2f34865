"""Skills and their aliases at the curators' desk."""

from django.test import Client
from django.urls import reverse

from roadmap.models import Skill, SkillAlias, SkillLevel
from tests import factories
from tests.roadmap import typed


def change_address(skill: Skill) -> str:
    return reverse("admin:roadmap_skill_change", args=[skill.pk])


def aliases() -> list[tuple[str, str]]:
    return list(SkillAlias.objects.order_by("name").values_list("skill__slug", "name"))


def test_alias_of_another_skill_is_refused_by_name(curator_client: Client) -> None:
    factories.SkillAliasFactory.create(skill__slug="pytorch", skill__title="PyTorch", name="torch")
    skill = factories.SkillFactory.create(slug="lua")
    address = change_address(skill)

    fields = typed.page(curator_client, address, **typed.row("aliases", 0, name=" TORCH ", order=""))
    response = curator_client.post(address, fields)

    errors = response.context["inline_admin_formsets"][0].formset.errors
    assert errors == [{"name": ["“torch” is an alias of PyTorch already."]}]
    assert aliases() == [("pytorch", "torch")]


def test_alias_is_kept_in_lower_case(curator_client: Client) -> None:
    skill = factories.SkillFactory.create(slug="kubernetes")
    address = change_address(skill)

    fields = typed.page(curator_client, address, **typed.row("aliases", 0, name="Google  Kubernetes Engine", order=""))
    curator_client.post(address, fields)

    assert aliases() == [("kubernetes", "google kubernetes engine")]


def test_alias_twice_in_one_table_is_refused(curator_client: Client) -> None:
    alias = factories.SkillAliasFactory.create(name="torch")
    address = change_address(alias.skill)

    fields = typed.page(curator_client, address, **typed.row("aliases", 1, name="Torch", order=""))
    response = curator_client.post(address, fields)

    assert response.status_code == 200
    assert SkillAlias.objects.count() == 1


def test_levels_are_described_within_1_to_5(curator_client: Client) -> None:
    skill = factories.SkillFactory.create()
    address = change_address(skill)

    beyond = typed.page(curator_client, address, **typed.row("levels", 0, level=6, descriptor="Invents it."))
    refused = curator_client.post(address, beyond)
    curator_client.post(address, beyond | {"levels-0-level": 5})

    errors = refused.context["inline_admin_formsets"][1].formset.errors
    assert errors == [{"level": ["Ensure this value is less than or equal to 5."]}]
    assert SkillLevel.objects.values_list("skill", "level", "descriptor").get() == (skill.pk, 5, "Invents it.")


def test_search_and_autocomplete_find_a_skill_by_its_alias(curator_client: Client) -> None:
    skill = factories.SkillAliasFactory.create(name="k8s", skill__title="Kubernetes").skill
    factories.SkillAliasFactory.create(name="torch")

    listed = curator_client.get(reverse("admin:roadmap_skill_changelist"), {"q": "k8s"})
    field = {"app_label": "roadmap", "model_name": "milestoneskill", "field_name": "skill"}
    offered = curator_client.get(reverse("admin:autocomplete"), {"term": "k8s", **field})

    assert list(listed.context["cl"].result_list) == [skill]
    assert offered.json()["results"] == [{"id": str(skill.pk), "text": "Kubernetes"}]


def test_category_is_added_with_its_slug(curator_client: Client) -> None:
    address = reverse("admin:roadmap_skillcategory_add")

    fields = typed.page(curator_client, address, title="Cloud", slug="cloud", order=3)
    response = curator_client.post(address, fields)

    assert response.headers["Location"] == reverse("admin:roadmap_skillcategory_changelist")


def test_esco_concept_is_whole_or_not_there(curator_client: Client) -> None:
    skill = factories.SkillFactory.create()
    address = change_address(skill)

    fields = typed.page(curator_client, address, esco_uri="http://data.europa.eu/esco/skill/1")
    refused = curator_client.post(address, fields)
    curator_client.post(address, fields | {"esco_label": "use PyTorch", "esco_match": "close"})

    missing = ["Fill this in too, or leave all of them empty."]
    assert refused.context["adminform"].form.errors == {"esco_label": missing, "esco_match": missing}
    assert Skill.objects.values_list("esco_label", "esco_match").get() == ("use PyTorch", "close")
