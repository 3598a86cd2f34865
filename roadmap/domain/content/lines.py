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
MOST_COMPARED = 400


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not as it was: its words, and its places before and after, counted from 1, if it moved."""

    sort: Literal["gone", "new", "edited", "moved"]
    words: tuple[Word, ...]
    places: tuple[int, int] | None = None


def lines(before: Sequence[str], after: Sequence[str], *, reworded: bool = False) -> Iterator[Line]:
    """What went and came, in the order of both lists, and then what only stands at another place.

    With `reworded`, a line that is much like one that went is shown as that one with other words. Lines that only made
    room for others have not moved.
    """
    gone, new = Counter(before) - Counter(after), Counter(after) - Counter(before)
    pairs = _pairs(list(gone), list(new)) if reworded else {}
    for sort, start, end, new_start, new_end in _opcodes(before, after):
        if sort != "equal":
            left = _taken(before[start:end], gone)
            yield from (Line("gone", (Word("gone", line),)) for line in left if line not in pairs.values())
            for line in _taken(after[new_start:new_end], new):
                yield Line("edited", tuple(words(pairs[line], line))) if line in pairs else _new(line)
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


def _new(line: str) -> Line:
    return Line("new", (Word("new", line),))


def _pairs(gone: list[str], new: list[str]) -> dict[str, str]:
    """Lines that came, each with the one of those that went that it is most like, if it is like one."""
    pairs: dict[str, str] = {}
    if len(gone) * len(new) <= MOST_COMPARED:
        for line in new:
            likeness = {other: _likeness(other, line) for other in gone if other not in pairs.values()}
            best = max(likeness, key=likeness.__getitem__, default="")
            if best and likeness[best] >= SIMILAR:
                pairs[line] = best
    return pairs


def _likeness(earlier: str, later: str) -> float:
    if max(len(earlier), len(later)) > LONGEST_MATCHED:
        return 0
    matcher = SequenceMatcher(None, earlier, later, autojunk=False)
    # Far cheaper, and never less than the real one.
    bound = min(matcher.real_quick_ratio(), matcher.quick_ratio())
    return matcher.ratio() if bound >= SIMILAR else 0


def _moved(before: Sequence[str], after: Sequence[str]) -> Iterator[Line]:
    stayed = Counter(before) & Counter(after)
    old, new = _taken(before, stayed.copy()), _taken(after, stayed.copy())
    for sort, _start, _end, new_start, new_end in _opcodes(old, new):
        if sort in {"replace", "insert"}:
            for line in new[new_start:new_end]:
                yield Line("moved", (Word("same", line),), (before.index(line) + 1, after.index(line) + 1))
