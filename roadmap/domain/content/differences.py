"""What became different between two versions of an item, in a form that people read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

LONGEST_COMPARED = 4_000


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that is not the same: the way to it inside the item, and what it was and is; None if not there."""

    path: tuple[str, ...]
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of text that both versions have, or only the earlier one, or only the later one."""

    sort: Literal["same", "gone", "new"]
    text: str


def differences(before: object, after: object, path: tuple[str, ...] = ()) -> Iterator[Difference]:
    """Every value that differs, in the order of the later version and then what only the earlier one had.

    Maps are compared key by key. Lists are compared as wholes, since their order may mean something. Equal versions
    have no differences.
    """
    if isinstance(before, dict) and isinstance(after, dict):
        for key in [*after, *(key for key in before if key not in after)]:
            yield from differences(before.get(key), after.get(key), (*path, str(key)))
        if list(before) != list(after) and sorted(map(str, before)) == sorted(map(str, after)) and path:
            yield Difference(path, list(before), list(after))
    elif before != after:
        yield Difference(path, before, after)


def words(before: str, after: str) -> list[Word]:
    """Both texts in one, word by word. Texts that are too long to be compared so are one whole each."""
    if max(len(before), len(after)) > LONGEST_COMPARED:
        return [Word("gone", before), Word("new", after)]
    earlier, later = _pieces(before), _pieces(after)
    found: list[Word] = []
    for sort, start, end, new_start, new_end in SequenceMatcher(None, earlier, later, autojunk=False).get_opcodes():
        if sort == "equal":
            found.append(Word("same", _joined(later[new_start:new_end])))
            continue
        if end > start:
            found.append(Word("gone", _joined(earlier[start:end])))
        if new_end > new_start:
            found.append(Word("new", _joined(later[new_start:new_end])))
    return found


def _pieces(text: str) -> list[str]:
    return re.findall(r"\s+|\w+|[^\w\s]", text)


def _joined(pieces: Sequence[str]) -> str:
    return "".join(pieces)
