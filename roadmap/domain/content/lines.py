"""What became different between two lists, line by line: what went, what came, what was reworded, what moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from roadmap.domain.content.differences import Word, words

# How much of two lines has to agree for one to count as the other, reworded.
SIMILAR = 0.6
LONGEST_MATCHED = 1_000


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not as it was: its words, and its places before and after, counted from 1, if it moved."""

    sort: Literal["gone", "new", "edited", "moved"]
    words: tuple[Word, ...]
    places: tuple[int, int] | None = None


def lines(before: Sequence[str], after: Sequence[str], *, reworded: bool = False) -> Iterator[Line]:
    """What went and came, in the order of both lists, and then what only stands at another place.

    With `reworded`, a line that is much like the one it stands for is shown as that one with other words. Lines that
    only made room for others have not moved.
    """
    gone, new = Counter(before) - Counter(after), Counter(after) - Counter(before)
    for sort, start, end, new_start, new_end in _opcodes(before, after):
        if sort != "equal":
            left = _taken(before[start:end], gone)
            came = _taken(after[new_start:new_end], new)
            yield from _rewritten(left, came) if reworded else _replaced(left, came)
    yield from _moved(before, after)


def _opcodes(before: Sequence[str], after: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    return list(SequenceMatcher(None, before, after, autojunk=False).get_opcodes())


def _taken(some: Sequence[str], left: Counter[str]) -> list[str]:
    """Those of the lines of which some are left to be told."""
    taken = []
    for line in some:
        if left[line] > 0:
            left[line] -= 1
            taken.append(line)
    return taken


def _replaced(gone: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    yield from (Line("gone", (Word("gone", line),)) for line in gone)
    yield from (Line("new", (Word("new", line),)) for line in new)


def _rewritten(gone: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    for earlier, later in zip(gone, new, strict=False):
        if _is_alike(earlier, later):
            yield Line("edited", tuple(words(earlier, later)))
        else:
            yield from _replaced([earlier], [later])
    yield from _replaced(gone[len(new) :], new[len(gone) :])


def _is_alike(earlier: str, later: str) -> bool:
    if max(len(earlier), len(later)) > LONGEST_MATCHED:
        return False
    return SequenceMatcher(None, earlier, later, autojunk=False).ratio() >= SIMILAR


def _moved(before: Sequence[str], after: Sequence[str]) -> Iterator[Line]:
    stayed = Counter(before) & Counter(after)
    old, new = _taken(before, stayed.copy()), _taken(after, stayed.copy())
    for sort, _start, _end, new_start, new_end in _opcodes(old, new):
        if sort in {"replace", "insert"}:
            for line in new[new_start:new_end]:
                yield Line("moved", (Word("same", line),), (before.index(line) + 1, after.index(line) + 1))
