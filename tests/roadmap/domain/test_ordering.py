"""Putting things into another order."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from roadmap.domain.ordering import numbered, rearranged, retyped

sequences = st.lists(st.integers(0, 20), unique=True)
numbers = st.dictionaries(st.integers(0, 20), st.integers(0, 9)).map(
    lambda typed: dict(sorted(typed.items(), key=lambda pair: (pair[1], pair[0])))
)


def test_what_is_wanted_takes_the_places_it_had_and_the_rest_stays() -> None:
    assert rearranged("abcdef", "eb") == list("aecdbf")


def test_what_is_wanted_twice_or_not_there_is_passed_over() -> None:
    assert rearranged("abc", "cxca") == list("cba")


def test_nothing_wanted_leaves_all_as_it_is() -> None:
    assert rearranged("abc", "") == list("abc")
    assert rearranged("", "abc") == []


@given(sequences, sequences)
def test_rearranging_loses_nothing_and_does_the_same_again(sequence: list[int], wanted: list[int]) -> None:
    once = rearranged(sequence, wanted)

    assert sorted(once) == sorted(sequence)
    assert rearranged(once, wanted) == once
    assert [key for key in once if key in wanted] == [key for key in wanted if key in sequence]
    assert [key for key in once if key not in wanted] == [key for key in sequence if key not in wanted]


def test_typing_the_number_of_another_takes_its_place() -> None:
    before = {"a": 1, "b": 2, "c": 3, "d": 4}

    assert retyped(before, {"d": 2}) == list("adbc")
    assert retyped(before, {"a": 3}) == list("bcad")
    assert retyped(before, {"a": 99}) == list("bcda")
    assert retyped(before, {"a": 4, "d": 1}) == list("dbca")


def test_typing_what_is_there_or_for_what_is_not_changes_nothing() -> None:
    before = {"a": 1, "b": 1, "c": 2}

    assert retyped(before, before) == list("abc")
    assert retyped(before, {"x": 0}) == list("abc")


@given(numbers, st.dictionaries(st.integers(0, 20), st.integers(0, 9)))
def test_who_was_given_no_number_keeps_the_sequence(before: dict[int, int], typed: dict[int, int]) -> None:
    after = retyped(before, typed)

    assert sorted(after) == sorted(before)
    assert [key for key in after if key not in typed] == [key for key in before if key not in typed]


def test_numbers_that_differ_are_dealt_out_anew() -> None:
    assert numbered("cab", {"a": 2, "b": 5, "c": 7}) == {"c": 2, "a": 5, "b": 7}


def test_numbers_of_which_some_are_equal_are_counted_anew() -> None:
    assert numbered("cab", {"a": 2, "b": 2, "c": 7}) == {"c": 1, "a": 2, "b": 3}
    assert numbered("", {}) == {}


@given(numbers)
def test_numbers_rise_along_the_sequence(before: dict[int, int]) -> None:
    after = numbered(list(before), before)

    assert list(after) == list(before)
    assert all(lower < higher for lower, higher in pairwise(after.values()))
    assert numbered(list(after), after) == after
