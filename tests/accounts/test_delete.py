"""Whoever leaves is gone: no word of theirs is left, and what they did for the catalogue stays without their name."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core import mail
from django.core.mail import EmailMessage, get_connection, send_mail
from django.db import connection
from django.test import Client
from pytest_django import Settings

from accounts.actions.archives import ask_for_archive
from accounts.actions.leaving import FORMER_STAFF, StaffStaysError, delete_account
from accounts.actions.mail import deliver_mail
from accounts.models import Progress, Session, User, WaitingMail
from roadmap.actions.reports import answer_reports
from roadmap.actions.versions import keep_versions
from roadmap.models import Report, Stage, versions_of
from tests import factories
from tests.accounts.whole import whole_learner
from tests.factories import PASSWORD
from tests.threads import at_once

ADDRESS, GOODBYE = "/settings/delete/", "/goodbye/"
Queries = Callable[[int], AbstractContextManager[list[str]]]
in_transaction = pytest.mark.django_db
for_real = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _mail_server(settings: Settings) -> None:
    """Mail is kept in the database and then in the test's own outbox."""
    settings.EMAIL_URL = "smtp://mail.example.org"
    settings.EMAIL_BACKEND = "accounts.mail.WaitingEmailBackend"
    settings.MAIL_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def hidden(client: Client) -> str:
    """What the form has hidden."""
    return str(client.get(ADDRESS).context["form"].initial["whose"])


def everything_stored() -> bytes:
    """Every byte that the database keeps: on PostgreSQL all rows as text, on SQLite its three files."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return b"".join(file.read_bytes() for file in database_files())
        return "\n".join(rows_as_text(cursor)).encode()


def database_files() -> Iterable[Path]:
    name = str(connection.settings_dict["NAME"])
    return [path for path in (Path(name + end) for end in ("", "-wal", "-shm")) if path.exists()]


def rows_as_text(cursor: Any) -> Iterable[str]:
    for table in connection.introspection.table_names(cursor):
        cursor.execute(f"SELECT t::text FROM {connection.ops.quote_name(table)} t")  # noqa: S608 (our own tables)
        yield from (row for (row,) in cursor.fetchall())


def leave_traces(learner: User, curator: User) -> list[Client]:
    """What is left along the way: sessions with text in them, mail that waits, an archive, the staff's trail."""
    browsers = [signed_in(learner), signed_in(learner)]
    session = browsers[1].session
    session["unsaved_record"] = {"/record/": "text=canary-ada-unsaved"}
    session.save()
    WaitingMail.objects.create(message={"to": [f"Ada <{learner.email}>"], "body": "canary-ada-mail"})
    ask_for_archive(learner)
    user_type = ContentType.objects.get_for_model(User)
    factories.LogEntryFactory.create(
        user=curator, content_type=user_type, object_id=str(learner.pk), object_repr=learner.email
    )
    return browsers


@for_real
def test_no_word_is_left_anywhere(settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="accounts")
    ada, bea = whole_learner("ada"), whole_learner("bea")
    curator = factories.UserFactory.create(is_staff=True)
    here, elsewhere = leave_traces(ada, curator)
    answer_reports(Report.objects.all(), state="done", answer="Thanks.", by_id=curator.pk, now=ada.date_joined)
    before = everything_stored()
    assert before.count(b"canary-ada") > 20

    answer = here.post(ADDRESS, {"password": PASSWORD, "whose": hidden(here)})

    deliver_mail()
    stored = everything_stored()
    assert answer.headers["Location"] == GOODBYE
    assert b"canary-ada" not in stored
    assert b"canary-bea" in stored
    assert "canary" not in caplog.text
    assert [session.get_decoded() for session in Session.objects.all()] == []
    assert elsewhere.get("/dashboard/").status_code == 302
    assert not WaitingMail.objects.exists()
    assert [message.to for message in mail.outbox] == [["canary-ada-email@example.org"]]
    assert User.objects.filter(pk=bea.pk).exists()


@in_transaction
def test_rows_of_others_stay(learner: User, learner_client: Client) -> None:
    other = whole_learner("bea")
    mine, theirs = factories.ProgressFactory.create(learner=learner), Progress.objects.get(learner=other)

    learner_client.post(ADDRESS, {"password": PASSWORD})

    assert list(Progress.objects.all()) == [theirs]
    assert mine.milestone.slug
    assert not User.objects.filter(pk=learner.pk).exists()


@in_transaction
def test_page_says_what_goes_and_asks_for_the_password(learner_client: Client) -> None:
    answer = learner_client.get(ADDRESS)

    assert answer.status_code == 200
    assert list(answer.context["form"].fields) == ["whose", "password"]
    assert 'href="/settings/export/"' in answer.content.decode()


@in_transaction
def test_wrong_password_deletes_nothing(learner: User, learner_client: Client) -> None:
    answer = learner_client.post(ADDRESS, {"password": "wrong"})

    assert (answer.status_code, answer.context["form"].errors) == (
        422,
        {"password": ["This is not your password. Check it and try again."]},
    )
    assert User.objects.filter(pk=learner.pk).exists()


