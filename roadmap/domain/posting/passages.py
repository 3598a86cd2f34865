"""An advert cut into sentences, each with the part that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from roadmap.domain.posting.headings import LONGEST_HEADING, heading, is_heading
from roadmap.domain.posting.sections import Section
from roadmap.domain.posting.tidying import evened, folded
from roadmap.domain.posting.values import Span

# A sentence is never longer: what has no end is cut at a blank, so that reading stays linear in the text.
LONGEST = 1500
_BULLET = re.compile(r" ?(?:[-*+>o]|\d{1,2}[.)]|\[\d{1,2}\]) ")
# "✅ Python": pictures stand for bullets, unless they adorn a heading.
_PICTURE = re.compile(
    r"[-*]? ?[\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]+ ?"
)
_STOP = re.compile(r"[.!?][\"')]?(?= +[\"'(]?[A-Z0-9\u00c0-\u00de*-])|(?<=[a-z)])[.!?](?=[A-Z][a-z]+ )|;(?= *\n)")
_ABBREVIATION = re.compile(
    r"(?:\be\.g|\bi\.e|\betc|\bph\.?d|\bph|\b[bm]\.?s|\b[bm]\.?a|\bm\.?eng|\bb\.?tech|\bm\.?tech|\bsc|"
    r"\bu\.s|\bu\.k|\bvs|\binc|\bco|"
    r"\bst|\bno|\bsr|\bjr|\bdr|\bmin|\bapprox|\byrs?|\bexp|\b[a-z])$"
)
# What is in the addresses of pages and people is not said by the advert.
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()]{3,}|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}")
_INSISTS = re.compile(r"\brequired\b|\bmust\b|\bminimum\b|\bmandatory\b|\bbasic\b")
# "- Requirements: Python" begins the list that the lines behind it go on with, as no item about something does.
_LABEL = re.compile(
    r"(?:key |job )?(?:requirements?|qualifications?|responsibilities|(?:nice|good) to (?:have|know)) ?:"
)
_TOOLS = re.compile(r"(?:tech|technolog(?:y|ies)|tools|stack)$")
_LONGEST_NAME = 50
_MOST_WORDS = 5
# A line that is at least so long may have been cut by its width.
_WRAPPED, _WIDEST = 75, 115
# So many lines that go on in small letters tell that the text was wrapped.
_WRAP = re.compile(r"[a-z,]\n{1,2}[a-z]")
_WRAPS = 3
_SEEN = 10_000
# An advert has far fewer; the rest is taken as one, so that lines of one sign cost no more than others.
_MOST_LINES = 1000
_MOST_SENTENCES = 1000


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or an item of a list; `line` tells which belong together, `section` the part of the advert.

    A sentence `is_behind` where it follows a list within its part.
    """

    span: Span
    line: int
    section: Section
    is_item: bool
    is_behind: bool = False


@dataclass(frozen=True, slots=True)
class Passages:
    """A text with its sentences in order; `small` is the text in small letters, `even` without hyphens besides."""

    text: str
    small: str
    even: str
    sentences: tuple[Sentence, ...]

    def of(self, span: Span) -> str:
        """The small letters of a part."""
        return self.small[span.start : span.end]

    def once(self) -> list[Sentence]:
        """The sentences without those that a part says again in the same words: they ask for nothing more."""
        first: dict[tuple[str, Section, bool, bool], Sentence] = {}
        for each in self.sentences:
            first.setdefault((self.text[slice(*each.span)], each.section, each.is_item, each.is_behind), each)
        return list(first.values())


def passages(text: str) -> Passages:
    """The sentences of a text that was tidied. Headings are sentences too: they may ask for something themselves."""
    small = _ADDRESS.sub(lambda found: "_" * len(found[0]), folded(text))
    return Passages(text, small, evened(small), tuple(_sentences(text, small)))


