"""What the sorts of value in a curriculum file accept, refuse and come to."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.domain.content.fields import Address, Choice, Day, Field, Flag, Link, Text, Whole
from roadmap.domain.content.groups import ListOf, MapOf, Record

LEVELS = MapOf(Link("skills"), Whole(1, 5), blank=True)
CITATION = Record({"source": Link("sources"), "section": Text(20)})


@pytest.mark.parametrize(
    ("sort", "value"),
    [
        (Text(5), "words"),
        (Text(5), " words\n"),
        (Text(), "\U0001f642 \u05e9\u05dc\u05d5\u05dd"),
        (Text(blank=True), None),
        (Text(lower_case=True), "c++"),
        (Address(), "https://example.org/a?b=c#d"),
        (Address(), "http://[::1]:8000/"),
        (Choice(("a", "b")), "b"),
        (Choice(("a", "b"), absent="a", blank=True), None),
        (Whole(1, 5), 5),
        (Flag(blank=True), False),
        (Day(), date(2026, 3, 31)),
        (Link("skills"), "python"),
        (ListOf(Text()), ["a", "b"]),
        (ListOf(Text(), distinct=False), ["a", "a"]),
        (ListOf(Text(), blank=True), []),
        (LEVELS, {"python": 1}),
        (CITATION, {"source": "article", "section": "First"}),
    ],
)
def test_field_accepts(sort: Field[Any], value: object) -> None:
    found = list(sort.findings(value))

    assert found == []


@pytest.mark.parametrize(
    ("sort", "value", "where", "message"),
    [
        (Text(), None, "", "is missing"),
        (Text(), "  ", "", "is missing"),
        (Text(), 3, "", "must be text, not 3"),
        (Text(), True, "", "must be text, not True"),
        (Text(5), "longer", "", "is 6 characters long; 5 is the most"),
        (Text(), "a\0b", "", "holds a character that cannot be stored"),
        (Text(), "a\ud800b", "", "holds a character that cannot be stored"),
        (Text(lower_case=True), "SQL", "", "must be in lower case, not 'SQL'"),
        (Address(), "javascript:alert(1)", "", "must be an http or https address, not 'javascript:alert(1)'"),
        (Address(), "ftp://example.org/", "", "must be an http or https address, not 'ftp://example.org/'"),
        (Address(), "https://", "", "must be an http or https address, not 'https://'"),
        (Address(), "https://a b.example/", "", "must be an http or https address, not 'https://a b.example/'"),
        (Address(), "http://[::1", "", "must be an http or https address, not 'http://[::1'"),
        (Choice(("a", "b")), "c", "", "must be one of a, b, not 'c'"),
        (Choice(("a", "b")), ["a"], "", "must be one of a, b, not ['a']"),
        (Whole(1, 5), 0, "", "must be a whole number from 1 to 5, not 0"),
        (Whole(1, 5), 6, "", "must be a whole number from 1 to 5, not 6"),
        (Whole(1, 5), True, "", "must be a whole number from 1 to 5, not True"),
        (Whole(1, 5), "3", "", "must be a whole number from 1 to 5, not '3'"),
        (Whole(1, 5), 2.5, "", "must be a whole number from 1 to 5, not 2.5"),
        (Flag(blank=True), "yes", "", "must be true or false, not 'yes'"),
        (Day(), "2026", "", "must be a day such as 2026-03-31 (no quotes), not '2026'"),
        (Link("skills"), 7, "", "must be a slug, not 7"),
        (ListOf(Text()), "a", "", "must be a list, not 'a'"),
        (ListOf(Text()), [], "", "is missing"),
        (ListOf(Text()), ["a", ""], "2", "is missing"),
        (ListOf(Text()), ["a", "b", "a"], "3", "repeats 'a'"),
        (LEVELS, ["python"], "", "must be a mapping, not ['python']"),
        (LEVELS, {"python": 6}, "python", "must be a whole number from 1 to 5, not 6"),
        (LEVELS, {"python": None}, "python", "is missing"),
        (LEVELS, {3: 3}, "3", "must be a slug, not 3"),
        (CITATION, "article", "", "must be a mapping of fields, not 'article'"),
        (CITATION, {"source": "article"}, "section", "is missing"),
        (
            CITATION,
            {"source": "article", "section": "First", "page": 3},
            "page",
            "is not a field here; the fields are source, section",
        ),
        (ListOf(CITATION), [{"source": "article", "section": 5}], "1.section", "must be text, not 5"),
    ],
)
def test_field_refuses(sort: Field[Any], value: object, where: str, message: str) -> None:
    found = list(sort.findings(value))

    assert found == [(where, message)]


def test_day_is_not_a_moment() -> None:
    ((_where, message),) = Day().findings(datetime(2026, 3, 31, tzinfo=UTC))

    assert message.startswith("must be a day such as 2026-03-31 (no quotes), not datetime.datetime(2026, 3, 3")


def test_message_stays_short_for_huge_values() -> None:
    laughs: list[object] = ["ha"]
    for _ in range(40):
        laughs = [laughs, laughs]

    ((_where, message),) = Text().findings(laughs)

    assert len(message) < 500


def test_message_names_a_strange_key_safely() -> None:
    ((where, _message), *_rest) = CITATION.findings({"a\nb": 1, "source": "article", "section": "First"})

    assert where == "'a\\nb'"


@pytest.mark.parametrize(
    ("sort", "value", "canonical"),
    [
        (Text(), " a\r\nb\rc \n", "a\nb\nc"),
        (ListOf(Text()), ["b", "a", " "], ["b", "a"]),
        (ListOf(Link("skills"), ordered=False), ["b", "a"], ["a", "b"]),
        (LEVELS, {"b": 1, "a": 2}, {"b": 1, "a": 2}),
        (MapOf(Whole(1, 5), Text(), ordered=False), {2: "b ", 1: "a"}, {1: "a", 2: "b"}),
        (CITATION, {"section": "First ", "source": "article"}, {"source": "article", "section": "First"}),
        (Record({"flag": Flag(blank=True), "note": Text(blank=True)}), {"flag": False, "note": None}, {}),
        (Record({"state": Choice(("a", "b"), absent="a", blank=True)}), {"state": "a"}, {}),
    ],
)
def test_canonical_form(sort: Field[Any], value: object, canonical: object) -> None:
    came_to = sort.canonical(value)

    assert repr(came_to) == repr(canonical)


def test_references_say_where_they_stand() -> None:
    sort = Record({"citations": ListOf(CITATION), "any_of": MapOf(Text(), LEVELS), "named_in": Link("sources")})
    value = {
        "citations": [{"source": "first", "section": "a"}],
        "any_of": {"cloud": {"aws": 1}},
        "named_in": "second",
    }

    found = list(sort.references(value))

    assert found == [
        ("citations.1.source", "sources", "first"),
        ("any_of.cloud.aws", "skills", "aws"),
        ("named_in", "sources", "second"),
    ]


@given(st.text())
def test_canonical_text_is_canonical(text: str) -> None:
    once = Text().canonical(text)

    assert Text().canonical(once) == once


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists))
def test_any_value_is_judged_without_a_crash(value: object) -> None:
    sorts: list[Field[Any]] = [Text(9), Address(), Choice(("a",)), Whole(1, 5), Day(), Flag(), LEVELS, CITATION]

    messages = [message for sort in sorts for _where, message in sort.findings(value)]

    assert all(messages)
