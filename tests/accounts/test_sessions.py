"""A session and its user are read at once; who somebody is stays what the signed session says."""
# ruff: noqa: SLF001 (`_meta` is documented, for all its underscore)

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session as StockSession
from django.core.management import call_command
from django.db import connection
from django.db.migrations import RunPython
from django.db.migrations.loader import MigrationLoader
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from accounts.backends import AuthenticationBackend
from accounts.models import Session, User
from accounts.sessions import SessionStore
from tests.conftest import Queries
from tests.factories import UserFactory

PAGE = "/accounts/password/change/"
BEFORE = "allauth.account.auth_backends.AuthenticationBackend"
NOW = "accounts.backends.AuthenticationBackend"


def seen_as(client: Client) -> Any:
    """Whom a page takes the browser's owner for: their key, or None for nobody."""
    answer = client.get(PAGE)
    return answer.context["user"].pk if answer.context else None


def held(client: Client) -> Session:
    return Session.objects.get(pk=client.session.session_key)


def test_session_and_user_cost_one_query(learner: User, learner_client: Client, queries: Queries) -> None:
    with queries(1):
        answer = learner_client.get("/settings/delete/")

    read = answer.context["user"]
    read_as_ever = User.objects.get(pk=learner.pk)
    assert {name: getattr(read, name) for name in columns()} == {
        name: getattr(read_as_ever, name) for name in columns()
    }


def columns() -> list[str]:
    return [field.attname for field in User._meta.concrete_fields]


def test_who_logs_in_is_written_beside_the_session(learner: User, client: Client) -> None:
    client.post("/theme/", {"theme": "dark"})

    client.force_login(learner)

    assert held(client).user == learner
    assert str(held(client)) == f"{learner.pk}, {held(client).expire_date:%Y-%m-%d}"


def test_whoever_logs_out_or_is_deleted_leaves_no_session(learner: User, learner_client: Client) -> None:
    elsewhere = Client()
    elsewhere.force_login(learner)

    learner_client.post("/accounts/logout/")
    key = elsewhere.session.session_key
    left = list(Session.objects.filter(user=learner).values_list("pk", flat=True))
    learner.delete()

    assert left == [key]
    assert not Session.objects.exclude(user=None).exists()
    assert seen_as(elsewhere) is None


def test_a_column_that_names_somebody_else_changes_nobody(learner: User, learner_client: Client) -> None:
    other = UserFactory.create(is_staff=True, is_superuser=True)
    Session.objects.update(user=other)

    assert seen_as(learner_client) == learner.pk


def test_a_column_makes_nobody_of_a_session_without_a_user(learner: User, client: Client) -> None:
    store = SessionStore()
    store["readiness"] = {}
    store.save()
    Session.objects.update(user=learner)
    client.cookies["sessionid"] = store.session_key or ""

    assert seen_as(client) is None


@pytest.mark.parametrize("column", [None, 987_654_321])
def test_an_empty_or_dangling_column_costs_a_query_and_nothing_else(
    learner: User, learner_client: Client, queries: Queries, column: int | None
) -> None:
    Session.objects.update(user_id=column)

    with queries(2):
        learner_client.get("/settings/delete/")

    assert seen_as(learner_client) == learner.pk


def test_an_expired_session_is_nobodys(learner_client: Client) -> None:
    Session.objects.update(expire_date=timezone.now())

    assert seen_as(learner_client) is None


def test_somebody_switched_off_or_with_another_password_is_signed_out(learner: User) -> None:
    off, changed = Client(), Client()
    off.force_login(learner)
    changed.force_login(learner)

    User.objects.update(is_active=False)
    seen_off = seen_as(off)
    User.objects.update(is_active=True, password="md5$other$other")
    seen_changed = seen_as(changed)

    assert (seen_off, seen_changed) == (None, None)
    assert list(Session.objects.values_list("pk", flat=True)) == [off.session.session_key]


def test_a_session_of_a_backend_that_is_gone_is_nobodys(learner_client: Client) -> None:
    session = learner_client.session
    session[BACKEND_SESSION_KEY] = BEFORE
    session.save()

    assert seen_as(learner_client) is None


def test_a_former_secret_still_holds_and_the_session_gets_a_new_key(
    learner: User, learner_client: Client, settings: Settings
) -> None:
    key, settings.SECRET_KEY_FALLBACKS = learner_client.session.session_key, [settings.SECRET_KEY]
    settings.SECRET_KEY = "n" * 50

    seen = [seen_as(learner_client), seen_as(learner_client)]

    assert seen == [learner.pk, learner.pk]
    assert learner_client.session.session_key != key
    assert [one.user_id for one in Session.objects.all()] == [learner.pk]


