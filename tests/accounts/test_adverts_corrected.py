"""What was read wrongly in an advert is put right once, kept, counted by, and taken back."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import Advert, Correction, TermSuggestion, User
from tests.accounts.adverts import HARBOUR, groups, publish_skills, tiers
from tests.factories import (
    AdvertFactory,
    CorrectionFactory,
    FormerSlugFactory,
    SkillAliasFactory,
    SkillClaimFactory,
    SkillFactory,
)
from tests.pages import main, page, said, texts

pytestmark = pytest.mark.django_db

MISSED = {"word": "Gullwing", "tier": "preferred"}


@pytest.fixture
def row(learner: User) -> Advert:
    skills = publish_skills()
    SkillClaimFactory.create(learner=learner, skill=skills["python"], level=3)
    advert: Advert = AdvertFactory.create(learner=learner, text=HARBOUR)
    return advert


def put_right(client: Client, row: Advert, value: str) -> Any:
    return client.post(f"{row.get_absolute_url()}correct/", {"correct": value}, follow=True)


def kept() -> list[tuple[str, str, str]]:
    return list(Correction.objects.values_list("term", "word", "tier"))


def test_a_wrong_tier_is_put_right_and_counted(learner_client: Client, row: Advert) -> None:
    answer = put_right(learner_client, row, "preferred/sql/")

    assert answer.redirect_chain == [(f"{row.get_absolute_url()}#asked-sql", 302)]
    assert tiers(answer)["sql"] == "Nice to have"
    assert "Required skills 1 of 2 Nice to have 0 of 2" in main(answer)
    assert kept() == [("sql", "", "preferred")]


def test_a_wrong_term_goes_and_stays_gone_in_the_list_too(learner_client: Client, row: Advert) -> None:
    answer = put_right(learner_client, row, "not-asked/sql/")

    assert "sql" not in tiers(answer)
    assert "Required skills 1 of 2" in main(learner_client.get("/adverts/"))


def test_the_last_word_holds_however_often_it_is_said(learner_client: Client, row: Advert) -> None:
    for value in ("not-asked/sql/", "preferred/sql/", "preferred/sql/"):
        put_right(learner_client, row, value)

    assert kept() == [("sql", "", "preferred")]


def test_a_missed_word_is_found_in_the_text_and_not_known(learner_client: Client, row: Advert) -> None:
    answer = learner_client.post(f"{row.get_absolute_url()}miss/", MISSED, follow=True)

    assert groups(answer)["unknown-words"] == ["Gullwing"]
    sentence = texts(page(answer), ".//mark")[-1]
    assert "stickers with our Gullwing logo" in sentence
    assert kept() == [("", "Gullwing", "preferred")]


def test_a_missed_word_that_a_term_knows_is_that_term(learner_client: Client, row: Advert) -> None:
    gullwing = SkillFactory.create(slug="gullwing", title="Gullwing")
    SkillAliasFactory.create(skill=gullwing, name="gull wing")

    answer = learner_client.post(
        f"{row.get_absolute_url()}miss/", {"word": "GULL  wing", "tier": "required"}, follow=True
    )

    assert answer.redirect_chain == [(f"{row.get_absolute_url()}#asked-gullwing", 302)]
    assert "Gullwing" in groups(answer)["missing"]
    assert kept() == [("gullwing", "", "required")]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"word": " \u200b"}, "What did we miss?: Write the word that was missed."),
        ({"word": "x" * 81}, "What did we miss?: This has 81 characters; at most 80 fit."),
        (
            {"tier": "nonsense"},
            "How much is it asked?: Select a valid choice. nonsense is not one of the available choices.",
        ),
        (
            {"tier": "not-asked"},
            "How much is it asked?: Select a valid choice. not-asked is not one of the available choices.",
        ),
    ],
)
def test_what_cannot_be_a_word_is_refused_on_the_page_of_the_advert(
    learner_client: Client, row: Advert, typed: dict[str, str], expected: str
) -> None:
    answer = learner_client.post(f"{row.get_absolute_url()}miss/", MISSED | typed)

    assert (answer.status_code, kept()) == (422, [])
    assert texts(page(answer), ".//div[@id='error-summary']//li") == [expected]


@pytest.mark.parametrize(
    "value",
    [
        "",
        "nonsense",
        "nonsense/sql/",
        "preferred/no-such/",
        "preferred//unsaid",
        "preferred/",
        "preferred//",
        "not-asked//",
        "preferred/sql/Gullwing",
    ],
)
def test_what_was_never_offered_is_not_there(learner_client: Client, row: Advert, value: str) -> None:
    before = [CorrectionFactory.create(advert=row, term="python", word="", tier="context")]

    assert (put_right(learner_client, row, value).status_code, list(Correction.objects.all())) == (404, before)


def test_a_correction_is_taken_back_once_and_for_all(learner_client: Client, row: Advert) -> None:
    put_right(learner_client, row, "not-asked/sql/")
    key = str(Correction.objects.get().pk)

    answers = [
        learner_client.post(f"{row.get_absolute_url()}undo/", {"correction": what}, follow=True)
        for what in (key, key, "nonsense", "", "9" * 40)
    ]

    assert [tiers(answer)["sql"] for answer in answers] == ["Required"] * 5
    assert kept() == []


def test_only_corrections_of_this_advert_are_taken_back(learner_client: Client, row: Advert) -> None:
    other = CorrectionFactory.create()

    learner_client.post(f"{row.get_absolute_url()}undo/", {"correction": str(other.pk)})

    assert Correction.objects.get() == other


def test_a_word_that_is_not_in_it_after_all_is_forgotten(learner_client: Client, row: Advert) -> None:
    CorrectionFactory.create(advert=row, word="C/C++")

    for value in ("preferred//C/C++", "not-asked//C/C++"):
        put_right(learner_client, row, value)

    assert kept() == []


def test_nobody_puts_right_without_end(learner_client: Client, row: Advert) -> None:
    CorrectionFactory.create_batch(200, advert=row)

    answer = learner_client.post(f"{row.get_absolute_url()}miss/", MISSED)

    assert (answer.status_code, Correction.objects.count()) == (422, 200)
    assert "Undo something first." in main(answer)


def test_a_correction_follows_its_term_to_a_new_name(learner_client: Client, row: Advert) -> None:
    CorrectionFactory.create(advert=row, term="structured-query-language", word="", tier="preferred")
    FormerSlugFactory.create(kind="term", slug="structured-query-language", now="sql")

    answer = learner_client.get(row.get_absolute_url())

    assert tiers(answer)["sql"] == "Nice to have"
    assert "SQL: Nice to have" in said(page(answer).find(".//section[@id='corrections']//li"))


def test_a_correction_of_a_term_that_is_gone_is_kept_and_changes_nothing(learner_client: Client, row: Advert) -> None:
    before = tiers(learner_client.get(row.get_absolute_url()))
    CorrectionFactory.create(advert=row, term="cobol", word="")

    answer = learner_client.get(row.get_absolute_url())

    assert tiers(answer) == before
    assert "cobol: Required" in main(answer)


@pytest.mark.parametrize(("consent", "expected"), [({}, []), ({"tells_curators": "on"}, ["gullwing"])])
def test_the_curators_get_a_word_with_consent_alone_and_it_is_taken_back(
    learner: User, learner_client: Client, row: Advert, consent: dict[str, str], expected: list[str]
) -> None:
    learner_client.post(f"{row.get_absolute_url()}miss/", MISSED | consent)

    told = list(TermSuggestion.objects.filter(learner=learner).values_list("word", flat=True))
    learner_client.post(f"{row.get_absolute_url()}undo/", {"correction": str(Correction.objects.get().pk)})

    assert told == expected
    assert TermSuggestion.objects.count() == 0
