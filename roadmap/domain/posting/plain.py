"""How much a text without headings wants: a note, a bare list, a few sentences somebody pasted."""

from __future__ import annotations

import re

from roadmap.domain.posting import cues
from roadmap.domain.posting.degrees import degrees_in
from roadmap.domain.posting.passages import Passages, Sentence
from roadmap.domain.posting.values import Span, Tier

# What asks where no heading does: "who knows Python", "must know", "SQL skills."
_ASKS = re.compile(
    r"\b(?:must|should|to|need to|you|you'll|who|candidate|also|and) (?:already )?(?:know|knows|master|masters)\b"
    r"|^(?:know|knows|knowing)\b|\b(?:experience|skills?|knowledge)[.!]?$|\bwe(?:'ll| will)? (?:need|require|want)\b"
    r"|\bhave (?:used|worked with)\b|\bmust\b"
)
_OFFERS = re.compile(
    r"\bbenefits?\b|\bperks?\b|\bwe (?:offer|provide|pay|cover)\b|\byou(?:'ll| will)? get\b|"
    r"\b(?:lessons|training|courses) in\b|\b(?:makes|sells|develops) \w+"
)
_PARTING = re.compile(r" ?[,/|&] ?(?:and |or )?| and | or ")
_SAYS = re.compile(r"\b(?:is|are|was|we|our|you|your|i|use|uses|using|with|in|on|for|to|of|the|if|knows?)\b")
_MOST_WORDS = 3
# What somebody is to bring is said in few words where a text is short; longer items tell of the work.
_SHORT, _SHORT_ITEM = 160, 60
# So many names on a line, or so many lines with a name each, make a list.
_NAMES, _LINES = 2, 3
# A degree so near the beginning is what the sentence is about.
_NEAR = 25


def is_bare(said: str) -> bool:
    """Whether a line holds nothing but names: "Python, SQL and Docker", "Python"."""
    names = _PARTING.split(said.strip(" ."))
    return _SAYS.search(said) is None and all(0 < len(name.split()) <= _MOST_WORDS for name in names)


def is_list(there: Passages) -> bool:
    """Whether the lines of a text are a list without bullets: a few of them are one name each."""
    return sum(is_bare(there.of(each.span)) for each in there.sentences) >= _LINES


def plain_tier(there: Passages, sentence: Sentence, *, listed: bool) -> Tier | None:
    """How much a sentence of a text without headings wants what it names.

    Lists and sentences that seek or ask are what is asked; what nobody asks for is context; what the employer says of
    itself, and what it offers, is neither. `listed` tells that the lines are a list without bullets.
    """
    said = there.of(sentence.span)
    if _asks(there, sentence, said):
        return Tier.REQUIRED
    if cues.ABOUT_US.search(said) or _OFFERS.search(said):
        return None
    if cues.DUTY.match(said):
        return Tier.CONTEXT
    names = len(_PARTING.split(said)) if is_bare(said) else 0
    is_short_item = sentence.is_item and len(said) <= _SHORT_ITEM
    return Tier.REQUIRED if is_short_item or names >= _NAMES or (names and listed) else Tier.CONTEXT


def _asks(there: Passages, sentence: Sentence, said: str) -> bool:
    if cues.OPENS.match(said) or cues.CODING.search(said):
        return True
    if cues.SEEKS.search(said) and len(said) <= _SHORT:
        return True
    opening = Span(sentence.span.start, min(sentence.span.end, sentence.span.start + _NEAR))
    if any(True for _ in degrees_in(there.text, opening)):
        return True
    return not cues.ABOUT_US.search(said) and (cues.ASKS.search(said) or _ASKS.search(said)) is not None
