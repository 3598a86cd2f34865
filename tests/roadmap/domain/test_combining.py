"""Two changes of one item put together field by field."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from roadmap.domain.content import Clash, Item, combination, is_same

VALUES = st.one_of(
    st.text(max_size=3),
    st.integers(0, 3),
    st.lists(st.sampled_from("abc"), max_size=3),
    st.dictionaries(st.sampled_from("abc"), st.integers(0, 2), max_size=3),
)
ITEMS: st.SearchStrategy[Item] = st.dictionaries(st.sampled_from(["title", "hours", "steps", "note"]), VALUES)


def test_fields_that_one_side_changed_are_combined() -> None:
    base = {"title": "Tea", "hours": 3, "note": "hot"}

    both = combination(base, base | {"hours": 4}, {"title": "Coffee", "hours": 3})

    assert (both.item, both.clashes) == ({"title": "Coffee", "hours": 4}, ())


def test_field_that_both_changed_is_a_clash_and_as_drafted_unless_kept() -> None:
    base, present, drafted = {"title": "Tea"}, {"title": "Mate"}, {"title": "Coffee"}

    taken, kept = combination(base, present, drafted), combination(base, present, drafted, keeping=["title"])

    assert (taken.item, kept.item) == (drafted, present)
    assert taken.clashes == kept.clashes == (Clash("title", "Tea", "Mate", "Coffee"),)


def test_field_that_one_side_removed_and_the_other_changed_is_a_clash() -> None:
    both = combination({"note": "hot"}, {"note": "cold"}, {})

    assert (both.item, both.clashes) == ({}, (Clash("note", "hot", "cold", None),))


def test_another_sequence_of_a_map_is_a_change() -> None:
    base = {"steps": {"a": 1, "b": 2}}
    turned = {"steps": {"b": 2, "a": 1}}

    assert list(combination(base, base, turned).item["steps"]) == ["b", "a"]


@given(ITEMS, ITEMS)
def test_change_of_one_side_alone_is_taken_whole(base: Item, changed: Item) -> None:
    assert combination(base, base, changed).clashes == combination(base, changed, base).clashes == ()
    for both in (combination(base, base, changed), combination(base, changed, base)):
        assert {name: value for name, value in both.item.items() if is_same(value, changed[name])} == changed


@given(ITEMS, ITEMS, ITEMS)
def test_every_field_is_as_one_of_them_left_it(base: Item, present: Item, drafted: Item) -> None:
    both = combination(base, present, drafted)

    for field in {*base, *present, *drafted}:
        assert any(is_same(both.item.get(field), side.get(field)) for side in (present, drafted))
    assert {clash.field for clash in both.clashes} == {
        field
        for field in {*base, *present, *drafted}
        if not is_same(present.get(field), drafted.get(field))
        and not is_same(present.get(field), base.get(field))
        and not is_same(drafted.get(field), base.get(field))
    }


@given(ITEMS, ITEMS, ITEMS)
def test_sides_are_alike_but_for_clashes(base: Item, present: Item, drafted: Item) -> None:
    one, other = combination(base, present, drafted), combination(base, drafted, present)

    clashing = {clash.field for clash in one.clashes}
    assert clashing == {clash.field for clash in other.clashes}
    for field in {*one.item, *other.item} - clashing:
        assert is_same(one.item.get(field), other.item.get(field))
