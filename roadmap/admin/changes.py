"""What is different between two versions of an item, as curators read it; and one version as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext

from roadmap.admin.wording import Path, Wording
from roadmap.domain.content import Difference, Item, Stored, Word, differences, words
from roadmap.domain.content.fields import Address, Text
from roadmap.domain.content.groups import ListOf, MapOf, Record
from roadmap.domain.content.lines import Line, lines

# Where an item stands among its kind is no field of a record.
PLACE: Path = ("order",)
# Texts of which less than this stayed are told whole, one after the other.
LEAST_KEPT = 0.3


@dataclass(frozen=True, slots=True)
class Change:
    """A value that is not as it was: what it is called, and what went and came; a list, line by line."""

    label: str
    lines: tuple[Line, ...]
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A value: what it is called, and what it says."""

    label: str
    lines: tuple[str, ...]
    is_list: bool = False


def found(before: Stored, after: Stored, wording: Wording) -> dict[Path, Difference]:
    """Every value that differs, by the way to it, in the order of the fields and the item's place last."""
    every = dict.fromkeys([*wording.kind.record.fields, *before.item, *after.item])
    met = {
        difference.path: difference
        for name in every
        for difference in differences(_value(before, name, wording), _value(after, name, wording), (name,))
    }
    if before.order != after.order:
        met[PLACE] = Difference(PLACE, before.order, after.order)
    return met


def _value(stored: Stored, name: str, wording: Wording) -> object:
    """The value of a field, also where it is left out for saying nothing."""
    sort, _names = wording.sort((name,))
    return stored.item.get(name, sort.absent if sort else None)


def changes(before: Stored, after: Stored, wording: Wording) -> list[Change]:
    """What became different, in words."""
    return [told(difference, wording) for difference in found(before, after, wording).values()]


def told(difference: Difference, wording: Wording) -> Change:
    """One value that became different, in words."""
    before, after = difference.before, difference.after
    sort, names = wording.sort(difference.path)
    if difference.path == PLACE:
        return Change(capfirst(gettext("place in the order")), _replaced(str(before), str(after)))
    label = wording.label(difference.path)
    if isinstance(sort, ListOf | MapOf) or isinstance(before, list | dict) or isinstance(after, list | dict):
        both = (wording.lines(sort, before, names), wording.lines(sort, after, names))
        reworded = isinstance(sort, ListOf) and isinstance(sort.of, Text)
        return Change(label, tuple(lines(*both, reworded=reworded)), is_list=True)
    said = (wording.said(sort, before, names), wording.said(sort, after, names))
    is_prose = isinstance(sort, Text) and not isinstance(sort, Address)
    return Change(label, _reworded(*said) if is_prose else _replaced(*said))


def _reworded(before: str, after: str) -> tuple[Line, ...]:
    pieces = words(before, after)
    kept = sum(len(word.text) for word in pieces if word.sort == "same")
    if kept < LEAST_KEPT * max(len(before), len(after)):
        return _replaced(before, after)
    return (Line("edited", tuple(pieces)),)


def _replaced(before: str, after: str) -> tuple[Line, ...]:
    gone = [Word("gone", before)] if before else []
    new = [Word("new", after)] if after else []
    return (Line("edited", (*gone, *([Word("same", " ")] if gone and new else []), *new)),)


def entries(item: Item, wording: Wording) -> Iterator[Entry]:
    """What the item says, field by field; fields that say nothing are left out."""
    for name in dict.fromkeys([*wording.kind.record.fields, *item]):
        yield from _entries((name,), item.get(name), wording)


def _entries(path: Path, value: object, wording: Wording) -> Iterator[Entry]:
    sort, names = wording.sort(path)
    if isinstance(sort, Record) and isinstance(value, dict):
        for name, one in value.items():
            yield from _entries((*path, name), one, wording)
        return
    said = wording.lines(sort, sort.absent if sort and value is None else value, names)
    if said:
        yield Entry(wording.label(path), tuple(said), is_list=isinstance(value, list | dict))
