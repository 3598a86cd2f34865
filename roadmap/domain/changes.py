"""What would change how far somebody is for a role: the few smallest steps that move it most, in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from roadmap.domain.catalogue import Choice, Milestone, Role, SkillLevel
from roadmap.domain.graph import ancestors
from roadmap.domain.journey import Journey, Status
from roadmap.domain.profile import Profile
from roadmap.domain.readiness import Advice, Fact, Part, Readiness, advised, together
from roadmap.domain.suggestions import finished

LIMIT = 3
Levels = Mapping[str, int]


class ChangeSort(StrEnum):
    """What sort of step it is: say a fact, claim what is earned, finish a milestone, work."""

    ENTER = "enter"
    CLAIM = "claim"
    MILESTONE = "milestone"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class Raised:
    """A skill that the role asks for, from the level claimed (0: none) to the one that it would be."""

    skill: Choice
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Change:
    """A step and what it changes: `gain` levels or months of those asked, and what is advised after it.

    `advice` counts in the steps named before it, and so does `gain`; what a fact changes nobody can say before it is
    told. `hours` are those of the milestone and of the open ones `before` it.
    """

    sort: ChangeSort
    part: Part
    gain: int = 0
    advice: Advice | None = None
    fact: Fact | None = None
    milestone: Milestone | None = None
    before: tuple[Milestone, ...] = ()
    hours: int = 0
    raised: tuple[Raised, ...] = ()


def changes(judged: Readiness, profile: Profile, journey: Journey, limit: int = LIMIT) -> list[Change]:
    """The steps that would change it most for the least, best first.

    First the facts that are unknown, for they take minutes. Then the part that holds the advice back most; if both do,
    the best step for skills, the months of work, and further steps for skills. For skills: claiming what finished
    milestones give, then the milestone on the way with the most levels for an hour of study, then the best after that
    one, and so on; equal ones by fewer hours, then in the order of the catalogue. A milestone comes with the open ones
    that it needs, directly or through open ones; of these, such as give nothing beyond what is claimed are taken as
    known. Of skills of which a milestone gives any one, the one that gains most is counted. The order is total.
    """
    facts = [Change(ChangeSort.ENTER, _part_of(fact), fact=fact) for fact in judged.to_enter]
    study = list(_study(judged, profile, journey, limit)) if judged.skills.is_known else []
    missing = judged.missing_months
    work = [Change(ChangeSort.WORK, Part.REQUIREMENT, gain=missing)] if missing else []
    steps = facts + _ordered(judged, study, work)
    return list(_with_advice(judged, steps[:limit]))


def _part_of(fact: Fact) -> Part:
    return Part.SKILLS if fact is Fact.SKILLS else Part.REQUIREMENT


def _ordered(judged: Readiness, study: list[Change], work: list[Change]) -> list[Change]:
    if judged.holding == (Part.REQUIREMENT,):
        return work + study
    return study + work if judged.holding == (Part.SKILLS,) else study[:1] + work + study[1:]


def _with_advice(judged: Readiness, steps: Iterable[Change]) -> Iterator[Change]:
    held, missing = judged.skills.held, judged.missing_months
    for step in steps:
        if step.sort is ChangeSort.ENTER:
            yield step
            continue
        if step.part is Part.SKILLS:
            held += step.gain
        else:
            missing = 0
        yield replace(step, advice=together(advised(judged, held, missing)))


def _study(judged: Readiness, profile: Profile, journey: Journey, limit: int) -> Iterator[Change]:
    levels: Levels = {slug: claim.level for slug, claim in profile.claims.items()}
    given = [SkillLevel(one.skill, one.level) for one in finished(journey) if not one.is_one_of]
    earned = _raised(judged.role, levels, given)
    if gain := _held(judged.role, earned) - _held(judged.role, levels):
        yield Change(ChangeSort.CLAIM, Part.SKILLS, gain, raised=_beyond(judged.role, levels, earned))
    levels, todo = earned, _open(judged.role, journey)
    needs = ancestors({slug: one.prerequisites for slug, one in todo.items()})
    for _place in range(limit):
        best = _best(judged.role, todo, needs, levels)
        if best is None:
            return
        yield Change(
            ChangeSort.MILESTONE,
            Part.SKILLS,
            best.gain,
            milestone=best.milestone,
            before=best.before,
            hours=best.hours,
            raised=_beyond(judged.role, levels, best.levels),
        )
        levels = best.levels
        taken = {one.slug for one in (*best.before, best.milestone)}
        todo = {slug: one for slug, one in todo.items() if slug not in taken}


@dataclass(frozen=True, slots=True)
class _Bundle:
    """A milestone with the open ones that it needs: what they give to the role together."""

    milestone: Milestone
    before: tuple[Milestone, ...]
    levels: Levels
    gain: int

    @property
    def hours(self) -> int:
        return self.milestone.hours + sum(one.hours for one in self.before)

    @property
    def precedence(self) -> tuple[Fraction, int, int]:
        return -Fraction(self.gain, self.hours), self.hours, self.milestone.position


def _best(
    role: Role, todo: Mapping[str, Milestone], needs: Mapping[str, frozenset[str]], levels: Levels
) -> _Bundle | None:
    """The milestone with the most levels for an hour, together with what it needs; None if none gives any."""
    unknown = {slug for slug, one in todo.items() if not _is_covered(one, levels)}
    now = _held(role, levels)
    bundles = []
    for milestone in todo.values():
        needed = [todo[slug] for slug in needs[milestone.slug] & unknown]
        before = tuple(sorted(needed, key=lambda one: one.position))
        after = levels
        for one in (*before, milestone):
            after = _raised(role, after, one.skills)
        if gain := _held(role, after) - now:
            bundles.append(_Bundle(milestone, before, after, gain))
    return min(bundles, key=lambda bundle: bundle.precedence, default=None)


def _open(role: Role, journey: Journey) -> dict[str, Milestone]:
    """The milestones on the way that are neither done nor set aside, those of the role's specialisation included."""
    catalogue = journey.catalogue
    field = catalogue.specialisation_by_slug.get(role.specialisation.slug) if role.specialisation else None
    way = catalogue.way(journey.chosen_route, journey.specialisation).requirements
    if field:
        way = {**way, **catalogue.way(journey.chosen_route, field).requirements}
    cleared = (Status.DONE, Status.SET_ASIDE)
    return {one.slug: one for one in catalogue.milestones if one.id in way and journey.status(one) not in cleared}


