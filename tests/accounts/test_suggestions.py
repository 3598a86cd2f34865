"""Telling the curators of words that the catalogue lacks, and taking that back."""

import pytest

from accounts.actions.suggestions import MOST_OF_A_LEARNER, suggest_term, withdraw_term
from accounts.models import TermSuggestion
from tests import factories
from tests.conftest import Queries

pytestmark = pytest.mark.django_db


def words() -> list[tuple[str, str]]:
    return list(TermSuggestion.objects.order_by("learner", "word").values_list("learner__name", "word"))


def test_word_is_kept_once_for_each_learner_in_small_letters() -> None:
    ada, grace = (factories.UserFactory.create(name=name) for name in ("Ada", "Grace"))

    said = [suggest_term(learner=ada, word=word) for word in ("Polars", "  POLARS ", "Feature   Store")]
    suggest_term(learner=grace, word="polars")

    assert said == [True, True, True]
    assert words() == [("Ada", "feature store"), ("Ada", "polars"), ("Grace", "polars")]


@pytest.mark.parametrize("word", ["", "  \n", "x" * 81, "ada@example.org", "mail me: ada@example.org"])
def test_what_may_say_who_somebody_is_or_says_nothing_is_not_kept(word: str) -> None:
    assert not suggest_term(learner=factories.UserFactory.create(), word=word)

    assert words() == []


def test_learner_suggests_no_more_than_people_do() -> None:
    learner = factories.UserFactory.create()
    for number in range(MOST_OF_A_LEARNER):
        factories.TermSuggestionFactory.create(learner=learner, word=f"word {number}")

    said = [suggest_term(learner=learner, word=word) for word in ("one more", "word 7")]

    assert said == [False, True]
    assert suggest_term(learner=factories.UserFactory.create(), word="one more")
    assert TermSuggestion.objects.filter(learner=learner).count() == MOST_OF_A_LEARNER


def test_word_is_taken_back_by_whoever_suggested_it_alone() -> None:
    ada, grace = (factories.UserFactory.create(name=name) for name in ("Ada", "Grace"))
    for learner in (ada, grace):
        suggest_term(learner=learner, word="Polars")

    for word in ("POLARS", "polars", "other", ""):
        withdraw_term(learner=ada, word=word)

    assert words() == [("Grace", "polars")]


def test_suggesting_costs_three_queries_and_again_one(queries: Queries) -> None:
    learner = factories.UserFactory.create()

    with queries(3):
        suggest_term(learner=learner, word="polars")
    with queries(1):
        suggest_term(learner=learner, word="polars")
