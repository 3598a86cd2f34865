"""Cycles are found and printed as a path; descendants are everything that waits, directly or through others."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from roadmap.domain.graph import ancestors, cycle, descendants

KEYS = st.integers(min_value=0, max_value=6)
GRAPHS = st.dictionaries(KEYS.map(str), st.lists(KEYS.map(str), max_size=4, unique=True))


@st.composite
def acyclic_graphs(draw: st.DrawFn) -> dict[str, list[str]]:
    """Graphs in which every key needs earlier ones only, under names whose order says nothing."""
    names = draw(st.permutations("abcdefg"))
    return {
        name: draw(st.lists(st.sampled_from(names[:place]), max_size=4, unique=True)) if place else []
        for place, name in enumerate(names)
    }


def needed(needs: Mapping[str, Iterable[str]], key: str) -> set[str]:
    """All that a key needs, found by walking."""
    found: set[str] = set()
    waiting = list(needs.get(key, ()))
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += needs.get(one, ())
    return found


def test_cycle_of_an_acyclic_graph_is_empty() -> None:
    needs = {"deploy": ["train"], "train": ["python", "statistics"], "python": [], "statistics": ["python"]}

    path = cycle(needs)

    assert path == []


def test_cycle_of_nothing_is_empty() -> None:
    assert cycle({}) == []


def test_cycle_is_a_closed_path_in_which_each_step_needs_the_next() -> None:
    needs = {"deploy": ["train"], "train": ["python"], "python": ["deploy"], "statistics": ["python"]}

    path = cycle(needs)

    assert path[0] == path[-1]
    assert set(pairwise(path)) == {("deploy", "train"), ("train", "python"), ("python", "deploy")}


def test_cycle_of_a_key_that_needs_itself_is_that_key_twice() -> None:
    assert cycle({"python": ["python"]}) == ["python", "python"]


def test_cycle_ignores_values_that_are_no_keys() -> None:
    assert cycle({"train": ["archived"]}) == []


@given(GRAPHS)
def test_cycle_is_found_exactly_where_a_walk_comes_back(needs: dict[str, list[str]]) -> None:
    comes_back = any(key in needed(needs, key) for key in needs)

    path = cycle(needs)

    assert bool(path) is comes_back
    assert all(after in needs[before] for before, after in pairwise(path))
    assert path[:1] == path[-1:]


def test_descendants_are_direct_ones_and_those_through_others() -> None:
    needs = {"deploy": ["train"], "train": ["python"], "python": [], "present": ["train", "archived"]}

    reached = descendants(needs)

    assert reached == {
        "python": frozenset({"train", "deploy", "present"}),
        "train": frozenset({"deploy", "present"}),
        "deploy": frozenset(),
        "present": frozenset(),
    }


@given(acyclic_graphs())
def test_descendants_are_exactly_those_that_need_the_key(needs: dict[str, list[str]]) -> None:
    expected = {key: frozenset(other for other in needs if key in needed(needs, other)) for key in needs}

    reached = descendants(needs)

    assert reached == expected


@given(acyclic_graphs())
def test_ancestors_are_exactly_those_that_the_key_needs(needs: dict[str, list[str]]) -> None:
    reached = ancestors(needs)

    assert reached == {key: frozenset(needed(needs, key)) for key in needs}


def test_ancestors_behind_what_is_missing_are_not_reached() -> None:
    assert ancestors({"deploy": ["archived"], "python": []}) == {"deploy": frozenset(), "python": frozenset()}
