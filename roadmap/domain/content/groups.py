"""Values made of values: lists, maps and records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from roadmap.domain.content.fields import Field, Finding, Naming, Reference, inside, shown

LONGEST_NAME = 80


@dataclass(frozen=True)
class ListOf(Field[list[Any]]):
    """Some values, written as a list. Where their order means nothing, the canonical one is sorted."""

    of: Field[Any]
    ordered: bool = True
    distinct: bool = True
    absent: Any = field(default_factory=list, kw_only=True)

    def _findings(self, value: object) -> Iterator[Finding]:
        if not isinstance(value, list):
            yield "", f"must be a list, not {shown(value)}"
            return
        seen: list[object] = []
        for number, one in enumerate(value, 1):
            if self.distinct and one in seen:
                yield str(number), f"repeats {shown(one)}"
            yield from inside(number, self.of.findings(one))
            seen.append(one)

    def _canonical(self, value: list[Any]) -> list[Any]:
        values = [one for one in map(self.of.canonical, value) if one != self.of.absent]
        return values if self.ordered else sorted(values, key=str)

    def _references(self, value: list[Any]) -> Iterator[Reference]:
        for number, one in enumerate(value, 1):
            yield from inside(number, self.of.references(one))

    def renamed(self, value: list[Any], naming: Naming) -> list[Any]:
        """The same values; in a list of distinct ones, what became the same stands once."""
        values = [self.of.renamed(one, naming) for one in value]
        return [one for place, one in enumerate(values) if not self.distinct or one not in values[:place]]


@dataclass(frozen=True)
class MapOf(Field[dict[Any, Any]]):
    """Values by key, each key once. Where their order means nothing, the canonical one is sorted."""

    key: Field[Any]
    value: Field[Any]
    ordered: bool = True
    absent: Any = field(default_factory=dict, kw_only=True)

    def _findings(self, value: object) -> Iterator[Finding]:
        if not isinstance(value, dict):
            yield "", f"must be a mapping, not {shown(value)}"
            return
        for key, one in value.items():
            yield from inside(_name(key), self.key.findings(key))
            yield from inside(_name(key), self.value.findings(one))

    def _canonical(self, value: dict[Any, Any]) -> dict[Any, Any]:
        pairs = [(key, self.value.canonical(one)) for key, one in value.items()]
        return dict(pairs if self.ordered else sorted(pairs, key=lambda pair: pair[0]))

    def _references(self, value: dict[Any, Any]) -> Iterator[Reference]:
        for key, one in value.items():
            yield from inside(key, self.key.references(key))
            yield from inside(key, self.value.references(one))

    def renamed(self, value: dict[Any, Any], naming: Naming) -> dict[Any, Any]:
        """The same pairs; of the values of two keys that became one, the higher number, or the first."""
        pairs: dict[Any, Any] = {}
        for key, one in value.items():
            now, said = self.key.renamed(key, naming), self.value.renamed(one, naming)
            before = pairs.get(now, said)
            pairs[now] = max(before, said) if isinstance(said, int) else before
        return pairs


@dataclass(frozen=True)
class Record(Field[dict[str, Any]]):
    """Named values, in a fixed order; whatever is absent is left out."""

    fields: Mapping[str, Field[Any]]
    absent: Any = field(default_factory=dict, kw_only=True)

    def _findings(self, value: object) -> Iterator[Finding]:
        if not isinstance(value, dict):
            yield "", f"must be a mapping of fields, not {shown(value)}"
            return
        for name in value:
            if name not in self.fields:
                yield _name(name), f"is not a field here; the fields are {', '.join(self.fields)}"
        for name, one in self.fields.items():
            yield from inside(name, one.findings(value.get(name)))

    def _canonical(self, value: dict[str, Any]) -> dict[str, Any]:
        given = {name: value[name] for name in self.fields if value.get(name) is not None}
        pairs = ((name, self.fields[name].canonical(one)) for name, one in given.items())
        return {name: one for name, one in pairs if one != self.fields[name].absent}

    def _references(self, value: dict[str, Any]) -> Iterator[Reference]:
        for name, one in value.items():
            yield from inside(name, self.fields[name].references(one))

    def renamed(self, value: dict[str, Any], naming: Naming) -> dict[str, Any]:
        """The same fields."""
        return {name: self.fields[name].renamed(one, naming) for name, one in value.items()}


def _name(key: object) -> str:
    return key if isinstance(key, str) and len(key) <= LONGEST_NAME and key.isprintable() else shown(key)
