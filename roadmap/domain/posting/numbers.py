"""Numbers of years as texts write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from roadmap.domain.posting.values import Span

_WORDS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
        ]
    )
} | {"twenty": 20}
_NUMBER = rf"(?:\d{{1,2}}(?:\.\d)?|{'|'.join(_WORDS)})"
_TO = r"(?: ?(?:-|to|or|~) ?)"
_YEARS = r"(?:years?|yrs?|year's|years'|yoe)\b"
_ASKED = re.compile(
    rf"(?<![\w$.,/€£-])(?P<low>{_NUMBER})(?: ?\((?P<digits>\d{{1,2}})\+?\))?(?: ?\+| ?plus|"
    rf" or more)?(?:{_TO}(?P<high>{_NUMBER})(?: ?\(\d{{1,2}}\))?(?: ?\+| plus)?)?"
    rf"[ -]?(?:or more |plus |full |solid |relevant |total )?\+?{_YEARS}"
)
# "0 with a PhD", "8+ without": later numbers of a list leave out the word.
_BARE = re.compile(rf"(?<![\w$.,/€£-])(?P<low>{_NUMBER}) ?\+?(?=(?: plus)? (?:with|without|for)\b)")
# "Master's and 2", "MSc + 3,", "(PhD: 0)": a number that follows a degree and ends what is said of it.
_BEHIND_DEGREE = re.compile(
    rf"(?:'s)?(?: degrees?)? ?(?:\+|,|:|-|\(|=|and|plus|with)? ?(?:at least |a minimum of |min\.? )?"
    rf"(?P<low>{_NUMBER}) ?\+?(?= ?(?:[,;)/.]|or\b|and\b|$))"
)
_SPEAKS = re.compile(r"year|yr|yoe|\d ?\+? (?:with|for) (?:an? )?(?:bachelor|master|ph\.?d|doctor|[bm]\.?s\b\.?)")
_NONE = re.compile(r"\b(?:no|zero) (?:prior |previous |work |additional |professional )?(?:experience|years)\b")
# What is no experience that somebody brings.
_OTHER = re.compile(
    r"^[ ,]*(?:ago\b|old\b|of age\b|in (?:business|a row)|in the making|anniversary|from now|running|"
    r"contract|and counting|later\b|term\b|vesting|"
    r"of (?:\w+ )?(?:history|heritage|success|growth|innovation|tradition)\b|"
    r"(?:of )?(?:full[- ]?time )?(?:formal )?(?:education|"
    r"schooling)\b|degree\b|college\b|university\b|of college|post(?!-? ?(?:bachelor|master|ph|doct))|warranty|"
    r"roadmap|plan\b|history\b)"
)
_OTHER_BEFORE = re.compile(
    r"(?:\b(?:past|last|next|first|every|over the|within|previous|coming|recent|for (?:over|more than|"
    r"nearly|almost|the)|after|than|founded|celebrating|nearly|duration:?|contract:?|term:?|every|each|"
    r"(?:business|history|legacy|company|heritage) (?:of|for) (?:over|more than)?|in|for about|vest(?:ing|"
    r"s)?(?: \w+){0,2}|age of|pay for|age)|\d[/-]) ?(?:the )?$"
)
_LEADING = re.compile(
    r"^(?:(?!\bincluding\b)[^.;,(]){0,50}?\b(?:leading (?:\w+ ){0,3}(?:teams?|people|engineers?|"
    r"scientists?|developers?|groups?|organi[sz]ations?)|managing (?:\w+ ){0,3}(?:teams?|people|"
    r"engineers?|scientists?|reports)|"
    r"lead(?:ership)?(?: \w+)? (?:role|experience|capacity|position)|supervis\w+|(?:people|team|line|"
    r"staff)[- ]management|management (?:role|position)|in leadership|mentoring|managerial|"
    r"as a (?:\w+ ){0,2}lead\b|"
    r"(?:technical|tech|team) lead\b|lead capacity|(?:in|of) (?:a )?(?:people )?manage(?:ment|r)\b(?! of)|"
    r"building (?:and \w+ )?teams)"
)


# Years that stand for a degree are no years beside it.
_INSTEAD = re.compile(r"^[^.;\d]{0,70}?\b(?:substitut|in lieu of|in place of)")
# "With 5 years you will be considered for a senior position": nobody has to have them.
_HIGHER = re.compile(
    r"^[^.;\d]{0,40}?\bconsidered for (?:an? |the |more |our )?(?:senior|staff|principal|lead|higher)\b"
)


_MOST = 16


class Number(NamedTuple):
    """A number of years where it stands, at the low end of a range; `is_led` for years of leading people."""

    years: int
    word: Span
    is_led: bool = False


def years_in(small: str, span: Span, *, is_bare: bool = False, has_instead: bool = False) -> Iterator[Number]:
    """The years of work that a part of the text speaks about, in small letters; ages, contracts and history are not.

    Serves all texts: "5+ years", "five (5) years", "3-5 yrs", "12 or more years"; with `is_bare` also what goes on
    without the word, "2 with a Master's" and "no experience", as lists by degree do, and with `has_instead`
    those that stand for a degree. More than a dozen or so in one sentence are no advert's.
    """
    if not speaks_of_years(small, span):
        return
    found = {match.start(): match for match in islice(_ASKED.finditer(small, *span), _MOST)}
    if is_bare:
        for pattern in (_BARE, _NONE):
            for match in islice(pattern.finditer(small, *span), _MOST):
                found.setdefault(match.start(), match)
    for start in sorted(found):
        match = found[start]
        if _OTHER.match(small[match.end() : min(span.end, match.end() + 24)]):
            continue
        if _OTHER_BEFORE.search(small[max(span.start, start - 32) : start]):
            continue
        years = _number(match.groupdict())
        rest = small[match.end() : min(span.end, match.end() + 90)]
        if _HIGHER.match(rest) or (not has_instead and _INSTEAD.match(rest)):
            continue
        yield Number(years, Span(*match.span()), _LEADING.match(rest) is not None)


def speaks_of_years(small: str, span: Span) -> bool:
    """Whether a part of the text names years, or a degree that a number goes with: "5+ with Bachelor's"."""
    return _SPEAKS.search(small, *span) is not None


def number_behind(small: str, start: int, end: int) -> Number | None:
    """The number that follows a degree at once and leaves out the word: "Bachelor's and 5 years, Master's and 2"."""
    match = _BEHIND_DEGREE.match(small, start, end)
    return Number(_number(match.groupdict()), Span(*match.span("low"))) if match else None


def _number(said: dict[str, str | None]) -> int:
    """The low end; parts of a year count for nothing."""
    low = said.get("digits") or said.get("low") or "zero"
    return _WORDS[low] if low in _WORDS else int(float(low))
