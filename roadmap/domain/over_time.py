"""What was so on a past day, from dated facts: finished hours, levels, months of experience, and how far for a role."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta, tzinfo
from functools import cached_property
from itertools import groupby, takewhile
from typing import NamedTuple

from roadmap.domain.catalogue import Degree, Role
from roadmap.domain.experience import experience
from roadmap.domain.journey import UNTOUCHED, Journey, MilestoneState, Status
from roadmap.domain.profile import Profile
from roadmap.domain.readiness import Readiness, readiness, readiness_rule
from roadmap.domain.requirement import RELEVANT, Background
from roadmap.domain.skillset import Claim

# Further back nobody reads a line month by month.
MOST_MONTHS, MOST_WEEKS = 24, 26


class LevelSince(NamedTuple):
    """A level that was claimed in a skill from a day on, until the next one of the skill."""

    skill: str
    level: int
    since: date


class Finished(NamedTuple):
    """An education that was finished: its degree, if it is one that roles ask for, and when, if that was said."""

    degree: Degree | None
    on: date | None


@dataclass(frozen=True)
class History:
    """Dated facts with what is so today. `zone` says which day a moment lies on; levels come oldest first."""

    journey: Journey
    profile: Profile
    levels: tuple[LevelSince, ...]
    finished: tuple[Finished, ...]
    today: date
    zone: tzinfo

    @property
    def first(self) -> date | None:
        """The day of the oldest fact; None if nothing has a date yet."""
        starts = [date(one.start.year, one.start.month, 1) for one in self.profile.background.periods]
        days = [*(day for day, _hours in self.done), *(one.since for one in self.levels), *starts]
        return min((day for day in days if day <= self.today), default=None)

    @cached_property
    def done(self) -> list[tuple[date, int]]:
        """When each milestone that is done was done, and its hours."""
        by_id = self.journey.catalogue.milestone_by_id
        return [
            (state.completed_at.astimezone(self.zone).date(), by_id[key].hours)
            for key, state in self.journey.states.items()
            if state.status is Status.DONE and state.completed_at and key in by_id
        ]


@dataclass(frozen=True, slots=True)
class Point:
    """What was so at the end of a day. `months` and `readiness` are None where they are unknown or nothing is aimed at.

    `hours` are those of the milestones that are done, `levels` the sum of all levels claimed.
    """

    day: date
    hours: int
    levels: int
    months: int | None
    readiness: Readiness | None


def points(history: History, role: Role | None, days: Iterable[date]) -> list[Point]:
    """What was so on each of the days, by the same rules as today."""
    return [_point(history, role, day) for day in days]


def finished_hours(history: History, day: date) -> int:
    """The hours of the milestones done by that day, as the catalogue estimates them now.

    What was reopened or set aside since counts on no day, so the hours never go down from one day to a later one.
    """
    return sum(hours for done, hours in history.done if done <= day or day >= history.today)


def journey_on(history: History, day: date) -> Journey:
    """The journey as it was: each milestone in the state that its dates give it on that day. Today it is as it is."""
    if day >= history.today:
        return history.journey
    states = {key: _state_on(state, day, history.zone) for key, state in history.journey.states.items()}
    return replace(history.journey, states=states)


def profile_on(history: History, day: date) -> Profile:
    """What somebody brought on that day; what has no date is known only of today.

    A skill had the level that was claimed last; a claim that was removed since leaves no trace. Months of experience
    are counted from the dates of jobs, so months that were only stated are unknown before today. A degree counts from
    the month in which it ended; one without a date leaves the degree unknown before today, unless a dated one was as
    high already. Projects and certificates are as they are today, for no number rests on them here.
    """
    has = history.profile
    if day >= history.today:
        return has
    return Profile(_background_on(history, day), _claims_on(history, day), has.projects, has.certificates)


def ends_of_months(first: date, today: date, most: int = MOST_MONTHS) -> list[date]:
    """The last days of the months from the one before the first day on, at most so many, and then today."""
    days = [today]
    end = today.replace(day=1) - timedelta(days=1)
    while len(days) <= most and days[-1] >= first:
        days.append(end)
        end = end.replace(day=1) - timedelta(days=1)
    return days[::-1]


def ends_of_weeks(first: date, today: date, most: int = MOST_WEEKS) -> list[date]:
    """The Sundays from the one before the first day on, at most so many, and then today."""
    last = today - timedelta(days=today.isoweekday())
    ends = [last - timedelta(weeks=week) for week in range(most)]
    later = list(takewhile(lambda end: end >= first, ends))
    return [*ends[: len(later) + 1][::-1], today]


def _point(history: History, role: Role | None, day: date) -> Point:
    profile, journey = profile_on(history, day), journey_on(history, day)
    background, rule = profile.background, readiness_rule(journey.catalogue)
    months = experience(background.periods, day, RELEVANT).months if background.periods else background.stated_months
    return Point(
        day=day,
        hours=finished_hours(history, day),
        levels=sum(claim.level for claim in profile.claims.values()),
        months=months,
        readiness=readiness(role, profile, journey, day, rule) if role else None,
    )


def _state_on(state: MilestoneState, day: date, zone: tzinfo) -> MilestoneState:
    dated = (
        (Status.SET_ASIDE, state.set_aside_at),
        (Status.DONE, state.completed_at),
        (Status.STARTED, state.started_at),
    )
    for status, at in dated:
        if at and at.astimezone(zone).date() <= day:
            return state._replace(status=status)
    return UNTOUCHED


def _claims_on(history: History, day: date) -> Mapping[str, Claim]:
    by_skill = groupby(sorted(history.levels, key=lambda one: one.skill), key=lambda one: one.skill)
    claims = {skill: [one for one in levels if one.since <= day] for skill, levels in by_skill}
    return {skill: Claim(levels[-1].level) for skill, levels in claims.items() if levels}


def _background_on(history: History, day: date) -> Background:
    known = history.profile.background
    rank = list(Degree).index
    held = max(
        (one.degree for one in history.finished if one.degree and one.on and one.on <= day), key=rank, default=None
    )
    undated = [one.degree for one in history.finished if one.degree and one.on is None]
    is_known = known.is_degree_known and all(held and rank(held) >= rank(one) for one in undated)
    return replace(known, degree=held if is_known else None, is_degree_known=is_known, stated_months=None)
