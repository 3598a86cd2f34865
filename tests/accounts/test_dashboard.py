"""The dashboard: one next thing and why, how far every stage is, and what was done lately."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import CertificateHeld, ProgressStatus, User
from roadmap.models import Milestone, ReportKind, State
from roadmap.readers import catalogue
from tests.accounts.ticking import MONDAY, ROWS
from tests.conftest import Queries
from tests.factories import (
    AdvertFactory,
    CertificateHeldFactory,
    CertificationFactory,
    MilestoneFactory,
    PrerequisiteFactory,
    ProgressFactory,
    ReportFactory,
    RoleFactory,
    RouteStepFactory,
    SkillClaimFactory,
    StageFactory,
    StudyTimeFactory,
    UserFactory,
)
from tests.pages import links, page, said, texts

pytestmark = pytest.mark.django_db

STARTED = ROWS["started"]
DONE = {"status": ProgressStatus.DONE, "completed_at": MONDAY}


@pytest.fixture
def milestones(db: None) -> list[Milestone]:
    """Three milestones of one stage, of which the last usually comes after the first."""
    stage = StageFactory.create(title="Foundations")
    made = [
        MilestoneFactory.create(slug=slug, title=slug.capitalize(), stage=stage) for slug in ("git", "python", "ml")
    ]
    PrerequisiteFactory.create(milestone=made[2], requires=made[0])
    return made


def next_step(client: Client) -> list[str]:
    """What the box with the next step says: heading, milestone, why, and the button with where it posts to."""
    box = page(client.get("/dashboard/")).find(".//section[@class='next-step']")
    assert box is not None
    (form,) = box.findall("form")
    return [
        *texts(box, "h2"),
        *texts(box, "h3"),
        *texts(box, "p[@class='next-step__why']"),
        *texts(form, ".//button"),
        form.attrib["action"],
    ]


def section(client: Client, name: str) -> list[str]:
    """The items of a list on the dashboard, without what can be wished of them."""
    items = page(client.get("/dashboard/")).findall(f".//section[@class='{name}']//ol[@class='list']/li")
    for item in items:
        for wish in item.findall("div[@class='wish']"):
            item.remove(wish)
    return [said(item) for item in items]


@pytest.mark.usefixtures("milestones")
def test_a_newcomer_is_told_where_to_begin(learner_client: Client) -> None:
    answer = learner_client.get("/dashboard/")

    tree = page(answer)
    assert next_step(learner_client) == [
        "Begin here",
        "Git",
        "Opens the way to 1 of the 3 required steps left.",
        "Start",
        "/milestones/git/start/",
    ]
    assert section(learner_client, "next-steps") == ["Python Required on your route."]
    assert texts(tree, ".//section[@class='activity']//p[@class='empty__title']") == ["Nothing yet"]
    assert said(tree.find(".//div[@id='tally']")) == "The whole way 0 of 3"


def test_what_was_started_comes_first(learner: User, learner_client: Client, milestones: list[Milestone]) -> None:
    ProgressFactory.create(learner=learner, milestone=milestones[1], **STARTED)

    assert next_step(learner_client) == [
        "What to do next",
        "Python",
        "You have started it.",
        "Mark as done",
        "/milestones/python/complete/",
    ]


def test_optional_steps_come_last_and_say_so(learner_client: Client, milestones: list[Milestone]) -> None:
    git, python, _ml = milestones
    step = RouteStepFactory.create(milestone=git, is_required=False, route__title="Direct")
    RouteStepFactory.create(milestone=python, route=step.route)

    answer = learner_client.get("/dashboard/")

    assert next_step(learner_client)[1] == "Python"
    assert section(learner_client, "next-steps") == ["Git Optional on your route."]
    assert "Required milestones of the route “Direct”." in said(
        page(answer).find(".//section[@class='stage-progress']")
    )


def test_everything_done_is_said(learner: User, learner_client: Client, milestones: list[Milestone]) -> None:
    for milestone in milestones:
        ProgressFactory.create(learner=learner, milestone=milestone, **DONE)

    tree = page(learner_client.get("/dashboard/"))

    assert texts(tree, ".//p[@class='empty__title']") == ["Everything required on your route is done"]
    assert links(tree)["Your plan"] == "/plan/"


def test_an_empty_catalogue_has_nothing_to_do_next(learner_client: Client) -> None:
    tree = page(learner_client.get("/dashboard/"))

    assert texts(tree, ".//p[@class='empty__title']") == ["Nothing to do next", "Nothing yet"]
    assert said(tree.find(".//div[@id='tally']")) == "The whole way nothing to count yet"


def test_the_whole_tally_opens_to_its_sum(learner: User, learner_client: Client, milestones: list[Milestone]) -> None:
    git, python, ml = milestones
    step = RouteStepFactory.create(milestone=git)
    RouteStepFactory.create(milestone=python, route=step.route, is_required=False)
    RouteStepFactory.create(milestone=ml, route=step.route)
    RouteStepFactory.create(route=step.route, milestone__stage__title="Later")
    ProgressFactory.create(learner=learner, milestone=git, **ROWS["done"])
    ProgressFactory.create(learner=learner, milestone=ml, **ROWS["set-aside"])

    table = page(learner_client.get("/dashboard/")).find(".//details[@id='sum']//table")

    assert table is not None
    assert [texts(row, "*") for row in table.iter("tr")] == [
        ["Stage", "Required", "Optional", "Set aside"],
        ["Foundations", "1 of 1", "0 of 1", "1"],
        ["Later", "0 of 1", "0 of 0", "0"],
        ["The whole way", "1 of 2", "0 of 1", "1"],
    ]


def test_nothing_to_count_has_no_sum(learner_client: Client) -> None:
    assert page(learner_client.get("/dashboard/")).find(".//details[@id='sum']") is None


def test_the_next_thing_comes_first_then_the_stages_then_what_was_done(
    learner_client: Client,
    milestones: list[Milestone],
) -> None:
    sections = page(learner_client.get("/dashboard/")).findall(".//main/section")

    assert [section.attrib["class"] for section in sections] == [
        "next-step",
        "next-steps",
        "forecast",
        "package",
        "stage-progress",
        "activity",
    ]
    assert len(texts(sections[0], "form/button")) == 1
    assert texts(sections[1], "details/summary") == ["Or something else: 1 more step is open to you"]


@pytest.mark.parametrize(
    ("state", "count"),
    [
        (DONE, "1 of 3"),
        (STARTED, "3 milestones"),
        (ROWS["set-aside"], "2 milestones"),
    ],
    ids=["done", "started", "set aside"],
)
def test_stages_say_how_much_of_them_is_done(
    learner: User, learner_client: Client, milestones: list[Milestone], state: dict[str, Any], count: str
) -> None:
    StageFactory.create(title="Empty")
    ProgressFactory.create(learner=learner, milestone=milestones[0], **state)

    tree = page(learner_client.get("/dashboard/"))

    assert texts(tree, ".//span[@class='path__count']") == [count, "nothing to count yet"]


def test_recent_activity_is_the_learners_own_newest_first(
    learner: User, learner_client: Client, milestones: list[Milestone]
) -> None:
    git, python, ml = milestones
    tuesday = MONDAY + timedelta(days=1)
    ProgressFactory.create(
        learner=learner, milestone=git, status=ProgressStatus.DONE, started_at=MONDAY, completed_at=tuesday
    )
    archived = MilestoneFactory.create(title="Gone", state=State.ARCHIVED)
    ProgressFactory.create(learner=learner, milestone=archived, **STARTED)
    ProgressFactory.create(learner=UserFactory.create(), milestone=python, **DONE)
    ProgressFactory.create(learner=learner, milestone=ml, note="only a note")

    assert section(learner_client, "activity") == [
        "Done Git 3 March 2026",
        "Started Gone 2 March 2026",
        "Started Git 2 March 2026",
    ]


def test_recent_activity_stops_at_eight(learner: User, learner_client: Client) -> None:
    for _ in range(5):
        ProgressFactory.create(learner=learner, **ROWS["done"])

    assert len(section(learner_client, "activity")) == 8


def test_the_dashboard_greets_by_name(learner: User, learner_client: Client) -> None:
    unnamed = texts(page(learner_client.get("/dashboard/")), ".//h1")
    learner.name = "Ada <b>"
    learner.save()

    named = texts(page(learner_client.get("/dashboard/")), ".//h1")

    assert (unnamed, named) == (["Your dashboard"], ["Hello, Ada <b>"])


def test_the_dashboard_costs_the_same_at_1_and_3_rows(
    learner: User, learner_client: Client, queries: Queries, milestones: list[Milestone]
) -> None:
    ProgressFactory.create(learner=learner, milestone=milestones[0], **ROWS["done"])
    catalogue()

    with queries(4):
        first = learner_client.get("/dashboard/")
    for milestone in milestones[1:]:
        ProgressFactory.create(learner=learner, milestone=milestone, **ROWS["done"])
    with queries(4):
        last = learner_client.get("/dashboard/")

    path = ".//section[@class='activity']//ol/li"
    assert (len(texts(page(first), path)), len(texts(page(last), path))) == (2, 6)


@pytest.mark.usefixtures("milestones")
def test_the_dashboard_costs_the_same_in_every_state(learner: User, learner_client: Client, queries: Queries) -> None:
    User.objects.update(target_role=RoleFactory.create(), weekly_hours=10, orders_by_adverts=True)
    soon = timezone.localdate() + timedelta(days=9)
    CertificateHeldFactory.create_batch(3, learner=learner, expires=soon)
    CertificateHeldFactory.create(learner=learner, name="", certification=CertificationFactory.create(), expires=soon)
    for kind in (ReportKind.BROKEN, ReportKind.OUTDATED):
        ReportFactory.create(
            learner=learner, kind=kind, text="Gone.", state="done", answer="Thanks.", answered_at=MONDAY
        )
    StudyTimeFactory.create_batch(3, learner=learner, day=timezone.localdate() - timedelta(days=9))
    AdvertFactory.create_batch(3, learner=learner)
    catalogue()

    with queries(5):
        learner_client.get("/dashboard/")


@pytest.mark.parametrize(
    ("where", "change", "said_before", "said_after"),
    [
        ("forecast", "hours", "Enter your hours", "What it rests on, and what moves it"),
        ("forecast", "study", "Enter your hours", "What it rests on, and what moves it"),
        ("stage-progress", "done", "0 of 3", "1 of 3"),
        ("activity", "done", "Nothing yet", "Done Git"),
        ("package", "claim", "", ""),
        ("standing", "aim", "You have not said yet", "What the role you aim at asks"),
    ],
)
def test_a_change_shows_at_once_in_every_part(
    learner: User,
    learner_client: Client,
    milestones: list[Milestone],
    where: str,
    change: str,
    said_before: str,
    said_after: str,
) -> None:
    role = RoleFactory.create()
    before = part(learner_client, where)

    match change:
        case "hours":
            User.objects.update(weekly_hours=10)
        case "study":
            for weeks in range(1, 5):
                StudyTimeFactory.create(learner=learner, day=timezone.localdate() - timedelta(weeks=weeks))
        case "done":
            ProgressFactory.create(learner=learner, milestone=milestones[0], **ROWS["done"])
        case "claim":
            SkillClaimFactory.create(learner=learner)
        case "aim":
            User.objects.update(target_role=role)
    after = part(learner_client, where)

    assert before != after
    assert said_before in before
    assert said_after in after


def part(client: Client, name: str) -> str:
    """What a part of the dashboard says."""
    return said(page(client.get("/dashboard/")).find(f".//section[@class='{name}']"))


def test_a_certificate_that_expires_soon_shows_and_goes_at_once(learner: User, learner_client: Client) -> None:
    today = timezone.localdate()
    retired = CertificationFactory.create(title="Cloud", availability="retired", retired_on=today - timedelta(days=1))
    CertificateHeldFactory.create(learner=learner, name="Forklift", expires=today + timedelta(days=90))
    CertificateHeldFactory.create(learner=learner, name="", certification=retired, expires=today)
    CertificateHeldFactory.create(learner=learner, name="Old", expires=today - timedelta(days=1))
    CertificateHeldFactory.create(learner=learner, name="Later", expires=today + timedelta(days=91))

    before = texts(page(learner_client.get("/dashboard/")), ".//div[@class='callout callout--note']//li")
    CertificateHeld.objects.filter(name="Forklift").delete()
    after = texts(page(learner_client.get("/dashboard/")), ".//div[@class='callout callout--note']//li")

    assert len(before) == 2
    assert before[0].startswith("Cloud: ")
    assert before[0].endswith("expires today The exam was retired, so it cannot be renewed.")
    assert before[1].startswith("Forklift: ")
    assert before[1].endswith("expires in 90 days")
    assert after == before[:1]


def test_a_visitor_is_sent_to_log_in(client: Client) -> None:
    answer = client.get("/dashboard/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/accounts/login/?next=/dashboard/")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_the_dashboard_is_only_ever_read(learner_client: Client, method: str) -> None:
    answer = getattr(learner_client, method)("/dashboard/")

    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")
