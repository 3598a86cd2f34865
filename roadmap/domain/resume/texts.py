"""Texts as they go through files: without what nobody typed, and with their points apart."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_POINT = "- "
_KEPT = "\n\t"


def cleaned(text: str) -> str:
    """The text without control characters and halves of characters, with newlines of one sort, and trimmed."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(mark for mark in lines if mark in _KEPT or unicodedata.category(mark) not in {"Cc", "Cs"}).strip()


def has_strange(text: str) -> bool:
    """Whether cleaning takes more away than blanks and ways to end a line."""
    return any(mark not in "\n\t\r" and unicodedata.category(mark) in {"Cc", "Cs"} for mark in text)


def one_line(text: str) -> str:
    """The text with every run of blanks as one."""
    return " ".join(cleaned(text).split())


def lines_of(text: str) -> list[str]:
    """The lines that say something."""
    return [line for line in map(one_line, cleaned(text).split("\n")) if line]


def with_points(text: str, points: Sequence[str]) -> str:
    """The text followed by its points, a line each."""
    listed = "\n".join(_POINT + point for point in map(one_line, points) if point)
    return "\n\n".join(filter(None, [cleaned(text), listed]))


def apart(text: str) -> tuple[str, list[str]]:
    """The text and the points that it ends with, so that `with_points` makes the same again."""
    lines = cleaned(text).split("\n")
    first = len(lines)
    while first and lines[first - 1].startswith(_POINT) and one_line(lines[first - 1].removeprefix(_POINT)):
        first -= 1
    points = [one_line(line.removeprefix(_POINT)) for line in lines[first:]]
    return cleaned("\n".join(lines[:first])), points
