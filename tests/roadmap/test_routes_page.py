"""The routes side by side: in hours for a visitor, with days and what is done for a learner."""

from datetime import timedelta
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import EducationLevel, ExperienceKind, User
from roadmap.models import DegreeLevel, Milestone, Role, Route, State, WorkKind
from roadmap.readers import catalogue
from tests import factories
from tests.accounts.ticking import ROWS
from tests.conftest import Queries
from tests.pages import links, main, page, said, texts

pytestmark = pytest.mark.django_db

TABLE = ".//table[@class='comparison__table']"
LEADS = ".//div[@class='comparison__lead']/p"


@pytest.fixture
def two_routes(db: None) -> list[Route]:
    """Direct: base 7 h, post 7 h, model 14 h. Analyst first: base, a post of 14 h, a bridge of 7 h, model."""
    stage = factories.StageFactory.create()
    shown: dict[str, dict[str, Any]] = {
        "base": {"hours": 7},
        "analyst": {"hours": 14, "starts_work": WorkKind.DATA},
        "bridge": {"hours": 7},
        "post": {"hours": 7, "starts_work": WorkKind.MACHINE_LEARNING},
        "model": {"hours": 14},
    }
    base, analyst, bridge, post, model = (
        factories.MilestoneFactory.create(stage=stage, slug=slug, title=slug.capitalize(), order=place, **fields)
        for place, (slug, fields) in enumerate(shown.items())
    )
    direct, first = (
        factories.RouteFactory.create(slug=slug, title=slug.capitalize()) for slug in ("direct", "analyst-first")
    )
    for route, taken in ((direct, (base, post, model)), (first, (base, analyst, bridge, model))):
        for milestone in taken:
            factories.RouteStepFactory.create(route=route, milestone=milestone)
    role = factories.RoleFactory.create(slug="engineer", title="Engineer")
    factories.RoleMilestoneFactory.create(role=role, milestone=model)
    factories.RoleExperienceFactory.create(role=role, degree=DegreeLevel.BACHELOR, months=12, source=None)
    return [direct, first]


def aim(learner: User, **fields: Any) -> None:
    """Let the learner aim at the engineer, with seven hours a week."""
    values: dict[str, Any] = {"weekly_hours": 7, "target_role": Role.objects.get(slug="engineer"), **fields}
    User.objects.filter(pk=learner.pk).update(**values)


def table(tree: Element) -> dict[str, list[str]]:
    """What the table says first in each cell, by the row."""
    return {
        said(row.find("th")): [said(cell.find("p")) for cell in row.iterfind("td")]
        for row in tree.iterfind(f"{TABLE}/tbody/tr")
    }


def notes(tree: Element, row: str) -> list[str]:
    """What stands under it."""
    found = next(one for one in tree.iterfind(f"{TABLE}/tbody/tr") if said(one.find("th")) == row)
    return [said(cell.find("p[@class='line__note']")) for cell in found.iterfind("td")]


def span(tree: Element, row: str) -> list[tuple[str | None, str | None]]:
    """The earliest and the latest day of each cell."""
    found = next(one for one in tree.iterfind(f"{TABLE}/tbody/tr") if said(one.find("th")) == row)
    return [(cell.find("p").get("data-earliest"), cell.find("p").get("data-latest")) for cell in found.iterfind("td")]  # type: ignore[union-attr]


def in_days(*days: int) -> list[tuple[str, str]]:
    """Spans that begin and end so many days from today."""
    return [((timezone.localdate() + timedelta(days=one)).isoformat(),) * 2 for one in days]


@pytest.mark.usefixtures("two_routes")
def test_visitor_sees_the_routes_in_hours(client: Client) -> None:
    tree = page(client.get("/routes/"))

    assert table(tree) == {
        "First paid work": ["Post", "Analyst"],
        "Study left on the whole way": ["28 hours", "42 hours"],
        "Milestones that not every route requires": ["1 milestone", "2 milestones"],
        "Optional milestones": ["none", "none"],
        "Have a look": ["", ""],
    }
    assert notes(tree, "First paid work") == ["14 hours", "21 hours"]
    assert texts(tree, LEADS) == ["First paid work: Direct takes less study than Analyst-first, by 7 hours."]
    assert texts(tree, ".//section[@class='comparison']/p[@class='comparison__said']") == ["2 milestones"]
    assert "See what would change: Analyst-first" not in links(tree)
    assert links(tree)["See its milestones: Direct"] == "/roadmap/?route=direct"


