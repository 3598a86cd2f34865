"""Mail waits in the database until the mail server takes it, and goes out once."""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.mail import BadHeaderError, EmailMessage, EmailMultiAlternatives, send_mail
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from accounts.actions.mail import AT_ONCE, LEASE, deliver_mail
from accounts.models import User, WaitingMail
from careerpath.middleware import AnswerFloorMiddleware
from tests.accounts.mail_server import mail_server
from tests.threads import at_once
from tests.worker import QUEUE, work
from tools.postgres import free_port

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
ADA, BEA = "ada@example.org", "bea@example.org"

Committed = Callable[..., AbstractContextManager[object]]


@pytest.fixture(autouse=True)
def port(settings: Settings) -> int:
    """Where the mail server would be; nobody is there yet."""
    settings.EMAIL_BACKEND = "accounts.mail.WaitingEmailBackend"
    settings.MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    chosen = free_port()
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", chosen, 5
    return chosen


@pytest.fixture(autouse=True)
def _everything_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)


@pytest.fixture
def _worker(settings: Settings) -> None:
    """Have mail left to a worker."""
    settings.TASKS, settings.BACKGROUND = QUEUE, True


def write(*addresses: str) -> None:
    for address in addresses:
        send_mail("Hello", "Read me.", None, [address])


