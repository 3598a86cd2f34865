"""What a learner logged, by week: each from Monday to Sunday, as the days were where they live."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Sum

from accounts.models import StudyTime
from roadmap.domain.forecast import MEASURED_WEEKS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User

A_WEEK = timedelta(weeks=1)


def monday(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def minutes_by_week(learner: User | AnonymousUser, today: date) -> tuple[int, ...]:
    """The minutes of each of the last twelve full weeks, latest first: one query; none for a visitor.

    `today` is the day where the learner lives; the week that it lies in is not over, so it is not among them.
    """
    if not learner.is_authenticated:
        return (0,) * MEASURED_WEEKS
    rows = StudyTime.objects.for_learner(learner).filter(day__range=measured(today))
    return weekly(rows.order_by().values_list("day").annotate(minutes=Sum("minutes")), today)


def measured(today: date) -> tuple[date, date]:
    """The first and the last day that a pace is measured on: twelve weeks, up to last Sunday."""
    this_week = monday(today)
    return this_week - MEASURED_WEEKS * A_WEEK, this_week - timedelta(days=1)


def weekly(days: Iterable[tuple[date, int]], today: date) -> tuple[int, ...]:
    """The minutes of these days, each of the last twelve full weeks together, latest first."""
    last_sunday = monday(today).toordinal() - 1
    weeks: Counter[int] = Counter()
    for day, minutes in days:
        weeks[(last_sunday - day.toordinal()) // 7] += minutes
    return tuple(weeks[number] for number in range(MEASURED_WEEKS))


def minutes_of_weeks(learner: User, mondays: Iterable[date]) -> dict[date, int]:
    """All minutes logged in these weeks, by their Monday: one query."""
    begins = set(mondays)
    if not begins:
        return {}
    rows = StudyTime.objects.for_learner(learner).filter(day__gte=min(begins), day__lt=max(begins) + A_WEEK)
    weeks: Counter[date] = Counter(dict.fromkeys(begins, 0))
    for day, minutes in rows.values_list("day").annotate(minutes=Sum("minutes")).order_by():
        weeks[monday(day)] += minutes
    return {begin: weeks[begin] for begin in begins}
