"""Fitting rows that somebody typed to the rows that others have left meanwhile."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.db.models import Model
    from django.forms.models import BaseInlineFormSet
    from django.http import QueryDict

# A row as it was sent: the values of each of its fields.
Row = dict[str, list[str]]
KEY, DELETE = "id", "DELETE"


def fit(typed: QueryDict, table: BaseInlineFormSet[Any, Any, Any]) -> None:
    """Let the rows that were typed into a table lead to what they say, whatever rows are there by now.

    Rows that are gone come again, rows that came meanwhile go. A row that is there anew is known by its first field,
    which is the one that tells rows of a table apart.
    """
    if not table.management_form.is_valid():
        return
    present = {str(row.pk): row for row in table.get_queryset()}
    staying: dict[str, Row] = {}
    others: list[Row] = []
    for row in list(_taken_out(typed, str(table.prefix))):
        key = _key(row)
        if key in present:
            staying[key] = row
        elif not (key and any(row.get(DELETE, []))):
            others.append(row)
    new = [row for row in others if not _stands_for_present(row, table, present, staying)]
    for key, left in present.items():
        staying.setdefault(key, _values(table, left) | {DELETE: ["on"]})
    _put_back(typed, table, staying, new)


def _taken_out(typed: QueryDict, prefix: str) -> Iterator[Row]:
    """The rows of the table in their order; what was typed is without them afterwards."""
    name = re.compile(rf"{re.escape(prefix)}-(\d+)-(\w+)")
    rows: dict[int, Row] = {}
    for match in filter(None, map(name.fullmatch, list(typed))):
        rows.setdefault(int(match[1]), {})[match[2]] = typed.pop(match[0])
    yield from (rows[number] for number in sorted(rows))


def _key(row: Row) -> str:
    return next(iter(row.get(KEY, [])), "")


def _stands_for_present(
    row: Row, table: BaseInlineFormSet[Any, Any, Any], present: dict[str, Model], staying: dict[str, Row]
) -> bool:
    """Whether another row that is there says the same in its first field; then the typed one stands for it."""
    first = next(iter(table.form.base_fields))
    for key, other in present.items():
        if key not in staying and row.get(first) and _values(table, other).get(first) == row[first]:
            staying[key] = row
            return True
    return False


def _values(table: BaseInlineFormSet[Any, Any, Any], row: Model) -> Row:
    """What the table's form would show of a row."""
    form = table.form(instance=row)
    values = {field.name: field.value() for field in form}
    return {name: [str(value)] for name, value in values.items() if value is not None and value is not False}


def _put_back(
    typed: QueryDict, table: BaseInlineFormSet[Any, Any, Any], staying: dict[str, Row], new: list[Row]
) -> None:
    rows = [row | {KEY: [key]} for key, row in staying.items()]
    rows += [row | {KEY: [""]} for row in new]
    for number, row in enumerate(rows):
        for name, values in row.items():
            typed.setlist(f"{table.prefix}-{number}-{name}", values)
    typed[f"{table.prefix}-INITIAL_FORMS"] = str(len(staying))
    typed[f"{table.prefix}-TOTAL_FORMS"] = str(len(rows))