def _is_covered(milestone: Milestone, levels: Levels) -> bool:
    """It gives skills, and none of them at a level that is not claimed."""
    return bool(milestone.skills) and all(levels.get(one.skill.slug, 0) >= one.level for one in milestone.skills)


def _raised(role: Role, levels: Levels, given: Iterable[SkillLevel]) -> dict[str, int]:
    raised = dict(levels)
    groups: dict[str, list[SkillLevel]] = {}
    for one in given:
        if one.any_of:
            groups.setdefault(one.any_of, []).append(one)
        else:
            raised[one.skill.slug] = max(one.level, raised.get(one.skill.slug, 0))
    for group in groups.values():
        best = max(group, key=lambda one: _held(role, _with(raised, one)))
        raised = _with(raised, best)
    return raised


def _with(levels: Levels, one: SkillLevel) -> dict[str, int]:
    return {**levels, one.skill.slug: max(one.level, levels.get(one.skill.slug, 0))}


def _held(role: Role, levels: Levels) -> int:
    """The levels that count, as `Skillset.held` sums them."""
    alone = sum(min(one.level, levels.get(one.skill.slug, 0)) for one in role.skills if not one.any_of)
    return alone + sum(_held_of(group, levels) for group in role.skills_any_of)


def _held_of(group: list[SkillLevel], levels: Levels) -> int:
    worth = max(one.level for one in group)
    held = ((levels.get(one.skill.slug, 0), one.level) for one in group)
    return max(worth if level >= asked else level for level, asked in held)


def _beyond(role: Role, before: Levels, after: Levels) -> tuple[Raised, ...]:
    """The skills of the role that stand higher afterwards, in its order."""
    return tuple(
        Raised(one.skill, before.get(one.skill.slug, 0), after[one.skill.slug])
        for one in role.skills
        if before.get(one.skill.slug, 0) < min(one.level, after.get(one.skill.slug, 0))
    )
