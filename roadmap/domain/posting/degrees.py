"""The degrees that a text names, with the fields of study, which are no skills."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from roadmap.domain.catalogue import Degree
from roadmap.domain.posting.values import Span

# Signs with case: "MS" is a degree, "MS Excel" and "10 ms" are not.
_NAMED = re.compile(
    r"(?P<phd>\b[Pp][Hh]\.? ?[Dd]\b\.?(?:'?s\b)?|\b(?:[Dd]octorates?|[Dd]octoral)\b|\bDPhil\b)"
    r"|(?P<graduate>\b(?:[Aa]dvanced|[Gg]raduate|[Pp]ost-?[Gg]raduate|[Hh]igher)(?:[- ][Ll]evel)?(?: \w+|"
    r" \([^()]{0,20}\))? [Dd]egrees?\b)"
    r"|(?P<master>(?<!crum )\b[Mm]aster'?s?'?(?= (?:of|[Dd]egree|level|in\b|or\b|and\b|with\b|preferred|required|"
    r"\()|(?= ?[:+] ?\d))|\bM[Aa][Ss][Tt][Ee][Rr]'[Ss]\b|"
    r"\bmaster's\b|\b[Mm]asters\b(?! the)|\bMASTERS?\b(?= DEGREE)"
    r"|\bM\.? ?S\.?[Cc]?\.?(?=[\s,/;:.)'-]|$)(?! ?(?:Office|Excel|SQL|Word|Access|Project|Teams|Azure|"
    r"Power|Windows|Visio|Outlook|Dynamics|SharePoint|Suite|Fabric|Copilot|Server)\b)(?:'s\b)?"
    r"|\bM\.? ?(?:Eng|Tech|Phil|Res)\b\.?|\bM\.A\.?(?=[\s,/;)])|\bM\.E\.?(?=[\s,/;)])|\bMBA\b|\bMSCS\b|\bMCA\b)"
    r"|(?P<bachelor>\b[Bb]achelor(?:'?s'?|s')?\b|\bBACHELOR(?:'?S)?\b|\bB\.? ?S\.?[Cc]?\.?(?=[\s,/;:.)'-]|"
    r"$)(?:'s\b)?|\bB\.? ?(?:Eng|Tech)\b\.?|\bB\.A\.?(?=[\s,/;)])|\bBA(?=[/ ](?:BS|degree|or BS|in\b|/))|"
    r"\bB\.E\.?(?=[\s,/;)])"
    r"|\bBE(?=/B)|\b[Uu]ndergraduate [Dd]egree\b|\b(?:4|[Ff]our)[- ][Yy]ear (?:college |"
    r"university )?[Dd]egree\b|\bBSCS\b)"
    r"|(?P<degree>\b(?:[Cc]ollege|[Uu]niversity|[Tt]echnical|STEM|[Rr]elevant|"
    r"[Qq]uantitative) [Dd]egrees?\b|\b[Dd]egrees?\b(?=(?:\(s\))?(?: \w+){0,3}? (?:in|from|or equivalent|"
    r"should|required|preferred|is)\b|\(s\)|[ -]level|/|,? or )"
    r"|\b[Dd]egree[- ](?:educated|qualified)\b|\b(?:[Gg]raduate|[Gg]raduated|[Dd]iploma)(?= (?:of|in|from|"
    r"with a degree)\b)|(?<=[Bb]e a )[Gg]raduate\b)"
)
# What stands in all of them, found fast.
_HINT = re.compile(
    r"(?i:degree|bachelor|master|doctor|graduat|diploma|ph\.? ?d\b)|B\.? ?[SAET]|M\.? ?[SAETPRBC]|DPhil|BCom"
)
_LEVELS = {
    "phd": (Degree.PHD,),
    "graduate": (Degree.MASTER, Degree.PHD),
    "master": (Degree.MASTER,),
    "bachelor": (Degree.BACHELOR,),
    "degree": (Degree.BACHELOR,),
}
# Where the field of study ends and something else begins.
_FIELD_ENDS = re.compile(
    r";|\bwith\b|\bplus\b|\bexperienc|\b\d+ ?\+? ?(?:or more )?(?:years|yrs)|\bwho\b|\bor equivalent\b|"
    r"\bequivalent (?:practical|work|experience)|\bcoupled\b|\bfocus|\bspecial|\bemphasis\b|"
    r"\bconcentrat|\bdemonstrat|\bknowledge\b|\bskills\b|\bproficien|\bfamiliar|\bunderstanding\b|"
    r"\bis (?:a |strongly |highly )?(?:plus|preferred|required)|"
    r"\b(?:related|relevant|similar|technical|quantitative|other|equivalent|"
    r"comparable)(?: \w+)? (?:fields?|disciplines?|subjects?|areas?|majors?|courses?)\b(?! ?[(,:/]| of|"
    r" such| like| includ| e\.g)"
)
_PEOPLE = re.compile(
    r"(?:'?s)? (?:students?|programs?|candidates?|holders?|researchers?|interns?|engineers?|scientists?|"
    r"thesis|advis)"
)
_LONGEST_FIELD = 220
# No sentence of an advert names more.
_MOST = 30


class Named(NamedTuple):
    """A degree by the levels it stands for, where it is named; `is_named` is false for "a degree"."""

    levels: tuple[Degree, ...]
    word: Span
    is_named: bool


def degrees_in(text: str, span: Span) -> Iterator[Named]:
    """The degrees that a part of the text names; students and programmes of a degree are not meant.

    Serves all texts that write degrees in English: in words, as initials with or without dots, or as "a degree".
    """
    if _HINT.search(text, *span) is None:
        return
    last: Named | None = None
    for match in islice(_NAMED.finditer(text, *span), _MOST):
        kind = match.lastgroup or "degree"
        if _PEOPLE.match(text, match.end(), span.end):
            continue
        # "Bachelor's degree in", "degree (BS or MS) in": the bare word adds nothing to a level beside it.
        if kind == "degree" and last and match.start() - last.word.end <= 1:
            continue
        last = Named(_LEVELS[kind], Span(*match.span()), kind != "degree")
        yield last


def fields_of_study(small: str, span: Span, named: list[Named]) -> list[Span]:
    """The parts of a sentence that name what was studied: they begin at a degree and end where something else does.

    Serves all texts: "BSc in statistics, mathematics or a related field" asks for no statistics. What a degree is to
    focus on counts as asked, so the field ends there.
    """
    if not named:
        return []
    last = min(span.end, named[-1].word.end + _LONGEST_FIELD)
    stops = [stop.start() for stop in _FIELD_ENDS.finditer(small, named[0].word.end, last)]
    fields = []
    for degree in named:
        limit = min(span.end, degree.word.end + _LONGEST_FIELD)
        stop = bisect_left(stops, degree.word.end)
        fields.append(Span(degree.word.start, min([*stops[stop : stop + 1], limit])))
    return fields
