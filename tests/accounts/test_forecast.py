"""The forecast on the plan and the dashboard: a range with its sum, what moves it, and silence without data."""

import re
from datetime import date, timedelta
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import EducationLevel, ProgressStatus, User
from roadmap.actions.slugs import rename_item
from roadmap.models import DegreeLevel, Milestone, Role, Route, State
from roadmap.readers import catalogue
from tests.conftest import Queries
from tests.factories import (
    EducationFactory,
    ExperienceFactory,
    MilestoneFactory,
    ProgressFactory,
    RoleExperienceFactory,
    RoleFactory,
    RoleMilestoneFactory,
    RouteFactory,
    RouteStepFactory,
    StudyTimeFactory,
    UserFactory,
)
from tests.pages import links, main, page, said, texts

pytestmark = pytest.mark.django_db

PLAN, DASHBOARD = "/plan/", "/dashboard/"


@pytest.fixture
def way(db: None) -> Route:
    """A route over 70 to 140 hours in two milestones, and 35 that are optional."""
    route = RouteFactory.create(slug="direct", title="Direct")
    for slug, hours, is_required in (("git", (35, 70), True), ("python", (35, 70), True), ("extra", (35, 35), False)):
        milestone = MilestoneFactory.create(slug=slug, hours=hours[0], hours_min=hours[0], hours_max=hours[1])
        RouteStepFactory.create(route=route, milestone=milestone, is_required=is_required)
    return route


@pytest.fixture
def busy(way: Route) -> User:
    """Somebody with ten hours a week on that way."""
    return UserFactory.create(weekly_hours=10, route=way)


@pytest.fixture
def busy_client(busy: User) -> Client:
    client = Client()
    client.force_login(busy)
    return client


@pytest.fixture
def engineer(way: Route) -> Role:
    """A role that asks for one of the two milestones, and 12 months beside a Master."""
    role = RoleFactory.create(title="Engineer")
    RoleMilestoneFactory.create(role=role, milestone=Milestone.objects.get(slug="git"))
    RoleExperienceFactory.create(role=role, degree=DegreeLevel.MASTER, months=12)
    return role


def ranges(answer: Any) -> list[tuple[str, int, int]]:
    """Every forecast of a page: what it is about, and in how many days at the soonest and at the latest."""
    today = timezone.localdate()

    def days(one: Element, end: str) -> int:
        return (date.fromisoformat(one.attrib[f"data-{end}"]) - today).days

    shown = page(answer).iterfind(".//p[@data-earliest]")
    return [(one.attrib["data-goal"], days(one, "earliest"), days(one, "latest")) for one in shown]


def sums(answer: Any, which: str = "forecast-sum") -> list[str]:
    return texts(page(answer), f".//details[@id='{which}']//tr")


def forecast(client: Client, address: str = PLAN) -> str:
    return said(page(client.get(address)).find(".//section[@class='forecast']"))


def test_the_plan_tells_a_range_with_its_sum(busy_client: Client) -> None:
    answer = busy_client.get(PLAN)

    # 70 to 140 hours at ten a week are 7 to 14 weeks.
    assert ranges(answer)[0] == ("way", 49, 98)
    assert sums(answer)[:3] == [
        "Study left 2 open milestones70 to 140 hours",
        "Study in a week as you planned10 hours",
        "So it takes7 to 14 weeks",
    ]
    assert sums(answer)[3].startswith("You arrive")


def log_four_weeks(learner: User) -> None:
    monday = timezone.localdate() - timedelta(days=timezone.localdate().weekday())
    for week in range(1, 5):
        StudyTimeFactory.create(learner=learner, day=monday - timedelta(weeks=week), minutes=300)


def test_the_measured_pace_takes_the_place_of_the_plan(busy: User, busy_client: Client) -> None:
    log_four_weeks(busy)

    answer = busy_client.get(PLAN)

    assert ranges(answer)[0] == ("way", 98, 196)
    assert sums(answer)[1] == "Study in a week measured: the mean of your last 4 full weeks5 hours"


def test_months_on_the_job_are_in_the_sum(busy: User, busy_client: Client, engineer: Role) -> None:
    User.objects.update(target_role=engineer)
    EducationFactory.create(learner=busy, level=EducationLevel.MASTER)
    User.objects.update(stated_months=0)

    answer = busy_client.get(PLAN)

    # 35 to 70 hours are 24.5 and 49 days; 12 months, 365.2425 days, follow as the way names no first post.
    assert ranges(answer)[0] == ("role", 390, 415)
    assert sums(answer)[3:5] == [
        "Months of work asked beside a degree of this level: Master; you have 012",
        "Months of work left after the study, as your way names no first post12",
    ]


