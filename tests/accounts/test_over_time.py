"""Over time: lines and tables from the dates of what is recorded, and nobody else's."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from accounts.models import User
from roadmap.models import Skill
from tests import factories
from tests.conftest import Queries
from tests.pages import main, page, said, texts

pytestmark = pytest.mark.django_db

PAGE = "/dashboard/over-time/"
TODAY = "2026-03-15T12:00:00Z"


def tables(answer: Any) -> dict[str, list[list[str]]]:
    """The rows of each table, latest first, by what the table is about."""
    return {
        said(table.find("caption")): [texts(row, "./*") for row in table.iterfind("tbody/tr")]
        for table in page(answer).iterfind(".//main//table")
    }


def done(learner: User, day: str, hours: int = 10) -> None:
    factories.ProgressFactory.create(
        learner=learner, milestone__hours=hours, status="done", completed_at=f"{day}T12:00:00Z"
    )


def claimed(learner: User, slug: str, *levels: tuple[int, str]) -> None:
    claim = factories.SkillClaimFactory.create(learner=learner, skill__slug=slug, level=levels[-1][0])
    for level, day in levels:
        factories.ClaimedLevelFactory.create(claim=claim, level=level, since=f"{day}T12:00:00Z")


@pytest.fixture
def aimed(learner: User) -> User:
    """A learner with a master's degree who aims at a role that asks for 24 months and for Python at 3."""
    role = factories.RoleFactory.create(title="Engineer")
    factories.RoleExperienceFactory.create(role=role, degree="master", months=24)
    claimed(learner, "python", (1, "2026-01-20"), (4, "2026-03-02"))
    factories.RoleSkillFactory.create(role=role, skill=Skill.objects.get(slug="python"), level=3)
    factories.EducationFactory.create(learner=learner, level="master", end=date(2020, 9, 1))
    factories.ExperienceFactory.create(learner=learner, start=date(2025, 12, 1), end=None)
    User.objects.filter(pk=learner.pk).update(target_role=role)
    return learner


@time_machine.travel(TODAY, tick=False)
def test_lines_say_what_was_so_at_the_end_of_each_month(aimed: User, learner_client: Client) -> None:
    done(aimed, "2026-02-10")
    done(aimed, "2026-03-01", hours=5)
    done(factories.UserFactory.create(), "2026-01-01", hours=99)

    shown = tables(learner_client.get(PAGE))

    assert shown == {
        "Finished hours": [
            ["15 March 2026", "15", "+5"],
            ["28 February 2026", "10", "+10"],
            ["31 January 2026", "0", "+0"],
            ["31 December 2025", "0", "+0"],
            ["30 November 2025", "0", "+0"],
        ],
        "Levels that count for Engineer": [
            ["15 March 2026", "3 of 3", "short by 21 months"],
            ["28 February 2026", "1 of 3", "short by 22 months"],
            ["31 January 2026", "1 of 3", "short by 23 months"],
            ["31 December 2025", "unknown", "short by 24 months"],
            ["30 November 2025", "unknown", "short by 24 months"],
        ],
        "Levels claimed": [
            ["15 March 2026", "4"],
            ["28 February 2026", "1"],
            ["31 January 2026", "1"],
            ["31 December 2025", "0"],
            ["30 November 2025", "0"],
        ],
        "Months of relevant work": [
            ["15 March 2026", "3"],
            ["28 February 2026", "2"],
            ["31 January 2026", "1"],
            ["31 December 2025", "0"],
            ["30 November 2025", "0"],
        ],
    }


@time_machine.travel(TODAY, tick=False)
def test_lines_by_week_end_on_sundays_and_today(learner: User, learner_client: Client) -> None:
    done(learner, "2026-03-04")

    shown = tables(learner_client.get(f"{PAGE}?by=week"))

    assert shown == {
        "Finished hours": [["15 March 2026", "10", "+0"], ["8 March 2026", "10", "+10"], ["1 March 2026", "0", "+0"]]
    }


def test_nothing_dated_says_how_lines_begin(learner_client: Client) -> None:
    answer = learner_client.get(PAGE)

    assert "Nothing has a date yet" in main(answer)
    assert tables(answer) == {}


def test_only_future_work_has_no_line(learner: User, learner_client: Client) -> None:
    factories.ExperienceFactory.create(learner=learner, start=date(2999, 1, 1), end=None)

    assert "Nothing has a date yet" in main(learner_client.get(PAGE))


@pytest.mark.parametrize("rows", [1, 3])
def test_page_costs_six_queries_whatever_there_is(
    aimed: User, learner_client: Client, queries: Queries, rows: int
) -> None:
    for number in range(rows):
        done(aimed, f"2026-03-0{number + 1}")
        claimed(aimed, f"skill-of-{number}", (2, "2026-03-01"), (3, "2026-03-02"))
        factories.EducationFactory.create(learner=aimed, end=date(2018, 9, 1))
        factories.ExperienceFactory.create(learner=aimed)
    learner_client.get(PAGE)

    with queries(5):
        answer = learner_client.get(PAGE)

    assert len(tables(answer)) == 4


def test_page_is_its_learner_s_alone(client: Client) -> None:
    assert client.get(PAGE).headers["Location"] == f"/accounts/login/?next={PAGE}"


def test_dashboard_leads_there(learner_client: Client) -> None:
    assert PAGE in learner_client.get("/dashboard/").content.decode()