def _sentences(text: str, small: str) -> Iterator[Sentence]:
    section = Section.INTRO
    had_items = False
    count = 0
    for number, line in enumerate(_lines(text, small)):
        picture = _PICTURE.match(text, line.start, line.end)
        bullet = picture or _BULLET.match(text, line.start, line.end)
        body = Span(bullet.end() if bullet else line.start, line.end)
        here = section
        begun = _adorned(text, body, section) if picture else None
        if begun or (not bullet and is_heading(text[line.start : line.end])):
            here = section = begun or heading(small[line.start : line.end], section) or section
            bullet = None
            had_items = False
        elif named := _named_within(text, small, body, section):
            here = named
            begins = section is Section.INTRO and not bullet
            section = named if begins or _LABEL.match(small, body.start, body.end) else section
        for span in _cut(text, small, body) if count < _MOST_SENTENCES else _parts(text, body.start, body.end):
            count += 1
            yield Sentence(span, number, here, bullet is not None, had_items and not bullet)
        had_items = had_items or bullet is not None


def _adorned(text: str, body: Span, now: Section) -> Section | None:
    """The part that a line with a picture before it begins, unless it is an item."""
    words = _PICTURE.sub(" ", text[body.start : body.end]).strip()
    return heading(words.lower(), now) if is_heading(words) else None


def _lines(text: str, small: str) -> Iterator[Span]:
    """The lines that say something, with those that go on over several taken together."""
    start = end = last = -1
    is_wrapped = len(_WRAP.findall(text, 0, _SEEN)) >= _WRAPS
    for number, match in enumerate(re.finditer(r"[^\n]+", text)):
        if start >= 0 and _goes_on(text, small, start, Span(last, end), Span(*match.span()), is_wrapped=is_wrapped):
            last, end = match.start(), match.end()
            continue
        if start >= 0:
            yield Span(start, end)
        start, end = match.span()
        last = start
        if number >= _MOST_LINES:
            end = len(text)
            break
    if start >= 0:
        yield Span(start, end)


def _goes_on(  # noqa: PLR0913 (what it has to look at)
    text: str, small: str, start: int, before: Span, line: Span, *, is_wrapped: bool
) -> bool:
    """Whether a line goes on with what began at `start` and was last on the line before.

    Serves texts that were wrapped at a width: a line that begins small after one without an end, or any after an item
    that fills its line; empty lines may stand between the lines of an item.
    """
    item = _BULLET.match(text, start, before.end) is not None
    if line.start - before.end > 1 + item or line.end - start > LONGEST:
        return False
    if text[before.end - 1] in ".:;!?" or _BULLET.match(text, line.start, line.end):
        return False
    width = before.end - before.start
    if text[line.start].islower():
        return width > LONGEST_HEADING // 2
    said = text[line.start : line.end]
    if not item or not is_wrapped or not _WRAPPED <= width <= _WIDEST or said.isupper() or ":" in said[:_LONGEST_NAME]:
        return False
    return not (is_heading(said) and heading(small[line.start : line.end], Section.INTRO))


def _named_within(text: str, small: str, line: Span, now: Section) -> Section | None:
    """The part that a line names before its colon, for this line alone: "Requirements: Python and SQL"."""
    colon = text.find(":", line.start, min(line.end, line.start + _LONGEST_NAME))
    if colon < 0 or not text[line.start].isupper() or len(text[line.start : colon].split()) > _MOST_WORDS:
        return None
    section = heading(small[line.start : colon], now)
    # "Technologies: Python" under "Our stack" says what is worked with.
    if now is Section.DUTIES and section is Section.REQUIRED and _TOOLS.search(small, line.start, colon):
        return None
    if section is None or not now.is_asked:
        return section
    # Items tell what they are about as well ("Machine learning: knowledge of"); only how much they are asked counts.
    if section is Section.REQUIRED:
        return section if _INSISTS.search(small, line.start, colon) else None
    return section if section.is_asked else None


def _cut(text: str, small: str, line: Span) -> Iterator[Span]:
    start = line.start
    for stop in islice(_STOP.finditer(text, line.start, line.end), _MOST_SENTENCES):
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
