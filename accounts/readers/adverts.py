"""What is read in a learner's adverts, with their corrections: in full, or as it was kept for lists."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from accounts.models import Advert, CorrectedTier
from roadmap.domain import posting as reader
from roadmap.domain.posting import read
from roadmap.domain.posting.corrected import Correction, corrected
from roadmap.domain.posting.packed import packed, unpacked
from roadmap.domain.posting.values import Tier
from roadmap.readers import catalogue
from roadmap.readers.terms import vocabulary

if TYPE_CHECKING:
    from accounts.models import Correction as CorrectionRow
    from roadmap.domain.posting.values import Posting
    from roadmap.domain.terms import Term

# So many are read anew for one page; after a change of the words the others keep what was read until their turn.
READ_AT_A_TIME = 40


@dataclass(frozen=True, slots=True)
class Listed:
    """An advert of a list; `posting` is None until it has been read, which it is within a few pages."""

    advert: Advert
    posting: Posting | None


def posting_of(advert: Advert, corrections: Iterable[CorrectionRow] = ()) -> Posting:
    """What the advert asks, as it is read now, and corrected; of a text that nobody keeps as well."""
    reading = read(advert.title, advert.text, vocabulary())
    return corrected(reading, [_said(row) for row in corrections], known_terms())


def kept_reading(posting: Posting) -> dict[str, Any]:
    """The reading as it is kept beside the advert: it says by which words and rules it was read."""
    return {"by": reading_key(), **packed(posting)}


def listed(adverts: Sequence[Advert]) -> list[Listed]:
    """The adverts with what was read in them: no query, unless words or rules have changed since.

    Then the first of those that are not read by these are: three queries, however many they are.
    """
    key = reading_key()
    stale = [advert for advert in adverts if advert.reading.get("by") != key][:READ_AT_A_TIME]
    if stale:
        _read_anew(stale)
    terms = known_terms()
    return [Listed(advert, unpacked(advert.reading, terms)) for advert in adverts]


def reading_key() -> str:
    """By which words and rules adverts are read now: another one means that they are to be read anew."""
    return _known(catalogue().version).key


def known_terms() -> Mapping[str, Term]:
    """The terms that adverts are read by now, those of skills included."""
    return _known(catalogue().version).terms


def term_now(slug: str) -> Term | None:
    """The term of this slug, or that which goes by another one now."""
    return known_terms().get(catalogue().slug_now("term", slug))


def _read_anew(adverts: Sequence[Advert]) -> None:
    texts = Advert.objects.prefetch_related("corrections").in_bulk([advert.pk for advert in adverts])
    for advert in adverts:
        if whole := texts.get(advert.pk):
            advert.reading = whole.reading = kept_reading(posting_of(whole, whole.corrections.all()))
    # Over the whole row, and not the revision: nobody wrote anything.
    Advert.objects.bulk_update(texts.values(), ["reading"])


def _said(row: CorrectionRow) -> Correction:
    term = catalogue().slug_now("term", row.term) if row.term else ""
    return Correction(term, row.word, None if row.tier == CorrectedTier.NOT_ASKED else Tier(row.tier))


@dataclass(frozen=True, slots=True)
class _Known:
    """What adverts are read by: the terms by slug, and what tells them and the rules from others."""

    terms: Mapping[str, Term]
    key: str


@lru_cache(maxsize=2)
def _known(_version: str) -> _Known:
    """Worked out once per content version; a change of other content leaves the key as it is."""
    words = vocabulary()
    names = [(one.slug, one.title, one.issuer, one.code) for one in catalogue().certifications]
    said = repr((words.terms, names)) + _rules()
    return _Known({term.slug: term for term in words.terms}, hashlib.sha256(said.encode()).hexdigest()[:16])


@lru_cache(maxsize=1)
def _rules() -> str:
    """The rules themselves, so that no change of them can be forgotten."""
    modules = sorted(Path(str(reader.__file__)).parent.rglob("*.py"))
    return hashlib.sha256(b"".join(module.read_bytes() for module in modules)).hexdigest()
