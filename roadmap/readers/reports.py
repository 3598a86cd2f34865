"""What there is to know of reports."""

from django.db import connection

from roadmap.models import ANSWERED

# Written by hand because every visit of the dashboard asks it, and building it anew takes longer than running it.
_UNREAD = """SELECT COUNT(*) FROM roadmap_report
WHERE learner_id = %s AND read_at IS NULL AND state IN (%s, %s)
"""


def unread_answers(learner_id: int) -> int:
    """How many of the learner's reports have an answer that they have not seen: one query."""
    with connection.cursor() as cursor:
        cursor.execute(_UNREAD, [learner_id, *ANSWERED])
        return int(cursor.fetchone()[0])
