"""Values of items in the cells of a table and in JSON, there and back."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.domain.content import KINDS, from_cell, from_plain, to_cell, to_plain
from roadmap.domain.content.fields import Day, Field, Flag, Text, Whole
from roadmap.domain.content.groups import ListOf, MapOf, Record

LINES = ListOf(Text(), distinct=False, blank=True)
LEVELS = MapOf(Whole(1, 5), Text(), blank=True)
CASES = [
    (Text(), "Plain words"),
    (Text(), "=1+1"),
    (Text(), "'tis so"),
    (Text(), "-5 and less"),
    (Whole(0, 99), 7),
    (Flag(blank=True), True),
    (Day(blank=True), date(2026, 3, 31)),
    (LINES, ["one", "two"]),
    (LINES, ["- a list", "=x"]),
    (LINES, ["one with\ntwo lines", "[brackets]"]),
    (LEVELS, {1: "Reads it.", 2: "Writes it."}),
    (ListOf(Record({"source": Text(), "on": Day()})), [{"source": "a", "on": date(2026, 1, 1)}]),
]


@pytest.mark.parametrize(("field", "value"), CASES)
def test_cell_gives_back_what_went_in(field: Field[object], value: object) -> None:
    assert from_cell(field, to_cell(field, value)) == value


@pytest.mark.parametrize(("field", "value"), CASES)
def test_plain_value_gives_back_what_went_in(field: Field[object], value: object) -> None:
    assert from_plain(field, json.loads(json.dumps(to_plain(value)))) == value


@given(st.text(min_size=1).filter(str.strip))
def test_cell_is_never_a_formula(text: str) -> None:
    cell = to_cell(Text(), text)

    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert from_cell(Text(), cell) == text


@given(st.lists(st.text(min_size=1).map(str.strip).filter(bool), min_size=1, unique=True))
def test_cell_of_a_list_gives_back_the_list(values: list[str]) -> None:
    canonical = LINES.canonical(values)

    assert from_cell(LINES, to_cell(LINES, canonical)) == canonical


def test_cell_of_what_is_not_there_is_empty() -> None:
    fields = [field for kind in KINDS.values() for field in kind.record.fields.values()]

    assert {to_cell(field, None) for field in fields} == {""}
    assert from_cell(Text(), " ") is None


@pytest.mark.parametrize(
    ("field", "cell"),
    [(Whole(0, 9), "seven"), (Whole(0, 9), "1e3"), (Day(), "31.3.2026"), (Flag(), "yes"), (LEVELS, "{broken")],
)
def test_cell_that_cannot_be_understood_stays_text(field: Field[object], cell: str) -> None:
    assert from_cell(field, cell) == cell
    assert list(field.findings(from_cell(field, cell)))