def test_users_are_taken_once_and_never_after_a_change(learner: User, learner_client: Client) -> None:
    once, changed = SessionStore(held(learner_client).pk), SessionStore(held(learner_client).pk)
    once.load()
    changed["theme"] = "dark"

    taken = [once.take_user(learner.pk), once.take_user(learner.pk), changed.take_user(learner.pk)]

    assert taken == [learner, None, None]


def test_a_request_gets_a_user_of_its_own(learner: User, learner_client: Client) -> None:
    first = learner_client.get(PAGE).context["user"]
    User.objects.update(name="Ada")
    second = learner_client.get(PAGE).context["user"]

    assert (first.name == "Ada", second.name) == (False, "Ada")


def test_without_a_request_the_account_is_asked_for(learner: User, queries: Queries) -> None:
    with queries(1):
        found = AuthenticationBackend().get_user(learner.pk)

    assert found == learner


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", "ada", None, [], "-1", 2**63, "987654321"])
def test_what_names_no_account_is_saved_all_the_same(key: Any) -> None:
    store = SessionStore()
    store[SESSION_KEY] = key

    store.save()

    (row,) = Session.objects.all()
    assert row.get_decoded() == {SESSION_KEY: key}
    assert row.user_id == (987_654_321 if key == "987654321" else None)


def test_what_is_saved_asynchronously_has_its_user_too(learner: User) -> None:
    row = async_to_sync(SessionStore("a" * 32).acreate_model_instance)({SESSION_KEY: str(learner.pk)})

    assert row.user_id == learner.pk


@pytest.mark.django_db
def test_the_command_of_django_clears_what_has_expired() -> None:
    now = timezone.now()
    for key, days in (("a" * 32, -1), ("b" * 32, 1)):
        Session.objects.create(session_key=key, session_data="", expire_date=now + timedelta(days=days))

    call_command("clearsessions")

    assert list(Session.objects.values_list("pk", flat=True)) == ["b" * 32]


# The migration that moves what was there


def moving() -> RunPython:
    migration = MigrationLoader(connection).disk_migrations["accounts", "0013_session"]
    (operation,) = (one for one in migration.operations if isinstance(one, RunPython))
    return operation


def stored_before(user: User) -> list[str]:
    """Sessions as they were: of somebody signed in, of a visitor; then those that hold nothing any more."""
    signed_in = {
        SESSION_KEY: str(user.pk),
        BACKEND_SESSION_KEY: BEFORE,
        HASH_SESSION_KEY: user.get_session_auth_hash(),
    }
    tomorrow, yesterday = (timezone.now() + timedelta(days=days) for days in (1, -1))
    encode = db.SessionStore().encode
    rows = [
        ("a" * 32, encode(signed_in), tomorrow),
        ("b" * 32, encode({"readiness": {"role": "engineer"}}), tomorrow),
        ("c" * 32, encode(signed_in), yesterday),
        ("d" * 32, "forged", tomorrow),
    ]
    StockSession.objects.bulk_create(
        StockSession(session_key=key, session_data=stored, expire_date=until) for key, stored, until in rows
    )
    return [key for key, _stored, _until in rows]


def test_nobody_is_signed_out_by_the_move(learner: User, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    operation = moving()
    monkeypatch.setitem(operation.code.__globals__, "AT_A_TIME", 1)  # type: ignore[attr-defined]
    key, visitors, *_others = stored_before(learner)

    operation.code(MigrationLoader(connection).project_state().apps, connection.schema_editor())

    client.cookies["sessionid"] = key
    assert seen_as(client) == learner.pk
    assert dict(Session.objects.values_list("pk", "user_id")) == {key: learner.pk, visitors: None}
    assert Session.objects.get(pk=visitors).get_decoded() == {"readiness": {"role": "engineer"}}
    assert not StockSession.objects.exists()


def test_the_move_can_be_taken_back(learner: User) -> None:
    operation, apps = moving(), MigrationLoader(connection).project_state().apps
    key, visitors, *_others = stored_before(learner)
    before = {
        row.pk: (row.get_decoded(), row.expire_date) for row in StockSession.objects.filter(pk__in=[key, visitors])
    }
    operation.code(apps, connection.schema_editor())

    assert operation.reverse_code
    operation.reverse_code(apps, connection.schema_editor())

    assert {row.pk: (row.get_decoded(), row.expire_date) for row in StockSession.objects.all()} == before
    assert not Session.objects.exists()
