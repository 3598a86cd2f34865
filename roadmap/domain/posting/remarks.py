"""What is odd about a text that somebody pasted as an advert."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from roadmap.domain.posting.passages import Passages
from roadmap.domain.posting.sections import Section
from roadmap.domain.posting.values import Remark

_FEWEST_WORDS = 40
# So much of a text tells what it is.
_ENOUGH = 12_000
_WORDS = re.compile(r"[^\W\d_]{1,30}")
_ENGLISH = frozenset(
    [
        "the",
        "and",
        "to",
        "of",
        "in",
        "a",
        "with",
        "for",
        "you",
        "we",
        "our",
        "is",
        "are",
        "will",
        "as",
        "on",
        "be",
        "your",
        "or",
        "that",
        "have",
        "this",
        "experience",
        "an",
        "at",
        "by",
        "from",
        "work",
    ]
)
_LEAST_ENGLISH = 0.12
_CV = re.compile(
    r"\b(?:curriculum vitae|resum[eé]\b of|my experience|i am a|i have|i've|i worked|i led|i built|"
    r"i developed|references (?:available )?(?:up)?on request|date of birth|nationality:|"
    r"personal statement|work history|employment history|professional experience|(?:19|"
    r"20)\d\d ?- ?(?:(?:19|20)\d\d|present|now|current|today))\b"
)
_FEWEST_SIGNS = 3
_ADVERT = re.compile(
    r"\b(?:you will|you'll|we are looking|we're looking|we are seeking|equal opportunity|what we offer|"
    r"apply|the role|requirements|qualifications|responsibilities|candidates?|our team|your (?:role|"
    r"profile))\b"
)
_TITLES = re.compile(r"^(?:job title|position title|position|title)\s*:", re.MULTILINE)
_TWICE = 2
_WHOLE = (Section.DUTIES, Section.REQUIRED, Section.OFFER)


def remarks(there: Passages, *, is_asking: bool) -> Iterator[Remark]:
    """What is odd about the text: nothing there, little, not an advert, not English, or several adverts at once."""
    words = _WORDS.findall(there.small, 0, _ENOUGH)
    if not words:
        yield Remark.EMPTY
        return
    if len(words) < _FEWEST_WORDS:
        yield Remark.SHORT
    elif _is_foreign(words):
        yield Remark.OTHER_LANGUAGE
    if _is_cv(there.small):
        yield Remark.LOOKS_LIKE_CV
    if _are_several(there):
        yield Remark.SEVERAL_ADVERTS
    if not is_asking:
        yield Remark.NOTHING_ASKED


def _is_foreign(words: list[str]) -> bool:
    return sum(word in _ENGLISH for word in words) < _LEAST_ENGLISH * len(words)


def _is_cv(small: str) -> bool:
    own, advert = (sum(1 for _ in pattern.finditer(small, 0, _ENOUGH)) for pattern in (_CV, _ADVERT))
    return own >= _FEWEST_SIGNS and own > advert


def _are_several(there: Passages) -> bool:
    """Two lines name a title, or the parts of an advert, from its duties to its offer, come a second time."""
    if len(_TITLES.findall(there.small)) >= _TWICE:
        return True
    parts = [each.section for each in there.sentences if each.section in _WHOLE]
    turns = [part for part, _same in groupby(parts)]
    return sum(tuple(turns[place : place + 3]) == _WHOLE for place in range(len(turns))) >= _TWICE
