"""Where a learner stands: the ladder and the package on the dashboard, drawn anew as soon as anything changes."""

from datetime import date
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from django.test import Client

from accounts.models import ProgressStatus, SkillClaim, User
from roadmap.models import Role, Skill
from roadmap.readers import catalogue
from tests import factories
from tests.accounts.ticking import MONDAY
from tests.conftest import Queries
from tests.pages import page, texts

pytestmark = pytest.mark.django_db

DONE: dict[str, Any] = {"status": ProgressStatus.DONE, "completed_at": MONDAY}


@pytest.fixture
def engineer(db: None) -> Role:
    """A role that asks for work beside a Bachelor, for a skill and for a milestone; and the numbers of the advice."""
    role = factories.RoleFactory.create(slug="engineer", title="Engineer")
    factories.RoleExperienceFactory.create(role=role, degree="bachelor", months=60)
    factories.RoleSkillFactory.create(role=role, skill=factories.SkillFactory.create(slug="python"), level=4)
    milestone = factories.MilestoneFactory.create(slug="ship", title="Ship")
    factories.RoleMilestoneFactory.create(role=role, milestone=milestone)
    for slug, amount in (("apply-now-skills", 90), ("be-ready-skills", 60), ("package-projects", 3)):
        factories.RuleFactory.create(slug=slug, amount=amount)
    factories.RuleFactory.create(slug="be-ready-months", amount=12, unit="months")
    factories.RuleFactory.create(slug="package-certifications", amount=1, unit="number")
    return role


def bring(learner: User, months: int = 24, level: int = 3) -> None:
    """A Bachelor, so many months that were stated, and a level of Python."""
    factories.EducationFactory.create(learner=learner, level="bachelor")
    User.objects.filter(pk=learner.pk).update(stated_months=months)
    factories.SkillClaimFactory.create(learner=learner, skill=Skill.objects.get(slug="python"), level=level)


def rungs(client: Client) -> list[Element]:
    return page(client.get("/dashboard/")).findall(".//section[@class='standing']//tbody/tr")


def bars(client: Client) -> dict[str, str]:
    """How much there is of each part of the package, in words."""
    items = page(client.get("/dashboard/")).findall(".//ul[@class='package__bars']/li")
    return {item.attrib["data-part"]: texts(item, ".//*[@class='meter__text']")[0] for item in items}


def test_empty_profile_is_unknown_everywhere_and_has_no_number(learner_client: Client, engineer: Role) -> None:
    (row,) = rungs(learner_client)

    assert texts(row, "*") == ["Engineer", "unknown", "skills unknown", "milestones unknown", "Not known yet"]
    assert row.attrib == {"data-role": "engineer", "data-advice": "unknown"}
    assert [cell.attrib for cell in row] == [
        {"scope": "row"},
        {"data-label": "Degree and work:", "data-requirement": "unknown"},
        {"data-skills-asked": "4"},
        {},
        {"class": "standing__advice"},
    ]
    assert set(bars(learner_client).values()) == {"unknown"}


def test_row_says_what_is_short_held_and_done(learner: User, learner_client: Client, engineer: Role) -> None:
    bring(learner)
    factories.ProgressFactory.create(learner=learner, milestone=engineer.key_milestones.get(), **DONE)

    (row,) = rungs(learner_client)

    assert texts(row, "*") == [
        "Engineer",
        "short by 36 months",
        "3 of 4 levels",
        "1 of 1 milestone",
        "Build this first",
    ]
    assert row[1].attrib == {
        "data-label": "Degree and work:",
        "data-requirement": "short",
        "data-short-months": "36",
    }
    assert row[2].attrib == {"data-skills-held": "3", "data-skills-asked": "4"}


def test_ladder_stands_in_its_order_and_marks_the_aim(learner: User, learner_client: Client, engineer: Role) -> None:
    factories.RoleFactory.create(title="Lead", level=3)
    User.objects.filter(pk=learner.pk).update(target_role=engineer)

    rows = rungs(learner_client)

    assert [(texts(row, "th/a"), row.get("class")) for row in rows] == [
        (["Engineer"], "standing__aim"),
        (["Lead"], None),
    ]


def test_rest_of_the_ladder_is_folded_away_beside_an_aim(learner: User, learner_client: Client, engineer: Role) -> None:
    factories.RoleFactory.create(title="Lead", level=3)
    before = folded(learner_client)
    User.objects.filter(pk=learner.pk).update(target_role=engineer)

    assert before is None
    assert folded(learner_client) == ("The rest of the ladder: 1 role", ["Lead"])


def folded(client: Client) -> tuple[str, list[str]] | None:
    """What is said of the roles that one has to unfold, and their titles."""
    rest = page(client.get("/dashboard/")).find(".//details[@id='other-roles']")
    return None if rest is None else (texts(rest, "summary")[0], texts(rest, ".//tbody/tr/th/a"))