def test_whoever_works_already_has_the_months_beside_the_study(busy: User, busy_client: Client, engineer: Role) -> None:
    User.objects.update(target_role=engineer)
    EducationFactory.create(learner=busy, level=EducationLevel.MASTER)
    ExperienceFactory.create(learner=busy, start=timezone.localdate().replace(day=1), end=None, share=50)

    answer = busy_client.get(PLAN)

    # 12 months at half of full time are 24, 730.485 days.
    assert ranges(answer)[0] == ("role", 731, 731)
    assert "beside your study, as you work already; longer than what is short" in sums(answer)[4]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"hours": "20"}, [(25, 49), (49, 98)]),
        ({"hours": "10"}, []),
        ({"hours": ""}, []),
        ({"optional": "with"}, [(74, 123), (49, 98)]),
        ({"route": "short"}, [(25, 49), (49, 98)]),
        ({"route": "was-short"}, [(25, 49), (49, 98)]),
        ({"hours": "168", "optional": "without", "internship": "0", "route": "direct"}, [(3, 6), (49, 98)]),
    ],
)
def test_what_moves_the_date_is_tried_out(
    busy_client: Client, typed: dict[str, str], expected: list[tuple[int, int]]
) -> None:
    short = RouteFactory.create(slug="was-short")
    RouteStepFactory.create(route=short, milestone=Milestone.objects.get(slug="git"), is_required=True)
    rename_item(short, "short")

    answer = busy_client.get(PLAN, typed)

    assert answer.status_code == 200
    assert [(earliest, latest) for _goal, earliest, latest in ranges(answer)[1:]] == expected


def test_what_is_tried_out_says_how_far_it_moves_and_changes_nothing(busy: User, busy_client: Client) -> None:
    before = User.objects.values().get(pk=busy.pk)

    answer = busy_client.get(PLAN, {"hours": "20"})

    # 24 days and 49 days.
    assert texts(page(answer), ".//p[@class='what-if__moved']") == ["Sooner by about 3 to 7 weeks."]
    assert User.objects.values().get(pk=busy.pk) == before


def test_no_hours_are_tried_out_without_a_date(busy_client: Client) -> None:
    answer = busy_client.get(PLAN, {"hours": "0"})

    assert (answer.status_code, len(ranges(answer))) == (200, 2)
    assert "How many hours a week do you have?" in main(answer)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"hours": "169"}, "A week has 168 hours; enter fewer."),
        ({"hours": "-1"}, "Enter 0 or more."),
        ({"hours": "many"}, "Enter whole hours, such as 8."),
        ({"internship": "37"}, "Enter 36 or fewer; what is longer is a job."),
        ({"optional": "perhaps"}, "Select a valid choice."),
        ({"route": "nowhere"}, "Select a valid choice."),
    ],
)
def test_what_cannot_be_tried_out_says_why(busy_client: Client, typed: dict[str, str], told: str) -> None:
    RouteFactory.create()

    answer = busy_client.get(PLAN, typed)

    assert answer.status_code == 422
    assert told in said(page(answer).find(".//div[@id='what-if-answer']"))


def test_what_is_kept_is_the_hours_and_the_route(busy: User, busy_client: Client) -> None:
    other = RouteFactory.create(slug="detour")

    answers = [busy_client.post("/plan/keep/", {"hours": "12", "route": "detour"}) for _ in range(2)]

    busy.refresh_from_db()
    assert [answer.headers["Location"] for answer in answers] == [PLAN] * 2
    assert (busy.weekly_hours, busy.route) == (12, other)


@pytest.mark.parametrize("typed", [{}, {"hours": "169"}, {"route": "nowhere"}, {"hours": "10"}])
def test_what_cannot_be_kept_changes_nothing(busy: User, busy_client: Client, typed: dict[str, str]) -> None:
    RouteFactory.create()
    before = User.objects.values().get(pk=busy.pk)

    answer = busy_client.post("/plan/keep/", typed)

    assert (answer.status_code, User.objects.values().get(pk=busy.pk)) == (302, before)


def test_kept_hours_say_so_while_the_log_decides(busy: User, busy_client: Client) -> None:
    log_four_weeks(busy)

    answer = busy_client.post("/plan/keep/", {"hours": "12"}, follow=True)

    busy.refresh_from_db()
    assert busy.weekly_hours == 12
    assert "Dates still go by what you log" in said(page(answer).find(".//div[@id='messages']"))
    assert ranges(answer)[0] == ("way", 98, 196)


def test_hours_that_were_tried_can_be_kept_as_a_plan(busy: User, busy_client: Client) -> None:
    (form,) = page(busy_client.get(PLAN, {"hours": "20"})).findall(".//form[@action='/plan/keep/']")
    typed = {one.attrib["name"]: one.attrib["value"] for one in form.iter("input")}

    busy_client.post("/plan/keep/", typed)

    busy.refresh_from_db()
    assert busy.weekly_hours == 20


def test_dates_can_be_hidden_everywhere_and_shown_again(busy: User, busy_client: Client) -> None:
    def shown() -> list[int]:
        return [len(ranges(busy_client.get(address))) for address in (PLAN, f"{PLAN}?hours=20", DASHBOARD)]

    before = shown()
    for _ in range(2):
        busy_client.post("/plan/dates/hide/")
    hidden, words = shown(), forecast(busy_client)
    for _ in range(2):
        busy_client.post("/plan/dates/show/")

    assert (before, hidden, shown()) == ([1, 3, 1], [0, 0, 0], [1, 3, 1])
    assert "You have hidden all dates. A plan works without them." in words
    assert User.objects.get(pk=busy.pk).shows_forecast


