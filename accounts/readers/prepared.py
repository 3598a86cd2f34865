"""Queries that every visit asks: built by the ORM once per process, as building takes many times what asking does."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from django.db import connection
from django.db.models import QuerySet

Key = TypeVar("Key", int, str)
Build = Callable[[Key], QuerySet[Any, Any]]
# What stands for the key while a query is built: no row has a key below nought, no name such a character.
_ANY: dict[type, int | str] = {int: -1, str: "?"}


def rows_for(build: Build[Key], key: Key) -> list[tuple[Any, ...]]:
    """The rows of the query that `build` makes for a key or a name, as its `values_list` would give them.

    `build` is a function of a module, and what it makes differs between learners, or names, in nothing but these.
    """
    stand_in = _ANY[type(key)]
    sql, params, converters = _built(build, stand_in)
    with connection.cursor() as cursor:
        cursor.execute(sql, [key if param == stand_in else param for param in params])
        rows = cursor.fetchall()
    return [_converted(row, converters) for row in rows] if converters else rows


@cache
def _built(build: Build[Any], stand_in: int | str) -> tuple[str, tuple[Any, ...], list[tuple[int, Any, Any]]]:
    compiler = build(stand_in).query.get_compiler(connection=connection)
    sql, params = compiler.as_sql()
    expressions = [expression for expression, _sql, _alias in compiler.select]
    found = compiler.get_converters(expressions).items()
    return sql, tuple(params), [(place, converters, expression) for place, (converters, expression) in found]


def _converted(row: tuple[Any, ...], converters: list[tuple[int, Any, Any]]) -> tuple[Any, ...]:
    """What the database gave as what the fields mean, such as dates that SQLite keeps as text."""
    values = list(row)
    for place, steps, expression in converters:
        for step in steps:
            values[place] = step(values[place], expression, connection)
    return tuple(values)