def sign_up(client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(AnswerFloorMiddleware, "seconds", 0)
    settings.EMAIL_URL, settings.ACCOUNT_EMAIL_VERIFICATION = "smtp://mail.example", "mandatory"
    answer = client.post("/accounts/signup/", {"email": ADA, "password1": "copper harbour nineteen"})
    return answer.headers["Location"]


def test_mail_goes_out_at_once_without_a_worker(port: int, django_capture_on_commit_callbacks: Committed) -> None:
    with mail_server(port) as server, django_capture_on_commit_callbacks(execute=True):
        write(ADA)

    assert (server.went_to, WaitingMail.objects.count()) == ([ADA], 0)


def test_sign_up_survives_a_mail_server_that_is_away_and_its_mail_follows(
    client: Client,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    port: int,
    django_capture_on_commit_callbacks: Committed,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        led_to = sign_up(client, settings, monkeypatch)
    waiting = WaitingMail.objects.count()

    with mail_server(port) as server, time_machine.travel(datetime.now(UTC) + timedelta(minutes=1)):
        deliver_mail()
        deliver_mail()

    assert (led_to, User.objects.count(), waiting) == ("/accounts/confirm-email/", 1, 1)
    assert [(message["To"], message["Subject"]) for message in server.taken] == [
        (ADA, "careerpath: Confirm your e-mail")
    ]
    assert not WaitingMail.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_worker")
def test_page_leaves_mail_to_the_worker_and_the_worker_sends_it_once(
    client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch, port: int
) -> None:
    led_to = sign_up(client, settings, monkeypatch)
    waiting = WaitingMail.objects.count()

    with mail_server(port) as server:
        work()
        work()

    assert (led_to, waiting) == ("/accounts/confirm-email/", 1)
    assert (server.went_to, WaitingMail.objects.count()) == ([ADA], 0)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_worker")
def test_worker_comes_back_when_the_mail_server_does(port: int) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        write(ADA, BEA)
        work()
        waiting = WaitingMail.objects.count()
        with mail_server(port) as server:
            work()
            too_early = list(server.went_to)
            clock.shift(timedelta(minutes=1))
            work()

    assert (waiting, too_early) == (2, [])
    assert sorted(server.went_to) == [ADA, BEA]
    assert not WaitingMail.objects.exists()
    assert not DBTaskResult.objects.ready().exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_worker")
def test_queue_of_the_worker_holds_nobodys_address(port: int) -> None:
    with mail_server(port):
        write(ADA)
        work()

    rows = str(list(DBTaskResult.objects.values()))
    assert (ADA in rows, "Read me." in rows) == (False, False)


def test_pauses_grow_up_to_an_hour(port: int) -> None:
    pauses = []
    with time_machine.travel(NOW, tick=False) as clock:
        write(ADA)
        for _ in range(9):
            deliver_mail()
            mail = WaitingMail.objects.get()
            pauses.append((mail.due_at - datetime.now(UTC)) // timedelta(minutes=1))
            clock.move_to(mail.due_at)

    assert pauses == [1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_mail_is_given_up_after_three_days_and_nothing_of_it_is_kept(caplog: pytest.LogCaptureFixture) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        write(ADA)
        clock.shift(timedelta(days=3))
        kept = deliver_mail()
        clock.shift(timedelta(hours=1))
        gone = deliver_mail()

    assert (kept.given_up, gone.given_up, WaitingMail.objects.count()) == (0, 1, 0)
    told = [record for record in caplog.records if record.name == "accounts.actions.mail"]
    assert [(record.message, record.levelno) for record in told] == [
        ("mail not taken, to be tried again", logging.WARNING),
        ("mail given up", logging.ERROR),
    ]
    assert "ada" not in str([vars(record) for record in told])


@pytest.mark.parametrize(("code", "waiting"), [(450, 1), (550, 0)])
def test_refused_address_keeps_nobody_else_waiting(
    port: int, code: int, waiting: int, caplog: pytest.LogCaptureFixture
) -> None:
    write(BEA, ADA)

    with mail_server(port) as server:
        server.refused[ADA] = code
        delivery = deliver_mail()

    assert (server.went_to, delivery.sent, delivery.given_up) == ([BEA], 1, 1 - waiting)
    assert WaitingMail.objects.count() == waiting
    assert "ada" not in caplog.text


def test_server_that_breaks_off_gets_the_message_again(port: int) -> None:
    write(ADA)

    with mail_server(port) as server:
        server.refused[ADA] = 421
        first = deliver_mail()
        server.refused.clear()
        WaitingMail.objects.update(due_at=NOW)
        second = deliver_mail()

    assert (first.sent, second.sent, server.went_to) == (0, 1, [ADA])


def test_mail_somebody_is_sending_is_left_alone_and_taken_up_if_they_never_finish(port: int) -> None:
    with time_machine.travel(NOW, tick=False) as clock, mail_server(port) as server:
        write(ADA)
        WaitingMail.objects.update(due_at=NOW + LEASE, tries=1)
        deliver_mail()
        during = list(server.went_to)
        clock.shift(LEASE)
        deliver_mail()

    assert (during, server.went_to) == ([], [ADA])


def test_second_copy_bears_the_name_of_the_first(port: int) -> None:
    write(ADA)
    (name,) = (mail.message["headers"]["Message-ID"] for mail in WaitingMail.objects.all())

    with mail_server(port) as server:
        deliver_mail()

    assert [message["Message-ID"] for message in server.taken] == [name]


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_the_same_moment_send_everything_once(settings: Settings, port: int) -> None:
    addresses = [f"learner-{number}@example.org" for number in range(6)]
    settings.TASKS, settings.BACKGROUND = QUEUE, True
    write(*addresses)

    with mail_server(port) as server:
        at_once(deliver_mail, deliver_mail)

    assert sorted(server.went_to) == addresses
    assert not WaitingMail.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_mail_of_a_change_that_is_undone_is_not_sent(port: int) -> None:
    with mail_server(port) as server:
        with transaction.atomic():
            write(ADA)
            transaction.set_rollback(True)
        write(BEA)

    assert (server.went_to, WaitingMail.objects.count()) == ([BEA], 0)


def test_page_sends_part_of_a_backlog_and_its_own_mail_first(
    port: int, django_capture_on_commit_callbacks: Committed
) -> None:
    write(*[BEA] * AT_ONCE)

    with mail_server(port) as server, django_capture_on_commit_callbacks(execute=True):
        write(ADA)

    assert server.went_to == [ADA, *[BEA] * (AT_ONCE - 1)]
    assert WaitingMail.objects.count() == 1


def test_message_arrives_with_all_its_parts(port: int) -> None:
    message = EmailMultiAlternatives("Grüße", "Plain", "from@example.org", to=[ADA], bcc=[BEA])
    message.cc, message.reply_to = ["cy@example.org"], ["re@example.org"]
    message.attach_alternative("<p>Rich</p>", "text/html")
    rich = EmailMessage("Rich", "<p>Only</p>", to=[ADA], headers={"X-Kind": "test"})
    rich.content_subtype = "html"
    rich.send()
    message.send()

    with mail_server(port) as server:
        deliver_mail()

    first, second = server.taken
    assert [first[name] for name in ("Subject", "From", "To", "Cc", "Reply-To", "Bcc")] == [
        "Grüße", "from@example.org", ADA, "cy@example.org", "re@example.org", None
    ]  # fmt: skip
    assert [part.get_content_type() for part in first.iter_parts()] == ["text/plain", "text/html"]
    assert (second.get_content_type(), second["X-Kind"]) == ("text/html", "test")


def test_what_could_never_be_sent_is_refused_where_it_comes_from() -> None:
    attached = EmailMessage("Hello", to=[ADA])
    attached.attach("file.txt", "text", "text/plain")

    with pytest.raises(ValueError, match="attachments cannot wait"):
        attached.send()
    with pytest.raises(BadHeaderError):
        EmailMessage("Hello\nBcc: all@example.org", to=[ADA]).send()

    assert EmailMessage("Hello").send() == 0
    assert not WaitingMail.objects.exists()


def test_command_says_what_became_of_the_mail(port: int) -> None:
    said = StringIO()
    write(ADA, BEA)

    with mail_server(port) as server:
        server.refused[ADA] = 450
        call_command("deliver_mail", stdout=said)

    assert said.getvalue() == "sent 1, given up 0, waiting 1\n"
