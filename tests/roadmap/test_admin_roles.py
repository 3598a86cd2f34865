"""Roles at the curators' desk."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from roadmap.models import Role, RoleExperience, RoleMilestone, RoleSkill, RoleStep
from roadmap.models.roles import known_kinds
from roadmap.readers import catalogue
from tests import factories
from tests.pages import page
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


def test_kinds_of_work_that_count_are_ticked(curator_client: Client) -> None:
    role = factories.RoleFactory.create(counts=["software"])
    address = change_address(role)

    shown = page(curator_client.get(address)).findall(".//input[@name='counts']")
    curator_client.post(address, typed.page(curator_client, address, counts=["machine-learning", "data"]))

    role.refresh_from_db()
    assert [(one.get("type"), one.get("value"), one.get("checked") is not None) for one in shown] == [
        ("checkbox", "machine-learning", False),
        ("checkbox", "data", False),
        ("checkbox", "software", True),
        ("checkbox", "other", False),
    ]
    assert role.counts == ["machine-learning", "data"]
    assert catalogue().role_by_slug[role.slug].counts == ("machine-learning", "data")


def test_only_kinds_of_work_that_there_are_count(curator_client: Client) -> None:
    role = factories.RoleFactory.create()
    address = change_address(role)

    response = curator_client.post(address, typed.page(curator_client, address, counts=["chess"]))

    role.refresh_from_db()
    assert (response.status_code, role.counts) == (200, [])


@pytest.mark.parametrize("counts", [["chess"], ["data", "data"], "data", None, [["data"]]])
def test_row_refuses_kinds_of_work_that_there_are_not(counts: object) -> None:
    with pytest.raises(ValidationError):
        known_kinds(counts)


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
