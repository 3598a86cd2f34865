"""What is odd about a text that somebody pasted as an advert."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, islice

from roadmap.domain.posting.headings import heading, is_heading
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
# A line that names a job and nothing but its place: "Data Engineer at Heron Rail".
_JOB = re.compile(
    r"^(?!(?:as|the|our|your|this|about|what|why|we|you|a|an|for|with|to|if|from|lead|work|support)\b)"
    r"(?:[\w/&+.-]{1,25} ){1,5}?(?:engineer|scientist|developer|analyst|architect|researcher|consultant)"
    r"(?: (?:i{1,3}|iv|\d))?(?: ?(?:[,(|@/-]| at ).{0,40})?$",
    re.MULTILINE,
)
_PART = re.compile(r"\b(?:skills?|experience|education|knowledge)\b")
_MOST = 200
_TWICE = 2
_MARKS = frozenset({Section.DUTIES, Section.REQUIRED, Section.OFFER, Section.COMPANY, Section.FORMAL})
_ANEW = frozenset(
    {(Section.OFFER, Section.COMPANY, Section.DUTIES), (Section.FORMAL, Section.COMPANY, Section.DUTIES)}
    | {(Section.REQUIRED, Section.OFFER, Section.DUTIES)}
)


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
    """Two lines name a title, a job is named between two lists of what is asked, or all parts come a second time."""
    if len(_TITLES.findall(there.small)) >= _TWICE:
        return True
    turns = [part for part, _same in groupby(each.section for each in there.sentences)]
    return _is_job_between(there) or _begin_anew(turns)


def _is_job_between(there: Passages) -> bool:
    """Whether a job is named between the headings of two lists; skills and experience may be parts of one."""
    jobs = [found.start() for found in islice(_JOB.finditer(there.small), _MOST)]
    asked = list(islice(_lists(there), _MOST)) if jobs else []
    return bool(asked) and any(asked[0] < job < asked[-1] for job in jobs)


def _lists(there: Passages) -> Iterator[int]:
    """Where headings begin a list of all that is asked."""
    for each in there.sentences:
        if each.section is not Section.REQUIRED or each.is_item or not is_heading(there.text[slice(*each.span)]):
            continue
        said = there.of(each.span)
        if heading(said, Section.INTRO) is Section.REQUIRED and _PART.search(said) is None:
            yield each.span.start


def _begin_anew(turns: Sequence[Section]) -> bool:
    """What one would do and should bring comes once more behind what the employer offers or says of itself."""
    ends = [place for place, part in enumerate(turns) if part is Section.REQUIRED]
    if len(ends) < _TWICE:
        return False
    between = [part for part in turns[ends[0] : ends[-1]] if part in _MARKS]
    return any(tuple(between[place : place + 3]) in _ANEW for place in range(len(between)))
