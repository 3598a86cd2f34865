"""Signing up: what is asked, what is refused, and what nobody can find out by trying."""

import re
from smtplib import SMTPServerDisconnected

import pytest
from allauth.account.internal.flows import manage_email
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.test import Client
from pytest_django import Settings

from accounts.forms.account import KEPT_MAIL_HELP
from accounts.models import User, display_name
from careerpath.middleware import AnswerFloorMiddleware
from tests.factories import UserFactory

SIGN_UP = "/accounts/signup/"
PASSPHRASE = "copper harbour nineteen"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_floor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AnswerFloorMiddleware, "seconds", 0)


@pytest.fixture
def _mail_server(settings: Settings) -> None:
    """A site that sends mail, so that an e-mail has to be confirmed."""
    settings.EMAIL_URL = "smtp://mail.example"
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The passwords that were hashed, in order."""
    passwords: list[str] = []
    encode = MD5PasswordHasher.encode

    def recorded(hasher: MD5PasswordHasher, password: str, salt: str) -> str:
        passwords.append(password)
        return encode(hasher, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", recorded)
    return passwords


def _sign_up(client: Client, email: str, password: str = PASSPHRASE, **more: str) -> str:
    """Send the form; return where it leads, or nothing if it is shown again."""
    response = client.post(SIGN_UP, {"email": email, "password1": password, **more})
    return response.headers.get("Location", "")


def _signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_sign_up_asks_for_an_email_and_a_password_only(client: Client) -> None:
    response = client.get(SIGN_UP)

    page = response.content.decode()
    assert list(response.context["form"].fields) == ["email", "password1"]
    assert re.findall(r'<input type="(?:email|password)"[^>]*autocomplete="([\w-]+)"', page) == [
        "email",
        "new-password",
    ]
    assert "placeholder" not in page
    assert page.count("<h1") == 1
    assert "At least 15 characters" in page


def test_sign_up_makes_an_account_and_opens_the_start(client: Client) -> None:
    led_to = _sign_up(client, "Ada@Example.org")

    user = User.objects.get()
    assert led_to == "/welcome/"
    assert _signed_in(client)
    assert (user.email, user.name, user.is_active, user.is_staff) == ("ada@example.org", "", True, False)
    assert user.check_password(PASSPHRASE)
    assert list(EmailAddress.objects.values_list("user", "email", "primary")) == [(user.pk, "ada@example.org", True)]


def test_sign_up_goes_on_to_where_somebody_was_headed(client: Client) -> None:
    page = client.get(SIGN_UP, {"next": "/roadmap/"}).content.decode()

    led_to = _sign_up(client, "ada@example.org", next="/roadmap/")

    assert led_to == "/roadmap/"
    assert 'href="/accounts/login/?next=%2Froadmap%2F"' in page


def test_signing_up_too_often_is_429_and_says_to_wait(client: Client, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"signup": "1/m/ip"}
    client.post(SIGN_UP, {"email": "ada@example.org", "password1": "too short"})

    response = client.post(SIGN_UP, {"email": "ada@example.org", "password1": PASSPHRASE})

    assert response.status_code == 429
    assert "Wait a few minutes" in response.content.decode()
    assert User.objects.count() == 0


@pytest.mark.parametrize("hostile", ["https://evil.example/", "//evil.example", "http://[::1", "javascript:alert(1)"])
def test_sign_up_leads_nowhere_else(client: Client, hostile: str) -> None:
    page = client.get(SIGN_UP, {"next": hostile})

    led_to = _sign_up(client, "ada@example.org", next=hostile)

    assert page.status_code == 200
    assert not re.search(r'(?:href|action)="[^"]*(?:evil|\[::1|javascript)', page.content.decode())
    assert led_to == "/welcome/"


def test_sign_up_with_a_known_email_in_another_case_makes_no_second_account(client: Client) -> None:
    UserFactory.create(email="ada@example.org")

    response = client.post(SIGN_UP, {"email": "ADA@EXAMPLE.ORG", "password1": PASSPHRASE})

    assert User.objects.count() == 1
    assert not _signed_in(client)
    assert response.context["form"].errors == {
        "email": ["There is already an account with this e-mail. Log in to it, or reset its password."]
    }
    assert 'href="#id_email"' in response.content.decode()


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("lantern moss", "at least 15 characters"),
        ("qwertyuiop123456789", "easy to guess"),
        ("ada@example.org1", "too similar to the e-mail"),
        ("lantern " * 40, "at most 256 characters"),
    ],
)
def test_sign_up_says_what_is_wrong_with_a_password(client: Client, password: str, said: str) -> None:
    response = client.post(SIGN_UP, {"email": "ada@example.org", "password1": password})

    page = response.content.decode()
    assert User.objects.count() == 0
    assert said.lower() in " ".join(response.context["form"].errors["password1"]).lower()
    assert 'id="error-summary"' in page
    assert 'value="ada@example.org"' in page
    assert f'value="{password}"' not in page


def test_sign_up_that_is_overtaken_by_its_double_click_leads_to_log_in(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    UserFactory.create(email="ada@example.org")
    monkeypatch.setattr(manage_email, "assess_unique_email", lambda _email, **_user: True)

    led_to = _sign_up(client, "ada@example.org")

    assert led_to == "/accounts/login/"
    assert User.objects.count() == 1


@pytest.mark.usefixtures("_mail_server")
def test_sign_up_that_is_overtaken_tells_only_the_owner(
    client: Client, mailoutbox: list[EmailMessage], monkeypatch: pytest.MonkeyPatch
) -> None:
    UserFactory.create(email="ada@example.org")
    monkeypatch.setattr(manage_email, "assess_unique_email", lambda _email, **_user: True)

    led_to = _sign_up(client, "ada@example.org")

    assert led_to == "/accounts/confirm-email/"
    assert [message.subject for message in mailoutbox] == ["careerpath: You have an account already"]


@pytest.mark.usefixtures("_mail_server")
def test_an_unconfirmed_email_cannot_log_in_until_its_link_is_followed(
    client: Client, mailoutbox: list[EmailMessage]
) -> None:
    led_to = _sign_up(client, "ada@example.org")
    refused = client.post("/accounts/login/", {"login": "ada@example.org", "password": PASSPHRASE})
    was_signed_in = _signed_in(client)
    (link,) = re.findall(r"http://testserver(/accounts/confirm-email/\S+)", str(mailoutbox[0].body))
    asked = client.get(link)
    followed = client.post(link)
    client.post("/accounts/login/", {"login": "ada@example.org", "password": PASSPHRASE})

    assert led_to == refused.headers["Location"] == "/accounts/confirm-email/"
    assert not was_signed_in
    assert "Yes, it is mine" in asked.content.decode()
    assert followed.headers["Location"] == "/accounts/login/"
    assert _signed_in(client)
    # Signing up sends the link, and the log-in that was refused sends it again.
    assert [(message.to, message.subject) for message in mailoutbox] == [
        (["ada@example.org"], "careerpath: Confirm your e-mail")
    ] * 2


@pytest.mark.usefixtures("_mail_server")
def test_sign_up_answers_a_known_and_an_unknown_email_alike(mailoutbox: list[EmailMessage], hashed: list[str]) -> None:
    UserFactory.create(email="known@example.org")
    hashed.clear()

    answers, work = [], []
    for email in ("known@example.org", "new@example.org"):
        browser = Client()
        answer = browser.post(SIGN_UP, {"email": email, "password1": PASSPHRASE}, follow=True)
        page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
        answers.append((answer.redirect_chain, page.replace(email, "")))
        work.append(list(hashed))
        hashed.clear()

    assert answers[0] == answers[1]
    assert work == [[PASSPHRASE], [PASSPHRASE]]
    assert [(message.to, message.subject) for message in mailoutbox] == [
        (["known@example.org"], "careerpath: You have an account already"),
        (["new@example.org"], "careerpath: Confirm your e-mail"),
    ]


@pytest.mark.usefixtures("_mail_server")
def test_sign_up_survives_a_mail_server_that_is_down(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def hang_up(_message: EmailMessage) -> int:
        raise SMTPServerDisconnected

    monkeypatch.setattr(EmailMessage, "send", hang_up)

    led_to = _sign_up(client, "ada@example.org")

    assert led_to == "/accounts/confirm-email/"
    assert User.objects.count() == 1
    assert [record.message for record in caplog.records if record.name == "accounts.adapter"] == ["mail not sent"]
    assert "ada@example.org" not in caplog.text


def test_forms_that_mail_a_link_say_where_it_goes_without_a_mail_server(client: Client, settings: Settings) -> None:
    settings.EMAIL_URL = ""
    kept = client.get("/accounts/password/reset/").content.decode()
    settings.EMAIL_URL = "smtp://mail.example"
    sent = client.get("/accounts/password/reset/").content.decode()

    assert str(KEPT_MAIL_HELP) in kept
    assert str(KEPT_MAIL_HELP) not in sent


def test_email_is_folded_on_every_way_to_the_database() -> None:
    made = User.objects.create_user(" Ada@Example.ORG ")
    saved = User(email="Bea@Example.ORG")
    saved.save()
    User.objects.bulk_create([User(email="Cy@Example.ORG")])

    assert (made.email, saved.email) == ("ada@example.org", "bea@example.org")
    assert sorted(User.objects.values_list("email", flat=True)) == [
        "ada@example.org",
        "bea@example.org",
        "cy@example.org",
    ]
    assert User.objects.get_by_natural_key("CY@example.org").email == "cy@example.org"
    assert User.objects.filter(email__in=["ADA@example.org"]).exists()


def test_user_email_unique_holds_whatever_the_case() -> None:
    User.objects.create_user("ada@example.org")
    User.objects.create_user("ada@example.com")

    with pytest.raises(IntegrityError, match=r"user_email_unique|accounts_user\.email"), transaction.atomic():
        User.objects.bulk_create([User(email="ADA@example.org")])


def test_an_account_needs_an_email() -> None:
    with pytest.raises(ValueError, match="needs an e-mail"):
        User.objects.create_user("")


def test_superusers_are_staff() -> None:
    root = User.objects.create_superuser("root@example.org", PASSPHRASE)

    assert (root.is_staff, root.is_superuser, root.is_active) == (True, True, True)


def test_people_are_addressed_by_name_or_by_email() -> None:
    assert display_name(User(email="ada@example.org", name="Ada")) == "Ada"
    assert display_name(User(email="ada@example.org")) == "ada@example.org"
    assert User(email="ada@example.org", name="Ada").get_short_name() == "Ada"
    assert str(User(email="ada@example.org", name="Ada")) == "ada@example.org"
