"""Prerequisites as a graph: every key needs its values. Keys that a value names but that are missing are ignored."""

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter


def cycle(needs: Mapping[str, Iterable[str]]) -> list[str]:
    """One cycle as a closed path, first step repeated at the end; empty if the graph is acyclic.

    Each step of the path needs the one after it.
    """
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        path: list[str] = error.args[1]
        return path[::-1]
    return []


def ancestors(needs: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """For every key, all keys that it needs, directly or through others. The graph must be acyclic."""
    return _reached({key: {one for one in needed if one in needs} for key, needed in needs.items()})


def descendants(needs: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """For every key, all keys that need it, directly or through others. The graph must be acyclic."""
    dependants: dict[str, set[str]] = {key: set() for key in needs}
    for key, needed in needs.items():
        for one in needed:
            if one in dependants:
                dependants[one].add(key)
    return _reached(dependants)


def _reached(direct: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    reached: dict[str, frozenset[str]] = {}
    for key in TopologicalSorter(direct).static_order():
        reached[key] = frozenset(direct[key].union(*(reached[one] for one in direct[key])))
    return reached