@pytest.mark.usefixtures("two_routes")
def test_learner_sees_when_each_route_arrives(learner: User, learner_client: Client) -> None:
    aim(learner)
    factories.EducationFactory.create(learner=learner, level=EducationLevel.BACHELOR)
    factories.ExperienceFactory.create(learner=learner, kind=ExperienceKind.DATA)

    tree = page(learner_client.get("/routes/"))

    # Seven hours a week are an hour a day; two years of data work meet what is asked, so study alone decides.
    assert span(tree, "First paid work") == in_days(14, 21)
    assert span(tree, "Engineer") == in_days(28, 42)
    assert table(tree)["Experience asked: Engineer"] == ["met", "met"]
    assert texts(tree, LEADS) == [
        "First paid work: Direct gets there sooner than Analyst-first, by about 7 days.",
        "Engineer: Direct gets there sooner than Analyst-first, by about 2 weeks.",
    ]
    assert links(tree)["See what would change: Analyst-first"] == "/plan/route/analyst-first/"
    assert "See what would change: Direct" not in links(tree)


@pytest.mark.usefixtures("two_routes")
def test_missing_months_say_when_they_are_there(learner: User, learner_client: Client) -> None:
    aim(learner, stated_months=6)
    factories.EducationFactory.create(learner=learner, level=EducationLevel.BACHELOR)

    tree = page(learner_client.get("/routes/"))

    # 14 and 21 days of study, and then six months: 182.6 days.
    asked = [cell.find("p").attrib for cell in tree.findall(f"{TABLE}/tbody/tr")[1].iterfind("td")]  # type: ignore[union-attr]
    assert [(one["data-requirement"], one["data-short-months"]) for one in asked] == [("short", "6")] * 2
    assert span(tree, "Experience asked: Engineer") == in_days(197, 204)
    assert span(tree, "Engineer") == in_days(197, 204)
    opened = tree.find(".//details[@id='experience-analyst-first']")
    assert opened is not None
    assert texts(opened, ".//tr") == [
        "Asked beside this degree: Bachelor12 months",
        "You have6 months",
        "Missing6 months",
        "They begin with: Analystafter 21 hours",
        said(opened.find(".//tfoot/tr")),
    ]


@pytest.mark.usefixtures("two_routes")
def test_whoever_hides_days_sees_hours(learner: User, learner_client: Client) -> None:
    aim(learner, shows_forecast=False)
    factories.EducationFactory.create(learner=learner, level=EducationLevel.BACHELOR)
    factories.ExperienceFactory.create(learner=learner, kind=ExperienceKind.DATA)

    answer = learner_client.get("/routes/")

    assert b"data-earliest" not in answer.content
    assert table(page(answer))["Engineer"] == ["28 hours", "42 hours"]
    assert texts(page(answer), LEADS)[1] == "Engineer: Direct takes less study than Analyst-first, by 14 hours."


@pytest.mark.usefixtures("two_routes")
def test_what_is_unknown_says_what_to_enter(learner: User, learner_client: Client) -> None:
    aim(learner, weekly_hours=None)

    tree = page(learner_client.get("/routes/"))

    assert table(tree)["Experience asked: Engineer"] == ["unknown", "unknown"]
    assert notes(tree, "Experience asked: Engineer") == ["Enter your education"] * 2
    assert notes(tree, "First paid work") == [
        "14 hours · Enter your hours a week",
        "21 hours · Enter your hours a week",
    ]
    assert links(tree)["Enter your education"] == "/record/education/"


@pytest.mark.usefixtures("two_routes")
def test_without_an_aim_the_page_leads_to_where_one_is_chosen(learner_client: Client) -> None:
    tree = page(learner_client.get("/routes/"))

    assert list(table(tree))[:2] == ["First paid work", "Study left on the whole way"]
    assert links(tree)["Choose the role you aim at, to see when each route arrives there"] == "/settings/"


