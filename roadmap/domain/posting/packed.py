"""A reading without its text and sentences, small enough to be kept beside every advert: what a list needs of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from roadmap.domain.catalogue import Degree
from roadmap.domain.posting.values import (
    CertificationAsked,
    DegreeAsked,
    Mention,
    Posting,
    Seniority,
    Span,
    Tier,
    YearsAsked,
    YearsFor,
)
from roadmap.domain.terms import Term

Packed = dict[str, Any]
NOWHERE = Span(0, 0)
# Another one whenever what is packed changes its shape.
_SHAPE = 1


def packed(posting: Posting) -> Packed:
    """What was read, as JSON can hold it; terms by their slug, and those that no term knows by their word."""
    return {
        "shape": _SHAPE,
        "terms": [[one.term.slug, "" if one.term.slug else one.term.title, one.tier] for one in posting.mentions],
        "years": [[one.years, one.asked_of] for one in posting.years],
        "liked": posting.years_preferred.years if posting.years_preferred else None,
        "degrees": [[one.degree, one.is_preferred, one.is_named] for one in posting.degrees],
        "equivalent": posting.equivalent is not None,
        "certifications": [[one.name, one.tier, one.slug] for one in posting.certifications],
        "seniority": posting.seniority,
    }


def unpacked(kept: Packed, terms: Mapping[str, Term]) -> Posting | None:
    """What was packed, with spans that lead nowhere; a term that is no longer there is left out.

    None of what is empty or was packed in another shape: it has to be read anew.
    """
    if kept.get("shape") != _SHAPE:
        return None
    return Posting(
        title="",
        text="",
        mentions=tuple(
            Mention(terms.get(slug) or Term("", word, "", "", (word,)), Tier(tier), None, None)
            for slug, word, tier in kept["terms"]
            if word or slug in terms
        ),
        years=tuple(YearsAsked(years, YearsFor(asked_of), None) for years, asked_of in kept["years"]),
        years_preferred=None if kept["liked"] is None else YearsAsked(kept["liked"], YearsFor.ANY, None),
        degrees=tuple(
            DegreeAsked(Degree(degree), is_preferred, NOWHERE, is_named)
            for degree, is_preferred, is_named in kept["degrees"]
        ),
        equivalent=NOWHERE if kept["equivalent"] else None,
        certifications=tuple(
            CertificationAsked(name, Tier(tier), NOWHERE, slug) for name, tier, slug in kept["certifications"]
        ),
        seniority=Seniority(kept["seniority"]),
    )
