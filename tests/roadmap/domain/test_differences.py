"""What became different between two versions."""

from hypothesis import given
from hypothesis import strategies as st

from roadmap.domain.content import Difference, Word, differences, words

# As records are: what says nothing is left out of them.
ITEMS = st.recursive(
    st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


def test_differences_say_what_was_and_is_where() -> None:
    before = {"title": "Old", "hours": 3, "skills": {"python": 2, "sql": 1}, "note": "gone"}
    after = {"title": "New", "hours": 3, "skills": {"python": 3, "git": 1}}

    assert list(differences(before, after)) == [
        Difference(("title",), "Old", "New"),
        Difference(("skills", "python"), 2, 3),
        Difference(("skills", "git"), None, 1),
        Difference(("skills", "sql"), 1, None),
        Difference(("note",), "gone", None),
    ]


def test_differences_of_lists_are_told_as_wholes() -> None:
    assert list(differences({"focus": ["a", "b"]}, {"focus": ["b", "a"]})) == [
        Difference(("focus",), ["a", "b"], ["b", "a"])
    ]


def test_differences_of_order_in_a_map_inside_are_told() -> None:
    before, after = {"steps": {"a": 1, "b": 1}}, {"steps": {"b": 1, "a": 1}}

    assert list(differences(before, after)) == [Difference(("steps",), ["a", "b"], ["b", "a"])]


@given(ITEMS)
def test_differences_of_equal_versions_are_none(item: object) -> None:
    assert list(differences(item, item)) == []


@given(ITEMS, ITEMS)
def test_differences_are_none_only_of_equal_versions(before: object, after: object) -> None:
    found = list(differences({"it": before}, {"it": after}))

    assert bool(found) or before == after


def test_words_tell_what_went_and_what_came() -> None:
    assert words("one two three", "one four three") == [
        Word("same", "one "),
        Word("gone", "two"),
        Word("new", "four"),
        Word("same", " three"),
    ]


@given(st.text(max_size=60), st.text(max_size=60))
def test_words_hold_both_texts_whole(before: str, after: str) -> None:
    found = words(before, after)

    assert "".join(word.text for word in found if word.sort != "new") == before
    assert "".join(word.text for word in found if word.sort != "gone") == after


def test_words_of_very_long_texts_are_not_compared() -> None:
    assert words("a " * 3_000, "b") == [Word("gone", "a " * 3_000), Word("new", "b")]
