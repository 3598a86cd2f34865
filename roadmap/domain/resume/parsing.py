"""From the bytes of a file to a document that is not too deep and not too much to go through."""

from __future__ import annotations

import json
from typing import Any

from roadmap.domain.resume.troubles import Fault, Note, Trouble, UnreadableError

DEEPEST = 12
MOST_VALUES = 20_000
MOST_ENTRIES = 500


def parsed(content: bytes) -> tuple[dict[str, Any], list[Note]]:
    """The document in a file, and what stood in it twice. Raises `UnreadableError` for what is no such document."""
    document, twice = _loaded(_text(content))
    if not isinstance(document, dict):
        raise UnreadableError(Fault.KIND)
    _hold_to_limits(document)
    if sum(len(part) for part in document.values() if isinstance(part, list)) > MOST_ENTRIES:
        raise UnreadableError(Fault.ENTRIES, MOST_ENTRIES)
    return document, [Note(key, Trouble.TWICE) for key in twice]


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(Fault.TEXT) from error


def _loaded(text: str) -> tuple[Any, list[str]]:
    twice: list[str] = []

    def collected(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        entry = dict(pairs)
        if len(entry) < len(pairs):
            keys = [key for key, _value in pairs]
            twice.extend(key for key in entry if keys.count(key) > 1)
        return entry

    try:
        return json.loads(text, object_pairs_hook=collected, parse_constant=_no_number), twice
    except RecursionError as error:
        raise UnreadableError(Fault.DEPTH, DEEPEST) from error
    except json.JSONDecodeError as error:
        raise UnreadableError(Fault.JSON, error.lineno) from error
    except ValueError as error:
        # NaN and the like, and numbers of thousands of digits.
        raise UnreadableError(Fault.JSON) from error


def _no_number(name: str) -> None:
    raise ValueError(name)


def _hold_to_limits(document: dict[str, Any]) -> None:
    """Refuse what is nested too deeply or holds too much, without going down further than the limit."""
    level: list[Any] = [document]
    seen = 0
    for _depth in range(DEEPEST + 1):
        level = [part for whole in level for part in _parts(whole)]
        seen += len(level)
        if seen > MOST_VALUES:
            raise UnreadableError(Fault.VALUES, MOST_VALUES)
    if level:
        raise UnreadableError(Fault.DEPTH, DEEPEST)


def _parts(whole: object) -> list[Any]:
    if isinstance(whole, dict):
        return list(whole.values())
    return whole if isinstance(whole, list) else []
