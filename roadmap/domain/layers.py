"""Prerequisites as a picture: layers from left to right, in an order in which few lines cross."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

# How often the layers are gone through for a better order; more hardly ever finds one.
SWEEPS = 8


@dataclass(frozen=True, slots=True)
class Bend:
    """Where the line between two keys passes a layer that lies between theirs."""

    start: str
    end: str
    layer: int


Needs: TypeAlias = Mapping[str, Iterable[str]]
Slot: TypeAlias = str | Bend
# A layer and a row in it, both from 0.
Place: TypeAlias = tuple[int, int]
Routes: TypeAlias = Mapping[tuple[str, str], tuple[Slot, ...]]


@dataclass(frozen=True, slots=True)
class Picture:
    """Where every key stands, and where the lines go that lead from what is needed to what needs it.

    `alone` are the keys without any line, which have no place. `heights` counts the rows of every layer.
    """

    places: Mapping[str, Place]
    lines: Mapping[tuple[str, str], tuple[Place, ...]]
    heights: tuple[int, ...]
    alone: tuple[str, ...]


def in_order(needs: Needs) -> list[str]:
    """Every key once, after all it needs, and else in the order given.

    What is no key and what is a circle is treated as for `layers`.
    """
    waiting = _known(needs)
    ordered: list[str] = []
    while waiting:
        ready = (key for key, needed in waiting.items() if not needed & waiting.keys())
        key = next(ready, next(iter(waiting)))
        ordered.append(key)
        del waiting[key]
    return ordered


def layers(needs: Needs) -> list[list[str]]:
    """Every key once, in the first layer that is later than all it needs; inside a layer in the order given.

    A need that is no key does not count. Of keys that need each other in a circle the first given comes first.
    """
    waiting = _known(needs)
    found: list[list[str]] = []
    while waiting:
        ready = [key for key, needed in waiting.items() if not needed & waiting.keys()] or [next(iter(waiting))]
        found.append(ready)
        for key in ready:
            del waiting[key]
    return found


def picture(needs: Needs) -> Picture:
    """The layers and their lines, in the order with the fewest crossings that was found; the same each time.

    A line that would go backwards, as in a circle of needs, is left out.
    """
    found = layers(needs)
    routes = _routes(needs, found)
    linked = {slot for route in routes.values() for slot in route}
    alone = tuple(key for key in needs if key not in linked)
    slots: list[list[Slot]] = [[key for key in column if key in linked] for column in found]
    for slot in dict.fromkeys(slot for route in routes.values() for slot in route):
        if isinstance(slot, Bend):
            slots[slot.layer].append(slot)
    return min((_drawn(swept, routes, alone) for swept in _sweeps(slots, routes)), key=crossings)


def crossings(picture: Picture) -> int:
    """How often two lines of the picture cross between layers."""
    steps: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for line in picture.lines.values():
        for (layer, row), (_, next_row) in pairwise(line):
            steps[layer].append((row, next_row))
    return sum(_inversions(step) for step in steps.values())


def _known(needs: Needs) -> dict[str, set[str]]:
    return {key: set(needed) & needs.keys() - {key} for key, needed in needs.items()}


def _routes(needs: Needs, found: Sequence[Sequence[str]]) -> Routes:
    """Every line from what is needed to what needs it, with a bend in each layer between."""
    layer_of = {key: layer for layer, column in enumerate(found) for key in column}
    return {
        (start, end): (start, *(Bend(start, end, layer) for layer in range(layer_of[start] + 1, layer_of[end])), end)
        for end, needed in needs.items()
        for start in dict.fromkeys(needed)
        if start in layer_of and layer_of[start] < layer_of[end]
    }


def _drawn(slots: Sequence[Sequence[Slot]], routes: Routes, alone: tuple[str, ...]) -> Picture:
    places = {slot: (layer, row) for layer, column in enumerate(slots) for row, slot in enumerate(column)}
    return Picture(
        places={slot: place for slot, place in places.items() if isinstance(slot, str)},
        lines={ends: tuple(places[slot] for slot in route) for ends, route in routes.items()},
        heights=tuple(len(column) for column in slots) if routes else (),
        alone=alone,
    )


def _sweeps(slots: list[list[Slot]], routes: Routes) -> Iterator[list[list[Slot]]]:
    """The layers as given, and after each going through them, there and back again."""
    before: dict[Slot, list[Slot]] = defaultdict(list)
    after: dict[Slot, list[Slot]] = defaultdict(list)
    for route in routes.values():
        for left, right in pairwise(route):
            before[right].append(left)
            after[left].append(right)
    yield slots
    for sweep in range(SWEEPS):
        slots = _swept(slots[::-1], after)[::-1] if sweep % 2 else _swept(slots, before)
        yield slots


def _swept(slots: Sequence[Sequence[Slot]], neighbours: Mapping[Slot, Sequence[Slot]]) -> list[list[Slot]]:
    """Each layer sorted by where the neighbours in the layer gone through before stand on average (barycentres)."""
    row_of: dict[Slot, int] = {}
    swept: list[list[Slot]] = []
    for column in slots:
        weights = {slot: _mean([row_of[one] for one in neighbours[slot]], row) for row, slot in enumerate(column)}
        swept.append(sorted(column, key=weights.__getitem__))
        row_of |= {slot: row for row, slot in enumerate(swept[-1])}
    return swept


def _mean(rows: Sequence[int], otherwise: int) -> float:
    return sum(rows) / len(rows) if rows else otherwise


def _inversions(steps: Iterable[tuple[int, int]]) -> int:
    """How many pairs of steps between two layers cross; those that share an end do not."""
    ends: list[int] = []
    crossed = 0
    for _, end in sorted(steps):
        crossed += len(ends) - bisect_right(ends, end)
        insort(ends, end)
    return crossed
