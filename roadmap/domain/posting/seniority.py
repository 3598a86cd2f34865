"""The rung that an advert names."""

from __future__ import annotations

import re

from roadmap.domain.posting.values import Seniority

# The first that a title names counts, so "Senior Lead" leads and a "Senior Principal" is a principal.
_RUNGS: tuple[tuple[Seniority, re.Pattern[str]], ...] = (
    (
        Seniority.INTERN,
        re.compile(r"\bintern(?:ship)?s?\b|\bco-?op\b|\btrainee\b|\bapprentice|\bworking student\b|\bwerkstudent"),
    ),
    (
        Seniority.DIRECTOR,
        re.compile(r"\bdirector\b|\bhead of\b|\bvp\b|\bvice president\b|\bavp\b|\bsvp\b|\bchief\b|\bcto\b|\bhead,"),
    ),
    (Seniority.MANAGER, re.compile(r"(?<!product )(?<!project )(?<!program )(?<!account )\bmanager\b(?! of one)")),
    (Seniority.PRINCIPAL, re.compile(r"\bprincipal\b|\bdistinguished\b|\bfellow\b")),
    (Seniority.LEAD, re.compile(r"\blead(?:er)?\b(?! generation| scoring)|\bteam lead\b|\btech lead\b")),
    (Seniority.STAFF, re.compile(r"\bstaff\b(?! augmentation)")),
    (
        Seniority.SENIOR,
        re.compile(r"\bsenior\b|\bsr\b\.?|\bsnr\b|\b(?:engineer|scientist|developer|analyst) (?:iii|iv|3|4)\b"),
    ),
    (
        Seniority.ENTRY,
        re.compile(
            r"\bjunior\b|\bjr\b\.?|\bentry[- ]level\b|\bentry\b|\bgraduate\b|\bnew grad\b|\bassociate\b|"
            r"\bearly[- ]career\b|\b(?:engineer|scientist|developer|analyst) (?:i|1)\b"
        ),
    ),
    (
        Seniority.MID,
        re.compile(
            r"\bmid[- ]?(?:level|senior)?\b|\bintermediate\b|\b(?:engineer|scientist|developer|analyst) (?:ii|2)\b"
        ),
    ),
)
_TITLE_LINE = re.compile(
    r"^(?:job title|position title|title|position|role|job)\s*[:\-]\s*([^\n]{3,80})$",
    re.MULTILINE,
)
# Where an advert says whom it looks for; further down it speaks about others.
_BEGINNING = 1500
_GLUED = re.compile(r"[_/|(),\[\]]")


def seniority_of(title: str, small: str) -> Seniority:
    """The rung that the title names, else the line or the sentence at the beginning that says whom the advert is for.

    Serves all texts: titles first, since the body speaks about colleagues as well.
    """
    named = _rung(title.lower())
    if named is Seniority.UNSPECIFIED:
        line = _TITLE_LINE.search(small, 0, _BEGINNING)
        named = _rung(line[1]) if line else named
    return named


def _rung(words: str) -> Seniority:
    plain = " ".join(_GLUED.sub(" ", words).split())
    return next((rung for rung, pattern in _RUNGS if pattern.search(plain)), Seniority.UNSPECIFIED)
