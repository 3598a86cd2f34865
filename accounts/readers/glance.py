"""What the dashboard asks of small tables, in one statement: minutes studied, reports answered, adverts kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import connection

from accounts.models import AdvertStage
from accounts.readers.study import measured, weekly
from roadmap.models import ANSWERED

if TYPE_CHECKING:
    from accounts.models import User

# Written by hand, as building it anew takes the ORM longer than running it; what differs in type goes through text.
_GLANCE = """
SELECT 'minutes', CAST(day AS text), SUM(minutes) FROM accounts_studytime
WHERE learner_id = %s AND day BETWEEN %s AND %s GROUP BY day
UNION ALL
SELECT 'answers', '', COUNT(*) FROM roadmap_report WHERE learner_id = %s AND read_at IS NULL AND state IN (%s, %s)
UNION ALL
SELECT 'adverts', '', COUNT(*) FROM accounts_advert WHERE learner_id = %s AND stage <> %s
"""


@dataclass(frozen=True, slots=True)
class Glance:
    """Minutes of the last full weeks, latest first; answers to reports that were not seen; adverts that still count."""

    minutes_by_week: tuple[int, ...]
    unread_answers: int
    adverts: int


def glance_of(learner: User, today: date) -> Glance:
    """All of it for a learner on a day of their own calendar: one query."""
    first, last = (day.isoformat() for day in measured(today))
    asked: list[int | str] = [learner.pk, first, last, learner.pk, *ANSWERED, learner.pk, AdvertStage.NO]
    with connection.cursor() as cursor:
        cursor.execute(_GLANCE, asked)
        rows = cursor.fetchall()
    counts = {name: int(count) for name, day, count in rows if not day}
    days = [(date.fromisoformat(day), int(minutes)) for _, day, minutes in rows if day]
    return Glance(weekly(days, today), counts["answers"], counts["adverts"])
