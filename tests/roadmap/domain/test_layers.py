"""Prerequisites go from left to right, each key once, lines untangled; the same picture each time."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from roadmap.domain.layers import Picture, crossings, in_order, layers, picture
from tests.roadmap.domain.test_graph import GRAPHS, acyclic_graphs


def as_given(needs: dict[str, list[str]]) -> Picture:
    """The picture of needs that join neighbouring layers only, nothing reordered."""
    columns = [[key for key in column if key not in picture(needs).alone] for column in layers(needs)]
    places = {key: (layer, row) for layer, column in enumerate(columns) for row, key in enumerate(column)}
    lines = {(start, end): (places[start], places[end]) for end, needed in needs.items() for start in needed}
    return Picture(places, lines, tuple(map(len, columns)), ())


def crossed_pairs(drawn: Picture) -> int:
    """How many pairs of steps cross, each compared with each."""
    steps = [step for line in drawn.lines.values() for step in pairwise(line)]
    return sum(
        one[0][0] == other[0][0] and (one[0][1] - other[0][1]) * (one[1][1] - other[1][1]) < 0
        for one, other in combinations(steps, 2)
    )


def test_layers_of_nothing_are_none() -> None:
    assert layers({}) == []


def test_one_key_is_one_layer() -> None:
    assert layers({"python": []}) == [["python"]]


def test_a_key_stands_after_the_longest_way_to_it() -> None:
    needs = {"ship": ["python", "model"], "model": ["python"], "python": [], "git": [], "review": ["git"]}

    assert layers(needs) == [["python", "git"], ["model", "review"], ["ship"]]


def test_needs_that_are_no_keys_do_not_count() -> None:
    assert layers({"train": ["elsewhere", "train"]}) == [["train"]]


def test_of_a_circle_the_first_key_given_comes_first() -> None:
    needs = {"egg": ["hen"], "hen": ["egg"], "chick": ["egg"]}

    assert layers(needs) == [["egg"], ["hen", "chick"]]
    assert picture(needs).lines == {("egg", "hen"): ((0, 0), (1, 0)), ("egg", "chick"): ((0, 0), (1, 1))}


def test_a_key_that_waits_for_a_circle_may_stand_alone_before_it() -> None:
    drawn = picture({"first": ["egg"], "egg": ["hen"], "hen": ["egg"]})

    assert (drawn.alone, drawn.heights) == (("first",), (0, 1, 1))


@given(GRAPHS)
def test_every_key_has_one_layer_whatever_the_needs(needs: dict[str, list[str]]) -> None:
    found = layers(needs)

    assert sorted(key for layer in found for key in layer) == sorted(needs)
    assert all(found)


def test_order_is_the_one_given_where_needs_allow_it() -> None:
    needs = {
        "git": [],
        "report": ["data"],
        "python": ["git"],
        "data": ["python"],
        "group": [],
        "egg": ["hen"],
        "hen": ["egg"],
    }

    assert in_order(needs) == ["git", "python", "data", "report", "group", "egg", "hen"]


@given(acyclic_graphs())
def test_order_has_every_key_once_after_all_it_needs(needs: dict[str, list[str]]) -> None:
    ordered = in_order(needs)

    assert sorted(ordered) == sorted(needs)
    assert all(ordered.index(one) < ordered.index(key) for key, needed in needs.items() for one in needed)


@given(acyclic_graphs())
def test_every_need_is_in_an_earlier_layer_and_one_in_the_layer_before(needs: dict[str, list[str]]) -> None:
    layer_of = {key: number for number, layer in enumerate(layers(needs)) for key in layer}

    for key, needed in needs.items():
        assert layer_of[key] == max((layer_of[one] + 1 for one in needed), default=0)


def test_a_picture_of_nothing_is_empty() -> None:
    assert picture({}) == Picture(places={}, lines={}, heights=(), alone=())


def test_keys_without_lines_have_no_place() -> None:
    drawn = picture({"python": [], "model": ["python"], "study-group": [], "cycling": ["elsewhere"]})

    assert drawn == Picture(
        places={"python": (0, 0), "model": (1, 0)},
        lines={("python", "model"): ((0, 0), (1, 0))},
        heights=(1, 1),
        alone=("study-group", "cycling"),
    )


def test_lines_that_cross_as_given_are_untangled() -> None:
    needs = {"a": [], "b": [], "c": [], "of-c": ["c"], "of-b": ["b"], "of-a": ["a"]}

    drawn = picture(needs)

    assert (crossings(as_given(needs)), crossings(drawn)) == (3, 0)
    assert [drawn.places[key] for key in ("of-a", "of-b", "of-c")] == [(1, 0), (1, 1), (1, 2)]


def test_a_long_line_has_room_in_the_layers_it_passes() -> None:
    needs = {"python": [], "sql": [], "model": ["python"], "ship": ["model", "sql"]}

    drawn = picture(needs)

    assert drawn.heights == (2, 2, 1)
    assert drawn.lines["sql", "ship"] == ((0, 1), (1, 1), (2, 0))


@given(GRAPHS)
def test_every_key_of_a_picture_has_a_place_of_its_own_or_stands_alone(needs: dict[str, list[str]]) -> None:
    drawn = picture(needs)

    assert sorted([*drawn.places, *drawn.alone]) == sorted(needs)
    taken = [*drawn.places.values(), *(place for line in drawn.lines.values() for place in line[1:-1])]
    assert len(taken) == len(set(taken)) == sum(drawn.heights)
    assert all(0 <= row < drawn.heights[layer] for layer, row in taken)


@given(acyclic_graphs())
def test_every_need_is_a_line_that_goes_on_by_one_layer_at_a_time(needs: dict[str, list[str]]) -> None:
    drawn = picture(needs)

    assert set(drawn.lines) == {(start, end) for end, needed in needs.items() for start in needed}
    for (start, end), line in drawn.lines.items():
        assert (line[0], line[-1]) == (drawn.places[start], drawn.places[end])
        assert all(layer + 1 == after for (layer, _), (after, _) in pairwise(line))


@given(acyclic_graphs())
def test_a_picture_is_the_same_each_time_and_counts_its_crossings(needs: dict[str, list[str]]) -> None:
    drawn = picture(needs)

    assert picture(dict(needs)) == drawn
    assert crossings(drawn) == crossed_pairs(drawn)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), unique=True))
def test_untangling_never_tangles(pairs: list[tuple[int, int]]) -> None:
    needs: dict[str, list[str]] = {f"left-{number}": [] for number in range(5)}
    needs |= {f"right-{number}": [f"left-{left}" for left, right in pairs if right == number] for number in range(5)}

    assert crossings(picture(needs)) <= crossings(as_given(needs))
