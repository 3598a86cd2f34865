"""Checking links in the background: asked for by a curator or a timer, done by the worker, in small parts."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from roadmap.actions.checking import AT_A_TIME, check_links_task
from roadmap.actions.fetch import Fetcher
from roadmap.domain.links import Outcome, Trouble
from roadmap.models import LinkCheck
from tests import factories
from tests.staff import client_of, make_roles
from tests.worker import QUEUE, work

pytestmark = pytest.mark.django_db

LIST, CHECK = "/admin/roadmap/linkcheck/", "/admin/roadmap/linkcheck/check/"
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
LEFT = "The check is left to the worker."
UNDER_WAY = "Nothing changed: a check waits or runs already."
NOTHING_DUE = "Nothing is due: every address was asked for in the last 7 days."


@pytest.fixture(autouse=True)
def asked(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let the real queue be used, and the web answer everything; what it was asked for."""
    settings.TASKS = QUEUE
    addresses: list[str] = []

    def outcome(_fetcher: Fetcher, url: str) -> Outcome:
        addresses.append(url)
        return Outcome(200)

    monkeypatch.setattr(Fetcher, "outcome", outcome)
    return addresses


def pressed(client: Client) -> list[str]:
    """What the list says after the button was pressed."""
    return [str(message) for message in client.post(CHECK, follow=True).context["messages"]]


def queued() -> int:
    return DBTaskResult.objects.filter(task_path=check_links_task.module_path).ready().count()


def commanded() -> str:
    said = StringIO()
    call_command("check_links", "--queue", stdout=said)
    return said.getvalue().strip()


@pytest.mark.django_db(transaction=True)
def test_worker_checks_everything_that_is_due_in_small_parts(curator_client: Client, asked: list[str]) -> None:
    resources = factories.ResourceFactory.create_batch(AT_A_TIME * 2 + 1)

    told = pressed(curator_client)
    before = list(asked)
    work()

    assert (told, before) == ([LEFT], [])
    assert sorted(asked) == sorted(resource.url for resource in resources)
    assert LinkCheck.objects.count() == AT_A_TIME * 2 + 1
    parts = DBTaskResult.objects.successful().order_by("finished_at").values_list("return_value", flat=True)
    assert list(parts) == [{"ok": 10, "left": 11}, {"ok": 10, "left": 1}, {"ok": 1, "left": 0}]


@pytest.mark.django_db(transaction=True)
def test_server_that_asks_to_be_left_alone_does_not_keep_the_worker_busy(
    monkeypatch: pytest.MonkeyPatch, asked: list[str]
) -> None:
    for number in range(AT_A_TIME + 5):
        factories.ResourceFactory.create(url=f"https://one.example.org/{number}")
    answer = Fetcher.outcome

    def busy(fetcher: Fetcher, url: str) -> Outcome:
        answer(fetcher, url)
        return Outcome(429)

    monkeypatch.setattr(Fetcher, "outcome", busy)

    commanded()
    work()

    assert (len(asked), queued()) == (1, 0)


def test_what_is_under_way_is_not_asked_for_again(curator_client: Client) -> None:
    factories.ResourceFactory.create()

    told = [pressed(curator_client), pressed(curator_client), [commanded()]]

    assert told == [[LEFT], [UNDER_WAY], ["nothing left to the worker: a check waits or runs already"]]
    assert queued() == 1


def test_nothing_is_asked_for_when_nothing_is_due(curator_client: Client) -> None:
    url = factories.ResourceFactory.create().url
    factories.LinkCheckFactory.create(url=url, status="ok", checked_at=datetime.now(UTC))

    told = [*pressed(curator_client), commanded()]

    assert told == [NOTHING_DUE, "nothing left to the worker: no address is due"]
    assert queued() == 0


def test_timer_leaves_a_check_to_the_worker() -> None:
    factories.ResourceFactory.create()

    assert (commanded(), queued()) == ("left to the worker (make worker)", 1)


@pytest.mark.parametrize(("minutes", "sentence"), [(0, "A check waits for the worker"), (2, "no worker takes it")])
def test_list_says_that_a_check_waits_and_when_nobody_takes_it(
    curator_client: Client, minutes: int, sentence: str
) -> None:
    factories.ResourceFactory.create()
    with time_machine.travel(NOW, tick=False) as clock:
        commanded()
        clock.shift(timedelta(minutes=minutes))
        curator_client.force_login(factories.UserFactory.create(is_staff=True, is_superuser=True))
        page = curator_client.get(LIST).text

    assert sentence in page
    assert CHECK not in page


@pytest.mark.parametrize(("minutes", "under_way"), [(29, True), (31, False)])
def test_check_whose_worker_was_killed_is_forgotten(curator_client: Client, minutes: int, under_way: bool) -> None:
    factories.ResourceFactory.create()
    commanded()
    begun = datetime.now(UTC) - timedelta(minutes=minutes)
    DBTaskResult.objects.update(status="RUNNING", started_at=begun)

    page = curator_client.get(LIST).text
    told = pressed(curator_client)

    assert ("A check is under way." in page) is under_way
    assert told == [UNDER_WAY if under_way else LEFT]


@pytest.mark.django_db(transaction=True)
def test_list_says_that_the_check_broke_off_and_lets_one_try_again(
    curator_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.ResourceFactory.create_batch(5)
    monkeypatch.setattr(Fetcher, "outcome", lambda _self, _url: Outcome(trouble=Trouble.NO_CONNECTION))

    commanded()
    work()
    page = curator_client.get(LIST).text

    assert ("broke off: no server answered" in page, CHECK in page) == (True, True)
    assert not LinkCheck.objects.exists()


@pytest.mark.parametrize(
    ("prepare", "sentence"),
    [
        (lambda: None, "No address was asked for yet."),
        (
            lambda: factories.LinkCheckFactory.create(checked_at=datetime.now(UTC) - timedelta(hours=2)),
            "An address was last asked for 2\xa0hours ago.",
        ),
    ],
)
def test_list_says_when_the_links_were_last_checked(
    curator_client: Client, prepare: Callable[[], object], sentence: str
) -> None:
    prepare()

    assert sentence in curator_client.get(LIST).text


@pytest.mark.parametrize(
    ("role", "status", "count"), [("nobody", 403, 0), ("editor", 403, 0), ("support", 403, 0), ("publisher", 302, 1)]
)
def test_only_publishers_ask_for_a_check(role: str, status: int, count: int) -> None:
    make_roles()
    factories.ResourceFactory.create()

    answer = client_of(role).post(CHECK)

    assert (answer.status_code, queued()) == (status, count)


def test_editor_reads_the_list_and_is_not_offered_the_button() -> None:
    make_roles()

    pages = [client_of(role).get(LIST).text for role in ("editor", "publisher")]

    assert [CHECK in page for page in pages] == [False, True]
