"""What a learner logged, by week: each from Monday to Sunday, as the days were where they live."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import connection
from django.db.models import Sum

from accounts.models import StudyTime
from roadmap.domain.forecast import MEASURED_WEEKS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User

A_WEEK = timedelta(weeks=1)
# Written by hand, as the dashboard asks it on every visit and building it would take the ORM longer than running it.
_MINUTES = """SELECT day, SUM(minutes) FROM accounts_studytime
WHERE learner_id = %s AND day >= %s AND day < %s
GROUP BY day
"""


def monday(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def minutes_by_week(learner: User | AnonymousUser, today: date) -> tuple[int, ...]:
    """The minutes of each of the last twelve full weeks, latest first: one query; none for a visitor.

    `today` is the day where the learner lives; the week that it lies in is not over, so it is not among them.
    """
    this_week = monday(today)
    if not learner.is_authenticated:
        return (0,) * MEASURED_WEEKS
    begin = this_week - MEASURED_WEEKS * A_WEEK
    with connection.cursor() as cursor:
        cursor.execute(_MINUTES, [learner.pk, begin.isoformat(), this_week.isoformat()])
        days = cursor.fetchall()
    weeks: Counter[date] = Counter()
    for day, minutes in days:
        weeks[monday(_day(day))] += int(minutes)
    return tuple(weeks[this_week - number * A_WEEK] for number in range(1, MEASURED_WEEKS + 1))


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


def _day(stored: date | str) -> date:
    """A day as PostgreSQL gives it; SQLite keeps it as text."""
    return stored if isinstance(stored, date) else date.fromisoformat(stored)
