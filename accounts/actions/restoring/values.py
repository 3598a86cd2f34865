"""What a column of an archive says, as the value that the database is to hold; nothing is taken that a form refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

LONGEST_BEYOND = 50_000
# Not every database says how large a number its columns hold.
LARGEST, LARGEST_SMALL = 2**31 - 1, 2**15 - 1
EARLIEST = date(1940, 1, 1)
A_DAY = timedelta(days=1)
# Dates that may well be to come.
AHEAD = frozenset({"expires", "interview_on", "not_before"})

Column = models.Field[Any, Any]


class ValueRefusedError(Exception):
    """A value cannot be kept; the words say why."""


def value_of(column: Column, said: object) -> Any:  # noqa: ANN401 (what the column holds)
    """The value that the column is to hold. Raises `ValueRefusedError`."""
    if said is None and column.null:
        return None
    try:
        value = column.clean(_typed(column, said), None)
    except (ValueError, ArithmeticError, ValidationError) as error:
        raise ValueRefusedError(_refusal(column)) from error
    if _is_too_long(column, value) or _is_out_of_time(column, value) or _is_no_address(column, value):
        raise ValueRefusedError(_refusal(column))
    return value


def _refusal(column: Column) -> str:
    return _("“%(column)s” cannot be what it says") % {"column": column.name}


def _typed(column: Column, said: object) -> object:
    """The value as its column has it; what is of another type than we write is refused, never turned into text."""
    kind, read = next(((kind, read) for column_kind, kind, read in READERS if isinstance(column, column_kind)))
    if not isinstance(said, kind) or (isinstance(said, bool) and kind is int):
        raise ValueError(column.name)
    return read(said)


def _same(said: Any) -> Any:  # noqa: ANN401 (whatever it is)
    return said


def _moment(said: str) -> datetime:
    moment = datetime.fromisoformat(said)
    if moment.tzinfo is None:
        raise ValueError(said)
    return moment.astimezone(UTC)


def _number(said: str) -> Decimal:
    number = Decimal(said)
    if not number.is_finite():
        raise ValueError(said)
    return number


# From the particular to the general: a moment is a date to Django, too.
READERS: tuple[tuple[type[Column], type, Callable[[Any], Any]], ...] = (
    (models.CharField, str, _same),
    (models.TextField, str, _same),
    (models.BooleanField, bool, _same),
    (models.IntegerField, int, _same),
    (models.DateTimeField, str, _moment),
    (models.DateField, str, date.fromisoformat),
    (models.DecimalField, str, _number),
    (models.UUIDField, str, UUID),
    (models.JSONField, dict, _same),
)


def _is_too_long(column: Column, value: object) -> bool:
    if isinstance(value, int):
        return abs(value) > (LARGEST_SMALL if "Small" in column.get_internal_type() else LARGEST)
    if isinstance(column, models.JSONField):
        return len(json.dumps(value)) > LONGEST_BEYOND
    return isinstance(value, str) and column.max_length is not None and len(value) > column.max_length


def _is_out_of_time(column: Column, value: object) -> bool:
    """Whether it was before anybody who learns here, or has not been yet. Clocks and zones may differ by a day."""
    day = value.date() if isinstance(value, datetime) else value
    if not isinstance(day, date):
        return False
    return day < EARLIEST or (column.name not in AHEAD and day > timezone.localdate() + A_DAY)


def _is_no_address(column: Column, value: object) -> bool:
    if isinstance(column, models.URLField):
        return bool(value) and not str(value).startswith(("http://", "https://"))
    return column.name == "time_zone" and bool(value) and value not in available_timezones()
