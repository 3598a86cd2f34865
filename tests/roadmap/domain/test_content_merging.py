"""The three-way merge: what was loaded last, what a curator made of it, and what the files say."""

from typing import Any

from roadmap.domain.content import Content, LoadReport, Merge, Stored, merge
from roadmap.domain.content.merging import digest

Sources = dict[str, dict[str, Any]]


def source(title: str) -> dict[str, Any]:
    return {"title": title, "publisher": "A publisher", "published": "2025"}


def stage(title: str = "Stage") -> dict[str, Any]:
    return {"title": title, "audience": "All.", "hours_min": 1, "months_min": 1}


def loaded(item: dict[str, Any], order: int = 0) -> Stored:
    return Stored(item, order, digest(item, order))


def verdicts(merged: Merge) -> dict[str, tuple[str, int]]:
    return {change.slug: (change.verdict.value, change.order) for change in merged.changes}


def test_new_item_is_added() -> None:
    merged = merge({"sources": {"a": source("A")}}, {})

    (change,) = merged.changes
    assert (change.verdict, change.item, change.remembers) == ("added", source("A"), digest(source("A"), 0))
    assert merged.report == LoadReport(added=1)


def test_untouched_item_follows_the_file() -> None:
    merged = merge({"sources": {"a": source("B")}}, {"sources": {"a": loaded(source("A"))}})

    assert merged.picture == {"sources": {"a": source("B")}}
    assert merged.report == LoadReport(updated=1)


def test_item_that_the_file_still_says_is_unchanged() -> None:
    merged = merge({"sources": {"a": source("A")}}, {"sources": {"a": loaded(source("A"))}})

    assert (merged.writes, merged.changes[0].remembers) == ((), "")
    assert merged.report == LoadReport(unchanged=1)


def test_edited_item_is_kept() -> None:
    edited = Stored(source("Mine"), 0, digest(source("A"), 0))

    merged = merge({"sources": {"a": source("B")}}, {"sources": {"a": edited}})

    assert (merged.writes, merged.incoming, merged.changes[0].remembers) == ((), {}, "")
    assert merged.picture == {"sources": {"a": source("Mine")}}
    assert merged.report == LoadReport(kept=(("source", "a"),))


def test_edited_item_is_kept_even_if_the_file_did_not_change() -> None:
    edited = Stored(source("Mine"), 0, digest(source("A"), 0))

    merged = merge({"sources": {"a": source("A")}}, {"sources": {"a": edited}})

    assert merged.report == LoadReport(kept=(("source", "a"),))


def test_edit_that_the_file_takes_over_is_no_longer_one() -> None:
    edited = Stored(source("Mine"), 0, digest(source("A"), 0))

    merged = merge({"sources": {"a": source("Mine")}}, {"sources": {"a": edited}})

    assert merged.changes[0].remembers == digest(source("Mine"), 0)
    assert (merged.writes, merged.report) == ((), LoadReport(unchanged=1))


def test_item_that_was_never_loaded_is_kept_unless_it_is_the_same() -> None:
    present = {"sources": {"a": Stored(source("Mine")), "b": Stored(source("B"))}}

    merged = merge({"sources": {"a": source("A"), "b": source("B")}}, present)

    assert merged.report == LoadReport(unchanged=1, kept=(("source", "a"),))


def test_overwriting_replaces_edits() -> None:
    edited = Stored(source("Mine"), 0, digest(source("A"), 0))

    merged = merge({"sources": {"a": source("A")}}, {"sources": {"a": edited}}, overwrite=True)

    assert merged.picture == {"sources": {"a": source("A")}}
    assert merged.report == LoadReport(updated=1)


def test_item_that_the_files_do_not_give_stays_in_the_picture() -> None:
    merged = merge({"sources": {}}, {"sources": {"a": loaded(source("A"))}})

    assert (merged.changes, merged.picture) == ((), {"sources": {"a": source("A")}})


