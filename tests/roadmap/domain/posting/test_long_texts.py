"""Texts that repeat themselves up to the longest that is read cost no more than others of their length."""

from functools import partial

import pytest

from roadmap.domain.posting.degrees import degrees_in
from roadmap.domain.posting.numbers import years_in
from roadmap.domain.posting.passages import passages
from roadmap.domain.posting.values import Span
from tests.roadmap.domain.posting.adverts import asked, tiers
from tools.bench.reading import numbered, steps

LONG = 50_000
# A text twice as long takes twice the steps, or fewer where what one text may hold is bounded.
GROWTH = 2.2


WORDS = [
    "BS MS PhD ", "Bachelor's or Master's or PhD ", "Bachelor's and 5 years, ", "Bachelor's and 5 years;\n",
    "Requirements\n", " * A", "R ", "Ab:\n", "- a\n", "5 years ", "CKA ", "not required ", "degree or ",
    "Python is required. ", "2 years with BS or ", "Python\n", "certified A ", "<", "(", "a. ", "AWS certified. ",
    "You will like it if you ", "About Acme\n", " is a leading ",
]  # fmt: skip


@pytest.mark.parametrize("words", WORDS)
def test_no_text_takes_more_steps_than_its_length(words: str) -> None:
    text = f"Requirements:\n- {numbered(words, LONG)}"
    asked(words)

    half, whole = (steps(partial(asked, text[:length])) for length in (LONG // 2, LONG))

    assert whole < half * GROWTH


@pytest.mark.parametrize("words", WORDS)
def test_what_is_said_again_takes_no_more_steps_than_what_is_new(words: str) -> None:
    asked(words)

    again, anew = (steps(partial(asked, text[:LONG])) for text in (words * LONG, numbered(words, LONG)))

    assert again < anew * GROWTH


def test_what_one_sentence_names_is_bounded() -> None:
    degrees, years = "BS MS PhD " * 400, "5 years of work, " * 400

    assert len(list(degrees_in(degrees, Span(0, len(degrees))))) == 30
    assert len(list(years_in(years, Span(0, len(years))))) == 16


@pytest.mark.parametrize("words", ["- a\n", "Ab. "])
def test_a_text_has_so_many_sentences_and_no_more(words: str) -> None:
    assert 1000 <= len(passages(words * LONG).sentences) < 1250


def test_what_stands_behind_thousands_of_lines_is_read_all_the_same() -> None:
    assert tiers(asked("Requirements:\n" + "- a\n" * 3000 + "- SQL\n")) == {"sql": "required"}
