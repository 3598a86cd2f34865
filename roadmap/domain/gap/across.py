"""Several adverts together: what they ask most, what is lacking most often, and what would help with most of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from roadmap.domain.catalogue import Choice, Milestone
from roadmap.domain.gap.values import Gap, SkillGap, TermGap
from roadmap.domain.posting.values import Tier
from roadmap.domain.terms import Term


@dataclass(frozen=True, slots=True)
class TermAsked:
    """A term with the number of adverts that name it, and of those that require or prefer it."""

    term: Term
    adverts: int
    required: int
    preferred: int


@dataclass(frozen=True, slots=True)
class SkillLacked:
    """A skill with the number of adverts that ask for it at all, and of those whose level is not held."""

    skill: Choice
    asked: int
    lacking: int


@dataclass(frozen=True, slots=True)
class StepAcross:
    """A milestone with the number of adverts of which it closes at least one gap, and of gaps in all of them."""

    milestone: Milestone
    adverts: int
    gaps: int


@dataclass(frozen=True, slots=True)
class Across:
    """So many adverts together. `steps` is the order of next steps that helps with most adverts."""

    adverts: int
    terms: tuple[TermAsked, ...]
    lacked: tuple[SkillLacked, ...]
    steps: tuple[StepAcross, ...]


@dataclass(frozen=True, slots=True)
class Helped:
    """With how many of so many adverts each milestone helps, by slug; those that close no gap are not named."""

    adverts: int
    steps: tuple[tuple[str, int], ...]


def helped(gaps: Iterable[Gap]) -> Helped:
    """How next steps would be ordered by the adverts: what each milestone counts for in `Journey.next_steps`."""
    every = tuple(gaps)
    return Helped(len(every), tuple((one.milestone.slug, one.adverts) for one in _steps(every)))


def across(gaps: Iterable[Gap]) -> Across:
    """The adverts together; each counts once for each term, skill and milestone.

    Terms: named by most adverts first, then required, then preferred by most, then by title. Skills: those lacking
    most often, then asked most often, then by title; those never lacking are left out. Milestones: for most adverts,
    then for most gaps, then of fewest hours, then in their order.
    """
    every = tuple(gaps)
    return Across(len(every), _terms(every), _lacked(every), _steps(every))


def _terms(gaps: Iterable[Gap]) -> tuple[TermAsked, ...]:
    by_slug: dict[str, list[TermGap]] = {}
    for one in gaps:
        for term in {named.mention.term.slug: named for named in one.terms}.values():
            by_slug.setdefault(term.mention.term.slug, []).append(term)
    counted = [_term(named) for named in by_slug.values()]
    return tuple(sorted(counted, key=lambda one: (-one.adverts, -one.required, -one.preferred, one.term.title)))


def _term(named: list[TermGap]) -> TermAsked:
    tiers = [one.mention.tier for one in named]
    return TermAsked(named[0].mention.term, len(named), tiers.count(Tier.REQUIRED), tiers.count(Tier.PREFERRED))


def _lacked(gaps: Iterable[Gap]) -> tuple[SkillLacked, ...]:
    by_slug: dict[str, list[SkillGap]] = {}
    for one in gaps:
        for asked in one.asked:
            by_slug.setdefault(asked.skill.slug, []).append(asked)
    counted = [
        SkillLacked(asked[0].skill, len(asked), sum(one.standing.is_lacking for one in asked))
        for asked in by_slug.values()
    ]
    ordered = sorted(counted, key=lambda one: (-one.lacking, -one.asked, one.skill.title))
    return tuple(one for one in ordered if one.lacking)


def _steps(gaps: Iterable[Gap]) -> tuple[StepAcross, ...]:
    closed: dict[int, list[int]] = {}
    milestones: dict[int, Milestone] = {}
    for one in gaps:
        for best in one.best:
            milestones[best.milestone.id] = best.milestone
            closed.setdefault(best.milestone.id, []).append(len(best.closes))
    counted = [StepAcross(milestones[key], len(numbers), sum(numbers)) for key, numbers in closed.items()]
    return tuple(
        sorted(counted, key=lambda one: (-one.adverts, -one.gaps, one.milestone.hours, one.milestone.position))
    )
