"""Two items become one: the one that stays, with what only the other one says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from roadmap.domain.content.fields import Choice, Field, Flag
from roadmap.domain.content.groups import ListOf, MapOf, Record
from roadmap.domain.content.kind import Content, Item, Kind
from roadmap.domain.content.names import Former, understood

LONGEST_ALIAS = 80


def merged(content: Content, kind: Kind, gone: str, kept: str) -> Content:
    """The content in which one item has become part of another: all that referred to it refers to the other.

    Where both were referred to, the higher level holds, else what was said of the one that comes first.
    """
    after = understood(content, {(kind.name, gone): Former(kept, is_merged=True)})
    others = [item for slug, item in after[kind.name].items() if slug != kept]
    joint = joined(kind, kept=after[kind.name][kept], gone=content[kind.name][gone])
    if kind.also_called:
        joint = _also_called(kind.also_called, joint, content[kind.name][gone]["title"], others)
    after[kind.name][kept] = kind.canonical(joint)
    return after


def joined(kind: Kind, *, kept: Item, gone: Item) -> Item:
    """What the one says, and what only the other one says: its further list entries, and fields that were missing."""
    joint = {
        name: _value(sort, kept.get(name, sort.absent), gone.get(name, sort.absent))
        for name, sort in kind.record.fields.items()
    }
    return kind.canonical(joint)


def _value(sort: Field[Any], kept: Any, gone: Any) -> Any:  # noqa: ANN401 (whatever the field holds)
    match sort:
        case ListOf():
            known = [_identity(sort.of, one) for one in kept]
            return [*kept, *(one for one in gone if _identity(sort.of, one) not in known)]
        case MapOf():
            return {**kept, **{key: one for key, one in gone.items() if key not in kept}}
        # What is missing there says something all the same.
        case Choice() | Flag():
            return kept
        case _:
            return gone if sort.is_missing(kept) else kept


def _identity(sort: Field[Any], one: Any) -> object:  # noqa: ANN401 (whatever the list holds)
    """What makes two entries of a list the same: of records, the fields that have to be there."""
    if isinstance(sort, Record):
        return [one.get(name) for name, part in sort.fields.items() if not part.blank]
    return one


def _also_called(field: str, item: Item, title: str, others: Iterable[Item]) -> Item:
    """The item with the title among its aliases, unless another one goes by it."""
    alias = " ".join(title.lower().split())
    taken = {alias for other in others for alias in (*other.get(field, []), other["title"].lower())}
    known = item.get(field, [])
    if alias in taken or alias in known or len(alias) > LONGEST_ALIAS:
        return item
    return {**item, field: [*known, alias]}
