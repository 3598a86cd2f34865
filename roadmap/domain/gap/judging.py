"""The explained gap between an advert and what somebody brings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from roadmap.domain.catalogue import Choice
from roadmap.domain.gap.background import background_gap
from roadmap.domain.gap.closing import best, closing, finished, nearest, resource, steps
from roadmap.domain.gap.values import (
    CertificateGap,
    CertificateStanding,
    Gap,
    SkillGap,
    Standing,
    TermGap,
    asked_outright,
)
from roadmap.domain.journey import Journey
from roadmap.domain.posting.values import CertificationAsked, Mention, Posting, Tier
from roadmap.domain.profile import CertificateBrought, Profile
from roadmap.domain.record import Strength
from roadmap.domain.skillset import Claim

_TIERS = tuple(Tier)


def gap(posting: Posting, profile: Profile, journey: Journey, today: date) -> Gap:
    """What the advert asks beside what is brought, and the milestones that close what is open.

    Terms that count toward one skill are one gap. While no skill is claimed at all, nothing is missing: it is unknown,
    and so are certificates while nothing at all is recorded. What an advert only works with opens no gap, unless it
    asks for nothing outright. Evidence changes no level; it tells what is proven from what is claimed.
    """
    terms = tuple(_term_gap(mention, profile) for mention in posting.mentions)
    skills = _skill_gaps(terms, profile, journey)
    return Gap(
        posting=posting,
        terms=terms,
        skills=skills,
        certificates=tuple(_certificate_gap(asked, profile, today) for asked in posting.certifications),
        background=background_gap(posting, profile.background, today),
        best=best([one for one in asked_outright(skills) if one.standing.is_lacking]),
    )


def _term_gap(mention: Mention, profile: Profile) -> TermGap:
    if mention.term.skill is None:
        return TermGap(mention, Standing.UNLISTED)
    claim = profile.claims.get(mention.term.skill.skill.slug)
    return TermGap(mention, _standing(claim, mention.term.skill.level, profile), claim)


def _standing(claim: Claim | None, level: int, profile: Profile) -> Standing:
    if claim is None:
        return Standing.MISSING if profile.claims else Standing.UNKNOWN
    if claim.level < level:
        return Standing.BELOW
    return Standing.CLAIMED if claim.strength is Strength.CLAIMED else Standing.PROVEN


def _skill_gaps(terms: Iterable[TermGap], profile: Profile, journey: Journey) -> tuple[SkillGap, ...]:
    by_skill: dict[str, list[TermGap]] = {}
    for one in terms:
        if one.mention.term.skill:
            by_skill.setdefault(one.mention.term.skill.skill.slug, []).append(one)
    found = [_skill_gap(group, profile, journey) for group in by_skill.values()]
    return tuple(sorted(found, key=lambda one: _TIERS.index(one.tier)))


def _skill_gap(terms: Sequence[TermGap], profile: Profile, journey: Journey) -> SkillGap:
    tier = min((one.mention.tier for one in terms), key=_TIERS.index)
    level = max(one.level or 0 for one in terms if one.mention.tier is tier)
    skill, claim = _skill(terms), terms[0].claim
    standing = _standing(claim, level, profile)
    if standing.is_held:
        return SkillGap(skill, level, tier, tuple(terms), standing, claim)
    above = steps(journey, skill.slug, above=claim.level if claim else 0)
    reaching = closing(above, level)
    toward = () if reaching else nearest(above)
    return SkillGap(
        skill,
        level,
        tier,
        tuple(terms),
        standing,
        claim,
        reaching,
        toward,
        finished(journey, skill.slug, level),
        resource(journey, skill.slug, reaching or toward),
    )


def _skill(terms: Sequence[TermGap]) -> Choice:
    return next(one.mention.term.skill.skill for one in terms if one.mention.term.skill)


def _certificate_gap(asked: CertificationAsked, profile: Profile, today: date) -> CertificateGap:
    """By the catalogue where the advert names one of it, else by the name, in any case."""
    held = [one for one in profile.certificates if _is_asked(one, asked)]
    if any(one.is_valid(today) for one in held):
        return CertificateGap(asked, CertificateStanding.HELD)
    if held:
        return CertificateGap(asked, CertificateStanding.EXPIRED)
    return CertificateGap(asked, CertificateStanding.UNKNOWN if profile.is_empty else CertificateStanding.MISSING)


def _is_asked(held: CertificateBrought, asked: CertificationAsked) -> bool:
    return (bool(asked.slug) and held.slug == asked.slug) or _folded(held.title) == _folded(asked.name)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
