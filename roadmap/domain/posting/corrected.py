"""What a learner puts right in a reading: a term that is not asked, one that was missed, another tier."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from roadmap.domain.posting.values import Mention, Posting, Span, Tier
from roadmap.domain.terms import Term

# A line that is longer than this is told apart into sentences; a list item stays whole.
LONGEST_LINE = 300
_BEFORE_AN_ITEM = " \t-*"
_END_OF_SENTENCE = re.compile(r"[.!?]\s+")


@dataclass(frozen=True, slots=True)
class Correction:
    """What is said of a term, by its slug, or of a word. Without a tier the advert does not ask for it."""

    term: str
    word: str
    tier: Tier | None


def corrected(posting: Posting, corrections: Iterable[Correction], terms: Mapping[str, Term]) -> Posting:
    """The reading as it is after the corrections, in their order; the last word on a term holds.

    What was missed is looked for in the text and stands where it is found first, or nowhere. A word that a term knows
    by now is that term; one that none knows is a mention of a term without a slug (`is_recognised`). A correction of a
    term that is neither in the reading nor among the terms any more changes nothing.
    """
    mentions = {mention.term.slug or mention.term.title.casefold(): mention for mention in posting.mentions}
    named = _by_name(terms.values())
    for correction in corrections:
        term = terms.get(correction.term) or named.get(correction.word.casefold()) or _unknown(correction.word)
        key = correction.term or term.slug or term.title.casefold()
        if correction.tier is None:
            mentions.pop(key, None)
        elif key in mentions:
            mentions[key] = replace(mentions[key], tier=correction.tier)
        elif term.title:
            mentions[key] = _found(posting, term, correction.tier)
    return replace(posting, mentions=tuple(mentions.values()))


def is_recognised(mention: Mention) -> bool:
    """Whether a term knows the word; others are only what a learner found in the text."""
    return bool(mention.term.slug)


def recognised(posting: Posting) -> Posting:
    """The reading without the words that no term knows: of several adverts only terms can be compared."""
    return replace(posting, mentions=tuple(one for one in posting.mentions if is_recognised(one)))


def named_term(word: str, terms: Iterable[Term]) -> Term | None:
    """The term that goes by this name or spelling, in whatever case; of several the first."""
    return _by_name(terms).get(word.casefold())


def _by_name(terms: Iterable[Term]) -> dict[str, Term]:
    named: dict[str, Term] = {}
    for term in terms:
        for name in (term.title, *term.aliases, *term.exact):
            named.setdefault(name.casefold(), term)
    return named


def _unknown(word: str) -> Term:
    return Term(slug="", title=word, category="", category_label="", aliases=(word,))


def _found(posting: Posting, term: Term, tier: Tier) -> Mention:
    """The term where it stands first in the text."""
    names = sorted({term.title, *term.aliases, *term.exact} - {""}, key=len, reverse=True)
    pattern = "|".join(re.escape(name) for name in names)
    match = re.search(rf"(?<!\w)(?:{pattern})(?!\w)", posting.text, re.IGNORECASE)
    if match is None:
        return Mention(term, tier, None, None)
    return Mention(term, tier, Span(*match.span()), _sentence(posting.text, Span(*match.span())))


def _sentence(text: str, word: Span) -> Span:
    """The line around the word, or the sentence of a long line, without the space and the bullet at its ends."""
    start, end = text.rfind("\n", 0, word.start) + 1, text.find("\n", word.end)
    end = len(text) if end < 0 else end
    if end - start > LONGEST_LINE:
        ends = [start, *(start + stop.end() for stop in _END_OF_SENTENCE.finditer(text[start:end])), end]
        start = max(stop for stop in ends if stop <= word.start)
        end = min(stop for stop in ends if stop >= word.end)
    line = text[start:end]
    first, last = start + len(line) - len(line.lstrip(_BEFORE_AN_ITEM)), start + len(line.rstrip())
    return Span(min(first, word.start), max(last, word.end))
