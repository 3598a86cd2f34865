"""What is told of publishing and archiving: a line in the log, and mail to those who want it."""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from accounts.models import User
from roadmap.actions.notices import MOST_NAMED, Event, tell
from roadmap.admin.archiving import AGREED
from roadmap.models import State
from tests import factories
from tests.roadmap import typed
from tests.roadmap.test_admin_pages import change_address

pytestmark = pytest.mark.django_db

Committed = Callable[..., AbstractContextManager[object]]
TOLD = ("by", "count", "items", "note")


@pytest.fixture(autouse=True)
def _site(settings: Settings) -> None:
    settings.ALLOWED_HOSTS, settings.HTTPS = ["careerpath.example.org", "testserver"], True
    settings.CURATION_MAIL = ["bea@example.org", "cy@example.org"]


@pytest.fixture
def ada(db: None) -> User:
    return factories.UserFactory.create(email="ada@example.org", name="Ada", is_staff=True, is_superuser=True)


@pytest.fixture
def client(ada: User, client: Client) -> Client:
    client.force_login(ada)
    return client


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Callable[[], list[tuple[Any, ...]]]:
    """What the log says of curation."""
    caplog.set_level(logging.INFO, logger="roadmap.curation")
    return lambda: [
        (record.message, *(vars(record)[name] for name in TOLD))
        for record in caplog.records
        if record.name == "roadmap.curation"
    ]


Lines = Callable[[], list[tuple[Any, ...]]]


@pytest.mark.parametrize(
    ("action", "before", "event"),
    [("publish", "draft", "published"), ("archive", "published", "archived"), ("back_to_draft", "published", "draft")],
)
def test_what_a_list_moves_is_told_once(
    client: Client,
    ada: User,
    lines: Lines,
    django_capture_on_commit_callbacks: Committed,
    action: str,
    before: str,
    event: str,
) -> None:
    moved = [factories.MilestoneFactory.create(slug=slug, state=before) for slug in ("first", "second")]
    keys = [row.pk for row in moved]
    chosen = {"action": action, "_selected_action": keys, "chosen": " ".join(map(str, keys))}
    address = reverse("admin:roadmap_milestone_changelist")

    with django_capture_on_commit_callbacks(execute=True):
        client.post(address, chosen)
        client.post(address, chosen)

    assert lines() == [(event, ada.pk, 2, ["milestone first", "milestone second"], "")]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (State.DRAFT, State.PUBLISHED, ["published"]),
        (State.PUBLISHED, State.ARCHIVED, ["archived"]),
        (State.PUBLISHED, State.PUBLISHED, []),
    ],
)
def test_state_that_changes_on_the_page_is_told(
    client: Client,
    lines: Lines,
    mailoutbox: list[EmailMessage],
    django_capture_on_commit_callbacks: Committed,
    before: State,
    after: State,
    told: list[str],
) -> None:
    stage = factories.StageFactory.create(state=before)
    address = change_address(stage)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(address, typed.page(client, address, state=after, title="Renamed", **{AGREED: "on"}))

    assert [line[0] for line in lines()] == told
    assert [message.to for message in mailoutbox] == [["bea@example.org"], ["cy@example.org"]] * len(told)


def test_mail_names_the_items_and_leads_to_them(
    ada: User, mailoutbox: list[EmailMessage], django_capture_on_commit_callbacks: Committed
) -> None:
    stage = factories.StageFactory.create(title="A & B", slug="a-b")
    role = factories.RoleFactory.create(title="Engineer", slug="engineer")

    with django_capture_on_commit_callbacks(execute=True):
        tell(Event.IMPORTED, [stage, role], by=ada, note="spring.csv")

    message = mailoutbox[0]
    assert message.subject == "careerpath: Ada imported 2 items"
    assert message.body == (
        "spring.csv\n\n"
        "A & B (stage a-b)\n"
        f"https://careerpath.example.org/admin/roadmap/stage/{stage.pk}/change/\n\n"
        "Engineer (role engineer)\n"
        f"https://careerpath.example.org/admin/roadmap/role/{role.pk}/change/\n\n"
        "careerpath at https://careerpath.example.org/ sends this to the addresses in CURATION_MAIL.\n"
    )


def test_whoever_did_it_is_not_written_to(
    settings: Settings, ada: User, mailoutbox: list[EmailMessage], django_capture_on_commit_callbacks: Committed
) -> None:
    settings.CURATION_MAIL = ["Ada@Example.org", "bea@example.org"]

    with django_capture_on_commit_callbacks(execute=True):
        tell(Event.MERGED, [factories.SkillFactory.create()], by=ada)

    assert [message.to for message in mailoutbox] == [["bea@example.org"]]


def test_subject_stays_one_line_whatever_somebody_is_called(
    ada: User, mailoutbox: list[EmailMessage], django_capture_on_commit_callbacks: Committed
) -> None:
    ada.name = "Ada\r\nBcc: all@example.org"

    with django_capture_on_commit_callbacks(execute=True):
        tell(Event.ARCHIVED, [factories.StageFactory.create()], by=ada)

    assert mailoutbox[0].subject == "careerpath: Ada Bcc: all@example.org archived 1 item"


def test_of_many_items_some_are_named_and_all_are_counted(
    lines: Lines, mailoutbox: list[EmailMessage], django_capture_on_commit_callbacks: Committed
) -> None:
    stages = factories.StageFactory.create_batch(MOST_NAMED + 2)

    with django_capture_on_commit_callbacks(execute=True):
        tell(Event.IMPORTED, stages, by=None)

    ((event, by, count, items, _note),) = lines()
    assert (event, by, count, len(items)) == ("imported", None, 52, 50)
    assert mailoutbox[0].subject == "careerpath: Somebody on the command line imported 52 items"
    assert str(mailoutbox[0].body).count("/change/") == 50
    assert "and 2 more\n" in mailoutbox[0].body


def test_nothing_is_told_of_nothing(
    lines: Lines, mailoutbox: list[EmailMessage], ada: User, django_capture_on_commit_callbacks: Committed
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        tell(Event.IMPORTED, [], by=ada)

    assert (lines(), mailoutbox) == ([], [])


@pytest.mark.django_db(transaction=True)
def test_what_is_undone_is_not_told(lines: Lines, mailoutbox: list[EmailMessage], ada: User) -> None:
    with transaction.atomic():
        tell(Event.PUBLISHED, [factories.StageFactory.create()], by=ada)
        transaction.set_rollback(True)

    assert (lines(), mailoutbox) == ([], [])


def test_log_names_nobody_by_address(
    ada: User, caplog: pytest.LogCaptureFixture, django_capture_on_commit_callbacks: Committed
) -> None:
    caplog.set_level(logging.INFO)

    with django_capture_on_commit_callbacks(execute=True):
        tell(Event.PUBLISHED, [factories.StageFactory.create()], by=ada)

    told = str([vars(record) for record in caplog.records if record.name == "roadmap.curation"])
    assert [name in told for name in ("ada@example.org", "Ada", "bea@example.org")] == [False, False, False]