def test_new_items_are_numbered_in_the_order_of_the_file() -> None:
    merged = merge({"stages": {"b": stage(), "a": stage()}}, {})

    assert verdicts(merged) == {"b": ("added", 1), "a": ("added", 2)}


def test_numbers_that_give_the_order_of_the_file_stay_gaps_and_all() -> None:
    present = {"stages": {"b": Stored(stage(), 10), "a": Stored(stage(), 20)}}

    merged = merge({"stages": {"b": stage(), "a": stage()}}, present)

    assert verdicts(merged) == {"b": ("unchanged", 10), "a": ("unchanged", 20)}
    assert merged.writes == ()


def test_inserted_item_moves_those_behind_it() -> None:
    present = {"stages": {"a": loaded(stage(), 1), "b": loaded(stage(), 2)}}

    merged = merge({"stages": {"a": stage(), "new": stage(), "b": stage()}}, present)

    assert verdicts(merged) == {"a": ("unchanged", 1), "new": ("added", 2), "b": ("unchanged", 3)}
    assert [change.slug for change in merged.writes] == ["new", "b"]
    assert merged.report == LoadReport(added=1, unchanged=2, moved=1)


def test_appended_item_moves_nothing() -> None:
    present = {"stages": {"a": loaded(stage(), 1), "b": loaded(stage(), 2)}}

    merged = merge({"stages": {"a": stage(), "b": stage(), "new": stage()}}, present)

    assert [change.slug for change in merged.writes] == ["new"]


def test_ties_stay_until_something_new_comes() -> None:
    present = {"stages": {"a": loaded(stage(), 1), "b": loaded(stage(), 1)}}
    files: Content = {"stages": {"a": stage(), "b": stage()}}

    assert merge(files, present).writes == ()
    files["stages"]["c"] = stage()
    assert verdicts(merge(files, present)) == {"a": ("unchanged", 1), "b": ("unchanged", 2), "c": ("added", 3)}


def test_item_that_a_curator_moved_keeps_its_place() -> None:
    moved = Stored(stage(), 9, digest(stage(), 1))
    present = {"stages": {"a": moved, "b": loaded(stage(), 2)}}

    merged = merge({"stages": {"a": stage(), "b": stage()}}, present)

    assert verdicts(merged) == {"a": ("kept", 9), "b": ("unchanged", 2)}
    assert merged.writes == ()


def test_overwriting_puts_a_moved_item_back() -> None:
    moved = Stored(stage(), 9, digest(stage(), 1))
    present = {"stages": {"a": moved, "b": loaded(stage(), 2)}}

    merged = merge({"stages": {"a": stage(), "b": stage()}}, present, overwrite=True)

    assert verdicts(merged) == {"a": ("unchanged", 1), "b": ("unchanged", 2)}
    assert [change.slug for change in merged.writes] == ["a"]


def test_milestones_are_numbered_within_their_stage() -> None:
    files: Content = {"milestones": {"a": {"stage": "one"}, "b": {"stage": "two"}, "c": {"stage": "one"}}}

    merged = merge(files, {})

    assert verdicts(merged) == {"a": ("added", 1), "c": ("added", 2), "b": ("added", 1)}


def test_kept_milestone_counts_in_the_stage_that_it_was_moved_to() -> None:
    elsewhere = Stored({"stage": "two"}, 5, digest({"stage": "one"}, 1))
    files: Content = {"milestones": {"a": {"stage": "one"}, "b": {"stage": "one"}}}

    merged = merge(files, {"milestones": {"a": elsewhere, "b": loaded({"stage": "one"}, 2)}})

    assert verdicts(merged) == {"a": ("kept", 5), "b": ("unchanged", 2)}
    assert merged.writes == ()


def test_digest_tells_content_order_and_sequence_apart() -> None:
    items: list[tuple[Sources, int]] = [
        ({"skills": {"a": 1, "b": 2}}, 1),
        ({"skills": {"a": 1, "b": 2}}, 2),
        ({"skills": {"b": 2, "a": 1}}, 1),
    ]

    assert len({digest(item, order) for item, order in items}) == 3
