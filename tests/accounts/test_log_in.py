"""Logging in, staying logged in and out again, and changing the e-mail one logs in with."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core.mail import EmailMessage
from django.test import Client
from pytest_django import Settings

from accounts.models import User

LOG_IN = "/accounts/login/"
EMAIL = "/accounts/email/"
PASSPHRASE = "copper harbour nineteen"


@pytest.fixture
def ada(db: None) -> User:
    user = User.objects.create_user("ada@example.org", PASSPHRASE)
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=False)
    return user


@pytest.fixture
def ada_client(ada: User, client: Client) -> Client:
    """A browser in which Ada has logged in, and shown once more that it is her."""
    client.post(LOG_IN, {"login": ada.email, "password": PASSPHRASE})
    client.post("/accounts/reauthenticate/", {"password": PASSPHRASE})
    return client


def _signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.usefixtures("ada")
@pytest.mark.parametrize("typed", ["ada@example.org", "ADA@Example.Org", " ada@example.org "])
def test_log_in_takes_an_email_in_any_case(client: Client, typed: str) -> None:
    response = client.post(LOG_IN, {"login": typed, "password": PASSPHRASE})

    assert response.headers["Location"] == "/dashboard/"
    assert _signed_in(client)


@pytest.mark.usefixtures("ada")
def test_log_in_says_the_same_of_a_wrong_password_and_an_unknown_email(client: Client) -> None:
    wrong = client.post(LOG_IN, {"login": "ada@example.org", "password": "wrong"})
    unknown = client.post(LOG_IN, {"login": "bea@example.org", "password": "wrong"})

    said = {"__all__": ["This e-mail and this password do not belong together. Check both and try again."]}
    assert wrong.context["form"].errors == unknown.context["form"].errors == said
    assert not _signed_in(client)


@pytest.mark.usefixtures("db")
def test_log_in_says_what_to_fill_in(client: Client) -> None:
    response = client.post(LOG_IN, {})

    assert response.context["form"].errors == {"login": ["Fill this in."], "password": ["Fill this in."]}


@pytest.mark.usefixtures("db")
def test_log_in_page_has_labels_and_tokens_and_says_where_to_sign_up(client: Client) -> None:
    page = client.get(LOG_IN, {"next": "/plan/"}).content.decode()

    assert re.findall(r'autocomplete="([\w-]+)"', page) == ["email", "current-password"]
    assert "placeholder" not in page
    assert page.count("<h1") == 1
    assert 'href="/accounts/signup/?next=%2Fplan%2F"' in page
    assert '<input type="hidden" name="next" value="/plan/">' in page


@pytest.mark.usefixtures("ada")
@pytest.mark.parametrize(
    ("headed", "led_to"),
    [
        ("/plan/", "/plan/"),
        ("https://evil.example/", "/dashboard/"),
        ("//evil.example", "/dashboard/"),
        ("http://[::1", "/dashboard/"),
        ("\\\\evil.example", "/dashboard/"),
    ],
)
def test_log_in_goes_on_to_our_own_pages_only(client: Client, headed: str, led_to: str) -> None:
    response = client.post(LOG_IN, {"login": "ada@example.org", "password": PASSPHRASE, "next": headed})

    assert response.headers["Location"] == led_to


def test_log_in_has_nothing_to_ask_somebody_who_is_logged_in(ada_client: Client) -> None:
    response = ada_client.get(LOG_IN)

    assert response.headers["Location"] == "/dashboard/"


@pytest.mark.usefixtures("ada")
def test_the_sixth_wrong_password_is_refused_and_so_is_the_right_one_then(client: Client, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {}

    said = [
        client.post(LOG_IN, {"login": "ada@example.org", "password": password}).context["form"].non_field_errors()[0]
        for password in ["wrong"] * 6 + [PASSPHRASE]
    ]

    mismatch = "This e-mail and this password do not belong together. Check both and try again."
    refusal = "Those were too many tries in a row. Wait five minutes, then try again."
    assert said == [mismatch] * 5 + [refusal] * 2
    assert not _signed_in(client)


def test_an_account_that_is_switched_off_is_told_so_and_cannot_log_in(client: Client, ada: User) -> None:
    User.objects.update(is_active=False)

    response = client.post(LOG_IN, {"login": ada.email, "password": PASSPHRASE}, follow=True)

    assert response.redirect_chain == [("/accounts/inactive/", 302)]
    assert "This account is switched off" in response.content.decode()
    assert not _signed_in(client)


def test_switching_an_account_off_ends_its_sessions(ada_client: Client) -> None:
    User.objects.update(is_active=False)

    response = ada_client.get(EMAIL)

    assert response.headers["Location"] == f"{LOG_IN}?next={EMAIL}"


def test_signing_out_takes_a_post(ada_client: Client) -> None:
    asked = ada_client.get("/accounts/logout/")
    was_signed_in = _signed_in(ada_client)
    response = ada_client.post("/accounts/logout/")

    assert "Sign out?" in asked.content.decode()
    assert was_signed_in
    assert response.headers["Location"] == "/"
    assert not _signed_in(ada_client)


def test_changing_the_email_takes_the_link_that_was_sent_to_it(
    ada_client: Client, ada: User, mailoutbox: list[EmailMessage]
) -> None:
    ada_client.post(EMAIL, {"action_add": "", "email": "Countess@Example.org"})
    ada.refresh_from_db()
    before = ada.email
    page = ada_client.get(EMAIL).content.decode()
    (link,) = re.findall(r"http://testserver(/accounts/confirm-email/\S+)", str(mailoutbox[0].body))
    ada_client.post(link)

    ada.refresh_from_db()
    assert mailoutbox[0].to == ["countess@example.org"]
    assert before == "ada@example.org"
    assert "You log in with <strong>ada@example.org</strong>" in page
    assert "To log in with <strong>countess@example.org</strong>, follow the link" in page
    assert ada.email == "countess@example.org"
    assert list(EmailAddress.objects.values_list("email", "verified", "primary")) == [(ada.email, True, True)]


def test_a_change_of_email_can_be_asked_for_anew_and_called_off(ada_client: Client, ada: User) -> None:
    ada_client.post(EMAIL, {"action_add": "", "email": "countess@example.org"})
    ada_client.post(EMAIL, {"action_add": "", "email": "lovelace@example.org"})
    asked = sorted(EmailAddress.objects.values_list("email", flat=True))
    ada_client.post(EMAIL, {"action_remove": "", "email": "lovelace@example.org"})

    ada.refresh_from_db()
    assert asked == ["ada@example.org", "lovelace@example.org"]
    assert ada.email == "ada@example.org"
    assert list(EmailAddress.objects.values_list("email", flat=True)) == ["ada@example.org"]


def test_the_email_one_logs_in_with_cannot_be_taken_away(ada_client: Client, ada: User) -> None:
    ada_client.post(EMAIL, {"action_add": "", "email": "countess@example.org"})
    ada_client.post(EMAIL, {"action_remove": "", "email": "ada@example.org"})

    ada.refresh_from_db()
    assert ada.email == "ada@example.org"
    assert EmailAddress.objects.filter(email="ada@example.org").exists()


@pytest.mark.parametrize(
    ("email", "said"),
    [
        ("bea@example.org", "There is already an account with this e-mail. Log in to it, or reset its password."),
        ("ADA@example.org", "This e-mail is on your account already."),
        ("nonsense", "Enter a valid email address."),
    ],
)
def test_changing_the_email_refuses(ada_client: Client, email: str, said: str) -> None:
    User.objects.create_user("bea@example.org")

    response = ada_client.post(EMAIL, {"action_add": "", "email": email})

    assert response.context["form"].errors == {"email": [said]}
    assert 'id="error-summary"' in response.content.decode()


def test_an_email_that_somebody_else_signed_up_with_meanwhile_is_not_confirmed(
    ada_client: Client, ada: User, mailoutbox: list[EmailMessage]
) -> None:
    ada_client.post(EMAIL, {"action_add": "", "email": "countess@example.org"})
    (link,) = re.findall(r"http://testserver(/accounts/confirm-email/\S+)", str(mailoutbox[0].body))
    User.objects.create_user("countess@example.org")

    response = ada_client.post(link, follow=True)

    ada.refresh_from_db()
    assert response.status_code == 200
    assert ada.email == "ada@example.org"
    assert "belongs to another account" in response.content.decode()


def test_changing_the_email_asks_for_the_password_and_then_goes_on(
    ada: User, client: Client, mailoutbox: list[EmailMessage]
) -> None:
    client.force_login(ada)

    asked = client.post(EMAIL, {"action_add": "", "email": "countess@example.org"}, follow=True)
    wrong = client.post("/accounts/reauthenticate/", {"password": "wrong", "next": EMAIL})
    client.post("/accounts/reauthenticate/", {"password": PASSPHRASE, "next": EMAIL})

    assert asked.redirect_chain == [("/accounts/reauthenticate/?next=%2Faccounts%2Femail%2F", 302)]
    assert "Is it you?" in asked.content.decode()
    assert wrong.context["form"].errors == {"password": ["This is not your password. Check it and try again."]}
    assert [message.to for message in mailoutbox] == [["countess@example.org"]]


def test_a_confirmation_link_that_is_broken_says_what_to_do(db: None, client: Client) -> None:
    response = client.get("/accounts/confirm-email/nonsense/")

    assert "This link does not work" in response.content.decode()
