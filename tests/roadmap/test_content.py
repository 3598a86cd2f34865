"""The shipped curriculum, and that the form of its files is that of the rows."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import models

from roadmap.actions import SHIPPED
from roadmap.actions.columns import own_fields
from roadmap.actions.files import read_documents, texts
from roadmap.actions.tables import LINKS, MODELS, TABLES
from roadmap.domain.content import KINDS, Content, checked, inconsistencies
from roadmap.domain.content.fields import Address, Choice, Day, Field, Flag, Link, Text, Whole
from roadmap.domain.content.groups import ListOf, Record
from roadmap.domain.content.vocabulary import LARGEST, LARGEST_SMALL, SLUG_LENGTH
from roadmap.models import DegreeLevel, OnetReference, SkillAlias


@pytest.fixture(scope="module")
def shipped() -> Content:
    """What the shipped files say."""
    return checked(read_documents(SHIPPED))


def column_of(model: type[models.Model], name: str) -> models.Field[Any, Any]:
    column = model._meta.get_field(name)  # noqa: SLF001
    assert isinstance(column, models.Field)
    return column


def own_columns() -> Iterator[tuple[str, Field[Any], models.Field[Any, Any]]]:
    """Every column of an item's own row, with the sort of value that the files have for it."""
    for kind in KINDS.values():
        for name, sort in own_fields(kind).items():
            parts = sort.fields.items() if isinstance(sort, Record) else [("", sort)]
            for part, inner in parts:
                column = f"{name}_{part}" if part else name
                yield f"{kind.name}.{column}", inner, column_of(MODELS[kind.name], column)


OWN_COLUMNS = [pytest.param(sort, column, id=name) for name, sort, column in own_columns()]


@pytest.mark.parametrize(("sort", "column"), OWN_COLUMNS)
def test_files_and_columns_hold_the_same(sort: Field[Any], column: models.Field[Any, Any]) -> None:
    match sort:
        case Choice():
            assert {value for value, _label in column.choices or []} == set(sort.options)
            assert max(map(len, sort.options)) <= (column.max_length or 0)
        case Address():
            assert (type(column), column.max_length) == (models.URLField, sort.max_length)
        case Text(max_length=None):
            assert isinstance(column, models.TextField)
        case Text():
            assert (type(column), column.max_length) == (models.CharField, sort.max_length)
        case Whole():
            assert is_within(column, sort)
            assert column.null or not sort.blank or column.default == sort.absent
        case Flag():
            assert isinstance(column, models.BooleanField)
        case Day():
            assert isinstance(column, models.DateField)
        case Link():
            assert column.related_model is MODELS[sort.kind]
            assert column.null == sort.blank
        case ListOf():
            assert isinstance(column, models.JSONField)
        case _:
            pytest.fail(f"{column} holds something that no test compares")


def is_within(column: models.Field[Any, Any], sort: Whole) -> bool:
    largest = LARGEST_SMALL if isinstance(column, models.PositiveSmallIntegerField) else LARGEST
    is_whole = isinstance(column, models.PositiveSmallIntegerField | models.PositiveIntegerField)
    return is_whole and 0 <= sort.lowest <= sort.highest <= largest


@pytest.mark.parametrize(("sort", "column"), OWN_COLUMNS)
def test_what_may_be_missing_in_files_may_be_so_in_forms(sort: Field[Any], column: models.Field[Any, Any]) -> None:
    assert column.blank or column.has_default() or not sort.blank or isinstance(sort, Flag)


@pytest.mark.parametrize(
    ("sort", "column"),
    [
        pytest.param(KINDS["skills"].record.fields["aliases"].of, column_of(SkillAlias, "name"), id="alias"),  # type: ignore[attr-defined]
        pytest.param(
            KINDS["skills"].record.fields["onet"].of.fields["soc"],  # type: ignore[attr-defined]
            column_of(OnetReference, "soc"),
            id="soc",
        ),
        pytest.param(
            KINDS["skills"].record.fields["onet"].of.fields["technology"],  # type: ignore[attr-defined]
            column_of(OnetReference, "technology"),
            id="technology",
        ),
    ],
)
def test_lists_and_columns_hold_the_same(sort: Text, column: models.Field[Any, Any]) -> None:
    assert sort.max_length == column.max_length


def test_citations_and_labels_fit_their_columns() -> None:
    lengths = {
        (table.kind, column): column_of(table.model, column).max_length
        for table in TABLES
        for column in table.columns
        if column in {"section", "any_of"}
    }

    assert lengths == {
        ("stages", "section"): 200,
        ("milestones", "any_of"): 40,
        ("routes", "section"): 200,
        ("roles", "any_of"): 40,
        ("questions", "section"): 200,
    }


