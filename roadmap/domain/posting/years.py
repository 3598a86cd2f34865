"""How many years of work an advert asks, of whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from roadmap.domain.catalogue import Degree
from roadmap.domain.posting.by_degree import FEWEST, YEARS_FOR, years_by_degree
from roadmap.domain.posting.degrees import degrees_in
from roadmap.domain.posting.numbers import Number, speaks_of_years, years_in
from roadmap.domain.posting.passages import Passages, Sentence
from roadmap.domain.posting.tiers import Wish
from roadmap.domain.posting.values import Span, Tier, YearsAsked, YearsFor

_ALTERNATIVE = re.compile(r"\bor (?:at least |a minimum of |minimum |over |with )?$")
_EXPERIENCE = re.compile(r"\b(?:experience[ds]?|exp|expertise)\b")
_ABOUT_OTHERS = re.compile(r"\b(?:our|we have|we've|team of|combined)\b")
_ASKED = frozenset({Tier.REQUIRED, Tier.PREFERRED})
# No advert has more lines about years.
_MOST_LINES = 80


@dataclass(frozen=True, slots=True)
class Asked:
    """All years that an advert asks, and the largest number that it only likes."""

    years: tuple[YearsAsked, ...] = ()
    preferred: YearsAsked | None = None


def years_asked(there: Passages, wishes: Sequence[tuple[Sentence, Wish]], lowest: Degree | None, title: str) -> Asked:
    """The years that an advert asks, by whom it asks them of.

    Numbers that are all asked come to the largest, those that "or" parts to the easiest; a number for everybody is left
    out if the lists by degree ask more in any case. Years of leading people are not counted.
    """
    lines = [list(group) for _line, group in groupby(wishes, key=lambda wished: wished[0].line)]
    spans = (Span(line[0][0].span.start, line[-1][0].span.end) for line in lines)
    speaking = (line for line, span in zip(lines, spans, strict=True) if speaks_of_years(there.small, span))
    lines = list(islice(speaking, _MOST_LINES))
    by_degree: dict[YearsFor, YearsAsked] = {}
    rest = []
    for line in lines:
        span = Span(line[0][0].span.start, line[-1][0].span.end)
        listed = years_by_degree(there, span, lowest) if _tier_of(line) is Tier.REQUIRED else {}
        for whom, years in listed.items():
            by_degree.setdefault(whom, YearsAsked(years, whom, line[0][0].span))
        if not listed:
            rest.append(line)
    if not by_degree:
        by_degree, rest = _over_lines(there, rest)
    return _together(there, rest, by_degree, title)


def _tier_of(line: Sequence[tuple[Sentence, Wish]]) -> Tier | None:
    return line[0][1].tier


def _over_lines(
    there: Passages, lines: list[list[tuple[Sentence, Wish]]]
) -> tuple[dict[YearsFor, YearsAsked], list[list[tuple[Sentence, Wish]]]]:
    """What lists by degree ask that put each degree on a line of its own, one after the other."""
    asked: dict[YearsFor, YearsAsked] = {}
    used: list[int] = []
    for place, line in enumerate(lines):
        span = Span(line[0][0].span.start, line[-1][0].span.end)
        named = list(degrees_in(there.text, span))
        numbers = [number for number in years_in(there.small, span, is_bare=bool(named)) if not number.is_led]
        if _tier_of(line) is not Tier.REQUIRED or not named or len(numbers) != 1:
            continue
        if used and place - used[-1] > FEWEST:
            continue
        whom = [YEARS_FOR[level] for degree in named for level in degree.levels if YEARS_FOR[level] not in asked]
        asked |= {each: YearsAsked(numbers[0].years, each, line[0][0].span) for each in whom}
        used += [place] if whom else []
    if len(used) < FEWEST or len({each.years for each in asked.values()}) < FEWEST:
        return {}, lines
    return asked, [line for place, line in enumerate(lines) if place not in used]


def _together(
    there: Passages, lines: list[list[tuple[Sentence, Wish]]], by_degree: dict[YearsFor, YearsAsked], title: str
) -> Asked:
    required = [each for line in lines for each in _of_line(there, line, Tier.REQUIRED)]
    liked = [each for line in lines for each in _of_line(there, line, Tier.PREFERRED)]
    small = title.lower()
    if _EXPERIENCE.search(small):
        required += [YearsAsked(number.years, YearsFor.ANY, None) for number in years_in(small, Span(0, len(small)))]
    least = min((each.years for each in by_degree.values()), default=0)
    most = max(required, key=lambda each: each.years, default=None)
    everybody = (most,) if most is not None and (not by_degree or most.years > least) else ()
    return Asked((*everybody, *by_degree.values()), max(liked, key=lambda each: each.years, default=None))


def _of_line(there: Passages, line: Sequence[tuple[Sentence, Wish]], tier: Tier) -> Iterator[YearsAsked]:
    """The years that the sentences of a line ask of everybody, one number a sentence."""
    for sentence, wish in line:
        numbers = [number for number in years_in(there.small, sentence.span) if not number.is_led]
        is_wanted = _is_wanted(there, sentence) if numbers and wish.tier not in _ASKED else False
        numbers = [number for number in numbers if _wanted(wish, number, is_wanted=is_wanted) is tier]
        if numbers:
            yield YearsAsked(_easiest(there.small, numbers), YearsFor.ANY, sentence.span)


def _wanted(wish: Wish, number: Number, *, is_wanted: bool) -> Tier | None:
    """How much a number is wanted: as its sentence says, which outside of lists has to speak about experience."""
    if wish.tier in _ASKED:
        return wish.at(number.word.start)
    return Tier.REQUIRED if is_wanted else None


def _is_wanted(there: Passages, sentence: Sentence) -> bool:
    """Whether a sentence outside of lists speaks about experience that somebody should have."""
    said = there.of(sentence.span)
    return not sentence.section.is_told and _EXPERIENCE.search(said) is not None and _ABOUT_OTHERS.search(said) is None


def _easiest(small: str, numbers: Sequence[Number]) -> int:
    """The largest of the numbers, or of each alternative that "or" begins the largest, and of those the smallest."""
    alternatives: list[list[int]] = [[]]
    for number in numbers:
        if _ALTERNATIVE.search(small[max(0, number.word.start - 24) : number.word.start]) and alternatives[-1]:
            alternatives.append([])
        alternatives[-1].append(number.years)
    return min(max(each) for each in alternatives)
