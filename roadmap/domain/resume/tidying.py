"""A document in the shape that it should have: what is not, is named and left out; the rest can be trusted."""

from __future__ import annotations

import math
import re
from datetime import date
from typing import Any

from roadmap.domain.resume.links import completed, is_script, web_address
from roadmap.domain.resume.shapes import DOCUMENT, Leaf, Shape
from roadmap.domain.resume.texts import cleaned, has_strange
from roadmap.domain.resume.troubles import Note, Trouble

_DATE = re.compile(r"(?P<year>[12]\d{3})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")
_NOW = {"present", "current", "currently", "now", "today", "ongoing", "heute"}
_LONGEST_SAID = 60


def tidied(document: dict[str, Any]) -> tuple[dict[str, Any], list[Note]]:
    """The document as JSON Resume has it, without what is empty, and notes on what had to be changed or left out.

    Entries of lists that turn out empty stay as empty ones, so that each keeps its number.
    """
    tidier = _Tidier()
    return tidier.entry(document, DOCUMENT, ""), tidier.notes


def excerpt(said: object) -> str:
    """The beginning of what stood there."""
    text = cleaned(said if isinstance(said, str) else repr(said))
    return text if len(text) <= _LONGEST_SAID else f"{text[:_LONGEST_SAID]}…"


class _Tidier:
    """Goes through a document by its shape and takes notes."""

    def __init__(self) -> None:
        self.notes: list[Note] = []

    def note(self, path: str, trouble: Trouble, said: object = "") -> None:
        self.notes.append(Note(path, trouble, excerpt(said)))

    def part(self, said: object, shape: Shape, path: str) -> Any:  # noqa: ANN401 (JSON)
        """The part of the shape; None for what says nothing."""
        if said is None or said == "":
            return None
        if isinstance(shape, dict):
            return self.entry(said, shape, path)
        if isinstance(shape, list):
            return self.entries(said, shape[0], path)
        return self.leaf(said, shape, path)

    def entry(self, said: object, shape: dict[str, Shape], path: str) -> dict[str, Any]:
        if not isinstance(said, dict):
            self.note(path, Trouble.WRONG_TYPE, said)
            return {}
        before = f"{path}." if path else ""
        parts = {
            cleaned(key): self.part(part, shape.get(key, Leaf.ANY), before + cleaned(key)) for key, part in said.items()
        }
        return {key: part for key, part in parts.items() if part not in (None, "", [], {})}

    def entries(self, said: object, shape: Shape, path: str) -> list[Any]:
        if not isinstance(said, list):
            self.note(path, Trouble.WRONG_TYPE, said)
            return []
        parts = [self.part(part, shape, f"{path}[{number}]") for number, part in enumerate(said)]
        return [part or {} for part in parts] if isinstance(shape, dict) else [part for part in parts if part]

    def leaf(self, said: object, shape: Leaf, path: str) -> Any:  # noqa: ANN401 (JSON)
        if shape is Leaf.ANY:
            return self.anything(said, path)
        if isinstance(said, bool) or not isinstance(said, str | int | float):
            self.note(path, Trouble.WRONG_TYPE, said)
            return None
        text = self.text(str(said), path)
        if shape is Leaf.LINK:
            return self.link(text, path)
        return self.date(text, path) if shape is Leaf.DATE else text

    def text(self, said: str, path: str) -> str:
        if has_strange(said):
            self.note(path, Trouble.STRANGE)
        return cleaned(said)

    def link(self, said: str, path: str) -> str | None:
        whole = completed(said)
        address = web_address(whole)
        if said and not address:
            self.note(path, Trouble.NO_LINK, said)
        elif whole != said:
            self.note(path, Trouble.COMPLETED, address)
        return address or None

    def date(self, said: str, path: str) -> str | None:
        if said.casefold() in _NOW and path.endswith("endDate"):
            return None
        if said and not is_date(said):
            self.note(path, Trouble.NO_DATE, said)
            return None
        return said

    def anything(self, said: object, path: str) -> Any:  # noqa: ANN401 (JSON)
        """Whatever it is, without what no column holds and no page may show."""
        if isinstance(said, dict):
            return self.entry(said, {}, path)
        if isinstance(said, list):
            parts = [self.anything(part, f"{path}[{number}]") for number, part in enumerate(said)]
            return [part for part in parts if part is not None]
        if isinstance(said, str):
            return self.unknown_text(said, path)
        if isinstance(said, float) and not math.isfinite(said):
            self.note(path, Trouble.WRONG_TYPE, said)
            return None
        return said

    def unknown_text(self, said: str, path: str) -> str | None:
        text = self.text(said, path)
        if is_script(text):
            self.note(path, Trouble.NO_LINK, text)
            return None
        return text


def is_date(said: str) -> bool:
    """Whether it is a year, a month or a day as JSON Resume writes them, and there was one."""
    found = _DATE.fullmatch(said)
    if not found:
        return False
    try:
        date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1))
    except ValueError:
        return False
    return True