def test_slugs_and_degrees_are_those_of_the_rows() -> None:
    degrees = KINDS["roles"].record.fields["experience"].key.options  # type: ignore[attr-defined]

    assert {column_of(model, "slug").max_length for model in MODELS.values()} == {SLUG_LENGTH}
    assert set(degrees) == set(DegreeLevel.values)


def test_every_column_of_every_table_is_in_the_files() -> None:
    elsewhere = {(table.model, column) for table in TABLES for column in (*table.columns, table.owner)}
    own = {(MODELS[name.split(".")[0]], name.split(".")[1]) for name, _sort, _column in own_columns()}
    bookkeeping = {"id", "slug", "order", "updated_at"}

    missed = [
        f"{model.__name__}.{column.name}"
        for model in {*MODELS.values(), *(table.model for table in TABLES)}
        for column in model._meta.concrete_fields  # noqa: SLF001
        if column.name not in bookkeeping and (model, column.name) not in own | elsewhere
    ]

    assert missed == []
    assert all(
        column_of(table.model, column).related_model is MODELS[LINKS[column]]
        for table in TABLES
        for column in table.columns
        if column in LINKS
    )


def test_shipped_files_fit_together(shipped: Content) -> None:
    assert list(inconsistencies(shipped, shipped)) == []


def test_shipped_files_are_written_as_an_export_would(shipped: Content) -> None:
    assert {path.name: path.read_text("utf-8") for path in SHIPPED.glob("*")} == texts(shipped)


def test_shipped_curriculum_is_complete(shipped: Content) -> None:
    assert {name: len(items) for name, items in shipped.items()} == {
        "sources": 8,
        "categories": 8,
        "specialisations": 5,
        "stages": 8,
        "skills": 89,
        "milestones": 109,
        "routes": 2,
        "resources": 160,
        "certifications": 24,
        "terms": 490,
        "roles": 13,
        "questions": 27,
        "glossary": 29,
        "rules": 5,
    }


def test_public_classifications_are_attributed(shipped: Content) -> None:
    notes = {slug: source["note"] for slug, source in shipped["sources"].items() if slug in {"esco", "onet"}}

    assert notes["esco"].startswith("This service uses the ESCO classification of the European Commission.")
    assert notes["onet"].startswith(
        "Includes information from the O*NET database by the U.S. Department of Labor, Employment and Training "
        "Administration (USDOL/ETA). Used under the CC BY 4.0 licence"
    )


@pytest.mark.parametrize("route", ["direct", "analyst-first"])
def test_required_milestone_needs_only_required_ones_of_its_route(shipped: Content, route: str) -> None:
    steps = shipped["routes"][route]["steps"]

    stray = [
        (slug, needed)
        for slug, word in steps.items()
        for needed in shipped["milestones"][slug].get("prerequisites", [])
        if needed not in steps or (word, steps[needed]) == ("required", "optional")
    ]

    assert stray == []


def test_milestone_needs_only_what_is_for_everybody_or_of_its_specialisation(shipped: Content) -> None:
    field = {slug: milestone.get("specialisation") for slug, milestone in shipped["milestones"].items()}

    stray = [
        (slug, needed)
        for slug, milestone in shipped["milestones"].items()
        for needed in milestone.get("prerequisites", [])
        if field[needed] not in {None, field[slug]}
    ]

    assert stray == []


def test_every_milestone_is_on_a_route(shipped: Content) -> None:
    on_routes = {slug for route in shipped["routes"].values() for slug in route["steps"]}

    assert set(shipped["milestones"]) - on_routes == set()


def test_replaced_certifications_say_by_what(shipped: Content) -> None:
    replaced = {slug: one.get("availability") == "replaced" for slug, one in shipped["certifications"].items()}

    assert replaced == {slug: "replaced_by" in one for slug, one in shipped["certifications"].items()}


def test_experience_falls_with_the_degree(shipped: Content) -> None:
    asked = [role["experience"] for role in shipped["roles"].values()]

    assert all(one["bachelor"]["months"] >= one["master"]["months"] >= one["phd"]["months"] for one in asked)
    assert shipped["roles"]["ml-engineer"]["experience"] == {
        "bachelor": {"months": 60, "source": "article-000"},
        "master": {"months": 24, "source": "article-000"},
        "phd": {"months": 0, "source": "article-000"},
    }
