"""The three-way merge: what was loaded last, what a curator made of it since, and what the files say now."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from hashlib import sha256

from roadmap.domain.content.kind import Content, Item, Kind
from roadmap.domain.content.schema import KINDS

# Where items are to stand among their kind, by kind and slug.
Orders = Mapping[tuple[str, str], int]


class Verdict(StrEnum):
    """What a load does to an item."""

    ADDED = "added"
    UPDATED = "updated"
    KEPT = "kept"
    UNCHANGED = "unchanged"


def digest(item: Item, order: int) -> str:
    """A fingerprint of an item in its place."""
    return sha256(json.dumps([order, item], default=str).encode()).hexdigest()


def is_same(one: object, other: object) -> bool:
    """Both say the same, in the same sequence: of maps too, whose order may mean something, as that of a route's steps.

    An item's own fields always stand in one order, that of its kind.
    """
    return one == other and json.dumps(one, default=str) == json.dumps(other, default=str)


@dataclass(frozen=True, slots=True)
class Stored:
    """An item as it is now, its place in the order, and the digest that the last load remembered; empty if none did."""

    item: Item
    order: int = 0
    remembered: str = ""

    @property
    def is_edited(self) -> bool:
        """Somebody changed or moved it since it was loaded, or it was never loaded at all."""
        return digest(self.item, self.order) != self.remembered


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of an item that the files give: the item and the order as they will be."""

    kind: Kind
    slug: str
    verdict: Verdict
    item: Item
    order: int
    stored: Stored | None

    @property
    def is_rewritten(self) -> bool:
        """It comes to be as the files say, and was not before."""
        return self.verdict in {Verdict.ADDED, Verdict.UPDATED}

    @property
    def is_moved(self) -> bool:
        """It is there already, and its place in the order changes."""
        return self.stored is not None and self.stored.order != self.order

    @property
    def remembers(self) -> str:
        """The digest to remember; empty to leave what is remembered alone."""
        new = "" if self.verdict is Verdict.KEPT else digest(self.item, self.order)
        return "" if self.stored and self.stored.remembered == new else new


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did, or would do: how many items of each verdict, and which were kept, as (kind, slug).

    Unchanged items that only made room for others are counted in `moved` besides.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    moved: int = 0
    kept: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Merge:
    """What a load comes to: a change for every item that the files give, and the whole picture afterwards."""

    changes: tuple[Change, ...]
    picture: Content = field(repr=False)

    @cached_property
    def writes(self) -> tuple[Change, ...]:
        """The changes that change content."""
        return tuple(change for change in self.changes if change.is_rewritten or change.is_moved)

    @cached_property
    def incoming(self) -> Content:
        """The items that will be as the files say."""
        taken: Content = {}
        for change in self.changes:
            if change.verdict is not Verdict.KEPT:
                taken.setdefault(change.kind.name, {})[change.slug] = change.item
        return taken

    @cached_property
    def report(self) -> LoadReport:
        """The changes, counted."""
        verdicts = [change.verdict for change in self.changes]
        return LoadReport(
            added=verdicts.count(Verdict.ADDED),
            updated=verdicts.count(Verdict.UPDATED),
            unchanged=verdicts.count(Verdict.UNCHANGED),
            moved=sum(change.is_moved for change in self.changes if change.verdict is Verdict.UNCHANGED),
            kept=tuple((change.kind.label, change.slug) for change in self.changes if change.verdict is Verdict.KEPT),
        )