def test_hiding_dates_touches_nobody_else(busy_client: Client) -> None:
    other = UserFactory.create()

    busy_client.post("/plan/dates/hide/")

    other.refresh_from_db()
    assert other.shows_forecast


@pytest.mark.parametrize("address", [PLAN, DASHBOARD])
def test_an_empty_profile_is_told_what_to_enter_and_no_date(learner_client: Client, way: Route, address: str) -> None:
    answer = learner_client.get(address)

    assert ranges(answer) == []
    assert "How many hours a week do you have?" in forecast(learner_client, address)
    assert links(page(answer))["Enter your hours"] == "/settings/#id_weekly_hours"


@pytest.mark.parametrize(("has_degree", "label"), [(False, "Add an education"), (True, "Add experience")])
def test_what_the_role_needs_to_know_is_asked_for(
    busy: User, busy_client: Client, engineer: Role, has_degree: bool, label: str
) -> None:
    User.objects.update(target_role=engineer)
    if has_degree:
        EducationFactory.create(learner=busy, level=EducationLevel.MASTER)

    answer = busy_client.get(PLAN)

    assert label in links(page(answer))
    assert ranges(answer) == []


def test_without_content_there_is_nothing_to_move(learner_client: Client) -> None:
    User.objects.update(weekly_hours=10)

    tree = page(learner_client.get(PLAN))

    assert "The roadmap is still being written." in said(tree.find(".//section[@class='forecast']"))
    assert tree.find(".//section[@id='what-if']") is None


def test_everything_done_is_now(busy: User, busy_client: Client) -> None:
    done = {"status": ProgressStatus.DONE, "completed_at": timezone.now()}
    for milestone in Milestone.objects.all():
        ProgressFactory.create(learner=busy, milestone=milestone, **done)

    answer = busy_client.get(PLAN)

    assert ranges(answer)[0] == ("way", 0, 0)
    assert "you have arrived" in forecast(busy_client)
    assert page(answer).find(".//svg[@class='time-line']") is None


def test_an_archived_aim_is_said_kindly(busy_client: Client, engineer: Role) -> None:
    User.objects.update(target_role=engineer)
    Role.objects.update(state=State.ARCHIVED)

    assert ranges(busy_client.get(PLAN))[0] == ("way", 49, 98)
    assert "no longer in the ladder" in forecast(busy_client)


def test_an_aim_below_the_present_role_is_said_kindly(busy: User, busy_client: Client, engineer: Role) -> None:
    RoleFactory.create(title="Head", level=engineer.level + 1, titles=["head of models"])
    ExperienceFactory.create(learner=busy, title="Head of Models", end=None)
    EducationFactory.create(learner=busy, level=EducationLevel.MASTER)
    User.objects.update(target_role=engineer)

    assert "Going by the title of your present work (Head) you are past “Engineer” already." in forecast(busy_client)


def test_the_time_line_is_drawn_without_style_and_says_the_same_as_a_table(busy_client: Client) -> None:
    tree = page(busy_client.get(PLAN))

    svg = tree.find(".//svg[@class='time-line']")
    assert svg is not None
    assert len(svg.findall("line[@class='time-line__way']")) == len(Milestone.objects.values("stage").distinct()[:2])
    assert [one for one in svg.iter() if "style" in one.attrib] == []
    assert all(
        re.fullmatch(r"\d+(\.\d+)?%?", one.attrib[name])
        for one in svg.iter("line")
        for name in ("x1", "x2", "y1", "y2")
    )
    assert len(texts(tree, ".//details[@id='time-line-table']//tbody/tr")) == 2


def test_the_dashboard_has_the_forecast_in_no_query_of_its_own(busy_client: Client, queries: Queries) -> None:
    catalogue()

    with queries(4):
        shown = busy_client.get(DASHBOARD)
    User.objects.update(shows_forecast=False)
    with queries(4):
        busy_client.get(DASHBOARD)

    assert ranges(shown) == [("way", 49, 98)]


def test_the_plan_costs_the_same_at_1_and_3_entries(
    busy: User, busy_client: Client, engineer: Role, queries: Queries
) -> None:
    User.objects.update(target_role=engineer)
    catalogue()

    for entries in (1, 2):
        StudyTimeFactory.create_batch(entries, learner=busy)
        with queries(4):
            busy_client.get(PLAN, {"hours": "20"})


@pytest.mark.parametrize("address", ["/plan/keep/", "/plan/dates/hide/", "/plan/dates/show/"])
def test_a_visitor_is_sent_to_log_in(client: Client, address: str) -> None:
    assert client.post(address).headers["Location"] == f"/accounts/login/?next={address}"
