"""Answers kept without an account: taken over once by whoever signs up or logs in, and nothing is overwritten."""

import re
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from pytest_django import Settings

from accounts.actions.kept import take_over_answers
from accounts.models import ClaimedLevel, Education, SkillClaim, User
from careerpath.middleware import AnswerFloorMiddleware
from roadmap.domain.answers import Answers
from roadmap.models import Role, Skill, State
from roadmap.readers import catalogue
from tests import factories
from tests.conftest import Queries
from tests.pages import main, page, texts
from tests.threads import at_once

PASSPHRASE = "copper harbour nineteen"
TYPED = {"role": "engineer", "degree": "master", "months": "24", "skill": ["python:3", "sql:2"]}
KEPT = "/readiness/kept/"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_floor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AnswerFloorMiddleware, "seconds", 0)


@pytest.fixture(autouse=True)
def engineer(db: None) -> Role:
    role = factories.RoleFactory.create(slug="engineer", title="Engineer")
    for slug in ("python", "sql"):
        skill = factories.SkillFactory.create(slug=slug, title=slug.capitalize())
        factories.RoleSkillFactory.create(role=role, skill=skill, level=4)
    return role


def recorded(learner: User) -> dict[str, Any]:
    """What a learner has of all that can be taken over."""
    learner.refresh_from_db()
    return {
        "aim": learner.target_role and learner.target_role.slug,
        "months": learner.stated_months,
        "degrees": list(Education.objects.for_learner(learner).values_list("level", flat=True)),
        "levels": dict(SkillClaim.objects.for_learner(learner).values_list("skill__slug", "level")),
    }


NOTHING: dict[str, Any] = {"aim": None, "months": None, "degrees": [], "levels": {}}
ALL = {"aim": "engineer", "months": 24, "degrees": ["master"], "levels": {"python": 3, "sql": 2}}


def table(answer: Any) -> list[list[str]]:
    return [texts(row, "./*") for row in page(answer).iterfind(".//tbody/tr")]


def test_visitor_signs_up_and_takes_the_answers_over(client: Client) -> None:
    sign_up = client.post("/readiness/keep/", TYPED).headers["Location"]
    led_to = client.post(sign_up, {"email": "ada@example.org", "password1": PASSPHRASE}).headers["Location"]
    shown = table(client.get(led_to))
    before = recorded(User.objects.get())
    onward = client.post(led_to).headers["Location"]
    client.post(led_to)

    assert led_to == KEPT
    assert shown == [
        ["The role you aim at", "Engineer", "new"],
        ["Highest degree", "Master", "new"],
        ["Relevant work", "24 months", "new"],
        ["Python", "level 3", "new"],
        ["Sql", "level 2", "new"],
    ]
    assert before == NOTHING
    assert onward == "/welcome/"
    assert recorded(User.objects.get()) == ALL
    assert sorted(ClaimedLevel.objects.values_list("level", flat=True)) == [2, 3]
    assert "No answers are waiting" in main(client.get(KEPT))


@pytest.mark.usefixtures("mailoutbox")
def test_answers_wait_while_an_email_is_confirmed(
    client: Client, settings: Settings, mailoutbox: list[EmailMessage]
) -> None:
    settings.EMAIL_URL = "smtp://mail.example"
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    sign_up = client.post("/readiness/keep/", TYPED).headers["Location"]
    client.post(sign_up, {"email": "ada@example.org", "password1": PASSPHRASE})
    (link,) = re.findall(r"http://testserver(/accounts/confirm-email/\S+)", str(mailoutbox[0].body))
    client.post(link)

    led_to = client.post("/accounts/login/", {"login": "ada@example.org", "password": PASSPHRASE}).headers["Location"]
    client.post(led_to)

    assert led_to == KEPT
    assert recorded(User.objects.get()) == ALL


def test_who_has_an_account_already_logs_in_and_loses_nothing(learner: User, client: Client) -> None:
    analyst = factories.RoleFactory.create(slug="analyst")
    User.objects.filter(pk=learner.pk).update(target_role=analyst, stated_months=0, welcome_step=4)
    factories.EducationFactory.create(learner=learner, level="bachelor")
    factories.SkillClaimFactory.create(learner=learner, skill=Skill.objects.get(slug="python"), level=1)
    client.post("/readiness/keep/", TYPED)

    led_to = client.post("/accounts/login/", {"login": learner.email, "password": factories.PASSWORD})
    shown = table(client.get(KEPT))
    onward = client.post(KEPT)

    assert led_to.headers["Location"] == KEPT
    assert [row[2] for row in shown] == [
        "yours stays",
        "yours stays",
        "yours stays",
        "yours stays: 1",
        "new",
    ]
    assert onward.headers["Location"] == "/dashboard/"
    assert recorded(learner) == {
        "aim": "analyst",
        "months": 0,
        "degrees": ["bachelor"],
        "levels": {"python": 1, "sql": 2},
    }


