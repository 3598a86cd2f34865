"""An item's own row: columns are named as fields, and a record spreads over columns that begin with its name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from roadmap.actions.tables import TABLES
from roadmap.domain.content import Item, Kind
from roadmap.domain.content.fields import Field, Link
from roadmap.domain.content.groups import Record
from roadmap.domain.content.kind import NAMES


@cache
def own_fields(kind: Kind) -> dict[str, Field[Any]]:
    """The fields that the item's own row says. What it was called before is kept apart."""
    elsewhere = {name for table in TABLES if table.kind == kind.name for name in table.fields}
    return {name: sort for name, sort in kind.record.fields.items() if name not in {*elsewhere, *NAMES}}


@cache
def columns(kind: Kind) -> tuple[str, ...]:
    """The columns that say them, as the database names them."""
    return tuple(spread(kind, {}, {}))


def spread(kind: Kind, item: Item, keys: Mapping[str, Mapping[str, int]]) -> dict[str, Any]:
    """The columns that say the item; `keys` has the rows of the items that it may refer to, by kind and slug."""
    row: dict[str, Any] = {}
    for name, sort in own_fields(kind).items():
        value = item.get(name, sort.absent)
        if isinstance(sort, Record):
            row |= {f"{name}_{part}": value.get(part, inner.absent) for part, inner in sort.fields.items()}
        elif isinstance(sort, Link):
            row[f"{name}_id"] = keys[sort.kind][value] if value else None
        else:
            row[name] = value
    return row


def gathered(kind: Kind, row: Mapping[str, Any], slugs: Mapping[str, Mapping[int, str]]) -> Item:
    """The fields that the columns say; `slugs` has those of the items that they may refer to, by kind and row."""
    item: Item = {}
    for name, sort in own_fields(kind).items():
        if isinstance(sort, Record):
            item[name] = {part: row[f"{name}_{part}"] for part in sort.fields}
        elif isinstance(sort, Link):
            item[name] = slugs[sort.kind].get(row[f"{name}_id"])
        else:
            item[name] = row[name]
    return item
