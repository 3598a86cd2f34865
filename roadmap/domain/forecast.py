"""When a learner arrives: a range of days, with what it rests on; nothing where there is nothing to go on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

HOURS_A_WEEK = 168
# The pace is measured once there are as many weeks with something logged, over at most so many weeks.
ACTIVE_WEEKS = 4
MEASURED_WEEKS = 12
# Nobody can say anything about a day further away than this.
FURTHEST = timedelta(weeks=52 * 40)
DAYS_A_MONTH = Fraction(365 * 400 + 97, 400 * 12)


class Basis(StrEnum):
    """What the pace is taken from."""

    PLANNED = "planned"
    MEASURED = "measured"


class Hours(NamedTuple):
    """Study hours left, from the least to the most that the estimates of the milestones allow."""

    least: int
    most: int


NO_HOURS = Hours(0, 0)


@dataclass(frozen=True, slots=True)
class Pace:
    """Minutes of study in a week, and where the number comes from."""

    weekly_minutes: Fraction
    basis: Basis
    weeks: int = 0


@dataclass(frozen=True, slots=True)
class Job:
    """Months on the job that are asked, and from when on they can pass.

    They begin once the hours `after` are studied: none for somebody who works already. Of the months an internship
    gives `internship`, which run from today beside the study; the others begin after both.
    """

    months: int = 0
    after: Hours = NO_HOURS
    internship: int = 0


@dataclass(frozen=True, slots=True)
class Forecast:
    """The first and the last day on which the learner may arrive, and the sum that leads there."""

    earliest: date
    latest: date
    hours: Hours
    pace: Pace | None
    job: Job

    @property
    def is_now(self) -> bool:
        """Nothing is left to do and to wait for."""
        return self.earliest == self.latest and not (self.hours.most or self.job.months)


def pace(planned_hours: int | None, minutes_by_week: Iterable[int]) -> Pace | None:
    """The pace: measured once there are four active weeks, else as planned; None where neither says anything.

    `minutes_by_week` are the minutes logged in each full week, latest first; the mean is taken over the last twelve of
    them from the first active one on, idle weeks included. Planned hours of none, or more than a week has, say nothing.
    """
    logged = list(minutes_by_week)[:MEASURED_WEEKS]
    while logged and not logged[-1]:
        logged.pop()
    if sum(1 for minutes in logged if minutes) >= ACTIVE_WEEKS:
        return Pace(Fraction(sum(logged), len(logged)), Basis.MEASURED, len(logged))
    if planned_hours and 0 < planned_hours <= HOURS_A_WEEK:
        return Pace(Fraction(planned_hours * 60), Basis.PLANNED)
    return None


def forecast(today: date, hours: Hours, pace_now: Pace | None, job: Job | None = None) -> Forecast | None:
    """When both are over: the hours of study, and the months on the job, if any are asked.

    Study and months run side by side but for the hours before the job, and the later one decides; no study shortens
    the months. Without a pace only somebody with no hours left has a forecast. Never before today; None too if the day
    is further away than anybody can say.
    """
    work = job or Job()
    if pace_now is None and (hours.most or (work.months and work.after.most)):
        return None
    earliest, latest = (
        max(_days(studied, pace_now), _days_of_job(work, before, pace_now))
        for studied, before in zip(hours, work.after, strict=True)
    )
    if latest > FURTHEST.days:
        return None
    return Forecast(_after(today, earliest), _after(today, latest), hours, pace_now, work)


def _days(hours: int, pace_now: Pace | None) -> Fraction:
    return Fraction(hours * 60 * 7) / pace_now.weekly_minutes if hours and pace_now else Fraction()


def _days_of_job(job: Job, before: int, pace_now: Pace | None) -> Fraction:
    """The days until the months asked are over, of which an internship gives no more than are asked."""
    if not job.months:
        return Fraction()
    given = min(job.internship, job.months)
    begins = max(_days(before, pace_now), given * DAYS_A_MONTH)
    return given * DAYS_A_MONTH if given == job.months else begins + (job.months - given) * DAYS_A_MONTH


def _after(today: date, days: Fraction) -> date:
    """The day on which so many days are over: a day that has begun counts."""
    return today + timedelta(days=-(-days.numerator // days.denominator))
