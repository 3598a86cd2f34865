"""`manage.py curator`: a new curator, a promoted one, and each thing that can be wrong in one sentence."""

import sys
from collections.abc import Callable, Iterator

import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command

from accounts.management.commands import curator
from accounts.models import User

PASSPHRASE = "copper harbour nineteen"
OTHER = "mossy-kettle-drum lantern"

Typing = Callable[..., None]

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_password_around(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PASSWORD", raising=False)


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Typing:
    """Let somebody sit at a terminal and type these lines."""

    def typed(*lines: str) -> None:
        following: Iterator[str] = iter(lines)
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
        monkeypatch.setattr("builtins.input", lambda _prompt: next(following))
        monkeypatch.setattr(f"{curator.__name__}.getpass", lambda _prompt: next(following))

    return typed


def _state(user: User) -> tuple[bool, bool, bool]:
    return user.is_active, user.is_staff, user.is_superuser


def test_a_new_curator_may_log_in_and_do_everything(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PASSWORD", PASSPHRASE)

    call_command("curator", email="Grace@Example.org")

    grace = User.objects.get()
    assert capsys.readouterr().out == "grace@example.org is a new curator.\n"
    assert grace.email == "grace@example.org"
    assert _state(grace) == (True, True, True)
    assert grace.check_password(PASSPHRASE)
    assert list(EmailAddress.objects.values_list("user", "email", "verified", "primary")) == [
        (grace.pk, "grace@example.org", True, True)
    ]


def test_the_command_can_be_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PASSWORD", PASSPHRASE)

    call_command("curator", email="grace@example.org")
    hashed = User.objects.get().password
    call_command("curator", email="GRACE@example.org")

    assert User.objects.get().password == hashed
    assert EmailAddress.objects.count() == 1


def test_a_learner_is_promoted_and_keeps_their_password(capsys: pytest.CaptureFixture[str]) -> None:
    ada = User.objects.create_user("ada@example.org", PASSPHRASE, name="Ada", is_active=False)
    EmailAddress.objects.create(user=ada, email="old@example.org", primary=True)

    call_command("curator", email="ada@example.org")

    ada.refresh_from_db()
    assert capsys.readouterr().out == "ada@example.org is a curator.\n"
    assert _state(ada) == (True, True, True)
    assert (ada.name, ada.check_password(PASSPHRASE)) == ("Ada", True)
    assert set(EmailAddress.objects.values_list("email", "primary")) == {
        ("old@example.org", False),
        ("ada@example.org", True),
    }


def test_a_password_that_is_given_replaces_the_one_that_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    User.objects.create_user("ada@example.org", PASSPHRASE)
    monkeypatch.setenv("PASSWORD", OTHER)

    call_command("curator", email="ada@example.org")

    assert User.objects.get().check_password(OTHER)


def test_what_is_not_given_is_asked_for(typing: Typing) -> None:
    typing("grace@example.org", PASSPHRASE, PASSPHRASE)

    call_command("curator")

    assert User.objects.get().check_password(PASSPHRASE)


def test_two_different_passwords_change_nothing(typing: Typing) -> None:
    typing(PASSPHRASE, OTHER)

    with pytest.raises(CommandError, match=r"^The two passwords differ\. Nothing was changed\.$"):
        call_command("curator", email="grace@example.org")

    assert User.objects.count() == 0


@pytest.mark.parametrize(
    ("email", "password", "said"),
    [
        ("nonsense", PASSPHRASE, "'nonsense' is not an e-mail address."),
        ("grace@example.org", "lantern moss", "This password is too short. It must contain at least 15 characters."),
        ("grace@example.org", "", "There is no terminal to ask in: give --email, and PASSWORD in the environment."),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, email: str, password: str, said: str
) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False)
    monkeypatch.setenv("PASSWORD", password)

    with pytest.raises(CommandError) as refusal:
        call_command("curator", email=email)

    assert str(refusal.value) == said
    assert User.objects.count() == 0
