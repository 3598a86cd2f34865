"""Two changes of one item, made from the same beginning without knowing of each other, put together field by field."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from roadmap.domain.content.kind import Item
from roadmap.domain.content.merging import is_same


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that both changed, each in its own way; None where it is not there."""

    field: str
    base: Any
    present: Any
    drafted: Any


@dataclass(frozen=True, slots=True)
class Combination:
    """What both changes come to, and the fields about which somebody has to decide."""

    item: Item
    clashes: tuple[Clash, ...]


def combination(base: Item, present: Item, drafted: Item, *, keeping: Collection[str] = ()) -> Combination:
    """Let every field be as whoever changed it left it.

    Where both changed it to the same, there is nothing to decide. Otherwise it is a clash, and the field is as drafted,
    or as it is at present if it is among `keeping`. A field that is in none of the three is in no combination.
    """
    item: Item = {}
    clashes: list[Clash] = []
    for field in dict.fromkeys([*drafted, *present, *base]):
        values = base.get(field), present.get(field), drafted.get(field)
        if _clash(*values):
            clashes.append(Clash(field, *values))
        settled = _settled(*values, keeps=field in keeping)
        if settled is not None:
            item[field] = settled
    return Combination(item, tuple(clashes))


def _clash(base: object, present: object, drafted: object) -> bool:
    return not (is_same(present, drafted) or is_same(present, base) or is_same(drafted, base))


def _settled(base: object, present: object, drafted: object, *, keeps: bool) -> object:
    is_clash = _clash(base, present, drafted)
    return present if is_same(drafted, base) or (is_clash and keeps) else drafted
