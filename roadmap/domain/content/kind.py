"""What a kind of item is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from roadmap.domain.content.fields import Finding, Naming, Reference
from roadmap.domain.content.groups import Record

Item = dict[str, Any]
Content = dict[str, dict[str, Item]]
Rule = Callable[[Item], Iterator[Finding]]

# What an item was called before, and the items that became part of it: kept apart from what it says.
FORMERLY, MERGED = "formerly", "merged"
NAMES = (FORMERLY, MERGED)
SPELLINGS = ("aliases", "exact")


def as_it_is(item: Item) -> Item:
    """The item."""
    return item


@dataclass(frozen=True, eq=False)
class Kind:
    """A kind of item: where it is written, of what fields, and what has to hold between fields and between items.

    A file holds one kind, slug by slug, or several under the names of their `section`. Items stand in the order of the
    file, counted anew for each value of the `group` field; `order` is off for kinds that have none. No two items share
    a value of a `unique` field, and following the `acyclic` field never leads back. `settled` puts right what an item
    says twice after two others became one; the title of one that became part of another joins its `also_called` field.
    """

    name: str
    label: str
    file: str
    about: str
    record: Record
    section: str = ""
    group: str = ""
    is_ordered: bool = True
    unique: tuple[str, ...] = ()
    acyclic: str = ""
    rules: tuple[Rule, ...] = ()
    also_called: str = ""
    settled: Callable[[Item], Item] = as_it_is

    @property
    def is_mergeable(self) -> bool:
        """Two of its items can become one."""
        return MERGED in self.record.fields

    def canonical(self, item: Item) -> Item:
        """The one form of a valid item."""
        return self.record.canonical(item)

    def references(self, item: Item) -> Iterator[Reference]:
        """The items that a valid item refers to: in which field, their kind, their slug."""
        return self.record.references(item)

    def renamed(self, item: Item, naming: Naming) -> Item:
        """A valid item that calls all others as they are called now, in its canonical form."""
        return self.canonical(self.settled(self.record.renamed(item, naming)))


def in_order(lower: str, upper: str) -> Rule:
    """The rule that the upper bound, if there is one, is not below the lower one."""

    def rule(item: Item) -> Iterator[Finding]:
        if upper in item and item[upper] < item.get(lower, 0):
            yield upper, f"is {item[upper]}, less than {lower} ({item.get(lower, 0)})"

    return rule


def no_end_while_offered(item: Item) -> Iterator[Finding]:
    """The rule that what is still offered has no last day."""
    if "retired_on" in item and "availability" not in item:
        yield "retired_on", "is given, but availability is active"


def findable(item: Item) -> Iterator[Finding]:
    """The rule that every spelling has something to find it by."""
    for field in SPELLINGS:
        for number, text in enumerate(item.get(field, []), 1):
            if not any(sign.isalnum() for sign in text):
                yield f"{field}.{number}", f"has neither a letter nor a digit: {text!r}"


def each_skill_once(item: Item) -> Item:
    """The item with no skill under two labels: it stays without one, or else under the first, at the higher level."""
    groups = {"": item.get("skills", {}), **item.get("any_of", {})}
    levels: dict[str, int] = {}
    for group in groups.values():
        for skill, level in group.items():
            levels[skill] = max(level, levels.get(skill, 0))
    once = {label: {skill: levels.pop(skill) for skill in group if skill in levels} for label, group in groups.items()}
    any_of = {label: group for label, group in once.items() if label and group}
    return {**item, "skills": once[""], "any_of": any_of}
