"""How much a part of a sentence wants what it names: clause cues before sections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from roadmap.domain.posting import cues
from roadmap.domain.posting.passages import Passages, Sentence
from roadmap.domain.posting.plain import plain_tier
from roadmap.domain.posting.sections import Section
from roadmap.domain.posting.values import Span, Tier

# No sentence of an advert has more cues.
_MOST = 20


@dataclass(frozen=True, slots=True)
class Reach:
    """The part of a sentence that a cue speaks about; without a tier it is not wanted at all."""

    span: Span
    tier: Tier | None


@dataclass(frozen=True, slots=True)
class Wish:
    """How much a sentence wants: its own tier, and that of the parts about which it says something else."""

    tier: Tier | None
    reaches: tuple[Reach, ...] = ()

    def at(self, place: int) -> Tier | None:
        """How much it wants what stands at this place of the text; None if not at all."""
        for reach in self.reaches:
            if reach.span.start <= place < reach.span.end:
                return reach.tier
        return self.tier


def wish(there: Passages, sentence: Sentence, *, desired: Tier, has_lists: bool) -> Wish:
    """How much a sentence wants what it names.

    `desired` is what a list headed so is worth; `has_lists` tells whether the advert has parts that list what is asked.
    Serves all texts: the section says it, an opening like "Experience with" says it where there are no sections, and
    cues in the sentence ("is a plus", "must", "not required") say it better than both.
    """
    said = there.of(sentence.span)
    tier = _tier(sentence, said, desired, has_lists=has_lists)
    return Wish(tier, tuple(_reaches(there.small, sentence, tier)) if tier else ())


def plain_wish(there: Passages, sentence: Sentence, otherwise: Wish, *, listed: bool) -> Wish:
    """How much a sentence of a text wants that has no part for what is asked or for the work."""
    if sentence.section is not Section.INTRO or cues.FORMAL.search(there.of(sentence.span)):
        return otherwise
    tier = plain_tier(there, sentence, listed=listed) or otherwise.tier
    return Wish(tier, tuple(_reaches(there.small, sentence, tier)) if tier else ())


def asks(there: Passages, sentence: Sentence) -> bool:
    """Whether a sentence says itself that it asks for something, wherever it stands."""
    said = there.of(sentence.span)
    return cues.OPENS.match(said) is not None or _asks(said)


def _asks(said: str) -> bool:
    return cues.ASKS.search(said) is not None and cues.GAINS.search(said) is None


def _tier(sentence: Sentence, said: str, desired: Tier, *, has_lists: bool) -> Tier | None:
    section = sentence.section
    if cues.FORMAL.search(said):
        return None
    if section.is_told:
        return _tier_of_told(section, said)
    if section.is_asked:
        return _tier_of_asked(sentence, said, desired)
    if section is Section.DUTIES:
        return _tier_of_duty(sentence, said)
    return _tier_of_intro(sentence, said, has_lists=has_lists)


def _tier_of_asked(sentence: Sentence, said: str, desired: Tier) -> Tier | None:
    """A list of what is asked is, apart from what is said between and behind its items about other things."""
    if not sentence.is_item and _is_about_employer(said):
        return None
    if sentence.is_behind and _is_aside(said):
        return Tier.CONTEXT if cues.ABOUT_ROLE.search(said) else None
    return {Section.REQUIRED: Tier.REQUIRED, Section.PREFERRED: Tier.PREFERRED}.get(sentence.section, desired)


def _tier_of_duty(sentence: Sentence, said: str) -> Tier | None:
    """What one would do is context, unless it says that it asks for something or speaks about the employer alone."""
    if cues.OPENS.match(said) or cues.REQUIRES.search(said) or cues.CODING.search(said):
        return Tier.REQUIRED
    is_aside = not sentence.is_item and _is_about_employer(said) and not cues.ABOUT_ROLE.search(said)
    return None if is_aside else Tier.CONTEXT


def _tier_of_intro(sentence: Sentence, said: str, *, has_lists: bool) -> Tier | None:
    """Before any heading: what asks is asked, what is about the work is its context, the rest is about the employer."""
    if cues.OPENS.match(said):
        return Tier.REQUIRED
    if cues.CODING.search(said) or (_asks(said) and not _is_about_employer(said)):
        return Tier.REQUIRED
    if cues.ABOUT_ROLE.search(said) or cues.DUTY.match(said) or (sentence.is_item and not has_lists):
        return Tier.CONTEXT
    return None


def _is_aside(said: str) -> bool:
    """A whole sentence behind a list that asks for nothing: the advert speaks about something else again."""
    return len(said) > cues.ITEM_LENGTH and cues.OPENS.match(said) is None and not _asks(said)


def _tier_of_told(section: Section, said: str) -> Tier | None:
    """Parts about the employer may say whom they look for as well."""
    if section is Section.COMPANY and cues.ABOUT_JOB.search(said):
        return Tier.REQUIRED if cues.ASKS.search(said) else Tier.CONTEXT
    if section is Section.FORMAL and (cues.ASKED_OF_ALL.search(said) or cues.OPENS.match(said)):
        return Tier.REQUIRED
    return None


def _is_about_employer(said: str) -> bool:
    return cues.ABOUT_US.search(said) is not None and cues.OPENS.match(said) is None and cues.SEEKS.search(said) is None


def _reaches(small: str, sentence: Sentence, tier: Tier | None) -> Iterator[Reach]:
    start, end = sentence.span
    last = start
    for cue in islice(cues.CUES.finditer(small, start, end), _MOST):
        kind = cue.lastgroup
        if kind == "behind":
            stop = cues.ENDS.search(small, cue.end(), end)
            yield Reach(Span(cue.start(), stop.start() if stop else end), _liked(tier))
            last = stop.start() if stop else end
            continue
        since = _beginning(small, last, cue.start())
        until = cue.end()
        if kind == "wanted":
            if tier is Tier.PREFERRED and since < until:
                yield Reach(Span(since, until), Tier.REQUIRED)
        elif kind == "unwanted":
            yield Reach(Span(since, _until(small, cue.end(), end)), _unwanted(small, since, end))
        else:
            yield Reach(Span(since, until), _liked(tier))
        last = until


def _liked(tier: Tier | None) -> Tier | None:
    return Tier.PREFERRED if tier is not None else None


def _unwanted(small: str, start: int, end: int) -> Tier | None:
    """What is "a plus, but not required" is liked; what is just not required is nothing to bring."""
    return Tier.PREFERRED if cues.LIKED.search(small, start, end) else None


def _until(small: str, start: int, end: int) -> int:
    stop = cues.ENDS.search(small, start, end)
    return stop.start() if stop else end


def _beginning(small: str, start: int, cue: int) -> int:
    """Where the part begins that ends in the cue; "(preferred)" speaks of the one thing before the bracket."""
    if small[cue - 1 : cue] == "(":
        cue -= 1
        return max((found.end() for found in cues.ITEM_BOUNDARY.finditer(small, start, cue)), default=start)
    places = [found for found in cues.BOUNDARY.finditer(small, start, cue) if not _is_closed(small, found, cue)]
    return max((found.end() for found in places), default=start)


def _is_closed(small: str, found: re.Match[str], cue: int) -> bool:
    """Whether it is a bracket that is closed before the cue, which then speaks about more than what is in it."""
    return found[0] == "(" and small.find(")", found.end(), cue) >= 0
