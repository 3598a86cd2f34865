"""Which words are kept of a search in vain, and how."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.domain.searches import kept_term


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("  Deep \t LEARNING ", "deep learning"),
        ("Straße", "strasse"),
        ("@property decorator", "@property decorator"),
        ("x" * 80, "x" * 80),
        ("x" * 81, None),
        ("ß" * 41, None),
        ("", None),
        (" \n ", None),
        ("ada@example.org", None),
        ("who is ada@example", None),
    ],
)
def test_term_is_kept_in_one_spelling_unless_it_may_say_who_searched(typed: str, term: str | None) -> None:
    assert kept_term(typed) == term


@given(st.text(max_size=120))
def test_kept_term_is_its_own_term(typed: str) -> None:
    term = kept_term(typed)

    assert term is None or (0 < len(term) <= 80 and kept_term(term) == term)
