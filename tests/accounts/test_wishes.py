"""Pinning a milestone and putting it off: posts that are safe to repeat, with htmx and without."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from time_machine import travel

from accounts.models import Progress, User
from roadmap.models import Milestone, State
from tests.accounts.ticking import ROWS, htmx, plain
from tests.factories import MilestoneFactory, PrerequisiteFactory, ProgressFactory, StageFactory, UserFactory
from tests.pages import main

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 12, 12, tzinfo=UTC)
PIN, UNPIN = "/milestones/python/pin/", "/milestones/python/unpin/"
NOT_NOW, TAKE_UP = "/milestones/python/not-now/", "/milestones/python/take-up/"


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with travel(NOW, tick=False):
        yield


@pytest.fixture
def python() -> Milestone:
    """A milestone in a stage with another one, which waits for it."""
    stage = StageFactory.create(slug="foundations")
    milestone: Milestone = MilestoneFactory.create(slug="python", title="Python", stage=stage)
    later = MilestoneFactory.create(slug="service", title="Service", stage=stage)
    PrerequisiteFactory.create(milestone=later, requires=milestone)
    return milestone


def wishes(learner: User) -> list[tuple[Any, ...]]:
    """The learner's rows: which milestone, its status and what is wished of it."""
    rows = Progress.objects.filter(learner=learner).order_by("milestone__slug")
    return list(rows.values_list("milestone__slug", "status", "pinned_at", "not_before"))


def told(answer: Any) -> list[tuple[str, str]]:
    """What is said next, and where it can be undone."""
    return [(str(one), one.extra_tags) for one in get_messages(answer.wsgi_request)]


@pytest.mark.usefixtures("python")
def test_pin_and_unpin(learner: User, learner_client: Client) -> None:
    pinned = plain(learner_client, PIN, next="/dashboard/")
    kept = wishes(learner)
    dashboard = main(learner_client.get("/dashboard/"))
    unpinned = plain(learner_client, UNPIN)

    assert (pinned.status_code, pinned.headers["Location"]) == (302, "/dashboard/")
    assert told(pinned) == [("Pinned: Python", UNPIN)]
    assert kept == [("python", "not-started", NOW, None)]
    assert "Pinned: it comes first." in dashboard
    assert told(unpinned) == [("No longer pinned: Python", PIN)]
    assert wishes(learner) == [("python", "not-started", None, None)]


@pytest.mark.usefixtures("python")
def test_pinned_milestone_that_is_not_ready_says_what_it_waits_for(learner_client: Client) -> None:
    answer = plain(learner_client, "/milestones/service/pin/")

    pages = [main(learner_client.get(page)) for page in ("/dashboard/", "/stages/foundations/", "/milestones/service/")]

    assert told(answer)[0][0] == "Pinned: Service. It waits for Python."
    assert all("Pinned. It waits for Python." in page for page in pages)


@pytest.mark.usefixtures("python")
def test_not_now_is_for_a_week_unless_another_day_is_chosen(learner: User, learner_client: Client) -> None:
    usual = plain(learner_client, NOT_NOW)
    kept = wishes(learner)
    chosen = plain(learner_client, NOT_NOW, until="2026-09-01")

    assert told(usual) == [("Put off until 19 March 2026: Python", TAKE_UP)]
    assert kept == [("python", "not-started", None, date(2026, 3, 19))]
    assert told(chosen)[-1:] == [("Put off until 1 September 2026: Python", f"{NOT_NOW}?until=2026-03-19")]
    assert wishes(learner) == [("python", "not-started", None, date(2026, 9, 1))]


@pytest.mark.usefixtures("python")
def test_what_is_put_off_is_shown_apart_and_comes_back_on_its_day(learner_client: Client) -> None:
    plain(learner_client, NOT_NOW, until="2026-03-13")

    with_it = [
        main(learner_client.get(page)) for page in ("/dashboard/", "/stages/foundations/", "/milestones/python/")
    ]
    with travel(datetime(2026, 3, 13, 0, 1, tzinfo=UTC), tick=False):
        back = main(learner_client.get("/dashboard/"))

    assert all("Put off until 13 March 2026. Take up now" in page for page in with_it)
    assert "Everything open to you is put off" in with_it[0]
    assert "Begin here Python" in back
    assert "Put off until" not in back


@pytest.mark.usefixtures("python")
def test_day_is_that_of_the_learners_clock(learner: User, learner_client: Client) -> None:
    learner.time_zone = "Pacific/Kiritimati"
    learner.save()

    answers = [plain(learner_client, NOT_NOW, until=until) for until in ("2026-03-13", "2026-03-14")]

    assert [one.status_code for one in answers] == [422, 302]


