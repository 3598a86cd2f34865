"""An advert cut into sentences, each with the part that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from roadmap.domain.posting.sections import LONGEST_HEADING, Section, heading, is_heading
from roadmap.domain.posting.tidying import folded
from roadmap.domain.posting.values import Span

# A sentence is never longer: what has no end is cut at a blank, so that reading stays linear in the text.
LONGEST = 1500
_BULLET = re.compile(r" ?(?:[-*+>o]|\d{1,2}[.)]|\[\d{1,2}\]) ")
_STOP = re.compile(r"[.!?][\"')]?(?= +[\"'(]?[A-Z0-9\u00c0-\u00de*-])|(?<=[a-z)])[.!?](?=[A-Z][a-z]+ )|;(?= *\n)")
_ABBREVIATION = re.compile(
    r"(?:\be\.g|\bi\.e|\betc|\bph\.?d|\bph|\b[bm]\.?s|\b[bm]\.?a|\bm\.?eng|\bb\.?tech|\bm\.?tech|\bsc|\bu\.s|\bu\.k|\bvs|\binc|\bco|"
    r"\bst|\bno|\bsr|\bjr|\bdr|\bmin|\bapprox|\byrs?|\bexp|\b[a-z])$"
)
_LONGEST_NAME = 50
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or an item of a list; `line` tells which belong together, `section` the part of the advert."""

    span: Span
    line: int
    section: Section
    is_item: bool


@dataclass(frozen=True, slots=True)
class Passages:
    """A text with its sentences in order; `small` is the text in small letters."""

    text: str
    small: str
    sentences: tuple[Sentence, ...]

    def of(self, span: Span) -> str:
        """The small letters of a part."""
        return self.small[span.start : span.end]


def passages(text: str) -> Passages:
    """The sentences of a text that was tidied. Headings are sentences too: they may ask for something themselves."""
    small = folded(text)
    return Passages(text, small, tuple(_sentences(text, small)))


def _sentences(text: str, small: str) -> Iterator[Sentence]:
    section = Section.INTRO
    for number, line in enumerate(_lines(text)):
        bullet = _BULLET.match(text, line.start, line.end)
        here = section
        if not bullet and is_heading(text[line.start : line.end]):
            here = section = heading(small[line.start : line.end], section) or section
        else:
            here = _named_within(text, small, Span(bullet.end() if bullet else line.start, line.end), section) or section
        for span in _cut(text, small, Span(bullet.end() if bullet else line.start, line.end)):
            yield Sentence(span, number, here, bullet is not None)


def _lines(text: str) -> Iterator[Span]:
    """The lines that say something; one that goes on in small letters belongs to the one before."""
    start = end = -1
    for match in re.finditer(r"[^\n]+", text):
        goes_on = start >= 0 and match.start() == end + 1 and text[match.start()].islower()
        goes_on = goes_on and text[end - 1] not in ".:;!?" and match.end() - start < LONGEST and not _BULLET.match(match[0])
        if goes_on and end - start > LONGEST_HEADING // 2:
            end = match.end()
            continue
        if start >= 0:
            yield Span(start, end)
        start, end = match.span()
    if start >= 0:
        yield Span(start, end)


def _named_within(text: str, small: str, line: Span, now: Section) -> Section | None:
    """The part that a line names before its colon, for this line alone: "Requirements: Python and SQL"."""
    colon = text.find(":", line.start, min(line.end, line.start + _LONGEST_NAME))
    if colon < 0 or not text[line.start].isupper() or len(text[line.start : colon].split()) > _MOST_WORDS:
        return None
    section = heading(small[line.start : colon], now)
    # Items tell what they are about as well ("Machine learning: knowledge of"); only what is asked how much counts.
    return section if not now.is_asked or section in {None, Section.REQUIRED} or section.is_asked else None


def _cut(text: str, small: str, line: Span) -> Iterator[Span]:
    start = line.start
    for stop in _STOP.finditer(text, line.start, line.end):
        if _ABBREVIATION.search(small, max(line.start, stop.start() - 7), stop.start()) is None:
            yield from _parts(text, start, stop.end())
            start = stop.end()
    yield from _parts(text, start, line.end)


def _parts(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentence without blanks around it, in pieces if it is endless."""
    while start < end and text[start].isspace():
        start += 1
    while end - start > LONGEST:
        blank = text.rfind(" ", start, start + LONGEST)
        cut = blank if blank > start else start + LONGEST
        yield Span(start, cut)
        start = cut + (blank > start)
    if end > start:
        yield Span(start, end)
