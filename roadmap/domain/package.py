"""The total package: what somebody brings toward a role, as five bars that are never added up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from roadmap.domain.catalogue import Catalogue, Certification, Choice, Milestone, Role, Rule
from roadmap.domain.changes import Change, changes
from roadmap.domain.experience import experience
from roadmap.domain.journey import Journey, Status
from roadmap.domain.profile import Profile
from roadmap.domain.readiness import Readiness
from roadmap.domain.requirement import RELEVANT, Background


class PackagePart(StrEnum):
    """What a package is made of, in the order in which the bars stand."""

    BACKGROUND = "background"
    SKILLS = "skills"
    PORTFOLIO = "portfolio"
    CERTIFICATIONS = "certifications"
    MILESTONES = "milestones"


@dataclass(frozen=True, slots=True)
class Bar:
    """How much of what is asked is there. `held` is None where nothing is known, `asked` where nothing is asked."""

    part: PackagePart
    held: int | None
    asked: int | None = None

    @property
    def share(self) -> Fraction | None:
        """What is there over what is asked, from 0 to 1; None where either is not known or nothing is asked."""
        if self.held is None or self.asked is None:
            return None
        return Fraction(min(self.held, self.asked), self.asked) if self.asked else Fraction(1)


@dataclass(frozen=True, slots=True)
class PackageRule:
    """The numbers of the package: how many projects and certificates make a bar full."""

    projects: Rule
    certifications: Rule


@dataclass(frozen=True, slots=True)
class Move:
    """The next step for a bar: months of work, a step for skills, a project to open up, an exam or a milestone.

    Of a portfolio without a project that lacks a link, the next step is a new one: all are None.
    """

    part: PackagePart
    months: int = 0
    change: Change | None = None
    project: str = ""
    certification: Choice | None = None
    milestone: Milestone | None = None


@dataclass(frozen=True)
class Package:
    """The five bars; toward a role they are measured, without one they only count. There is no number for them all."""

    role: Role | None
    bars: tuple[Bar, ...]
    weakest: Bar | None
    move: Move | None
    rule: PackageRule | None
    projects: tuple[str, ...]
    certificates: tuple[str, ...]

    def bar(self, part: PackagePart) -> Bar:
        """The bar of a part."""
        return self.bars[list(PackagePart).index(part)]


def package_rule(catalogue: Catalogue) -> PackageRule | None:
    """The numbers of the package as the content has them; None if one of them is not published."""
    named = [catalogue.rule_by_slug.get(slug) for slug in ("package-projects", "package-certifications")]
    found = [rule for rule in named if rule is not None]
    return PackageRule(*found) if len(found) == len(named) else None


def package(
    profile: Profile, journey: Journey, today: date, judged: Readiness | None, rule: PackageRule | None
) -> Package:
    """The package toward the role that was judged, or, without one, as counts.

    Background: months of work that count, out of those the role asks beside the degree held. Skills: levels held out of
    levels asked. Portfolio: projects that others can look at, out of as many as the rule says. Certifications: those
    of the catalogue that are valid and show a skill that the role asks for, out of as many as the rule says, if there
    are any. Milestones: the key milestones of the role that are done; those set aside are on neither side.

    A bar is unknown as long as nothing of its kind was recorded. The weakest is the one with the smallest share below
    all of it; of equal ones the first. It has a next step: the months missing; the step that changes most for skills;
    a project that has no link yet, or a new one; the certification that shows most of the levels asked, of equal ones
    the first of the catalogue; the key milestone that comes first, those that can be begun now before others.
    Editorial; article 000 advises to offer education, work and certificates as one package, article 001 adds projects.
    """
    projects = tuple(one.title for one in profile.projects if one.links)
    fitting = _fitting(journey.catalogue, judged.role) if judged else []
    counted = _counted(profile, today, fitting if judged else None)
    bars = (
        _background(profile.background, today, judged),
        _skills(profile, judged),
        Bar(
            PackagePart.PORTFOLIO,
            len(projects) if profile.projects else None,
            rule.projects.amount if judged and rule else None,
        ),
        Bar(
            PackagePart.CERTIFICATIONS,
            len(counted) if profile.certificates else None,
            rule.certifications.amount if fitting and rule else None,
        ),
        _milestones(journey, judged),
    )
    weakest = _weakest(bars)
    move = _move(weakest.part, profile, journey, judged, fitting) if weakest and judged else None
    return Package(judged.role if judged else None, bars, weakest, move, rule, projects, counted)


def _background(background: Background, today: date, judged: Readiness | None) -> Bar:
    if judged is None or not judged.role.experience:
        is_stated = not background.periods
        months = background.stated_months if is_stated else experience(background.periods, today, RELEVANT).months
        return Bar(PackagePart.BACKGROUND, months)
    if judged.missing_months is None:
        return Bar(PackagePart.BACKGROUND, None, judged.requirement.asked.months if judged.requirement.asked else None)
    asked = judged.months_asked
    return Bar(PackagePart.BACKGROUND, asked - judged.missing_months, asked)


def _skills(profile: Profile, judged: Readiness | None) -> Bar:
    if judged is None:
        return Bar(PackagePart.SKILLS, len(profile.claims) or None)
    skills = judged.skills
    return Bar(PackagePart.SKILLS, skills.held if skills.is_known else None, skills.asked or None)


def _milestones(journey: Journey, judged: Readiness | None) -> Bar:
    if judged is None:
        return Bar(PackagePart.MILESTONES, journey.tally().done if journey.has_started else None)
    key = judged.milestones
    return Bar(PackagePart.MILESTONES, key.done if key.is_known else None, key.total or None)


def _fitting(catalogue: Catalogue, role: Role) -> list[Certification]:
    """The certifications that show a skill that the role asks for."""
    asked = {one.skill.slug for one in role.skills}
    return [one for one in catalogue.certifications if any(shown.skill.slug in asked for shown in one.skills)]


def _counted(profile: Profile, today: date, fitting: list[Certification] | None) -> tuple[str, ...]:
    """The titles of the certificates that are valid and, if a role is aimed at, fit it."""
    slugs = None if fitting is None else {one.slug for one in fitting}
    valid = (one for one in profile.certificates if one.is_valid(today))
    return tuple(one.title for one in valid if slugs is None or one.slug in slugs)


def _weakest(bars: tuple[Bar, ...]) -> Bar | None:
    shares = [(share, place) for place, bar in enumerate(bars) if (share := bar.share) is not None and share < 1]
    return bars[min(shares)[1]] if shares else None


def _move(
    part: PackagePart, profile: Profile, journey: Journey, judged: Readiness, fitting: list[Certification]
) -> Move | None:
    if part is PackagePart.BACKGROUND:
        return Move(part, months=judged.missing_months or 0)
    if part is PackagePart.SKILLS:
        steps = changes(judged, profile, journey, limit=4)
        change = next((step for step in steps if step.raised), None)
        return Move(part, change=change) if change else None
    if part is PackagePart.PORTFOLIO:
        return Move(part, project=next((one.title for one in profile.projects if not one.links), ""))
    if part is PackagePart.CERTIFICATIONS:
        best = _best_exam(judged.role, fitting)
        return Move(part, certification=best) if best else None
    milestone = _next_key(journey, judged)
    return Move(part, milestone=milestone) if milestone else None


def _best_exam(role: Role, fitting: list[Certification]) -> Choice | None:
    """The exam on offer that shows most of the levels asked."""
    asked = {one.skill.slug: one.level for one in role.skills}
    offered = [one for one in fitting if one.availability == "active"]
    best = max(offered, key=lambda one: sum(min(s.level, asked.get(s.skill.slug, 0)) for s in one.skills), default=None)
    return Choice(best.slug, best.title) if best else None


def _next_key(journey: Journey, judged: Readiness) -> Milestone | None:
    still = [one for one, status in judged.milestones.states if status in {Status.STARTED, Status.NOT_STARTED}]
    return min(still, key=lambda one: not journey.is_ready(one), default=None)