@pytest.mark.parametrize(
    ("until", "said"),
    [
        ("2026-03-12", "Choose a day that is still to come."),
        ("2020-01-01", "Choose a day that is still to come."),
        ("2027-03-13", "Choose a day within a year. What you do not want at all can be set aside."),
        ("soon", "Enter a day as year, month and day, such as 2026-09-30."),
        ("9999999999-01-01", "Enter a day as year, month and day, such as 2026-09-30."),
    ],
)
@pytest.mark.usefixtures("python")
def test_day_that_cannot_be_is_refused_with_what_to_do(
    until: str, said: str, learner: User, learner_client: Client
) -> None:
    answers = [post(learner_client, NOT_NOW, until=until, next="/dashboard/") for post in (plain, htmx)]

    assert [one.status_code for one in answers] == [422, 422]
    assert all(said in main(one) and f'value="{until}"' in one.content.decode() for one in answers)
    assert all('name="next" value="/dashboard/"' in one.content.decode() for one in answers)
    assert wishes(learner) == []


@pytest.mark.usefixtures("python")
def test_undo_leads_back_to_what_was_wished_before(learner: User, learner_client: Client) -> None:
    plain(learner_client, NOT_NOW, until="2026-05-01")
    steps = [(PIN, f"{NOT_NOW}?until=2026-05-01"), (NOT_NOW, PIN), (TAKE_UP, f"{NOT_NOW}?until=2026-03-19")]

    for address, undo in steps:
        before = wishes(learner)
        answer = plain(learner_client, address)
        undone = plain(learner_client, told(answer)[-1][1])

        assert told(answer)[-1][1] == undo
        assert undone.status_code == 302
        assert wishes(learner) == before
        plain(learner_client, address)


@pytest.mark.parametrize("address", [PIN, UNPIN, NOT_NOW, TAKE_UP])
@pytest.mark.parametrize("before", ROWS)
def test_wish_sent_twice_is_one_and_leaves_progress_alone(
    address: str, before: str, learner: User, learner_client: Client, python: Milestone
) -> None:
    row = ProgressFactory.create(learner=learner, milestone=python, note="kept", revision=2, **ROWS[before])
    ProgressFactory.create(milestone=python, learner=UserFactory.create(), **ROWS["done"])
    names = ("status", "started_at", "completed_at", "set_aside_at", "note", "revision")
    progress = Progress.objects.filter(pk=row.pk).values(*names).get()

    once = htmx(learner_client, address, next="/roadmap/")
    first = wishes(learner)
    twice = htmx(learner_client, address, next="/roadmap/")

    assert [one.headers["HX-Redirect"] for one in (once, twice)] == ["/roadmap/"] * 2
    assert wishes(learner) == first
    assert told(twice)[-1][1] == ""
    assert Progress.objects.filter(pk=row.pk).values(*names).get() == progress
    assert Progress.objects.filter(pinned_at=None, not_before=None).exclude(learner=learner).count() == 1


@pytest.mark.parametrize("address", [PIN, UNPIN, NOT_NOW, TAKE_UP])
@pytest.mark.usefixtures("python")
def test_visitors_log_in_first(address: str, client: Client) -> None:
    answer, in_place = plain(client, address), htmx(client, address)

    assert answer.headers["Location"] == "/accounts/login/?next=%2Fmilestones%2Fpython%2F"
    assert in_place.headers["HX-Redirect"] == "/accounts/login/?next=%2Fmilestones%2Fpython%2F"
    assert not Progress.objects.exists()


@pytest.mark.parametrize("verb", ["pin", "unpin", "not-now", "take-up"])
def test_what_is_not_there_cannot_be_wished(verb: str, learner: User, learner_client: Client) -> None:
    MilestoneFactory.create(slug="draft", state=State.DRAFT)
    MilestoneFactory.create(slug="archived", state=State.ARCHIVED)

    answers = [learner_client.post(f"/milestones/{slug}/{verb}/") for slug in ("draft", "archived", "nothing")]

    assert [one.status_code for one in answers] == [404] * 3
    assert wishes(learner) == []


@pytest.mark.usefixtures("python")
def test_wish_comes_back_to_pages_of_ours_only(learner_client: Client) -> None:
    answer = plain(learner_client, PIN, next="https://evil.example.org/")

    assert answer.headers["Location"] == "/milestones/python/"