@pytest.mark.usefixtures("two_routes")
def test_what_is_done_and_held_is_taken_into_account(learner: User, learner_client: Client) -> None:
    User.objects.filter(pk=learner.pk).update(route=Route.objects.get(slug="analyst-first"))
    for slug, state in (("base", "done"), ("bridge", "set-aside"), ("analyst", "done")):
        milestone = Milestone.objects.get(slug=slug)
        factories.ProgressFactory.create(learner=learner, milestone=milestone, **ROWS[state])
    factories.ExperienceFactory.create(learner=learner, kind=ExperienceKind.MACHINE_LEARNING, end=None)

    tree = page(learner_client.get("/routes/"))

    assert texts(tree, f"{TABLE}/thead//th") == ["Direct", "Analyst-first your route"]
    assert notes(tree, "First paid work") == ["You do work of this kind already.", "You have begun it."]
    assert table(tree)["Study left on the whole way"] == ["21 hours", "14 hours"]
    assert notes(tree, "Milestones that not every route requires") == [
        "7 hours",
        "0 hours, 1 of 2 done, 1 set aside",
    ]
    assert texts(tree, LEADS) == []


@pytest.mark.usefixtures("two_routes")
def test_role_that_was_archived_is_no_aim(learner: User, learner_client: Client) -> None:
    aim(learner)
    Role.objects.update(state=State.ARCHIVED)

    assert "Engineer" not in table(page(learner_client.get("/routes/")))


def test_one_route_is_told_without_a_comparison(client: Client) -> None:
    step = factories.RouteStepFactory.create(route__title="Direct", milestone__hours=30)
    factories.RouteStepFactory.create(route=step.route, is_required=False, milestone__hours=2)
    special = factories.MilestoneFactory.create(specialisation=factories.SpecialisationFactory.create(), hours=500)
    factories.RouteStepFactory.create(route=step.route, milestone=special)

    tree = page(client.get("/routes/"))

    assert table(tree) == {
        "First paid work": ["This route names no paid work."],
        "Study left on the whole way": ["30 hours"],
        "Required milestones": ["1 milestone"],
        "Optional milestones": ["1 milestone"],
        "Have a look": [""],
    }
    assert texts(tree, LEADS) == []


def test_without_routes_the_page_says_so(learner: User, learner_client: Client) -> None:
    factories.RoleFactory.create(slug="engineer")
    aim(learner)

    assert "No routes yet" in main(learner_client.get("/routes/"))


def test_route_prints_for_whom_it_is_and_what_speaks_against_it(client: Client) -> None:
    route = factories.RouteFactory.create(
        title="Direct", audience="The bold.", cost="A year.", earns="A pay.", pros=["Short."], cons=["Steep."]
    )
    source = factories.SourceFactory.create(title="Careers")
    factories.RouteCitationFactory.create(route=route, source=source, section="Ways")

    tree = page(client.get("/routes/"))

    assert texts(tree, ".//section[@class='route']//dd") == ["The bold.", "A year.", "A pay.", "Short.", "Steep."]
    assert texts(tree, ".//section[@class='route']/p")[-1] == "Sources: Careers (A publisher, 2024), Ways."


def test_page_costs_the_same_at_1_and_3_routes(learner: User, learner_client: Client, queries: Queries) -> None:
    factories.RouteStepFactory.create()
    factories.RoleFactory.create(slug="engineer")
    aim(learner)
    catalogue()

    with queries(4):  # session with user, progress, what is brought, minutes logged
        first = table(page(learner_client.get("/routes/")))
    factories.RouteStepFactory.create_batch(2)
    catalogue()
    with queries(4):
        last = table(page(learner_client.get("/routes/")))

    assert (len(first["First paid work"]), len(last["First paid work"])) == (1, 3)


def test_visitor_costs_no_query(client: Client, queries: Queries) -> None:
    factories.RouteStepFactory.create_batch(3)
    catalogue()

    with queries(0):
        answer = client.get("/routes/")

    assert len(table(page(answer))["First paid work"]) == 3
