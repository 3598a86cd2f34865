"""How many years of work a line asks of those with each degree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from roadmap.domain.catalogue import Degree
from roadmap.domain.posting.degrees import Named, degrees_in
from roadmap.domain.posting.numbers import Number, number_behind, years_in
from roadmap.domain.posting.passages import Passages
from roadmap.domain.posting.routes import aligned, free_route, is_instead
from roadmap.domain.posting.values import Span, YearsFor

YEARS_FOR = {Degree.BACHELOR: YearsFor.BACHELOR, Degree.MASTER: YearsFor.MASTER, Degree.PHD: YearsFor.PHD}
_OR = re.compile(r"\bor\b")
# A degree that opens its part of the sentence has its number behind it.
_OPENED = re.compile(
    r"(?:[;(]|\. |\bor\b).*?(?:[;.(]|\bwith an?|\bwith|\bor) ?(?:an? )?$|[;(] ?(?:an? )?$|\bor (?:an? )?$"
)
# A degree that has its number behind it, and one that stands alone in brackets behind its number.
_OWN = re.compile(r"(?:'s)?(?: degrees?)? ?(?:with|\+|plus|:|\() ?(?:at least |a minimum of |min\.? )?\d")
_CLOSED = re.compile(r"(?:'s)?(?: degrees?)?(?: or (?:higher|above))?\)")
_COMMA_OR = re.compile(r"[,;] ?or\b")
_NEAR = 60
_NEAR_OR = 8
_OFFERS = re.compile(r"(?:\bor|/) ?(?:an? )?$")
_NOT_A_DEGREE = re.compile(r"\bdesignation\b|\bfellow|\bcertifi|\bassociate'?s\b")
_BOTH = re.compile(r"^[\s,/(]*(?:or|and|e\.g\.|i\.e\.|such as|&)?[\s,/()]*(?:or |and )?(?:an? )?$")
# A list by degree speaks about two of them at least.
FEWEST = 2
_MOST = 12


@dataclass(slots=True)
class Pair:
    """Years with the degrees that they go with, in the order of the text."""

    years: int | None = None
    degrees: list[Degree] = field(default_factory=list)
    is_alternative: bool = False


def years_by_degree(there: Passages, span: Span, lowest: Degree | None = None) -> dict[YearsFor, int]:
    """What a line asks of those with each degree; empty unless the number depends on the degree.

    Numbers and degrees are paired in the order of the line, whichever comes first; degrees that follow each other share
    a number. A number that is left without a degree is asked of those without one, if it comes after another, or of
    those with the lowest degree that is asked, if it comes first.

    Serves texts of large employers, which write such lists: "5+ years with a Bachelor's, 2 with a Master's or 8+
    without", "PhD and 3 years; Master's and 6", "MS or PhD - 3 years (BS with 5)".
    """
    if listed := aligned(there, span):
        return {YEARS_FOR[degree]: years for degree, years in listed.items()}
    worded = [number for number in years_in(there.small, span, is_bare=True) if not number.is_led]
    if not worded or len(worded) > _MOST:
        return {}
    named = list(islice(degrees_in(there.text, span), _MOST))
    if instead := _instead(there.small, span, named):
        return instead
    numbers = _with_bare(there.small, span, worded, named)
    if len(numbers) < FEWEST:
        return _with_free_route(there.small, span, numbers[0], named)
    pairs = _pairs(there.small, span, numbers, named)
    asked: dict[YearsFor, int] = {}
    used = 0
    for place, pair in enumerate(pairs):
        whom = _asked_of(pair, pairs, place, lowest)
        if whom and pair.years is not None:
            used += 1
            asked = {**dict.fromkeys(whom, pair.years), **asked}
    return asked if used >= FEWEST and any(pair.degrees and pair.years is not None for pair in pairs) else {}


def _with_bare(small: str, span: Span, worded: Sequence[Number], named: Sequence[Named]) -> list[Number]:
    """The numbers of a line, with those behind its degrees that leave out the word, in its order."""
    if len(named) < FEWEST:
        return list(worded)
    bare = (number_behind(small, degree.word.end, span.end) for degree in named)
    found = {number.word.start: number for number in bare if number} | {each.word.start: each for each in worded}
    return [found[start] for start in sorted(found)]


def _with_free_route(small: str, span: Span, number: Number, named: Sequence[Named]) -> dict[YearsFor, int]:
    """A number that goes with one degree where another needs none."""
    route = free_route(small, span, number, named)
    if route is None:
        return {}
    own, free = route
    return {**{YEARS_FOR[level]: 0 for level in free}, **{YEARS_FOR[level]: number.years for level in own.levels}}


def _instead(small: str, span: Span, named: Sequence[Named]) -> dict[YearsFor, int]:
    """Years with the one degree that a line names, and at its end more years in place of it."""
    numbers = [number for number in years_in(small, span, has_instead=True) if not number.is_led]
    levels = {level for each in named if each.is_named for level in each.levels}
    if len(numbers) != FEWEST or len(levels) != 1 or not is_instead(small, span, numbers[1]):
        return {}
    first, last = numbers
    if is_instead(small, span, first) or last.years <= first.years:
        return {}
    return {YEARS_FOR[levels.pop()]: first.years, YearsFor.NONE: last.years}


def _asked_of(pair: Pair, pairs: Sequence[Pair], place: int, lowest: Degree | None) -> list[YearsFor]:
    if pair.degrees:
        return [YEARS_FOR[degree] for degree in pair.degrees]
    if place == 0 and pairs[1:2] and pairs[1].degrees and pairs[1].years is not None:
        return [_of_the_rest(pairs, lowest or Degree.BACHELOR)]
    return [YearsFor.NONE] if pair.is_alternative else []


def _of_the_rest(pairs: Sequence[Pair], lowest: Degree) -> YearsFor:
    """Whom a number is asked of that comes before those by degree: of those with less than the degrees named."""
    has_own = any(lowest in pair.degrees and pair.years is not None for pair in pairs)
    if not has_own:
        return YEARS_FOR[lowest]
    return YearsFor.NONE if lowest is Degree.BACHELOR else YearsFor.BACHELOR


def _pairs(small: str, span: Span, numbers: Iterable[Number], named: Iterable[Named]) -> list[Pair]:
    """Numbers and degrees in pairs: a new pair begins where the present one would get a second number or degree."""
    items: list[Number | Named] = sorted([*numbers, *named], key=lambda item: item.word)
    pairs = [Pair()]
    last: Number | Named | None = None
    for item in items:
        between = small[last.word.end if last else span.start : item.word.start]
        if _begins_anew(pairs[-1], item, last, between, small[item.word.end : item.word.end + _NEAR]):
            has_no_degree = isinstance(item, Number) and is_instead(small, span, item)
            pairs.append(Pair(is_alternative=has_no_degree or _OR.search(between) is not None))
        _add(pairs[-1], item, small[max(span.start, item.word.start - _NEAR) : item.word.start])
        last = item
    _free_the_first(pairs)
    _free_the_last(pairs, small[items[-1].word.start - _NEAR_OR : items[-1].word.start] if items else "")
    return _told_apart([pair for pair in pairs if pair.years is not None or pair.degrees])


def _free_the_first(pairs: Sequence[Pair]) -> None:
    """A doctorate that begins a list by degree without a number needs no years: "PhD, or MS with 3 years"."""
    if pairs[0].years is None and pairs[0].degrees == [Degree.PHD] and pairs[1:]:
        pairs[0].years = 0


def _free_the_last(pairs: Sequence[Pair], before: str) -> None:
    """Nor does one that ends it: "BS + 5 / MS + 3 / PhD"."""
    last = pairs[-1]
    others = any(Degree.PHD in pair.degrees for pair in pairs[:-1])
    if last.years is None and last.degrees == [Degree.PHD] and not others and _OFFERS.search(before):
        last.years = 0


def _begins_anew(pair: Pair, item: Number | Named, last: Number | Named | None, between: str, behind: str) -> bool:
    if isinstance(item, Number):
        return pair.years is not None
    if isinstance(last, Named) and _BOTH.match(between) is not None:
        is_told_apart = pair.years is not None or (pair.degrees == [Degree.PHD] and _COMMA_OR.search(between))
        return bool(is_told_apart and _OWN.match(behind))
    if pair.years is None:
        return False
    return bool(pair.degrees) or (_OPENED.search(between) is not None and _CLOSED.match(behind) is None)


def _add(pair: Pair, item: Number | Named, before: str) -> None:
    """Years that go with a designation instead of a degree are nobody's."""
    if isinstance(item, Named):
        pair.degrees += [level for level in item.levels if level not in pair.degrees]
    elif pair.degrees or _NOT_A_DEGREE.search(before) is None:
        pair.years = item.years


def _told_apart(pairs: list[Pair]) -> list[Pair]:
    """The pairs, in which an advanced degree is a master's where a doctorate has a number of its own."""
    doctorates = [pair for pair in pairs if pair.degrees == [Degree.PHD]]
    for pair in pairs:
        if doctorates and len(pair.degrees) > 1 and Degree.PHD in pair.degrees:
            pair.degrees.remove(Degree.PHD)
    return pairs
