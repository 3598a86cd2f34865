"""Handles: which are fit, and which look alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.domain.handles import LONGEST, RESERVED, SHORTEST, Fault, Refusal, likeness, refusal

letters = st.text("abcilmnorvw01258-", max_size=40)


@pytest.mark.parametrize("handle", ["ada", "ada-lovelace", "a1b", "3blue1brown", "x" * LONGEST, "a-b-c"])
def test_fit_handle_is_not_refused(handle: str) -> None:
    assert refusal(handle) is None


@pytest.mark.parametrize(
    ("handle", "expected"),
    [
        ("", Refusal(Fault.LENGTH)),
        ("x" * (SHORTEST - 1), Refusal(Fault.LENGTH)),
        ("x" * (LONGEST + 1), Refusal(Fault.LENGTH)),
        ("-ada", Refusal(Fault.HYPHENS)),
        ("ada-", Refusal(Fault.HYPHENS)),
        ("ada--lovelace", Refusal(Fault.HYPHENS)),
        ("Ada", Refusal(Fault.CHARACTER, "A")),
        ("ada_l", Refusal(Fault.CHARACTER, "_")),
        ("ada l", Refusal(Fault.CHARACTER, " ")),
        ("ada\n", Refusal(Fault.CHARACTER, "\n")),
        ("../etc", Refusal(Fault.CHARACTER, ".")),
    ],
)
def test_unfit_handle_is_refused_for_what_is_wrong(handle: str, expected: Refusal) -> None:
    assert refusal(handle) == expected


@pytest.mark.parametrize(
    ("handle", "stranger"),
    [
        ("\u0430da", "\u0430"),  # a Cyrillic letter that looks like a Latin one
        ("a\u200bda", "\u200b"),  # a space without width
        ("\uff41da", "\uff41"),  # a letter of full width, which normalising would make Latin
        ("ada\u202e", "\u202e"),  # what turns the direction of reading
        ("ad\u0061\u0301", "\u0301"),  # an accent on its own
        ("ada\u0661", "\u0661"),  # a digit of another script, which is a digit for `isdigit`
        ("\u0131lk", "\u0131"),  # an i without its dot
    ],
)
def test_handle_with_a_character_of_another_script_is_refused_by_that_character(handle: str, stranger: str) -> None:
    assert refusal(handle) == Refusal(Fault.CHARACTER, stranger)


@pytest.mark.parametrize(
    "handle", [*sorted(word for word in RESERVED if len(word) >= SHORTEST), "adm1n", "r00t", "ad-min"]
)
def test_reserved_word_and_what_looks_like_one_is_refused(handle: str) -> None:
    assert refusal(handle) == Refusal(Fault.RESERVED)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bob", "b0b"),
        ("bill", "bi11"),
        ("bill", "blll"),
        ("marc", "rnarc"),
        ("marc", "r-narc"),
        ("ada-lovelace", "adalovelace"),
        ("walt", "vvalt"),
        ("dan", "clan"),
        ("dan", "c1an"),
        ("sam", "5am"),
        ("zoe", "2oe"),
        ("bob", "8ob"),
    ],
)
def test_handles_that_look_alike_have_one_likeness(one: str, other: str) -> None:
    assert likeness(one) == likeness(other)


def test_handles_that_look_different_have_different_likenesses() -> None:
    handles = ["ada", "grace", "alan", "katherine", "margaret", "marc", "mark"]

    assert len({likeness(handle) for handle in handles}) == len(handles)


@given(letters)
def test_likeness_of_a_likeness_is_itself(handle: str) -> None:
    assert likeness(likeness(handle)) == likeness(handle)


@given(letters)
def test_likeness_is_never_longer_than_the_handle(handle: str) -> None:
    assert len(likeness(handle)) <= len(handle)


@given(st.text(max_size=40))
def test_what_is_not_refused_is_plain(handle: str) -> None:
    if refusal(handle) is None:
        assert handle.isascii()
        assert SHORTEST <= len(handle) <= LONGEST
