"""Roles at the curators' desk."""

from django.test import Client
from django.urls import reverse

from roadmap.models import Role, RoleExperience, RoleMilestone, RoleSkill, RoleStep
from tests import factories
from tests.roadmap import typed


def change_address(role: Role) -> str:
    return reverse("admin:roadmap_role_change", args=[role.pk])


def test_titles_are_kept_in_lower_case_and_found(curator_client: Client) -> None:
    role = factories.RoleFactory.create()
    factories.RoleFactory.create(titles=["data analyst"])
    address = change_address(role)

    typed_titles = "ML Engineer\nml engineer\nMachine Learning Engineer"
    curator_client.post(address, typed.page(curator_client, address, titles=typed_titles))
    found = curator_client.get(reverse("admin:roadmap_role_changelist"), {"q": "Learning engineer"})

    role.refresh_from_db()
    assert role.titles == ["ml engineer", "machine learning engineer"]
    assert list(found.context["cl"].result_list) == [role]


def test_all_that_a_role_asks_is_saved_on_its_page(curator_client: Client) -> None:
    role, next_role = factories.RoleFactory.create_batch(2)
    skill, milestone = factories.SkillFactory.create(), factories.MilestoneFactory.create()
    address = change_address(role)

    fields = typed.page(
        curator_client,
        address,
        **typed.row("experience", 0, degree="master", months=24, source=""),
        **typed.row("skills_asked", 0, skill=skill.pk, level=3, any_of="cloud", order=""),
        **typed.row("key_steps", 0, milestone=milestone.pk, order=""),
        **typed.row("leads_to", 0, next_role=next_role.pk, order=""),
    )
    curator_client.post(address, fields)

    assert RoleExperience.objects.values_list("role", "degree", "months").get() == (role.pk, "master", 24)
    assert RoleSkill.objects.values_list("role", "skill", "level", "any_of").get() == (role.pk, skill.pk, 3, "cloud")
    assert RoleMilestone.objects.values_list("role", "milestone").get() == (role.pk, milestone.pk)
    assert RoleStep.objects.values_list("role", "next_role").get() == (role.pk, next_role.pk)


def test_role_does_not_lead_to_itself(curator_client: Client) -> None:
    role = factories.RoleFactory.create()
    address = change_address(role)

    fields = typed.page(curator_client, address, **typed.row("leads_to", 0, next_role=role.pk, order=""))
    response = curator_client.post(address, fields)

    errors = response.context["inline_admin_formsets"][3].formset.errors
    assert errors == [{"next_role": ["A role does not lead to itself."]}]


def test_typical_years_end_after_they_begin(curator_client: Client) -> None:
    role = factories.RoleFactory.create(years_min=3, years_max=5)
    address = change_address(role)

    response = curator_client.post(address, typed.page(curator_client, address, years_max=2))

    assert response.context["adminform"].form.errors == {"years_max": ["This is less than the lower end, 3."]}


def test_occupations_are_whole_or_not_there(curator_client: Client) -> None:
    role = factories.RoleFactory.create()
    address = change_address(role)

    response = curator_client.post(address, typed.page(curator_client, address, esco_code="2511.3", onet_match="exact"))

    missing = ["Fill this in too, or leave all of them empty."]
    assert response.context["adminform"].form.errors == {
        "esco_uri": missing,
        "esco_label": missing,
        "esco_match": missing,
        "onet_code": missing,
        "onet_title": missing,
    }
