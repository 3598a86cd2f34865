"""When a learner reaches the first paid post, the role aimed at, and the end of the way; and what moves the date."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from roadmap.domain.catalogue import Requirement as Asked
from roadmap.domain.experience import FULL, Month
from roadmap.domain.forecast import NO_HOURS, Forecast, Hours, Job, Pace, forecast, pace
from roadmap.domain.journey import Status
from roadmap.domain.remaining import hours_left, hours_of, remaining
from roadmap.domain.requirement import RELEVANT, Background, Requirement, Verdict, kinds_counted, requirement
from roadmap.domain.titles import role_of_title

if TYPE_CHECKING:
    from roadmap.domain.catalogue import Catalogue, Choice, Milestone, Role, Route
    from roadmap.domain.experience import Period
    from roadmap.domain.journey import Journey


class Goal(StrEnum):
    """What a forecast is about: the first paid post on the way, the role aimed at, or all that the way requires."""

    FIRST_POST = "first-post"
    ROLE = "role"
    WAY = "way"


class Silence(StrEnum):
    """Why there is no forecast, which tells what to enter first."""

    NO_MILESTONES = "no-milestones"
    NO_POST = "no-post"
    NO_ROLE = "no-role"
    DEGREE_UNKNOWN = "degree-unknown"
    WORK_UNKNOWN = "work-unknown"
    NO_PACE = "no-pace"
    TOO_FAR = "too-far"


@dataclass(frozen=True)
class Outset:
    """All that a forecast starts from. Hours a week of None are unknown; minutes are those of full weeks, latest first.

    `internship` are the months of one that is planned, from today.
    """

    journey: Journey
    background: Background
    today: date
    weekly_hours: int | None = None
    minutes_by_week: tuple[int, ...] = ()
    role: Role | None = None
    with_optional: bool = False
    internship: int = 0

    @property
    def pace(self) -> Pace | None:
        """How much is studied in a week, measured or planned."""
        return pace(self.weekly_hours, self.minutes_by_week)


@dataclass(frozen=True, slots=True)
class Changes:
    """What if: each of these in place of what holds; None leaves it."""

    weekly_hours: int | None = None
    with_optional: bool | None = None
    internship: int | None = None
    route: Route | None = None


@dataclass(frozen=True, slots=True)
class StageReached:
    """A stage on the way to a goal: its hours left, and when it and all before it are studied."""

    stage: Choice
    hours: Hours
    earliest: date
    latest: date


@dataclass(frozen=True, slots=True)
class Arrival:
    """When a goal is reached, with all that this is worked out from; without a forecast, `silence` says why.

    `post` is the milestone of the paid post with which the months on the job begin; None where somebody works already,
    has had such a post, or where the way names none.
    """

    goal: Goal
    milestones: tuple[Milestone, ...] = ()
    pace: Pace | None = None
    job: Job = Job()  # noqa: RUF009 (frozen)
    requirement: Requirement | None = None
    works_now: bool = False
    post: Milestone | None = None
    forecast: Forecast | None = None
    silence: Silence | None = None
    stages: tuple[StageReached, ...] = ()

    @property
    def hours(self) -> Hours:
        """The study hours left until the goal."""
        return hours_of(self.milestones)


def whatif(outset: Outset, changes: Changes) -> Outset:
    """The same with the changes. Hours a week that are tried out are a plan, so what was measured gives way to them."""
    changed = outset
    if changes.weekly_hours is not None:
        changed = replace(changed, weekly_hours=changes.weekly_hours, minutes_by_week=())
    if changes.with_optional is not None:
        changed = replace(changed, with_optional=changes.with_optional)
    if changes.internship is not None:
        changed = replace(changed, internship=changes.internship)
    if changes.route is not None:
        changed = replace(changed, journey=changed.journey.along(changes.route, None))
    return changed


def arrival(outset: Outset, goal: Goal) -> Arrival:
    """When the goal is reached, as a range of days; never before today, and now if nothing is left.

    Study: the hours of the open milestones that the goal takes over the pace; a role takes its key milestones, or all
    the way where it names none. Months on the job: those that the role asks beside the degree and that are missing.
    They begin with the first paid post on the way, so that the study up to it comes before them; whoever works already
    (relevant work without an end) or has had such a post has them run beside all study, and the later of both decides.
    Where the way names no post they follow the study. At a share of full time they take longer by as much. A planned
    internship gives its months from today, but none to somebody who works: a month counts once.
    """
    if goal is Goal.FIRST_POST:
        return _at_first_post(outset)
    if goal is Goal.WAY:
        return _at_end(outset)
    return _at_role(outset, outset.role) if outset.role else Arrival(goal, silence=Silence.NO_ROLE)


def first_post(journey: Journey) -> Milestone | None:
    """The first paid post that the way requires, reached or not."""
    posts = (one for one in journey.catalogue.milestones if one.starts_work)
    return next((one for one in posts if journey.requirement(one) is Asked.REQUIRED), None)


def present_share(background: Background, today: date, kinds: Collection[str] = RELEVANT) -> int | None:
    """At which share of full time, in percent, somebody does work of these kinds now; None if they do none.

    The largest of several counts, as it does for their months.
    """
    return max((period.share for period in background.periods if _goes_on(period, today, kinds)), default=None)


def present_role(roles: Iterable[Role], background: Background, today: date) -> Role | None:
    """The highest role that the title of present work names; a guess, to be said as one."""
    ladder = tuple(roles)
    titles = (period.title for period in background.periods if _goes_on(period, today, RELEVANT))
    named = (role_of_title(title, ladder) for title in titles)
    return max((role for role in named if role), key=lambda role: role.level, default=None)


def _at_first_post(outset: Outset) -> Arrival:
    post = first_post(outset.journey)
    if post is None:
        return Arrival(Goal.FIRST_POST, silence=Silence.NO_POST)
    milestones = remaining(outset.journey, (post.slug,), with_optional=outset.with_optional)
    return _arrived(outset, Arrival(Goal.FIRST_POST, milestones, post=post))


def _at_end(outset: Outset) -> Arrival:
    if not outset.journey.way.requirements:
        return Arrival(Goal.WAY, silence=Silence.NO_MILESTONES)
    return _arrived(outset, Arrival(Goal.WAY, remaining(outset.journey, with_optional=outset.with_optional)))


def _at_role(outset: Outset, role: Role) -> Arrival:
    asked = requirement(role, outset.background, outset.today)
    journey, kinds = outset.journey, kinds_counted(role)
    share = present_share(outset.background, outset.today, kinds)
    if not journey.catalogue.milestones:
        return Arrival(Goal.ROLE, requirement=asked, silence=Silence.NO_MILESTONES)
    keys = _key_milestones(role, journey.catalogue)
    post = None if share else _post_ahead(journey, keys, kinds)
    if asked.short_months and post and keys is not None:
        keys |= {post.slug}
    milestones = remaining(journey, keys, with_optional=outset.with_optional)
    job = _job(outset, asked.short_months, share, post, milestones)
    about = Arrival(
        Goal.ROLE,
        milestones,
        job=job,
        requirement=asked,
        works_now=share is not None,
        post=post if job.months else None,
    )
    if asked.verdict is Verdict.UNKNOWN:
        return replace(about, silence=Silence.WORK_UNKNOWN if asked.asked else Silence.DEGREE_UNKNOWN)
    return _arrived(outset, about)


def _job(
    outset: Outset, months: int, share: int | None, post: Milestone | None, milestones: tuple[Milestone, ...]
) -> Job:
    """The months on the job that are missing, and the study that comes before them."""
    if not months:
        return Job()
    if share:
        return Job(-(-months * FULL // share))
    if post:
        before = hours_left(outset.journey, (post.slug,), with_optional=outset.with_optional)
    else:
        kinds = kinds_counted(outset.role) if outset.role else RELEVANT
        before = NO_HOURS if _had_post(outset.journey, kinds) else hours_of(milestones)
    return Job(months, before, min(outset.internship, months))


def _arrived(outset: Outset, about: Arrival) -> Arrival:
    """With the forecast, or why there is none."""
    now = outset.pace
    coming = forecast(outset.today, about.hours, now, about.job)
    if coming is None:
        return replace(about, pace=now, silence=Silence.TOO_FAR if now else Silence.NO_PACE)
    return replace(about, pace=now, forecast=coming, stages=_stages(outset.today, about.milestones, now))


def _stages(today: date, milestones: tuple[Milestone, ...], now: Pace | None) -> tuple[StageReached, ...]:
    """The stages in their order, each studied once those before it are."""
    reached: list[StageReached] = []
    so_far = NO_HOURS
    for stage, within in groupby(milestones, key=lambda one: one.stage):
        hours = hours_of(within)
        so_far = Hours(so_far.least + hours.least, so_far.most + hours.most)
        if coming := forecast(today, so_far, now):
            reached.append(StageReached(stage, hours, coming.earliest, coming.latest))
    return tuple(reached)


def _key_milestones(role: Role, catalogue: Catalogue) -> frozenset[str] | None:
    """The published key milestones of the role; None, which stands for all the way, if there are none."""
    named = {catalogue.slug_now("milestone", one.slug) for one in role.key_milestones}
    return frozenset(named & catalogue.milestone_by_slug.keys()) or None


def _paid_posts(catalogue: Catalogue, kinds: Collection[str]) -> list[Milestone]:
    """Where paid work of these kinds begins."""
    return [one for one in catalogue.milestones if one.starts_work in kinds]


def _post_ahead(journey: Journey, keys: frozenset[str] | None, kinds: Collection[str]) -> Milestone | None:
    """The first post that counts among what leads to these milestones, else on the way; None once one was taken up."""
    if _had_post(journey, kinds):
        return None
    leading = {one.slug for one in remaining(journey, keys)}
    posts = _paid_posts(journey.catalogue, kinds)
    on_the_way = (one for one in posts if journey.requirement(one) is Asked.REQUIRED)
    return next((one for one in posts if one.slug in leading), next(on_the_way, None))


def _had_post(journey: Journey, kinds: Collection[str]) -> bool:
    """A paid post was taken up, or set aside as one that is not needed."""
    return any(journey.status(one) in {Status.DONE, Status.SET_ASIDE} for one in _paid_posts(journey.catalogue, kinds))


def _goes_on(period: Period, today: date, kinds: Collection[str]) -> bool:
    return period.end is None and period.kind in kinds and period.start <= Month.of(today)
