"""Which terms an advert asks for, how much, and where it says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from roadmap.domain.posting.employer import employer_names
from roadmap.domain.posting.passages import Passages, Sentence
from roadmap.domain.posting.tiers import Wish, asks
from roadmap.domain.posting.values import Mention, Span, Tier
from roadmap.domain.posting.vocabulary import Found, Vocabulary
from roadmap.domain.terms import Term

# Terms that name a field may as well name what was studied, a team or a job; tools and languages do not.
TOOLS = frozenset({"language", "cloud", "data-platform", "viz-bi", "ml-library", "llm-tool"})
# "the data engineering team", "ML engineers": people, not what they know.
_PEOPLE = re.compile(
    r"[ /&,-]{0,3}(?:(?:software|ai|platform|research|operations|product|ops|infrastructure|applications?|"
    r"platforms|and analytics|and ai|& ai|/ai|/ml|/ops|solutions?|systems) )?"
    r"(?:engineers?|scientists?|developers?|teams?(?! player)|departments?|specialists?|researchers?|"
    r"practitioners?|architects?|analysts?|professionals?|consultants?|experts?\b(?! in| knowledge)|"
    r"group\b|"
    r"leads?\b|leaders?\b|managers?|organi[sz]ation\b|org\b|division|practice\b(?= (?:at|of|area|lead))|"
    r"communit(?:y|ies)|counterparts|conferences?|bootcamps?|tutor|instructors?|students)\b"
    r"|[ ,/]{0,2}(?:and|&|or) [\w/]{2,20}(?: [\w/]{2,20})? (?:teams|engineers|scientists|developers|"
    r"departments|researchers)\b"
)
_AT_EMPLOYER = re.compile(r"\b(?:at|join|be|about|life) $")
_EMPLOYER_DOES = re.compile(r"'s\b| (?:is|values|offers|provides|has|was|will|believes)\b")
_STRENGTH = {tier: place for place, tier in enumerate(Tier)}


def mentions(
    there: Passages,
    wishes: Iterable[tuple[Sentence, Wish]],
    vocabulary: Vocabulary,
    others: Mapping[Span, Sequence[Span]],
) -> dict[str, Mention]:
    """Each term at the strongest tier at which it is asked, where it is so first.

    `others` are the parts of sentences, by sentence, in which fields of study or certifications are named. Serves all
    texts: what a sentence does not want ("no SQL required") is left out, and so are people and teams, and the
    employer's own name where nobody asks for experience with it.
    """
    said: dict[str, Mention] = {}
    # Nothing can be asked more than this.
    settled: set[str] = set()
    employer = employer_names(there.small)
    for sentence, wish in wishes:
        if wish.tier is None:
            continue
        for found in vocabulary.found(there.text, there.even, sentence.span, settled):
            tier = wish.at(found.word.start)
            before = said.get(found.term.slug)
            if tier is None or (before and _STRENGTH[before.tier] <= _STRENGTH[tier]):
                continue
            if there.of(found.word) in employer and _is_employer(there, sentence, found.word, tier):
                continue
            if not _is_other(there, sentence, found, others.get(sentence.span, ())):
                said[found.term.slug] = Mention(found.term, tier, found.word, sentence.span)
                if tier is Tier.REQUIRED:
                    settled.add(found.term.slug)
    return said


def _is_employer(there: Passages, sentence: Sentence, word: Span, tier: Tier) -> bool:
    """Whether a name that the employer has stands for it, and not for what one is to know."""
    if asks(there, sentence):
        return False
    before, behind = there.small[max(0, word.start - 8) : word.start], there.small[word.end : word.end + 10]
    return tier is Tier.CONTEXT or bool(_AT_EMPLOYER.search(before) or _EMPLOYER_DOES.match(behind))


def mentioned_in_title(title: str, small: str, vocabulary: Vocabulary) -> dict[str, Mention]:
    """The terms that a title names, as context, apart from those that are part of the name of the job."""
    span = Span(0, len(title))
    return {
        found.term.slug: Mention(found.term, Tier.CONTEXT, None, None)
        for found in vocabulary.found(title, small, span)
        if not _is_people(found.term, small, found.word)
    }


def _is_other(there: Passages, sentence: Sentence, found: Found, others: Sequence[Span]) -> bool:
    inside = any(part.start <= found.word.start < part.end for part in others)
    if inside and found.term.category not in TOOLS:
        return True
    return _is_people(found.term, there.small, Span(found.word.start, found.word.end), sentence.span.end)


def _is_people(term: Term, small: str, word: Span, end: int | None = None) -> bool:
    if term.category in TOOLS:
        return False
    return _PEOPLE.match(small, word.end, len(small) if end is None else end) is not None