@in_transaction
def test_passwords_cannot_be_tried_out(learner: User, learner_client: Client, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {}

    statuses = [learner_client.post(ADDRESS, {"password": "wrong"}).status_code for _try in range(11)]

    assert statuses == [422] * 10 + [429]
    assert learner_client.post(ADDRESS, {"password": PASSWORD}).status_code == 429
    assert User.objects.filter(pk=learner.pk).exists()


@in_transaction
@pytest.mark.parametrize("typed", ["guest@example.org", " Guest@Example.org "])
def test_account_without_a_password_types_its_address(typed: str) -> None:
    guest = factories.UserFactory.create(email="guest@example.org", password=None)
    client = signed_in(guest)

    refused = client.post(ADDRESS, {"email": "other@example.org"})
    answer = client.post(ADDRESS, {"email": typed})

    assert (refused.status_code, answer.headers["Location"]) == (422, GOODBYE)
    assert not User.objects.exists()


@in_transaction
def test_form_sent_twice_ends_at_the_same_page(learner_client: Client) -> None:
    form = {"password": PASSWORD, "whose": hidden(learner_client)}

    first, second = (learner_client.post(ADDRESS, form) for _time in range(2))

    assert (first.headers["Location"], second.headers["Location"]) == (GOODBYE, GOODBYE)


@in_transaction
@pytest.mark.parametrize("signed", ["", "1", "1:2:3"])
def test_visitor_is_not_told_that_something_was_deleted(signed: str) -> None:
    answer = Client().post(ADDRESS, {"password": PASSWORD, "whose": signed})

    assert answer.headers["Location"] == "/accounts/login/?next=/settings/delete/"


@in_transaction
def test_sign_of_an_account_that_is_there_leads_to_the_log_in(learner_client: Client) -> None:
    answer = Client().post(ADDRESS, {"whose": hidden(learner_client)})

    assert answer.headers["Location"] == "/accounts/login/?next=/settings/delete/"


@in_transaction
@pytest.mark.parametrize("right", ["is_staff", "is_superuser"])
def test_staff_cannot_leave(right: str) -> None:
    user = factories.UserFactory.create(**{right: True})
    client = signed_in(user)

    shown, answer = client.get(ADDRESS), client.post(ADDRESS, {"password": PASSWORD})

    assert (shown.status_code, answer.status_code) == (200, 403)
    assert "You are on the staff" in shown.content.decode()
    assert User.objects.filter(pk=user.pk).exists()


@in_transaction
def test_rights_given_meanwhile_are_seen(learner: User) -> None:
    User.objects.filter(pk=learner.pk).update(is_staff=True)

    with pytest.raises(StaffStaysError):
        delete_account(learner)


@in_transaction
def test_trail_of_former_staff_stays_without_their_name() -> None:
    was_staff, stage = factories.UserFactory.create(name="canary-name"), factories.StageFactory.create()
    entry = factories.LogEntryFactory.create(user=was_staff, object_id=str(stage.pk))
    keep_versions([stage], by=was_staff)

    delete_account(was_staff)

    former = User.objects.get(email=FORMER_STAFF)
    kept = LogEntry.objects.get(pk=entry.pk)
    assert (kept.user, kept.change_message) == (former, entry.change_message)
    assert (former.name, former.is_active, former.has_usable_password()) == ("Former staff", False, False)
    assert versions_of(Stage).get().history_user is None


@in_transaction
def test_second_of_the_former_staff_goes_to_the_same_account() -> None:
    for _time in range(2):
        delete_account(factories.LogEntryFactory.create(user__is_staff=False).user)

    assert User.objects.values_list("email", flat=True).get() == FORMER_STAFF
    assert LogEntry.objects.count() == 2


@in_transaction
def test_learner_without_a_trail_leaves_no_placeholder(learner: User) -> None:
    delete_account(learner)

    assert not User.objects.exists()


@in_transaction
def test_mail_to_others_still_waits(learner: User) -> None:
    for address in (learner.email, learner.email.upper(), f"x{learner.email}"):
        WaitingMail.objects.create(message={"to": [address]})

    delete_account(learner)

    messages = WaitingMail.objects.order_by("pk").values_list("message__to", "message__subject")
    assert list(messages) == [([f"x{learner.email}"], None), ([learner.email], "Your careerpath account is deleted")]


@for_real
def test_mail_that_was_kept_for_want_of_a_server_goes_too(settings: Settings, tmp_path: Path) -> None:
    settings.EMAIL_URL, settings.EMAIL_FILE_PATH = "", tmp_path
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    learner, other = factories.UserFactory.create_batch(2)
    # Over one connection, and thus into one file, as messages of one second may be anyway.
    hello = [EmailMessage("Hello", "Read me.", to=[user.email]) for user in (learner, other, learner, other)]
    get_connection(file_path=tmp_path).send_messages(hello)
    send_mail("Hello", "Read me.", None, [learner.email])

    delete_account(learner)

    kept = "".join(file.read_text() for file in tmp_path.iterdir())
    assert (kept.count(f"To: {other.email}"), kept.count(learner.email)) == (2, 0)


@in_transaction
def test_sessions_of_others_stay(learner: User, learner_client: Client) -> None:
    other = signed_in(factories.UserFactory.create())
    factories.UserFactory.create()

    learner_client.post(ADDRESS, {"password": PASSWORD})

    assert [session.pk for session in Session.objects.all()] == [other.session.session_key]


@for_real
def test_leaving_twice_at_once_is_leaving_once() -> None:
    learner = whole_learner("ada")

    at_once(lambda: delete_account(learner), lambda: delete_account(learner))

    deliver_mail()
    assert not User.objects.exists()
    assert len(mail.outbox) == 1


@in_transaction
@pytest.mark.parametrize("rows", [1, 3])
def test_page_takes_one_query(learner: User, learner_client: Client, queries: Queries, rows: int) -> None:
    factories.ProgressFactory.create_batch(rows, learner=learner)

    with queries(1):
        learner_client.get(ADDRESS)


@in_transaction
def test_goodbye_is_for_everybody(queries: Queries) -> None:
    with queries(0):
        answer = Client().get(GOODBYE)

    assert answer.status_code == 200