def test_learner_takes_a_what_if_over_at_once(learner: User, learner_client: Client) -> None:
    factories.ExperienceFactory.create(learner=learner)

    led_to = learner_client.post("/readiness/keep/", TYPED | {"degree": "none"}).headers["Location"]
    learner_client.post(led_to)

    assert led_to == KEPT
    assert recorded(learner) == ALL | {"months": None, "degrees": ["school"]}


def test_answers_can_be_left(learner: User, learner_client: Client) -> None:
    learner_client.post("/readiness/keep/", TYPED)

    left = learner_client.post("/readiness/kept/forget/")
    learner_client.post(KEPT)

    assert left.headers["Location"] == "/welcome/"
    assert recorded(learner) == NOTHING


def test_what_was_archived_meanwhile_is_left_out(learner: User, learner_client: Client, engineer: Role) -> None:
    learner_client.post("/readiness/keep/", TYPED)
    for item in (engineer, Skill.objects.get(slug="sql")):
        item.state = State.ARCHIVED
        item.save()

    learner_client.post(KEPT)

    assert recorded(learner) == ALL | {"aim": None, "levels": {"python": 3}}


def test_nothing_to_take_over_says_so(learner: User, learner_client: Client) -> None:
    learner_client.post("/readiness/keep/", TYPED)
    learner_client.post(KEPT)
    learner_client.post("/readiness/keep/", TYPED)

    said = main(learner_client.get(KEPT))

    assert "All of this is recorded already." in said
    assert "Take over" not in said
    assert recorded(learner) == ALL


def test_answers_of_one_browser_are_nobody_else_s(client: Client, learner_client: Client) -> None:
    client.post("/readiness/keep/", TYPED)

    assert "No answers are waiting" in main(learner_client.get(KEPT))
    assert client.get(KEPT).headers["Location"] == "/accounts/login/?next=/readiness/kept/"
    assert client.post("/readiness/kept/forget/").status_code == 302
    assert client.session["readiness"]["role"] == "engineer"


def test_visitor_who_kept_answers_is_judged_by_them_everywhere(client: Client, queries: Queries) -> None:
    client.post("/readiness/keep/", TYPED)
    client.get("/readiness/")

    with queries(1):
        answer: Any = client.get("/readiness/")

    profile = answer.wsgi_request.profile
    assert (profile.is_visitor, profile.background.stated_months, set(profile.claims)) == (True, 24, {"python", "sql"})


@pytest.mark.parametrize("skills", [["python:3"], ["python:3", "sql:2", "statistics:1"]])
def test_review_costs_the_same_for_one_skill_and_three(
    learner_client: Client, queries: Queries, skills: list[str]
) -> None:
    factories.SkillFactory.create(slug="statistics")
    learner_client.post("/readiness/keep/", TYPED | {"skill": skills})
    learner_client.get(KEPT)

    with queries(3):
        answer = learner_client.get(KEPT)

    assert len(table(answer)) == 3 + len(skills)


def test_skill_that_was_renamed_just_now_is_left_out(learner: User) -> None:
    seen = catalogue()
    Skill.objects.filter(slug="sql").update(slug="query")

    take_over_answers(learner=learner, new=Answers(levels={"sql": 2, "python": 3}), catalogue=seen)

    assert recorded(learner)["levels"] == {"python": 3}


@pytest.mark.django_db(transaction=True)
def test_double_click_takes_over_once(learner: User, learner_client: Client) -> None:
    learner_client.post("/readiness/keep/", TYPED)
    windows = [Client() for _ in range(2)]
    for window in windows:
        window.cookies = learner_client.cookies

    answers = at_once(*((lambda window=window: window.post(KEPT).status_code) for window in windows))

    assert answers == [302] * 2
    assert recorded(learner) == ALL
    assert ClaimedLevel.objects.count() == 2
