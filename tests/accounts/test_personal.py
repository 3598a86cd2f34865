"""Every column that holds something of a learner is registered, with what it is for and what becomes of it."""
# ruff: noqa: SLF001 (`_meta` is documented, for all its underscore)

from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from accounts.models import User
from accounts.personal import EXPORTED, HELD, IMPERSONAL, MARKS, Export
from tools.privacy import privacy_page

Model = type[models.Model]
REGISTERED = {holding.model: holding for holding in HELD}


def columns_of(model: Model) -> list[Any]:
    """Its columns, and its links to many."""
    return [*model._meta.fields, *model._meta.many_to_many]


def is_mark(column: Any) -> bool:
    """Whether it only says who did something to what is not theirs."""
    name = f"{column.model._meta.label}.{column.name}"
    return any(fnmatchcase(name, mark.columns) for mark in MARKS)


def on_delete(column: Any) -> object:
    """What becomes of the row when the account goes."""
    return column.remote_field.on_delete


def personal_models() -> set[Model]:
    """The account, and whatever leads to it, directly or through others."""
    found: set[Model] = {User}
    while more := {model for model in apps.get_models() if model not in found and leads_to(model, found)}:
        found |= more
    return found


def leads_to(model: Model, personal: set[Model]) -> bool:
    return any(column.related_model in personal and not is_mark(column) for column in model._meta.fields)


def test_every_model_with_a_way_to_the_account_is_registered() -> None:
    missing = {model._meta.label for model in personal_models()} - REGISTERED.keys()

    assert missing == set()


def test_every_other_model_is_registered_or_says_nothing_of_anybody() -> None:
    others = {model._meta.label for model in apps.get_models()} - REGISTERED.keys()

    assert {label for label in others if not any(fnmatchcase(label, known) for known in IMPERSONAL)} == set()


@pytest.mark.parametrize("label", REGISTERED)
def test_every_column_is_registered_and_every_registered_column_is_there(label: str) -> None:
    model = apps.get_model(label)

    assert set(REGISTERED[label].fields) == {column.name for column in columns_of(model)}


def test_columns_that_name_a_person_forget_them_or_go_with_them() -> None:
    naming = [
        column
        for model in apps.get_models()
        for column in model._meta.fields
        if column.related_model is User and model is not User
    ]

    for column in naming:
        expected = models.SET_NULL if is_mark(column) else models.CASCADE
        assert on_delete(column) is expected, column


def test_every_mark_is_there() -> None:
    columns = {f"{model._meta.label}.{field.name}" for model in apps.get_models() for field in model._meta.fields}
    installed = {model._meta.label for model in apps.get_models()}

    for mark in MARKS:
        there = any(fnmatchcase(label, mark.columns.rpartition(".")[0]) for label in installed)
        assert not there or any(fnmatchcase(column, mark.columns) for column in columns), mark


@pytest.mark.parametrize("holding", HELD, ids=lambda holding: holding.model)
def test_everything_says_what_it_is_for_and_how_long_it_stays(holding: Any) -> None:
    said = [holding.purpose, holding.retention, holding.deletion, *(kept.purpose for kept in holding.fields.values())]

    assert all(said)


def test_what_is_not_exported_is_secret_or_says_why() -> None:
    withheld = {
        f"{holding.model}.{name}"
        for holding in EXPORTED
        for name, kept in holding.fields.items()
        if kept.export is Export.NO and name not in {"id", "learner", "user", "skills", "milestones"}
    }

    assert withheld == {
        "accounts.User.password",
        "accounts.User.is_superuser",
        "accounts.User.is_staff",
        "accounts.User.is_active",
        "accounts.User.groups",
        "accounts.User.user_permissions",
        "accounts.Portfolio.handle_likeness",
        "accounts.Portfolio.token",
        "accounts.Advert.reading",
        "roadmap.Report.answered_by",
    }


def test_the_page_on_privacy_lists_it() -> None:
    page = Path(settings.BASE_DIR, "docs", "privacy.md").read_text()

    assert page == privacy_page(), "run: python -m tools.privacy"