def merge(files: Content, present: Mapping[str, Mapping[str, Stored]], *, overwrite: bool = False) -> Merge:
    """Decide about every item that the files give; those that they do not give stay as they are.

    An item that was edited since the last load is kept, unless the files say the same or `overwrite` is set. Both its
    content and its place in the order count as edits. Nothing is decided about whether the picture fits together.
    """
    changes = tuple(
        change
        for kind in KINDS.values()
        for change in _placed(
            kind,
            [
                _settled(kind, slug, item, present.get(kind.name, {}).get(slug), overwrite=overwrite)
                for slug, item in files.get(kind.name, {}).items()
            ],
            overwrite=overwrite,
        )
    )
    picture = {name: {slug: stored.item for slug, stored in items.items()} for name, items in present.items()}
    for change in changes:
        picture.setdefault(change.kind.name, {})[change.slug] = change.item
    return Merge(changes, picture)


def replacement(items: Content, present: Mapping[str, Mapping[str, Stored]], orders: Orders) -> Merge:
    """Let the items be as they are given, each for itself, whoever edited them; all others stay as they are.

    An item is put where `orders` says. Otherwise it stays where it is, or comes last in its group if it is new.
    """
    picture = {name: {slug: stored.item for slug, stored in known.items()} for name, known in present.items()}
    changes: list[Change] = []
    for kind in KINDS.values():
        last = _last_places(kind, present.get(kind.name, {}))
        for slug, item in items.get(kind.name, {}).items():
            stored = present.get(kind.name, {}).get(slug)
            group = item.get(kind.group) if kind.group else None
            order = stored.order if stored else last.get(group, 0) + 1
            order = orders.get((kind.name, slug), order) if kind.is_ordered else 0
            last[group] = max(last.get(group, 0), order)
            changes.append(Change(kind, slug, _verdict(stored, item), item, order, stored))
            picture.setdefault(kind.name, {})[slug] = item
    return Merge(tuple(changes), picture)


def _verdict(stored: Stored | None, item: Item) -> Verdict:
    if stored is None:
        return Verdict.ADDED
    return Verdict.UNCHANGED if is_same(stored.item, item) else Verdict.UPDATED


def _last_places(kind: Kind, present: Mapping[str, Stored]) -> dict[object, int]:
    last: dict[object, int] = {}
    for stored in present.values():
        group = stored.item.get(kind.group) if kind.group else None
        last[group] = max(last.get(group, 0), stored.order)
    return last


def _settled(kind: Kind, slug: str, item: Item, stored: Stored | None, *, overwrite: bool) -> Change:
    if stored is None:
        return Change(kind, slug, Verdict.ADDED, item, 0, None)
    if is_same(stored.item, item):
        return Change(kind, slug, Verdict.UNCHANGED, item, stored.order, stored)
    if stored.is_edited and not overwrite:
        return Change(kind, slug, Verdict.KEPT, stored.item, stored.order, stored)
    return Change(kind, slug, Verdict.UPDATED, item, stored.order, stored)


def _placed(kind: Kind, changes: list[Change], *, overwrite: bool) -> Iterable[Change]:
    if not kind.is_ordered:
        return changes
    groups: dict[object, list[Change]] = {}
    for change in changes:
        groups.setdefault(change.item.get(kind.group), []).append(change)
    return [change for group in groups.values() for change in _numbered(group, overwrite=overwrite)]


def _numbered(group: list[Change], *, overwrite: bool) -> list[Change]:
    """The same items with the order that puts them into the sequence of the files.

    Numbers that do so already stay as they are, with their gaps, and ties too unless something new comes between.
    """
    numbered = [
        replace(change, order=place) if change.stored is None else change for place, change in enumerate(group, 1)
    ]
    orders = [change.order for change in numbered]
    if any(change.stored is None for change in group):
        fits = orders == sorted(set(orders))
    else:
        places = [(change.order, change.slug) for change in numbered]
        fits = places == sorted(places)
    return (
        numbered if fits else [_moved(change, place, overwrite=overwrite) for place, change in enumerate(numbered, 1)]
    )


def _moved(change: Change, place: int, *, overwrite: bool) -> Change:
    if change.order == place:
        return change
    if change.stored and change.stored.is_edited and not overwrite:
        return replace(change, verdict=Verdict.KEPT)
    return replace(change, order=place)
