"""Values of items as JSON has them, and as the cells of a table have them; there and back exactly."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from roadmap.domain.content.fields import Day, Field, Flag, Whole
from roadmap.domain.content.groups import ListOf, MapOf, Record

# A spreadsheet takes a cell that begins so for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
ESCAPE = "'"
TRUE, FALSE = "true", "false"


def to_plain(value: object) -> object:
    """The value of a field as JSON can say it: days are text, keys too."""
    if isinstance(value, dict):
        return {str(key): to_plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [to_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def from_plain(field: Field[Any], value: object) -> object:
    """What JSON says, as the field has it. What cannot be understood stays as it is, for the field to refuse."""
    if isinstance(field, Record) and isinstance(value, dict):
        return {key: from_plain(field.fields[key], one) if key in field.fields else one for key, one in value.items()}
    if isinstance(field, MapOf) and isinstance(value, dict):
        return {_key(field.key, key): from_plain(field.value, one) for key, one in value.items()}
    if isinstance(field, ListOf) and isinstance(value, list):
        return [from_plain(field.of, one) for one in value]
    return _day(value) if isinstance(field, Day) and isinstance(value, str) else value


def to_cell(field: Field[Any], value: object) -> str:
    """The value as the text of a cell, safe to open in a spreadsheet; one that is not there is empty.

    Lists of texts have a line for each; whatever has more structure is JSON.
    """
    text = _cell(field, value)
    return ESCAPE + text if text.startswith((*FORMULA, ESCAPE)) else text


def from_cell(field: Field[Any], text: str) -> object:
    """The value that the cell says; None for an empty one. What cannot be understood stays text."""
    text = text.removeprefix(ESCAPE)
    if not text.strip():
        return None
    if isinstance(field, Flag):
        return {TRUE: True, FALSE: False}.get(text.strip().lower(), text)
    if isinstance(field, Whole):
        return _whole(text)
    if isinstance(field, ListOf | MapOf | Record):
        return _structure(field, text)
    return _day(text) if isinstance(field, Day) else text


def _cell(field: Field[Any], value: object) -> str:
    if value is None or value == field.absent:
        return ""
    if isinstance(value, bool):
        return TRUE if value else FALSE
    if isinstance(value, list) and _is_plain(value):
        return "\n".join(value)
    if isinstance(value, list | dict):
        return json.dumps(to_plain(value), ensure_ascii=False)
    return str(to_plain(value))


def _is_plain(values: list[object]) -> bool:
    """One line for each will do, as none of them looks like JSON or has lines of its own."""
    return all(isinstance(one, str) and one.splitlines() == [one] and not one.startswith(("[", "{")) for one in values)


def _structure(field: Field[Any], text: str) -> object:
    if isinstance(field, ListOf) and not text.lstrip().startswith("["):
        return [line.strip() for line in text.splitlines() if line.strip()]
    try:
        return from_plain(field, json.loads(text))
    except (ValueError, RecursionError):
        return text


def _key(field: Field[Any], key: object) -> object:
    return _whole(key) if isinstance(field, Whole) and isinstance(key, str) else key


def _whole(text: str) -> object:
    stripped = text.strip()
    return int(stripped) if re.fullmatch(r"[0-9]{1,18}", stripped) else text


def _day(text: str) -> object:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return text
