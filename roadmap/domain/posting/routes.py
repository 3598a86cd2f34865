"""Lists of years beside lists of degrees, higher degrees that need no years, and years in place of a degree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from roadmap.domain.catalogue import Degree
from roadmap.domain.posting.degrees import Named, degrees_in
from roadmap.domain.posting.numbers import Number
from roadmap.domain.posting.passages import Passages
from roadmap.domain.posting.values import Span

_ORDER = tuple(Degree)
_OR = re.compile(r"\bor\b|/")
# A degree that is told apart from the next has a field, a word or an article of its own: "MS or BS and 2 years" is one.
_APART = re.compile(r"[,;)].*\bor\b|\bor an?\b|\b(?:degree|in|of)\b.*\bor\b")
_LINKED = re.compile(r"(?:\band\b|\bwith\b|\bplus\b|\+|\()[^,;.]{0,25}$")
_LIKED = re.compile(r"\bprefer|\bplus\b|\bdesir|\bideal|\bbonus\b|\badvantage")
_INSTEAD = r"\b(?:(?:in lieu|in place|instead) of|without|with no) (?:an? |the |any )?(?:[\w']+ )?degree"
_INSTEAD_BEFORE = re.compile(rf"{_INSTEAD}[^.;]{{0,25}}$")
_INSTEAD_BEHIND = re.compile(rf"[^.;\d]{{0,60}}?{_INSTEAD}")
_AROUND = 80
_FEWEST = 2
_MOST = 4
# "8, 5, or 3 years" behind as many degrees.
_ALIGNED = re.compile(r"(?<![\w$.,/-])(\d{1,2}\+?(?: ?[/,] ?(?:or |and )?\d{1,2}\+?){1,3}) ?(?:years|yrs)\b")
_DIGITS = re.compile(r"\d+")


def aligned(there: Passages, span: Span) -> dict[Degree, int]:
    """The years of each degree where as many numbers follow a list of degrees: "BS/MS/PhD with 5/3/0 years"."""
    match = _ALIGNED.search(there.small, *span)
    if match is None:
        return {}
    named = islice(degrees_in(there.text, Span(span.start, match.start())), _MOST)
    levels = [level for degree in named for level in degree.levels]
    years = [int(each) for each in _DIGITS.findall(match[1])]
    return dict(zip(levels, years, strict=True)) if len(levels) == len(years) else {}


def free_route(small: str, span: Span, number: Number, named: Sequence[Named]) -> tuple[Named, list[Degree]] | None:
    """The degree that the only number of a line goes with, and the higher ones that "or" offers without years.

    Serves "Master's degree, or a Bachelor's and 2 years" and "BS with 5 years, or a PhD"; a number that may be asked
    with both ("BS or MS and 2 years") is not parted.
    """
    before = [degree for degree in named if degree.word.end <= number.word.start]
    behind = [degree for degree in named if degree.word.start >= number.word.end]
    if not before or len(before) + len(behind) != len(named) or len(named) < _FEWEST:
        return None
    own, others = before[-1], behind or before[:-1]
    link = small[own.word.end : number.word.start]
    if not all(_is_higher(other, own) for other in others) or _OR.search(link) or not _LINKED.search(link):
        return None
    is_free = _is_offered(small, span, number, behind) if behind else _is_apart(small, [*others, own])
    return (own, [level for other in others for level in other.levels]) if is_free else None


def _is_offered(small: str, span: Span, number: Number, behind: Sequence[Named]) -> bool:
    """Whether what stands behind the number is one degree that is as good as it."""
    between, rest = small[number.word.end : behind[0].word.start], small[behind[-1].word.end : span.end]
    return len(behind) == 1 and _OR.search(between) is not None and not _LIKED.search(between + rest)


def _is_apart(small: str, named: Sequence[Named]) -> bool:
    """Whether the last of the degrees is told apart from those before it, which "or" joins."""
    *joined, last = [small[one.word.end : other.word.start] for one, other in pairwise(named)]
    return all(_OR.search(link) for link in joined) and _APART.search(last) is not None


def _is_higher(one: Named, other: Named) -> bool:
    return min(map(_ORDER.index, one.levels)) > max(map(_ORDER.index, other.levels))


def is_instead(small: str, span: Span, number: Number) -> bool:
    """Whether years are asked of those without a degree: "10 years in lieu of a degree"."""
    start, end = number.word
    before = small[max(span.start, start - _AROUND) : start]
    return bool(_INSTEAD_BEFORE.search(before) or _INSTEAD_BEHIND.match(small, end, min(span.end, end + _AROUND)))
