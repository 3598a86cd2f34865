"""Whether items fit together: what they refer to is there, what is unique is so, and nothing leads back to itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from roadmap.domain.content.kind import Content, Item, Kind
from roadmap.domain.content.problems import Problem
from roadmap.domain.content.schema import KINDS
from roadmap.domain.graph import cycle

CYCLES_SHOWN = 10


def inconsistencies(picture: Content, incoming: Content) -> Iterator[Problem]:
    """What does not fit in the whole picture, put down to the incoming items.

    The picture is everything as it would be: the incoming items, and those that stay as they are, which are taken to
    fit among themselves.
    """
    for kind in KINDS.values():
        items = picture.get(kind.name, {})
        arriving = incoming.get(kind.name, {})
        yield from _dangling(kind, arriving, picture)
        yield from _shared(kind, items, arriving)
        if kind.acyclic:
            yield from islice(_cycles(kind, items, arriving), CYCLES_SHOWN)


def _dangling(kind: Kind, arriving: Mapping[str, Item], picture: Content) -> Iterator[Problem]:
    for slug, item in arriving.items():
        for field, other_kind, other in kind.references(item):
            if other not in picture.get(other_kind, {}):
                yield Problem(kind.file, slug, field, f"there is no {KINDS[other_kind].label} {other!r}")
            elif (other_kind, other) == (kind.name, slug) and not field.startswith(f"{kind.acyclic}."):
                yield Problem(kind.file, slug, field, "refers to itself")


def _shared(kind: Kind, items: Mapping[str, Item], arriving: Mapping[str, Item]) -> Iterator[Problem]:
    for field in kind.unique:
        owner = {value: slug for slug, item in items.items() if slug not in arriving for value in _values(item, field)}
        for slug, item in arriving.items():
            for value in _values(item, field):
                if owner.setdefault(value, slug) != slug:
                    yield Problem(kind.file, slug, field, f"{value!r} is already that of {kind.label} {owner[value]}")


def _values(item: Item, field: str) -> list[object]:
    value = item.get(field, [])
    return value if isinstance(value, list) else [value]


def _cycles(kind: Kind, items: Mapping[str, Item], arriving: Mapping[str, Item]) -> Iterator[Problem]:
    needs = {slug: list(item.get(kind.acyclic, [])) for slug, item in items.items()}
    while path := cycle(needs):
        slug = next((step for step in path if step in arriving), path[0])
        yield Problem(kind.file, slug, kind.acyclic, f"closes a cycle: {' needs '.join(_begun_at(slug, path))}")
        needs[path[0]].remove(path[1])


def _begun_at(slug: str, path: list[str]) -> list[str]:
    """The same closed path, from another of its steps."""
    start = path.index(slug)
    return [*path[start:-1], *path[:start], slug]
