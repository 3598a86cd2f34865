"""Writing restored rows: all in one go, and one by one only to find the one that the database refuses."""

from __future__ import annotations

from typing import Any

from django.db import DataError, IntegrityError, models, transaction

from accounts.actions.restoring.joining import Values

AT_A_TIME = 500


def write_new(rows: list[models.Model]) -> list[models.Model]:
    """Write the rows, with the moments that they bring; those that the database refused, which are not written."""
    if not rows:
        return []
    stamps = [_stamps(row) for row in rows]
    refused = _insert(rows)
    for row, stamp in zip(rows, stamps, strict=True):
        vars(row).update(stamp)
    _write_stamps([row for row in rows if row not in refused])
    return refused


def write_changed(row: models.Model, names: list[str]) -> bool:
    """Write these columns of a row that is there; whether the database took them."""
    values = {name: getattr(row, name) for name in names}
    try:
        with transaction.atomic():
            type(row)._default_manager.filter(pk=row.pk).update(**values)  # noqa: SLF001 (documented)
    except (IntegrityError, DataError):
        return False
    return True


def _insert(rows: list[models.Model]) -> list[models.Model]:
    try:
        with transaction.atomic():
            type(rows[0])._default_manager.bulk_create(rows, batch_size=AT_A_TIME)  # noqa: SLF001 (documented)
    except (IntegrityError, DataError):
        for row in rows:
            row.pk = None
        return [row for row in rows if not _was_inserted(row)]
    return []


def _was_inserted(row: models.Model) -> bool:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except (IntegrityError, DataError):
        return False
    return True


def _stamps(row: models.Model) -> Values:
    """The moments that Django would set anew with every save; those that the row brings none of are Django's."""
    columns: list[Any] = list(row._meta.concrete_fields)  # noqa: SLF001 (documented)
    moments = {column.attname: getattr(row, column.attname) for column in columns if _is_automatic(column)}
    return {name: moment for name, moment in moments.items() if moment is not None}


def _is_automatic(column: Any) -> bool:  # noqa: ANN401
    return bool(getattr(column, "auto_now", False) or getattr(column, "auto_now_add", False))


def _write_stamps(rows: list[models.Model]) -> None:
    names = list(_stamps(rows[0])) if rows else []
    if names:
        type(rows[0])._default_manager.bulk_update(rows, names, batch_size=AT_A_TIME)  # noqa: SLF001 (documented)
