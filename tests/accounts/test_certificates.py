"""Certificates held: until when they are valid, what became of their exam, and a word before they expire."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from accounts.models import CertificateHeld, User
from roadmap.models import State
from roadmap.readers import catalogue
from tests.conftest import Queries
from tests.factories import CertificateHeldFactory, CertificationFactory, FormerSlugFactory
from tests.pages import links, main, page, texts

pytestmark = pytest.mark.django_db

OVER = "It suggests no levels any more, and what it proves counts as a link, or as claimed without an address."

LIST = "/record/certificates/"
ADD = f"{LIST}add/"
TODAY = date(2026, 3, 12)
OP = "5bd0ac1e-6b58-4e9b-8f2b-3f3e7f6f2a11"
FREE: dict[str, str] = {"name": "Statistics with R", "issuer": "A university"}


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def learner_client(learner: User) -> Client:
    """Signed in on the day of the tests."""
    client = Client()
    client.force_login(learner)
    return client


def errors(answer: Any) -> list[str]:
    return texts(page(answer), ".//div[@id='error-summary']//li")


def change(row: CertificateHeld) -> str:
    return f"{LIST}{row.pk}/"


def facts(client: Client) -> dict[str, str]:
    """What the list says of each certificate, by its title."""
    rows = page(client.get(LIST)).iterfind(".//ul[@class='list record-list']/li")
    return {texts(row, "h2")[0]: " ".join(texts(row, "p")[:-1]) for row in rows}


def dates() -> list[tuple[Any, ...]]:
    return list(CertificateHeld.objects.order_by("pk").values_list("certification__slug", "name", "issued", "expires"))


def test_the_list_says_until_when_each_is_valid(learner: User, learner_client: Client) -> None:
    for name, expires in [
        ("valid", date(2026, 6, 11)),
        ("soon", date(2026, 6, 10)),
        ("tomorrow", date(2026, 3, 13)),
        ("today", date(2026, 3, 12)),
        ("over", date(2026, 3, 11)),
        ("undated", None),
    ]:
        CertificateHeldFactory.create(learner=learner, name=name, expires=expires)

    assert facts(learner_client) == {
        "valid": "valid until 11 June 2026",
        "soon": "valid until 10 June 2026 expires in 90 days",
        "tomorrow": "valid until 13 March 2026 expires in 1 day",
        "today": "valid until 12 March 2026 expires today",
        "over": f"expired on 11 March 2026 {OVER}",
        "undated": "no date of expiry",
    }


def test_one_of_a_retired_exam_stays_valid_and_says_what_replaced_it(learner: User, learner_client: Client) -> None:
    successor = CertificationFactory.create(title="The new one")
    retired = CertificationFactory.create(
        title="The old one", issuer="Somebody", availability="replaced", retired_on=date(2025, 5, 31)
    )
    retired.replaced_by.add(successor)
    CertificateHeldFactory.create(learner=learner, certification=retired, name="", expires=date(2027, 1, 1))

    answer = learner_client.get(LIST)

    assert facts(learner_client) == {
        "The old one": (
            "Somebody valid until 1 January 2027 The exam was retired: its last day was 31 May 2025. "
            "What you hold stays valid to its date. It was replaced by The new one."
        )
    }
    assert links(page(answer))["The new one"] == f"/certifications/#{successor.slug}"


@pytest.mark.parametrize(
    ("expires", "expected"),
    [
        (None, "no date of expiry The exam was retired. What you hold stays yours."),
        (date(2025, 1, 1), f"expired on 1 January 2025 The exam was retired. {OVER}"),
    ],
)
def test_a_retired_exam_is_told_with_what_is_known(
    learner: User, learner_client: Client, expires: date | None, expected: str
) -> None:
    retired = CertificationFactory.create(title="The old one", issuer="", availability="retired")
    CertificateHeldFactory.create(learner=learner, certification=retired, name="", expires=expires)

    assert facts(learner_client) == {"The old one": expected}


def test_an_exam_whose_end_is_announced_is_not_retired_yet(learner: User, learner_client: Client) -> None:
    ending = CertificationFactory.create(
        title="Ending", issuer="", availability="retired", retired_on=date(2026, 3, 12)
    )
    CertificateHeldFactory.create(learner=learner, certification=ending, name="")

    assert facts(learner_client) == {"Ending": "no date of expiry The exam ends on 12 March 2026."}


def test_one_that_left_the_catalogue_keeps_its_name(learner: User, learner_client: Client) -> None:
    gone = CertificationFactory.create(title="Gone", state=State.ARCHIVED)
    row = CertificateHeldFactory.create(learner=learner, certification=gone, name="")

    opened = learner_client.get(change(row))
    learner_client.post(change(row), {"certification": gone.slug, "credential_id": "7", "revision": "0"})

    assert list(facts(learner_client)) == ["Gone"]
    assert texts(page(opened), ".//select[@name='certification']//option[@selected]") == ["Gone"]
    assert CertificateHeld.objects.get().credential_id == "7"


def test_a_list_without_any_says_what_to_do(learner_client: Client) -> None:
    answer = learner_client.get(LIST)

    assert "No certificates yet" in main(answer)
    assert links(page(answer))["Add a certificate"] == ADD


# Recording one


def test_one_of_the_catalogue_proposes_when_it_expires(learner_client: Client) -> None:
    exam = CertificationFactory.create(validity_years=3)

    learner_client.post(ADD, {"certification": exam.slug, "issued": "2024-02-29", "op": OP})

    assert dates() == [(exam.slug, "", date(2024, 2, 29), date(2027, 2, 28))]


def test_what_is_typed_goes_before_what_is_proposed(learner_client: Client) -> None:
    exam = CertificationFactory.create(validity_years=3)

    learner_client.post(ADD, {"certification": exam.slug, "issued": "01.05.2024", "expires": "2025-05-01"})

    assert dates() == [(exam.slug, "", date(2024, 5, 1), date(2025, 5, 1))]


@pytest.mark.parametrize(("years", "issued"), [(None, "2024-05-01"), (3, "")])
def test_nothing_is_proposed_from_what_is_not_known(learner_client: Client, years: int | None, issued: str) -> None:
    exam = CertificationFactory.create(validity_years=years)

    learner_client.post(ADD, {"certification": exam.slug, "issued": issued})

    assert dates()[0][-1] is None


@pytest.mark.parametrize(
    ("issued", "expected"),
    [("2024-05-01", None), ("2024-06-01", date(2027, 6, 1))],
    ids=["emptied on purpose", "issued another day"],
)
def test_a_date_that_was_emptied_stays_empty_until_something_else_changes(
    learner: User, learner_client: Client, issued: str, expected: date | None
) -> None:
    exam = CertificationFactory.create(validity_years=3)
    row = CertificateHeldFactory.create(
        learner=learner, certification=exam, name="", issued=date(2024, 5, 1), expires=date(2027, 5, 1)
    )

    learner_client.post(change(row), {"certification": exam.slug, "issued": issued, "expires": "", "revision": "0"})

    assert dates()[0][-1] == expected


def test_one_that_the_catalogue_does_not_have_is_named(learner: User, learner_client: Client) -> None:
    more = {"credential_url": "https://example.org/c", "credential_id": "AB-1"}

    answer = learner_client.post(ADD, FREE | more, follow=True)

    assert facts(learner_client) == {
        "Statistics with R": "A university no date of expiry Credential: Statistics with R number AB-1"
    }
    assert answer.redirect_chain == [(LIST, 302)]
    assert CertificateHeld.objects.get().learner == learner


def test_the_form_sent_twice_makes_one(learner_client: Client) -> None:
    for _ in range(2):
        learner_client.post(ADD, FREE | {"op": OP})

    assert CertificateHeld.objects.count() == 1


def test_the_choice_says_which_exams_are_no_longer_offered(learner_client: Client) -> None:
    CertificationFactory.create(title="New", issuer="A")
    CertificationFactory.create(title="Old", issuer="B", availability="retired")
    CertificationFactory.create(title="Draft", state=State.DRAFT)

    tree = page(learner_client.get(ADD))

    groups = {group.attrib["label"]: texts(group, "option") for group in tree.iterfind(".//optgroup")}
    assert groups == {"Offered": ["New (A)"], "No longer offered": ["Old (B)"]}


def test_a_page_that_was_open_while_an_exam_was_renamed_means_the_same(learner_client: Client) -> None:
    CertificationFactory.create(slug="new")
    FormerSlugFactory.create(kind="certification", slug="old", now="new")

    learner_client.post(ADD, {"certification": "old"})

    assert dates() == [("new", "", None, None)]


LISTED = "You chose one of the list: leave this empty, or choose “Another one”."
DAY = "Enter a day as year, month and day, such as 2024-09-30."


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"name": ""}, ["Name: Choose a certification from the list, or type its name."]),
        ({"certification": "exam"}, [f"Name: {LISTED}", f"Issuer: {LISTED}"]),
        (
            {"certification": "nonsense"},
            ["Certification: Select a valid choice. nonsense is not one of the available choices."],
        ),
        ({"issued": "2026-03-13"}, ["Issued: This day is still to come."]),
        ({"issued": "1900-01-01"}, ["Issued: Is the year right?"]),
        ({"issued": "March"}, [f"Issued: {DAY}"]),
        ({"issued": "2023-02-29"}, [f"Issued: {DAY}"]),
        ({"expires": "9999-12-31"}, ["Expires: Is the year right?"]),
        ({"issued": "2024-05-02", "expires": "2024-05-01"}, ["Expires: This is before the start."]),
        ({"credential_url": "javascript:alert(1)"}, ["Credential link: Enter a valid URL."]),
        (
            {"credential_id": "x" * 121},
            ["Credential number: Ensure this value has at most 120 characters (it has 121)."],
        ),
    ],
)
def test_what_cannot_be_is_refused_where_it_can_be_mended(
    learner_client: Client, typed: dict[str, str], expected: list[str]
) -> None:
    CertificationFactory.create(slug="exam", validity_years=2)

    answer = learner_client.post(ADD, FREE | typed)

    assert (answer.status_code, errors(answer), dates()) == (422, expected, [])


def test_two_windows_are_told_of_each_other_in_words(learner: User, learner_client: Client) -> None:
    exam = CertificationFactory.create(title="Exam", issuer="A")
    row = CertificateHeldFactory.create(
        learner=learner, certification=exam, name="", issued=date(2024, 5, 1), revision=1
    )

    answer = learner_client.post(change(row), {"name": "Another", "revision": "0"})

    tree = page(answer)
    told = dict(zip(texts(tree, ".//dl/dt"), texts(tree, ".//dl/dd"), strict=True))
    assert answer.status_code == 409
    assert told == {"Certification": "Exam (A)", "Name": "(empty)", "Issued": "1 May 2024"}


@pytest.mark.parametrize("action", ["", "remove/"])
@pytest.mark.parametrize("whose", ["another", "nobody"])
def test_what_is_not_ones_own_is_not_there(learner_client: Client, action: str, whose: str) -> None:
    theirs = CertificateHeldFactory.create(name="canary", credential_id="canary")
    key = theirs.pk if whose == "another" else 10**30

    answers = [learner_client.get(f"{LIST}{key}/{action}"), learner_client.post(f"{LIST}{key}/{action}", FREE)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert "canary" not in answers[0].text + answers[1].text + learner_client.get(LIST).text
    assert list(CertificateHeld.objects.all()) == [theirs]


def test_one_is_removed_after_a_question(learner: User, learner_client: Client) -> None:
    row = CertificateHeldFactory.create(learner=learner)

    learner_client.get(f"{change(row)}remove/")
    assert CertificateHeld.objects.exists()

    learner_client.post(f"{change(row)}remove/")
    assert not CertificateHeld.objects.exists()


# The dashboard


def reminded(client: Client) -> str:
    """What the dashboard says before it says what to do next."""
    return " ".join(texts(page(client.get("/dashboard/")), ".//main/div[@class='callout callout--note']"))


def test_the_dashboard_says_what_expires_within_90_days(learner: User, learner_client: Client) -> None:
    retired = CertificationFactory.create(title="Old", availability="retired")
    CertificateHeldFactory.create(learner=learner, certification=retired, name="", expires=date(2026, 6, 10))
    CertificateHeldFactory.create(learner=learner, name="Soon", expires=date(2026, 3, 13))
    for name, expires in (("later", date(2026, 6, 11)), ("over", date(2026, 3, 11)), ("undated", None)):
        CertificateHeldFactory.create(learner=learner, name=name, expires=expires)
    CertificateHeldFactory.create(name="canary", expires=date(2026, 3, 13))

    assert reminded(learner_client) == (
        "2 certificates of yours expire soon Soon: valid until 13 March 2026 expires in 1 day "
        "Old: valid until 10 June 2026 expires in 90 days The exam was retired, so it cannot be renewed. "
        "Look at your certificates"
    )


def test_the_dashboard_is_silent_when_nothing_expires(learner: User, learner_client: Client) -> None:
    CertificateHeldFactory.create(learner=learner, expires=date(2027, 1, 1))

    assert reminded(learner_client) == ""


# What it costs


def test_pages_cost_the_same_at_1_and_3_rows(learner: User, learner_client: Client, queries: Queries) -> None:
    for count in (1, 2):
        for exam in CertificationFactory.create_batch(count, availability="retired"):
            exam.replaced_by.add(CertificationFactory.create())
            row = CertificateHeldFactory.create(learner=learner, certification=exam, name="", expires=date(2026, 4, 1))
        catalogue()
        with queries(3):
            learner_client.get(LIST)
        with queries(1):
            learner_client.get(ADD)
        with queries(3):
            learner_client.get(change(row))
        with queries(4):
            learner_client.get("/dashboard/")
