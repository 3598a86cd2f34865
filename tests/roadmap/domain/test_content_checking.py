"""From documents to items, and what is said about those that cannot be."""

from datetime import date
from typing import Any

import pytest

from roadmap.domain.content import ContentError, checked

SOURCE = {"title": "The article", "publisher": "A publisher", "published": "2025"}
STAGE = {"title": "Base", "audience": "Beginners.", "hours_min": 10, "months_min": 1}
EXAM = {"title": "Exam", "issuer": "Somebody", "level": "entry", "url": "https://exam.example/"}
LONG = "a" * 27 + "..." + "a" * 26 + "-b"


def refusals(documents: dict[str, object]) -> list[str]:
    with pytest.raises(ContentError) as caught:
        checked(documents)
    return str(caught.value).splitlines()


def test_checked_keeps_the_order_of_the_file_and_drops_what_says_nothing() -> None:
    first = SOURCE | {"state": "published", "note": None, "kind": "page"}
    second = SOURCE | {"state": "draft", "note": "Good."}

    content = checked({"sources.yaml": {"second": second, "first": first}})

    assert list(content) == ["sources"]
    assert list(content["sources"].items()) == [("second", second), ("first", SOURCE)]


def test_checked_reads_sections_that_are_there() -> None:
    content = checked({"skills.yaml": {"categories": {"programming": {"title": "Programming"}}, "skills": None}})

    assert content == {"categories": {"programming": {"title": "Programming"}}}


def test_checked_takes_an_empty_file_of_items() -> None:
    assert checked({"sources.yaml": {}}) == {"sources": {}}


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (None, "sources.yaml: must be a mapping, not None"),
        (["a"], "sources.yaml: must be a mapping, not ['a']"),
        ({"first": None}, "sources.yaml: first: is missing"),
        ({"first": "text"}, "sources.yaml: first: must be a mapping of fields, not 'text'"),
        (
            {"First": SOURCE},
            "sources.yaml: 'First': slug: must be lower-case letters, digits and single hyphens, at most 80 of them",
        ),
        (
            {2025: SOURCE},
            "sources.yaml: 2025: slug: must be lower-case letters, digits and single hyphens, at most 80 of them",
        ),
        (
            {"a" * 79 + "-b": SOURCE},
            f"sources.yaml: '{LONG}': slug: must be lower-case letters, digits and single hyphens, at most 80 of them",
        ),
        (
            {"first": SOURCE | {"state": "hidden"}},
            "sources.yaml: first: state: must be one of draft, published, archived, not 'hidden'",
        ),
    ],
)
def test_checked_refuses(document: object, message: str) -> None:
    assert refusals({"sources.yaml": document}) == [message]


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ({"python": {}}, "skills.yaml: 'python' is not a section; the sections are categories, skills"),
        ({"categories": []}, "skills.yaml: categories: must map slugs to items, not []"),
    ],
)
def test_checked_refuses_what_is_no_section(document: object, message: str) -> None:
    assert refusals({"skills.yaml": document}) == [message]


@pytest.mark.parametrize(
    ("file", "item", "message"),
    [
        ("stages.yaml", STAGE | {"hours_max": 5}, "hours_max: is 5, less than hours_min (10)"),
        ("stages.yaml", STAGE | {"months_max": 0}, "months_max: is 0, less than months_min (1)"),
        (
            "certifications.yaml",
            EXAM | {"retired_on": date(2026, 1, 1)},
            "retired_on: is given, but availability is active",
        ),
    ],
)
def test_checked_refuses_what_no_row_may_be(file: str, item: dict[str, Any], message: str) -> None:
    assert refusals({file: {"one": item}}) == [f"{file}: one: {message}"]


def test_checked_names_every_problem_of_every_file() -> None:
    documents: dict[str, object] = {
        "sources.yaml": {"first": {"title": "T" * 201, "colour": "red"}},
        "stages.yaml": {"base": STAGE | {"hours_min": "many"}},
    }

    fields = "formerly, state, title, publisher, published, kind, url, note"
    assert refusals(documents) == [
        f"sources.yaml: first: colour: is not a field here; the fields are {fields}",
        "sources.yaml: first: title: is 201 characters long; 200 is the most",
        "sources.yaml: first: publisher: is missing",
        "sources.yaml: first: published: is missing",
        "stages.yaml: base: hours_min: must be a whole number from 0 to 2147483647, not 'many'",
    ]
