"""Years by degree in lines with one number: a higher degree that needs none, and years in place of a degree."""

from __future__ import annotations

import re
from collections.abc import Sequence

from roadmap.domain.catalogue import Degree
from roadmap.domain.posting.degrees import Named
from roadmap.domain.posting.numbers import Number
from roadmap.domain.posting.values import Span

_ORDER = tuple(Degree)
_OR = re.compile(r"\bor\b|/")
# A degree that is told apart from the next has a field, a word or an article of its own: "MS or BS and 2 years" is one.
_APART = re.compile(r"[,;)].*\bor\b|\bor an?\b|\b(?:degree|in|of)\b.*\bor\b")
_LINKED = re.compile(r"(?:\band\b|\bwith\b|\bplus\b|\+|\()[^,;.]{0,25}$")
_LIKED = re.compile(r"\bprefer|\bplus\b|\bdesir|\bideal|\bbonus\b|\badvantage")
_INSTEAD = r"\b(?:in lieu|in place|instead) of (?:an? |the )?(?:[\w']+ )?degree"
_INSTEAD_BEFORE = re.compile(rf"{_INSTEAD}[^.;]{{0,25}}$")
_INSTEAD_BEHIND = re.compile(rf"[^.;\d]{{0,60}}?{_INSTEAD}")
_AROUND = 80
# One degree with the number and one without.
_PAIR = 2


def free_route(small: str, span: Span, number: Number, named: Sequence[Named]) -> tuple[Named, Named] | None:
    """The degree that the only number of a line goes with, and the higher one that "or" offers without years.

    Serves "Master's degree, or a Bachelor's and 2 years" and "BS with 5 years, or a PhD"; a number that may be asked
    with both ("BS or MS and 2 years") is not parted.
    """
    before = [degree for degree in named if degree.word.end <= number.word.start]
    behind = [degree for degree in named if degree.word.start >= number.word.end]
    if not before or len(before) + len(behind) != len(named) or len(named) != _PAIR:
        return None
    own, other = before[-1], (behind or before)[0]
    link = small[own.word.end : number.word.start]
    if not _is_higher(other, own) or _OR.search(link) or not _LINKED.search(link):
        return None
    if behind:
        between, rest = small[number.word.end : other.word.start], small[other.word.end : span.end]
        return (own, other) if _OR.search(between) and not _LIKED.search(between + rest) else None
    return (own, other) if _APART.search(small[other.word.end : own.word.start]) else None


def _is_higher(one: Named, other: Named) -> bool:
    return min(map(_ORDER.index, one.levels)) > max(map(_ORDER.index, other.levels))


def is_instead(small: str, span: Span, number: Number) -> bool:
    """Whether years are asked of those without a degree: "10 years in lieu of a degree"."""
    start, end = number.word
    before = small[max(span.start, start - _AROUND) : start]
    return bool(_INSTEAD_BEFORE.search(before) or _INSTEAD_BEHIND.match(small, end, min(span.end, end + _AROUND)))
