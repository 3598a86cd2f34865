"""One line in the log for whoever comes in, is refused, or may do more or less than before."""

import logging
from collections.abc import Callable
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import identify_hasher
from django.contrib.auth.models import Group, Permission
from django.test import Client
from pytest_django import Settings

from accounts.models import User
from tests.factories import PASSWORD, UserFactory
from tests.roadmap import typed

pytestmark = pytest.mark.django_db

Line = tuple[str, dict[str, Any]]
Lines = Callable[[], list[Line]]
OURS = ("outcome", "by", "user", "role", "changed", "given", "taken")


@pytest.fixture
def ada(db: None) -> User:
    user = UserFactory.create(email="ada@example.org", name="Ada")
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    return user


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Lines:
    """The lines since the last look, or since the test began."""
    caplog.set_level(logging.INFO, logger="accounts.trail")

    def looked() -> list[Line]:
        records = [record for record in caplog.records if record.name == "accounts.trail"]
        told = [
            (record.message, {name: vars(record)[name] for name in OURS if name in vars(record)}) for record in records
        ]
        caplog.clear()
        return told

    return looked


def log_in(client: Client, email: str, password: str = PASSWORD) -> None:
    client.post("/accounts/login/", {"login": email, "password": password})


def test_coming_and_going_is_noted(ada: User, client: Client, lines: Lines) -> None:
    lines()

    log_in(client, ada.email)
    client.post("/accounts/logout/")

    own = {"outcome": "done", "by": ada.pk, "user": ada.pk}
    assert lines() == [("log-in", own), ("log-out", own)]


@pytest.mark.parametrize("email", ["ada@example.org", "ADA@example.org", "bea@example.org"])
def test_refused_log_in_names_the_account_if_there_is_one(ada: User, client: Client, lines: Lines, email: str) -> None:
    lines()

    log_in(client, email, "canary password of hers")

    known = ada.pk if "bea" not in email else None
    assert lines() == [("log-in", {"outcome": "refused", "by": None, "user": known})]


def test_no_password_address_or_session_is_noted(ada: User, client: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)

    log_in(client, ada.email, "canary password of hers")
    log_in(client, "typed-canary@example.org", "canary password of hers")
    log_in(client, ada.email)

    noted = str([{**vars(record), "request": ""} for record in caplog.records if record.name == "accounts.trail"])
    secrets = ("canary", "ada@example.org", PASSWORD, client.session.session_key)
    assert [str(secret) in noted for secret in secrets] == [False] * 4


@pytest.mark.parametrize(
    ("address", "typed_in"),
    [
        ("/accounts/password/change/", ("oldpassword", "password1", "password2")),
        ("/admin/password_change/", ("old_password", "new_password1", "new_password2")),
    ],
)
def test_new_password_is_noted_wherever_it_is_set(
    ada: User, client: Client, lines: Lines, address: str, typed_in: tuple[str, str, str]
) -> None:
    User.objects.update(is_staff=True)
    client.force_login(ada)
    lines()

    old, *new = typed_in
    client.post(address, {old: PASSWORD, **dict.fromkeys(new, "copper harbour nineteen")})

    assert lines() == [("password", {"outcome": "done", "by": ada.pk, "user": ada.pk})]


def test_password_that_is_only_hashed_anew_is_not_noted(
    settings: Settings, ada: User, client: Client, lines: Lines
) -> None:
    before = ada.password
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher", *settings.PASSWORD_HASHERS]
    lines()

    log_in(client, ada.email)

    ada.refresh_from_db()
    assert [identify_hasher(str(kept)).algorithm for kept in (before, ada.password)] == ["md5", "pbkdf2_sha256"]
    assert [what for what, _ in lines()] == ["log-in"]


def test_rights_are_noted_with_who_gave_them(ada: User, curator: User, curator_client: Client, lines: Lines) -> None:
    group = Group.objects.create(name="reviewer")
    permission = Permission.objects.get(codename="view_stage")
    address = f"/admin/accounts/user/{ada.pk}/change/"
    lines()

    given = {"is_staff": "on", "groups": [group.pk], "user_permissions": [permission.pk]}
    curator_client.post(address, typed.page(curator_client, address, **given))
    after_giving = lines()
    curator_client.post(address, typed.page(curator_client, address, is_staff="", is_active="", groups=[]))

    own = {"outcome": "done", "by": curator.pk, "user": ada.pk}
    assert after_giving == [
        ("rights", own | {"changed": {"is_staff": True}}),
        ("rights", own | {"given": ["reviewer"]}),
        ("rights", own | {"given": ["view_stage"]}),
    ]
    assert sorted(lines(), key=str) == [
        ("rights", own | {"changed": {"is_active": False, "is_staff": False}}),
        ("rights", own | {"taken": ["reviewer"]}),
    ]


def test_switching_off_in_the_list_is_noted(ada: User, curator: User, curator_client: Client, lines: Lines) -> None:
    lines()

    for _ in range(2):
        curator_client.post("/admin/accounts/user/", {"action": "switch_off", "_selected_action": [ada.pk]})

    own = {"outcome": "done", "by": curator.pk, "user": ada.pk}
    assert lines() == [("rights", own | {"changed": {"is_active": False}})]
    entries = [(entry.object_id, entry.get_change_message()) for entry in curator.logentry_set.all()]
    assert entries == [(str(ada.pk), "active: False")]


def test_rights_from_the_command_line_are_nobodys(ada: User, lines: Lines) -> None:
    group = Group.objects.create(name="reviewer")
    lines()

    new = User.objects.create_superuser("root@example.org", PASSWORD)
    group.user_set.add(ada)
    group.permissions.add(Permission.objects.get(codename="view_stage"))
    ada.groups.clear()

    own = {"outcome": "done", "by": None}
    assert lines() == [
        ("rights", own | {"user": new.pk, "changed": {"is_staff": True, "is_superuser": True}}),
        ("rights", own | {"role": "reviewer", "given": [str(ada.pk)]}),
        ("rights", own | {"role": "reviewer", "given": ["view_stage"]}),
        ("rights", own | {"user": ada.pk, "taken": "all"}),
    ]


def test_saving_what_gives_no_rights_is_not_noted_and_not_looked_up(
    ada: User, lines: Lines, django_assert_num_queries: Any
) -> None:
    lines()

    ada.name = "Countess"
    with django_assert_num_queries(1):
        ada.save(update_fields=["name"])
    ada.save()

    assert lines() == []