def test_package_is_measured_by_the_role_aimed_at(learner: User, learner_client: Client, engineer: Role) -> None:
    bring(learner)
    factories.ProjectFactory.create(learner=learner, title="Shown", repository_url="https://example.org/")
    factories.ProjectFactory.create(learner=learner, title="Hidden")
    counted = bars(learner_client)
    User.objects.filter(pk=learner.pk).update(target_role=engineer)

    assert counted == {
        "background": "24 months",
        "skills": "1 skill",
        "portfolio": "1 project to look at",
        "certifications": "unknown",
        "milestones": "unknown",
    }
    assert bars(learner_client) == {
        "background": "24 of 60 months",
        "skills": "3 of 4",
        "portfolio": "1 of 3",
        "certifications": "unknown",
        "milestones": "unknown",
    }
    weakest = texts(page(learner_client.get("/dashboard/")), ".//p[@class='package__weakest']")
    assert weakest == ["Least far: Portfolio. Next step: Give “Hidden” an address that others can open"]


def test_every_change_is_seen_at_once(learner: User, learner_client: Client, engineer: Role) -> None:
    bring(learner)
    before = texts(rungs(learner_client)[0], "*")
    User.objects.filter(pk=learner.pk).update(stated_months=50)
    SkillClaim.objects.filter(learner=learner).update(level=4)
    role = Role.objects.get()
    role.title = "Renamed"
    role.save()

    assert before[1:3] == ["short by 36 months", "3 of 4 levels"]
    assert texts(rungs(learner_client)[0], "*")[:3] == ["Renamed", "short by 10 months", "4 of 4 levels"]


def test_another_learners_record_is_never_shown(learner: User, learner_client: Client, engineer: Role) -> None:
    bring(factories.UserFactory.create(), months=60, level=4)

    assert texts(rungs(learner_client)[0], "*")[1:3] == ["unknown", "skills unknown"]


def test_each_learner_posts_with_their_own_token(learner_client: Client, client: Client, engineer: Role) -> None:
    client.force_login(factories.UserFactory.create())

    tokens = [
        page(one.get("/dashboard/")).find(".//section[@class='next-step']//input[@name='csrfmiddlewaretoken']")
        for one in (learner_client, client)
    ]

    values = [token.attrib["value"] for token in tokens if token is not None]
    assert len(set(values)) == 2
    assert {len(value) for value in values} == {64}


def test_dashboard_costs_the_same_however_much_is_recorded(
    learner: User, learner_client: Client, queries: Queries, engineer: Role
) -> None:
    bring(learner)
    catalogue()

    with queries(4):
        learner_client.get("/dashboard/")
    for _place in range(3):
        factories.ExperienceFactory.create(learner=learner)
        factories.ProjectFactory.create(learner=learner)
        factories.SkillClaimFactory.create(learner=learner)
        factories.RoleFactory.create()
        factories.CertificateHeldFactory.create(learner=learner, expires=date(2020, 1, 1))
    catalogue()
    with queries(4):
        learner_client.get("/dashboard/")


def test_role_page_says_where_the_learner_stands(learner: User, learner_client: Client, engineer: Role) -> None:
    bring(learner, months=50)

    tree = page(learner_client.get("/roles/engineer/"))

    (shown,) = tree.findall(".//div[@class='readiness']")
    parts = shown.findall("dl/div")
    assert shown.attrib["data-advice"] == "be-ready"
    assert texts(shown, "p[@class='readiness__advice']") == ["Apply, and be ready for questions"]
    assert [part.attrib for part in parts] == [
        {"data-requirement": "short", "data-short-months": "10"},
        {"data-skills-held": "3", "data-skills-asked": "4"},
        {},
    ]
    assert texts(shown, "p")[1] == (
        "You are close enough to apply. Have an answer ready to questions about the 10 months of relevant work that "
        f"are missing and {engineer.skills_asked.get().skill.title}."
    )
    assert texts(shown, ".//ol/li/strong") == ["10 months more of relevant work"]


def test_role_page_costs_the_same_however_much_is_recorded(
    learner: User, learner_client: Client, queries: Queries, engineer: Role
) -> None:
    bring(learner)
    catalogue()

    with queries(3):
        learner_client.get("/roles/engineer/")
    for _place in range(3):
        factories.ExperienceFactory.create(learner=learner)
        factories.SkillClaimFactory.create(learner=learner)
    catalogue()
    with queries(3):
        learner_client.get("/roles/engineer/")


def test_role_page_tells_a_visitor_nothing_of_anybody(client: Client, engineer: Role) -> None:
    bring(factories.UserFactory.create())

    assert page(client.get("/roles/engineer/")).find(".//div[@class='readiness']") is None
