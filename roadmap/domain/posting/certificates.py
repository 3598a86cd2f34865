"""The certifications that an advert asks for or likes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from roadmap.domain.catalogue import Certification
from roadmap.domain.posting.passages import Passages, Sentence
from roadmap.domain.posting.tidying import folded
from roadmap.domain.posting.values import Span

# Letters that stand for a certification by themselves.
_LETTERS = re.compile(
    r"\b(?:CISSP|CISM|CISA|CKAD?|CKS|PMP|CAPM|CSM|PSM|CFA|FRM|FCAS|ACAS|FSA|ASA(?= designation|"
    r" credential)|CPA|CCNA|CCNP|OSCP|CEH|RHCE|RHCSA|TOGAF|ITIL|CBAP|CDMP|"
    r"(?:MLS|MLA|DEA|AIF|AIP|DAS|SAA|SAP|DVA|CLF)-C0\d|(?:DP|AI|AZ|PL)-\d{3}|CCA175)\b(?! (?:framework|"
    r"process))|\bSecurity\+(?!\w)"
)
_TITLED = re.compile(
    r"\b(?:(?:AWS|Microsoft|Azure|Google(?: Cloud)?|GCP|Databricks|Snowflake|Oracle|Salesforce|NVIDIA|"
    r"Kubernetes|TensorFlow|Terraform|Cloudera|SAS|Tableau|IBM|Cisco|CompTIA|Scrum|HashiCorp)[ -])?"
    r"[Cc]ertified(?:[: -]+(?:[A-Z][\w/&+#-]*|of|in|for|and|or|on|the|-)){1,9}"
)
_WORD = re.compile(
    r"\bcertifi(?:cations?|cates?)\b|(?<!-)\bcertified\b(?! (?:clinicians|public accountants? firm|products?|"
    r"data))"
)
# "Data compliance certification" of products, "SSL certificates", a certificate of secondary education ...
_OTHER = re.compile(
    r"\b(?:ssl|tls|birth|certificate (?:management|authority|of)|(?:great place to work|b corp|"
    r"iso \d+)\W+certifi|self-certif|digital certificates|(?:model|product|software|hardware|safety|"
    r"compliance|device|security) certification|"
    r"certified (?:organization|company|employer|b corp|b-corp|great|women|minority|workplace|best|"
    r"organic|pre-owned|mail|true copy)|support (?:your|for)|reimburse|tuition|we (?:offer|provide|pay|"
    r"support)|paid|cover(?:ed|s)? |"
    r"access to|opportunit|budget|data certification|certification (?:process|program|of the|"
    r"and accreditation|authorit|bod)|accreditation|secret|clearance|i certify|compensation|salary|"
    r"wages?\b|pay range|factors|licenses,|graduate certificate)"
)
# A heading that names no certification: "Skills and certifications".
_HEADING = re.compile(
    r"(?:(?:skills?|education(?:al)?|certifi(?:cations?|cates?)|licen[sc](?:es?|ures?)|training|qualifications?|"
    r"experiences?|requirements?|required|preferred|desired|relevant|professional|technical|additional|other|key|"
    r"minimum|academic|credentials?|awards?|courses?|degrees?|background|knowledge|nice|to|have|or|and)(?:\W+|$))+(?:note\b.*)?"
)
# What stands between a title and the letters that stand for it.
_AGAIN = re.compile(r" ?[(/\[] ?| ?- ")
_BEFORE = r"(?:(?:[A-Za-z][\w/+&#.-]{0,24}|/|and|or|&),? ){1,5}"
_NAMED_BEFORE = re.compile(rf"({_BEFORE})$")
_NAMED_BEHIND = re.compile(
    r"(?:\(s\))?(?::| -)? ?(?:in|for|from|such as|like|on|of|related to|e\.g\.,?)?:? ?([^.;()]{2,80})"
)
_LITTLE = {
    "a",
    "an",
    "any",
    "the",
    "relevant",
    "other",
    "related",
    "industry",
    "professional",
    "one",
    "or",
    "more",
    "and",
    "of",
    "have",
    "has",
    "is",
    "are",
    "with",
    "possess",
    "hold",
    "holding",
    "additional",
    "active",
    "current",
    "valid",
    "preferred",
    "required",
    "as",
    "technical",
    "plus",
    "in",
    "degree",
    "degrees",
    "education",
    "training",
    "appropriate",
}
_LONGEST = 80
# No sentence of an advert names more of a kind.
_MOST = 20


class Named(NamedTuple):
    """A certification by the name that the text gives it; `slug` if it is one of the catalogue."""

    name: str
    word: Span
    slug: str


def certifications_in(there: Passages, sentence: Sentence, known: Iterable[Certification]) -> Iterator[Named]:
    """The certifications that a sentence names; nothing within their names is a skill.

    Serves texts that ask for exams: by letters ("CKA"), by their titles ("AWS Certified ..."), or by what they are
    about ("certification in Azure"). Certificates of servers, products and employers are none, nor is what an
    employer pays for.
    """
    small = there.of(sentence.span)
    is_named = "certif" in small
    if is_named and (_OTHER.search(small) or _HEADING.fullmatch(small)):
        return
    taken = _once(there.text, _named_in(there.text, sentence.span, known, is_titled=is_named))
    yield from taken
    if is_named and not taken and (about := _WORD.search(there.small, *sentence.span)):
        named = _about(there, sentence.span, Span(*about.span()), known)
        if len(named.name.split()) > 1:
            yield named


def _named_in(text: str, sentence: Span, known: Iterable[Certification], *, is_titled: bool) -> list[Named]:
    """The titles and letters that a sentence names, in its order; letters within a title are part of it."""
    found: list[Named] = []
    for pattern in (_TITLED, _LETTERS) if is_titled else (_LETTERS,):
        for match in islice(pattern.finditer(text, *sentence), _MOST):
            word = Span(*match.span())
            if not any(word.start < other.word.end and other.word.start < word.end for other in found):
                found.append(Named(match[0].strip(" -:"), word, _slug(match[0], known)))
    return sorted(found, key=lambda each: each.word)


def _once(text: str, found: Iterable[Named]) -> list[Named]:
    """One for each certification: letters beside a title in brackets, or a title beside letters, say it again."""
    kept: list[Named] = []
    for each in found:
        last = kept[-1] if kept else None
        if last and _AGAIN.fullmatch(text, last.word.end, each.word.start) and _is_titled(last) != _is_titled(each):
            name = last.name if _is_titled(last) else each.name
            kept[-1] = Named(name, Span(last.word.start, each.word.end), last.slug or each.slug)
        else:
            kept.append(each)
    return kept


def _is_titled(named: Named) -> bool:
    return "ertified" in named.name


def _about(there: Passages, sentence: Span, word: Span, known: Iterable[Certification]) -> Named:
    """The certification by what it is about: the words behind it, or those before."""
    start = max(sentence.start, word.start - _LONGEST)
    before = _NAMED_BEFORE.search(there.text, start, word.start)
    words = before[1].split() if before else []
    while words and words[0].strip(",").lower() in _LITTLE:
        words = words[1:]
    if words and any(each[:1].isupper() for each in words):
        name = " ".join([*words, there.text[word.start : word.end]])
        return Named(name, Span(before.start() if before else word.start, word.end), _slug(name, known))
    behind = _NAMED_BEHIND.match(there.text, word.end, sentence.end)
    end = behind.end() if behind and behind[1].strip() else word.end
    name = " ".join(there.text[word.start : end].split()).strip(" :,-")
    return Named(name, Span(word.start, end), _slug(name, known))


def _slug(name: str, known: Iterable[Certification]) -> str:
    """The certification of the catalogue that has this name or code."""
    small = _plain(name)
    return next(
        (
            each.slug
            for each in known
            if _plain(each.title) in small or small in {_plain(each.title), _plain(each.code or "-")}
        ),
        "",
    )


@lru_cache(maxsize=1024)
def _plain(words: str) -> str:
    return "".join(sign for sign in folded(words) if sign.isalnum())
