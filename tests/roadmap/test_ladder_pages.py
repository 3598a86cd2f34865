"""Roles: what each asks, with sources, and where it leads."""

import pytest
from django.test import Client

from accounts.models import ProgressStatus, User
from roadmap.models import DegreeLevel, State
from tests import factories
from tests.pages import links, main, page, texts

pytestmark = pytest.mark.django_db


def test_roles_stand_on_their_rungs(client: Client) -> None:
    factories.RoleFactory.create(title="Lead", level=3, years_min=8, years_max=None)
    factories.RoleFactory.create(title="Engineer", level=1)
    factories.RoleFactory.create(title="Analyst", level=1)
    factories.RoleFactory.create(title="Draft canary", level=1, state=State.DRAFT)

    tree = page(client.get("/roles/"))

    assert texts(tree, ".//ol[@class='ladder']/li/h2") == ["Rung 1", "Rung 3"]
    assert texts(tree, ".//ol[@class='ladder']/li//h3") == ["Engineer", "Analyst", "Lead"]
    assert texts(tree, ".//ol[@class='ladder']//li/p[@class='line__facts']") == [
        "Engineeringusually 0 to 2 years in the field",
        "Engineeringusually 0 to 2 years in the field",
        "Engineeringusually 8 years in the field or more",
    ]


def test_role_prints_each_requirement_with_its_source_or_as_editorial(client: Client) -> None:
    role = factories.RoleFactory.create(note="As adverts say.")
    source = factories.SourceFactory.create(title="Careers", url="https://careers.example/")
    for degree, months, rests_on in (
        (DegreeLevel.BACHELOR, 60, source),
        (DegreeLevel.MASTER, 1, factories.SourceFactory.create(title="A table")),
        (DegreeLevel.PHD, 0, None),
    ):
        factories.RoleExperienceFactory.create(role=role, degree=degree, months=months, source=rests_on)

    tree = page(client.get(f"/roles/{role.slug}/"))

    assert [texts(row, "*") for row in tree.iterfind(".//tbody/tr")] == [
        ["Bachelor", "60 months", "Careers (A publisher, 2024)"],
        ["Master", "1 month", "A table (A publisher, 2024)"],
        ["PhD", "none", "editorial: a guide, not a rule"],
    ]
    assert links(tree, ".//tbody//a") == {"Careers": "https://careers.example/"}
    assert "As adverts say." in texts(tree, ".//section/p")


def test_role_parts_required_skills_from_any_one_of_a_group(client: Client) -> None:
    role = factories.RoleFactory.create()
    for title, label in (("Python", ""), ("PyTorch", "framework"), ("JAX", "framework"), ("AWS", "cloud")):
        factories.RoleSkillFactory.create(role=role, skill__title=title, any_of=label)

    tree = page(client.get(f"/roles/{role.slug}/"))

    assert texts(tree, ".//section[@aria-labelledby='skills-title']//li") == [
        "Python level 3",
        "Any one of: PyTorch level 3, JAX level 3",
        "Any one of: AWS level 3",
    ]


def test_role_without_recorded_skills_says_so(client: Client) -> None:
    role = factories.RoleFactory.create()

    assert "No skill is recorded for this role yet." in main(client.get(f"/roles/{role.slug}/"))


def test_role_leads_on_and_is_led_to(client: Client) -> None:
    role = factories.RoleFactory.create(titles=["ml engineer", "ai engineer"], esco_uri="https://esco.example/1")
    factories.RoleStepFactory.create(role__title="Analyst", next_role=role)
    factories.RoleStepFactory.create(role=role, next_role__title="Lead")

    answer = client.get(f"/roles/{role.slug}/")

    assert texts(page(answer), ".//dl[@class='facts']/dd") == ["Analyst", "Lead"]
    assert "In adverts: ml engineer, ai engineer." in main(answer)


def test_role_shows_a_learner_how_far_they_are_with_its_milestones(
    client: Client, learner: User, learner_client: Client
) -> None:
    step = factories.RoleMilestoneFactory.create(milestone__title="Ship a model")
    factories.ProgressFactory.create(
        learner=learner, milestone=step.milestone, status=ProgressStatus.STARTED, started_at="2026-03-02T09:00Z"
    )
    address = f"/roles/{step.role.slug}/"
    path = ".//section[@aria-labelledby='key-title']//li"

    own, visitors = learner_client.get(address), client.get(address)

    assert texts(page(own), path) == ["Ship a model Started"]
    assert texts(page(visitors), path) == ["Ship a model"]
