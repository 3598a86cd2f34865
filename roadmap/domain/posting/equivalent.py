"""Whether an advert accepts experience instead of the degree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from roadmap.domain.posting.degrees import degrees_in
from roadmap.domain.posting.passages import Passages, Sentence
from roadmap.domain.posting.values import Span

_INSTEAD = re.compile(
    r"\bequivalent (?:[\w-]+ )?(?:[\w-]+[ ,/]+(?:and |or )?){0,4}?(?:experience|training|background|"
    r"expertise|skills)\b|\bequivalent combination\b|"
    r"\bcombination of (?:\w+,? (?:and )?){0,3}?(?:education|training|experience)|"
    r"\bin lieu of\b|\binstead of (?:a |the )?degree|\bin place of (?:a |the )?degree|\bsubstitut\w+ for|"
    r"\bmay (?:be )?substitut|\bexperience equivalent\b|\bequivalent in (?:\w+ )?experience\b|"
    r"\bor (?:the )?(?:equivalent|comparable|commensurate|similar|relevant|related|proven|extensive|"
    r"significant|practical|demonstrated|demonstrable|substantial|professional|industry|work|hands-on|"
    r"applied|real-world|have|"
    r"strong)(?: or \w+)? (?:(?:practical|work|professional|industry|relevant|related|hands-on|years of|"
    r"real-world|proven|job|military|life|technical|on-the-job|portfolio of|body of) ?){0,3}(?:experience|"
    r"work|practice|training)\b|"
    r"\bor (?:an? )?equivalent(?: (?:qualification|level)s?)? (?:through|by|gained|by way of|of) |"
    r"\bor have experience\b|\bor equivalent (?:demonstrated )?(?:experience|practical)|"
    r"\bexperience,? (?:may|can|will) be (?:accepted|substituted)|\bexperience (?:may|can|"
    r"will) be considered (?:in|instead|as)|"
    r"\bdegree or (?:an )?equivalent\b[^.;]{0,30}\bexperience\b|\bwithout a degree\b|\bself-taught\b|"
    r"\bor (?:non-traditional|nontraditional) |\b(?:equivalent|comparable|similar) (?:degree|education)/experience\b"
)
_DEGREE = re.compile(r"\bdegrees?\b|\bdiploma\b|\beducation\b|\bbachelor|\bmaster'?s\b|\bph\.?d|\b[bm]\.?s\.?c?\b")
_OR_YEARS = re.compile(
    r"\bor (?:at least |a minimum of |minimum |with )?\d{1,2} ?\+? ?(?:or more )?(?:years|"
    r"yrs)[^.;]{0,60}?(?:\bexperience\b)"
)
# A line of its own that goes on with the degree of the line before.
_GOES_ON = re.compile(r"\W*(?:or|an?|equivalent|comparable|relevant|in lieu|instead|substantial|significant)\b")
_OTHER_ROUTE = re.compile(
    r"\bor (?:a )?(?:fellow|designation|certifi)[^.;]{0,60}|\bwithout (?:a )?(?:degree|bachelor|phd)"
)


def equivalent_in(there: Passages, sentences: Iterable[Sentence], *, has_route: Sequence[Span]) -> Span | None:
    """The sentence that accepts experience, or another way, instead of the degree that is asked or liked.

    Serves all texts that offer the way: "or equivalent experience", "in lieu of a degree", "or 8+ years", and lists by
    degree with a number for those without one (`has_route`). What is equivalent to something else than a degree
    ("AWS or equivalent experience") does not count: a degree has to stand in the sentence or the one before.
    """
    before: Sentence | None = None
    for sentence in sentences:
        said = there.of(sentence.span)
        here = bool(_DEGREE.search(said)) or any(True for _ in degrees_in(there.text, sentence.span))
        goes_on = before is not None and (before.line == sentence.line or _GOES_ON.match(said) is not None)
        if (here or goes_on) and _INSTEAD.search(said):
            return sentence.span
        if here and (_OTHER_ROUTE.search(said) or _is_or_years(said)):
            return sentence.span
        before = sentence if here else None
    return has_route[0] if has_route else None


def _is_or_years(said: str) -> bool:
    """A number of years stands as the last alternative, with no degree behind it."""
    match = _OR_YEARS.search(said)
    return match is not None and _DEGREE.search(said[match.start() : match.end() + 40]) is None
