"""What sort of work a title stands for."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.domain.record import ExperienceKind
from roadmap.domain.titles import KindGuess, kind_of_title, position_of_title


@dataclass(frozen=True)
class Rung:
    track: str
    titles: tuple[str, ...]


ROLES = [
    Rung("analyst", ("data analyst", "product analyst")),
    Rung("engineering", ("machine learning engineer", "ML engineer", "MLE", "ai/ml engineer")),
    Rung("specialist", ("perception engineer", "AI research engineer (applied)")),
    Rung("research", ("research engineer", "applied scientist")),
]
ML, DATA, SOFTWARE, OTHER = ExperienceKind


@pytest.mark.parametrize(
    ("title", "guess"),
    [
        ("Machine Learning Engineer", KindGuess(ML, "machine learning engineer")),
        ("Senior machine-learning engineer (NLP)", KindGuess(ML, "machine learning engineer")),
        ("AI/ML Engineer II", KindGuess(ML, "ai ml engineer")),
        ("Perception engineer", KindGuess(ML, "perception engineer")),
        ("Junior Data Analyst, machine learning team", KindGuess(DATA, "data analyst")),
        ("AI Research Engineer - Applied", KindGuess(ML, "ai research engineer applied")),
        ("Data scientist", KindGuess(DATA, "data")),
        ("Head of Deep Learning", KindGuess(ML, "deep learning")),
        ("Analytics engineer", KindGuess(DATA, "analytics")),
        ("Software Engineer, Data Platform", KindGuess(SOFTWARE, "software")),
        ("Software Engineer, Machine Learning", KindGuess(ML, "machine learning")),
        ("Senior Backend Developer", KindGuess(SOFTWARE, "backend")),
        ("Full-stack developer", KindGuess(SOFTWARE, "full stack")),
        ("Real-estate developer", KindGuess(OTHER)),
        ("Nurse", KindGuess(OTHER)),
        ("Email marketer", KindGuess(OTHER)),
        ("", KindGuess(OTHER)),
        ("()", KindGuess(OTHER)),
    ],
)
def test_kind_of_title_names_the_words_that_say_so(title: str, guess: KindGuess) -> None:
    assert kind_of_title(title, ROLES) == guess


def test_kind_of_title_prefers_the_longest_synonym_and_then_the_earlier_role() -> None:
    longer = Rung("analyst", ("product analyst engineer", "mle"))

    assert kind_of_title("Product analyst engineer", [*ROLES, longer]) == KindGuess(DATA, "product analyst engineer")
    assert kind_of_title("MLE", [*ROLES, longer]) == KindGuess(ML, "mle")


def test_kind_of_title_without_roles_goes_by_words() -> None:
    assert kind_of_title("Machine learning engineer", []) == KindGuess(ML, "machine learning")


@given(st.text(), st.lists(st.text(max_size=5), max_size=3))
def test_kind_of_title_names_only_words_of_the_title(title: str, synonyms: list[str]) -> None:
    guess = kind_of_title(title, [Rung("engineering", tuple(synonyms))])

    assert set(guess.words.split()) <= set(kind_of_title(title, [Rung("", (title,))]).words.split())


@pytest.mark.parametrize(
    ("title", "position"),
    [
        ("Machine Learning Intern", ("internship", "intern")),
        ("Freelance data scientist", ("freelance", "freelance")),
        ("Open-source maintainer", ("open-source", "open source")),
        ("Volunteer teacher", ("volunteering", "volunteer")),
        ("International lawyer", ("job", "")),
        ("", ("job", "")),
    ],
)
def test_position_of_title_names_the_word_that_says_so(title: str, position: tuple[str, str]) -> None:
    assert position_of_title(title) == position
