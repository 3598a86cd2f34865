"""What fields are called: a field is asked for unless it says that it is not, and no asterisk has to be explained."""

import pytest
from django.test import Client

from tests.factories import MilestoneFactory, RouteFactory, SpecialisationFactory
from tests.pages import page, texts

pytestmark = pytest.mark.django_db


def labels(client: Client, address: str) -> list[str]:
    """What the fields of the page are called, groups of them included."""
    tree = page(client.get(address))
    return [*texts(tree, ".//main//label[@class='form-label']"), *texts(tree, ".//main//legend")]


def test_fields_of_a_milestone_may_stay_empty(learner_client: Client) -> None:
    milestone = MilestoneFactory.create()

    found = labels(learner_client, f"/milestones/{milestone.slug}/")

    assert found == ["Link to your evidence (optional)", "Your note (optional)", "Minutes", "Day"]


def test_a_plan_has_a_route_and_may_have_a_specialisation(learner_client: Client) -> None:
    RouteFactory.create()
    SpecialisationFactory.create()

    assert labels(learner_client, "/plan/") == ["Route", "Specialisation (optional)"]


def test_a_project_needs_a_title_and_a_kind(learner_client: Client) -> None:
    found = labels(learner_client, "/record/projects/add/")

    groups = {"What came of it", "Links", "Picture of it"}
    assert [label for label in found if not label.endswith(" (optional)")] == [
        "Title",
        "Kind",
        *sorted(groups, key=found.index),
    ]


def test_every_field_of_a_certificate_may_stay_empty_in_itself(learner_client: Client) -> None:
    assert all(label.endswith(" (optional)") for label in labels(learner_client, "/record/certificates/add/"))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/accounts/signup/", ["E-mail", "Password"]),
        ("/accounts/login/", ["E-mail", "Password"]),
        ("/accounts/password/reset/", ["E-mail"]),
    ],
)
def test_fields_of_the_account_are_all_asked_for(client: Client, address: str, expected: list[str]) -> None:
    assert labels(client, address) == expected


def test_an_error_names_the_field_and_no_more(learner_client: Client) -> None:
    milestone = MilestoneFactory.create()

    answer = learner_client.post(f"/milestones/{milestone.slug}/start/", {"note": "x" * 2_001})

    (error,) = texts(page(answer), ".//div[@id='error-summary']//li")
    assert error == "Your note: This note has 2001 characters; at most 2000 fit."
