"""The start: four questions, each of which can be skipped, taken up again and answered anew."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import Education, User
from tests import factories
from tests.conftest import Queries
from tests.pages import main, page, texts

pytestmark = pytest.mark.django_db

STEPS = ["origin", "background", "goal", "time"]


def where(client: Client) -> str:
    """The step at which the start goes on."""
    return client.get("/welcome/").headers["Location"]


def facts(learner: User, *names: str) -> dict[str, Any]:
    return dict(User.objects.values(*names).get(pk=learner.pk))


def test_answers_are_kept_and_lead_from_step_to_step(learner: User, learner_client: Client) -> None:
    role = factories.RoleFactory.create(slug="engineer")
    route = factories.RouteFactory.create(slug="direct")
    answers = [
        {"name": "Ada", "origin": "analyst"},
        {"degree": "bachelor", "field": "Physics", "stated_months": "18"},
        {"target_role": "engineer", "route": "direct", "specialisation": ""},
        {"weekly_hours": "8", "time_zone": "Europe/Berlin"},
    ]

    led_to = [
        learner_client.post(f"/welcome/{step}/", typed).headers["Location"]
        for step, typed in zip(STEPS, answers, strict=True)
    ]

    assert led_to == ["/welcome/background/", "/welcome/goal/", "/welcome/time/", "/dashboard/"]
    assert facts(learner, "name", "origin", "stated_months", "weekly_hours", "time_zone", "welcome_step") == {
        "name": "Ada",
        "origin": "analyst",
        "stated_months": 18,
        "weekly_hours": 8,
        "time_zone": "Europe/Berlin",
        "welcome_step": 4,
    }
    assert facts(learner, "target_role", "route") == {"target_role": role.pk, "route": route.pk}
    assert list(Education.objects.values_list("learner", "level", "field")) == [(learner.pk, "bachelor", "Physics")]


def test_every_step_can_be_skipped_and_keeps_nothing_of_it(learner: User, learner_client: Client) -> None:
    typed = {"name": "Ada", "degree": "phd", "weekly_hours": "9", "skip": "1"}

    led_to = [learner_client.post(f"/welcome/{step}/", typed).headers["Location"] for step in STEPS]

    assert led_to[-1] == "/dashboard/"
    assert facts(learner, "name", "weekly_hours", "welcome_step") == {
        "name": "",
        "weekly_hours": None,
        "welcome_step": 4,
    }
    assert not Education.objects.exists()


def test_start_goes_on_where_somebody_stopped_and_going_back_takes_nothing(learner_client: Client) -> None:
    begun = where(learner_client)
    learner_client.post("/welcome/origin/", {"name": "", "origin": "student"})
    learner_client.post("/welcome/background/", {"skip": "1"})
    learner_client.post("/welcome/origin/", {"name": "Ada", "origin": "student"})

    assert (begun, where(learner_client)) == ("/welcome/origin/", "/welcome/goal/")


def test_degree_that_is_stated_again_is_corrected_and_can_be_taken_back(learner_client: Client) -> None:
    recorded = factories.EducationFactory.create(level="master")
    for degree in ("bachelor", "phd", "phd"):
        learner_client.post("/welcome/background/", {"degree": degree, "field": "Physics", "stated_months": ""})

    shown = page(learner_client.get("/welcome/background/")).find(".//input[@name='degree'][@checked]")
    levels = list(Education.objects.order_by("level").values_list("level", flat=True))
    learner_client.post("/welcome/background/", {"degree": "", "field": "", "stated_months": ""})

    assert levels == ["master", "phd"]
    assert shown is not None
    assert shown.attrib["value"] == "phd"
    assert list(Education.objects.all()) == [recorded]


@pytest.mark.parametrize(
    ("step", "typed", "refusal"),
    [
        ("origin", {"origin": "nowhere"}, "Select a valid choice. nowhere is not one of the available choices."),
        ("background", {"stated_months": "-1"}, "Enter 0 or more."),
        ("background", {"stated_months": "100000"}, "These are more than 60 years. Enter months."),
        ("goal", {"target_role": "nobody"}, "Select a valid choice. nobody is not one of the available choices."),
        ("time", {"weekly_hours": "169"}, "A week has 168 hours; enter fewer."),
        ("time", {"time_zone": "Mars/Base"}, "Select a valid choice. Mars/Base is not one of the available choices."),
    ],
)
def test_what_cannot_be_is_refused_and_the_step_stays(
    learner: User, learner_client: Client, step: str, typed: dict[str, str], refusal: str
) -> None:
    answer = learner_client.post(f"/welcome/{step}/", typed)

    assert answer.status_code == 422
    assert any(refusal in one for one in texts(page(answer), ".//*[@id='error-summary']//li"))
    assert facts(learner, "welcome_step") == {"welcome_step": 0}


def test_step_that_there_is_none_of_is_not_found(learner_client: Client) -> None:
    assert learner_client.get("/welcome/money/").status_code == 404


def test_dashboard_offers_the_start_until_it_is_behind(learner: User, learner_client: Client) -> None:
    offered = main(learner_client.get("/dashboard/"))
    for step in STEPS:
        learner_client.post(f"/welcome/{step}/", {"skip": "1"})

    assert "Four short questions to begin with" in offered
    assert "Four short questions" not in main(learner_client.get("/dashboard/"))
    assert learner.welcome_step == 0


def test_dashboard_says_what_the_aim_asks_beside_the_degree_held(
    learner: User, learner_client: Client, queries: Queries
) -> None:
    source = factories.SourceFactory.create(title="An article")
    role = factories.RoleFactory.create(title="Engineer")
    factories.RoleExperienceFactory.create(role=role, degree="bachelor", months=60, source=source)
    factories.RoleExperienceFactory.create(role=role, degree="master", months=24)
    User.objects.filter(pk=learner.pk).update(target_role=role, stated_months=18)
    factories.EducationFactory.create(learner=learner, level="bachelor")
    learner_client.get("/dashboard/")

    with queries(4):
        answer = learner_client.get("/dashboard/")

    assert texts(page(answer), ".//tr[@class='standing__aim']/*") == [
        "Engineer your aim",
        "short by 42 months",
        "no skills named",
        "no milestones named",
        "Not known yet",
    ]


def test_settings_change_what_the_start_asked(learner: User, learner_client: Client) -> None:
    role = factories.RoleFactory.create(slug="engineer")
    typed = {"name": "Bea", "origin": "", "target_role": "engineer", "weekly_hours": "5", "time_zone": "UTC"}

    answer = learner_client.post("/settings/", typed, follow=True)

    assert [str(message) for message in answer.context["messages"]] == ["Saved."]
    assert facts(learner, "name", "target_role", "weekly_hours", "time_zone", "stated_months") == {
        "name": "Bea",
        "target_role": role.pk,
        "weekly_hours": 5,
        "time_zone": "UTC",
        "stated_months": None,
    }


@pytest.mark.parametrize(("zone", "day"), [("Pacific/Auckland", "2 March 2026"), ("America/Lima", "1 March 2026")])
def test_days_are_those_of_the_learner(learner: User, learner_client: Client, zone: str, day: str) -> None:
    User.objects.filter(pk=learner.pk).update(time_zone=zone)
    moment = "2026-03-01T20:00:00Z"
    factories.ProgressFactory.create(learner=learner, status="done", completed_at=moment)

    shown = texts(page(learner_client.get("/dashboard/")), ".//section[@class='activity']//time")

    assert shown == [day]


def test_time_zone_that_is_no_longer_known_is_the_server_s(learner: User, learner_client: Client) -> None:
    User.objects.filter(pk=learner.pk).update(time_zone="Mars/Base")

    assert learner_client.get("/dashboard/").status_code == 200
