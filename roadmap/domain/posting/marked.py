"""The text of an advert cut into what asks for something and what stands between."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from roadmap.domain.posting.values import Span


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the text; `number` counts, from 1, the sentences that ask for something, and is 0 between them."""

    text: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Marked:
    """A text in parts, in order; together they are the text. `sentences` are where the numbered ones stand."""

    parts: tuple[Part, ...]
    sentences: tuple[Span, ...]

    def number(self, span: Span | None) -> int:
        """Which sentence the span lies in; 0 for none."""
        if span is None or span.start >= span.end:
            return 0
        return next((at for at, one in enumerate(self.sentences, start=1) if one.start <= span.start < one.end), 0)


def marked(text: str, spans: Iterable[Span | None]) -> Marked:
    """Mark the sentences. Those that overlap are one; the empty ones and those beyond the text are none."""
    sentences = _merged(span for span in spans if span and span.start < span.end <= len(text))
    parts: list[Part] = []
    end = 0
    for number, sentence in enumerate(sentences, start=1):
        if sentence.start > end:
            parts.append(Part(text[end : sentence.start]))
        parts.append(Part(text[sentence.start : sentence.end], number))
        end = sentence.end
    if end < len(text):
        parts.append(Part(text[end:]))
    return Marked(tuple(parts), sentences)


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
