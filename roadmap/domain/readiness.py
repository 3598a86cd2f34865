"""How far somebody is for a role: requirement, skills and key milestones, and whether to apply, with the rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from roadmap.domain.catalogue import Catalogue, Milestone, Role, Rule
from roadmap.domain.experience import FULL
from roadmap.domain.journey import Journey, Status
from roadmap.domain.profile import Profile
from roadmap.domain.requirement import Requirement, Verdict, rank, requirement
from roadmap.domain.skillset import Skillset, skillset


class Advice(StrEnum):
    """What to do about a role; `UNKNOWN` as long as what was said decides nothing."""

    APPLY_NOW = "apply-now"
    BE_READY = "be-ready"
    BUILD_FIRST = "build-first"
    UNKNOWN = "unknown"


class Part(StrEnum):
    """What the advice looks at, in the order in which both are named."""

    REQUIREMENT = "requirement"
    SKILLS = "skills"


class Fact(StrEnum):
    """What has to be entered before a part can be judged, in the order in which it is asked for."""

    EDUCATION = "education"
    WORK = "work"
    SKILLS = "skills"


@dataclass(frozen=True, slots=True)
class ReadinessRule:
    """The numbers of the advice: shares of skills in percent, and the months that may be missing."""

    apply_now: Rule
    be_ready: Rule
    months: Rule

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All of them."""
        return (self.apply_now, self.be_ready, self.months)


@dataclass(frozen=True, slots=True)
class KeyMilestones:
    """The milestones that a role is judged by, each with how far it is; those set aside are on neither side.

    They are known once anything was recorded about any milestone. They prove, and decide nothing: somebody may have
    done the same elsewhere.
    """

    states: tuple[tuple[Milestone, Status], ...]
    is_known: bool

    @property
    def done(self) -> int:
        """How many are done."""
        return self._count(Status.DONE)

    @property
    def set_aside(self) -> int:
        """How many were set aside."""
        return self._count(Status.SET_ASIDE)

    @property
    def total(self) -> int:
        """How many count."""
        return len(self.states) - self.set_aside

    def _count(self, counted: Status) -> int:
        return sum(status is counted for _milestone, status in self.states)


@dataclass(frozen=True)
class Readiness:
    """A role beside what somebody brings. `missing_months` is None where nobody can say how many are missing.

    Without a `rule`, for the content may lack one, nothing is advised.
    """

    role: Role
    requirement: Requirement
    missing_months: int | None
    skills: Skillset
    milestones: KeyMilestones
    rule: ReadinessRule | None

    @cached_property
    def parts(self) -> Mapping[Part, Advice]:
        """What each part that the role asks for would advise by itself."""
        return advised(self, self.skills.held, self.missing_months)

    @cached_property
    def advice(self) -> Advice:
        """What follows from all parts."""
        return together(self.parts)

    @property
    def months_asked(self) -> int:
        """The months that the row asks that holds, or that of the lowest degree where none does; 0 without any."""
        return self.requirement.asked.months if self.requirement.asked else _lowest_months(self.role)

    @property
    def holding(self) -> tuple[Part, ...]:
        """The parts that hold the advice where it is; none when there is nothing to wait for."""
        if self.advice is Advice.APPLY_NOW:
            return ()
        return tuple(part for part, advice in self.parts.items() if advice is self.advice)

    @property
    def to_enter(self) -> tuple[Fact, ...]:
        """What to enter so that more can be said."""
        facts = {
            Fact.EDUCATION: self.requirement.verdict is Verdict.UNKNOWN and self.requirement.asked is None,
            Fact.WORK: self.missing_months is None and self.requirement.work is None,
            Fact.SKILLS: bool(self.skills.asked) and not self.skills.is_known,
        }
        return tuple(fact for fact, is_open in facts.items() if is_open)


