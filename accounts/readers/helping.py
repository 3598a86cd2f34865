"""How a learner's next steps are ordered by their adverts."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from django.db import connection

from accounts.models import AdvertStage
from accounts.readers.adverts import known_terms
from roadmap.domain.gap import Helped, gap, helped
from roadmap.domain.journey import Journey
from roadmap.domain.posting.corrected import recognised
from roadmap.domain.posting.packed import unpacked
from roadmap.domain.profile import Profile

if TYPE_CHECKING:
    from accounts.models import User

# As many as are looked at together elsewhere; older ones say less of what is asked today.
MOST_ADVERTS = 200
# Each may hold the readings of all these adverts.
MOST_KEPT = 32
# Written by hand, as building it anew takes the ORM longer than running it.
_READINGS = """SELECT reading FROM accounts_advert WHERE learner_id = %s AND stage <> %s
ORDER BY created_at DESC, id DESC LIMIT %s
"""


def helped_of(learner: User, journey: Journey, profile: Profile, today: date) -> Helped:
    """With how many of the learner's adverts each milestone helps: one query, over what is kept beside the adverts.

    What was read by words or rules that have changed counts as it was read until somebody looks at the adverts; what
    was not read yet does not count, and neither do those that came to nothing.
    """
    with connection.cursor() as cursor:
        cursor.execute(_READINGS, [learner.pk, AdvertStage.NO, MOST_ADVERTS])
        readings = tuple(reading for (reading,) in cursor.fetchall())
    return _helped(readings, journey, profile, today)


@lru_cache(maxsize=MOST_KEPT)
def _helped(readings: tuple[str, ...], journey: Journey, profile: Profile, today: date) -> Helped:
    """Equal readings beside equal journeys and profiles help alike; a journey names the version of the content."""
    kept = (json.loads(reading) for reading in readings)
    terms = known_terms()
    postings = [recognised(one) for one in (unpacked(each, terms) for each in kept) if one]
    return helped(gap(one, profile, journey, today) for one in postings)
