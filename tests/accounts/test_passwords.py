"""Passwords: which are refused, how they are hashed, and how they are changed and reset."""

import re
import threading

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher, check_password, identify_hasher, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from accounts.hashers import BoundedArgon2PasswordHasher, seats
from accounts.models import User
from accounts.passwords import CommonPasswordValidator, repeats, surprise
from careerpath.middleware import AnswerFloorMiddleware

PASSPHRASE = "copper harbour nineteen"
OTHER = "mossy-kettle-drum lantern"
ADVICE = "This password is easy to guess. Put together three or four words that have nothing to do with each other."
WORDS = "amber bridge cactus dough ember fjord gravel hinge ivory jacket kettle lagoon mitten nutmeg orchid".split()  # noqa: SIM905


@pytest.mark.parametrize(
    "password",
    [
        "passwordpassword",
        "P@ssw0rd!P@ssw0rd!",
        "password19851203",
        "aaaaaaaaaaaaaaaa",
        "abcabcabcabcabca",
        "elephantelephant",
        "abcdefghijklmnop",
        "987654321098765",
        "qwertyuiopasdfg",
        "1qaz2wsx3edc4rfv",
        "correct horse battery staple",
        "Correct-Horse-Battery-Staple1!",
        "c0rrecth0rseb4tterystaple",
        "Welcome to careerpath",
        "careerpath-careerpath",
        "machinelearning2026",
        "May the Force be with you",
    ],
)
def test_passwords_that_guessing_starts_with_are_refused(password: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        CommonPasswordValidator().validate(password)

    assert refusal.value.messages == [ADVICE]


@pytest.mark.parametrize(
    "password",
    [
        PASSPHRASE,
        OTHER,
        "tram violin pepper",
        "kZ4v!pQ9sT2w#Lm",
        "739204856173902",
        "Straßenbahn Käse Mond",
        "🦊 fährt nach Łódź",
    ],
)
def test_passwords_of_unrelated_words_or_at_random_are_accepted(password: str) -> None:
    validate_password(password)


@given(st.lists(st.sampled_from(WORDS), min_size=3, max_size=4, unique=True))
def test_three_unrelated_words_are_never_called_easy(words: list[str]) -> None:
    CommonPasswordValidator().validate("-".join(words))


@given(st.text(min_size=1, max_size=14), st.integers(min_value=2, max_value=9))
def test_whatever_is_repeated_repeats(piece: str, times: int) -> None:
    assert repeats(piece * times)


@given(st.text(max_size=300))
def test_surprise_is_never_more_than_what_was_typed(password: str) -> None:
    assert 0 <= surprise(password) <= len(password.casefold())


def test_nothing_surprises_in_nothing() -> None:
    assert surprise("") == 0
    assert not repeats("")
    assert not repeats("a")


def test_the_rules_are_told_with_advice() -> None:
    assert "Three or four unrelated words" in CommonPasswordValidator().get_help_text()


def test_length_is_asked_for_and_composition_is_not(settings: Settings) -> None:
    with pytest.raises(ValidationError, match="at least 15 characters"):
        validate_password("lantern moss k")

    validate_password("lantern moss kk")
    assert len(settings.AUTH_PASSWORD_VALIDATORS) == 3


def test_passwords_are_hashed_with_argon2id_in_19_mebibytes(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["accounts.hashers.BoundedArgon2PasswordHasher"]

    encoded = make_password(PASSPHRASE)

    assert encoded.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert check_password(PASSPHRASE, encoded)
    assert not check_password(OTHER, encoded)
    assert not identify_hasher(encoded).must_update(encoded)


def test_no_more_passwords_are_hashed_at_once_than_there_are_seats(monkeypatch: pytest.MonkeyPatch) -> None:
    entered = threading.Semaphore(0)
    leave = threading.Event()

    def encode(_hasher: Argon2PasswordHasher, _password: str, _salt: str) -> str:
        entered.release()
        leave.wait(5)
        return ""

    monkeypatch.setattr(Argon2PasswordHasher, "encode", encode)
    hasher = BoundedArgon2PasswordHasher()
    learners = [threading.Thread(target=hasher.encode, args=("", "")) for _ in range(seats + 1)]

    for learner in learners:
        learner.start()
    at_once = sum(entered.acquire(timeout=0.2) for _ in learners)
    leave.set()
    for learner in learners:
        learner.join(5)

    assert at_once == seats
    assert entered.acquire(timeout=1)


@pytest.fixture
def ada(db: None) -> User:
    return User.objects.create_user("ada@example.org", PASSPHRASE)


def test_changing_a_password_keeps_this_session_and_ends_the_others(ada: User) -> None:
    here, elsewhere = Client(), Client()
    here.force_login(ada)
    elsewhere.force_login(ada)

    response = here.post("/accounts/password/change/", {"oldpassword": PASSPHRASE, "password1": OTHER})

    ada.refresh_from_db()
    assert response.headers["Location"] == "/dashboard/"
    assert ada.check_password(OTHER)
    assert here.get("/accounts/password/change/").status_code == 200
    assert elsewhere.get("/accounts/password/change/").headers["Location"].startswith("/accounts/login/")


def test_changing_a_password_takes_the_present_one_and_a_good_one(ada: User, client: Client) -> None:
    client.force_login(ada)

    response = client.post("/accounts/password/change/", {"oldpassword": "wrong", "password1": "passwordpassword"})

    ada.refresh_from_db()
    page = response.content.decode()
    assert ada.check_password(PASSPHRASE)
    assert response.context["form"].errors == {
        "oldpassword": ["This is not your current password."],
        "password1": [ADVICE],
    }
    assert re.findall(r'autocomplete="([\w-]+)"', page) == ["username", "current-password", "new-password"]
    assert 'href="#id_oldpassword"' in page
    assert "placeholder" not in page


def test_an_account_without_a_password_may_set_one(ada: User, client: Client) -> None:
    ada.set_unusable_password()
    ada.save()
    client.force_login(ada)

    asked = client.get("/accounts/password/change/", follow=True)
    client.post("/accounts/password/set/", {"password1": OTHER})

    ada.refresh_from_db()
    assert asked.redirect_chain == [("/accounts/password/set/", 302)]
    assert "Set a password" in asked.content.decode()
    assert ada.check_password(OTHER)


def test_a_password_is_reset_once_by_the_link_that_was_mailed(
    ada: User, client: Client, mailoutbox: list[EmailMessage], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(AnswerFloorMiddleware, "seconds", 0)

    asked = client.post("/accounts/password/reset/", {"email": "ADA@example.org"}, follow=True)
    (link,) = re.findall(r"http://testserver(/accounts/password/reset/key/\S+)", str(mailoutbox[0].body))
    form = client.get(link, follow=True)
    weak = client.post(form.request["PATH_INFO"], {"password1": "passwordpassword"})
    done = client.post(form.request["PATH_INFO"], {"password1": OTHER}, follow=True)
    again = Client().get(link, follow=True)

    ada.refresh_from_db()
    assert mailoutbox[0].subject == "careerpath: Set a new password"
    assert "If there is an account with that e-mail" in asked.content.decode()
    assert weak.context["form"].errors == {"password1": [ADVICE]}
    assert "Your new password is set" in done.content.decode()
    assert ada.check_password(OTHER)
    assert "This link no longer works" in again.content.decode()


def test_asking_for_a_reset_does_not_tell_who_has_an_account(
    ada: User, client: Client, mailoutbox: list[EmailMessage], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(AnswerFloorMiddleware, "seconds", 0)

    known = client.post("/accounts/password/reset/", {"email": ada.email}, follow=True)
    unknown = client.post("/accounts/password/reset/", {"email": "bea@example.org"}, follow=True)

    assert known.redirect_chain == unknown.redirect_chain == [("/accounts/password/reset/done/", 302)]
    assert known.content == unknown.content
    assert [message.to for message in mailoutbox] == [["ada@example.org"]]