def readiness_rule(catalogue: Catalogue) -> ReadinessRule | None:
    """The numbers of the advice as the content has them; None if one of them is not published."""
    named = [catalogue.rule_by_slug.get(slug) for slug in ("apply-now-skills", "be-ready-skills", "be-ready-months")]
    found = [rule for rule in named if rule is not None]
    return ReadinessRule(*found) if len(found) == len(named) else None


def readiness(role: Role, profile: Profile, journey: Journey, today: date, rule: ReadinessRule | None) -> Readiness:
    """How far somebody is for the role.

    The advice looks at two parts, each only if the role asks for it. Of the skills: apply now from the higher share of
    the rule on, be ready for questions from the lower one on, build first below. Of the requirement: apply now if it is
    met, be ready while no more months are missing than the rule allows, build first beyond. Who is known to have none
    of the degrees that the role names is asked for the work that its lowest degree asks, and has to be ready for the
    question all the same. The part that advises least decides; as long as one is unknown, so is the advice.
    Editorial; the numbers are content, and article 000 has the requirement of machine-learning engineers.
    """
    judged = requirement(role, profile.background, today)
    return Readiness(
        role=role,
        requirement=judged,
        missing_months=_missing_months(role, judged),
        skills=skillset(role, profile.claims),
        milestones=_key_milestones(role, journey),
        rule=rule,
    )


def advised(judged: Readiness, held: int, missing_months: int | None) -> dict[Part, Advice]:
    """What each part would advise if so many levels were held and so many months were missing."""
    parts = {}
    if judged.role.experience:
        parts[Part.REQUIREMENT] = _of_requirement(judged, missing_months)
    if judged.skills.asked:
        parts[Part.SKILLS] = _of_skills(judged, held)
    return parts


def together(parts: Mapping[Part, Advice]) -> Advice:
    """What follows from all parts: unknown as long as one of them is, else what the one says that advises least."""
    advices = set(parts.values())
    order = (Advice.UNKNOWN, Advice.BUILD_FIRST, Advice.BE_READY, Advice.APPLY_NOW)
    return next((advice for advice in order if advice in advices), Advice.UNKNOWN)


def _of_requirement(judged: Readiness, missing_months: int | None) -> Advice:
    if judged.rule is None or missing_months is None:
        return Advice.UNKNOWN
    has_no_degree = judged.requirement.verdict is Verdict.NOT_STATED
    if not missing_months and not has_no_degree:
        return Advice.APPLY_NOW
    return Advice.BE_READY if missing_months <= judged.rule.months.amount else Advice.BUILD_FIRST


def _of_skills(judged: Readiness, held: int) -> Advice:
    if judged.rule is None or not judged.skills.is_known:
        return Advice.UNKNOWN
    percent = held * 100
    # All is enough, whatever number a curator gave the rule: there would be nothing to name as missing.
    if held == judged.skills.asked or percent >= judged.rule.apply_now.amount * judged.skills.asked:
        return Advice.APPLY_NOW
    is_enough = percent >= judged.rule.be_ready.amount * judged.skills.asked
    return Advice.BE_READY if is_enough else Advice.BUILD_FIRST


def _missing_months(role: Role, judged: Requirement) -> int | None:
    if judged.verdict is Verdict.UNKNOWN:
        return None
    if judged.verdict is not Verdict.NOT_STATED:
        return judged.short_months
    if not role.experience:
        return 0
    lowest = _lowest_months(role)
    if judged.work is None:
        return None if lowest else 0
    return max(0, -(-(lowest * FULL - judged.work.hundredths) // FULL))


def _lowest_months(role: Role) -> int:
    """What the role asks beside the lowest degree that it names."""
    row = min(role.experience, key=lambda row: rank(row.degree), default=None)
    return row.months if row else 0


def _key_milestones(role: Role, journey: Journey) -> KeyMilestones:
    by_slug = journey.catalogue.milestone_by_slug
    named = [by_slug[one.slug] for one in role.key_milestones if one.slug in by_slug]
    return KeyMilestones(tuple((one, journey.status(one)) for one in named), journey.has_started)
