"""A learner's rows as a journey, in fixed query counts."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.db import connection

from roadmap.domain.journey import Journey, MilestoneState, Status
from roadmap.readers import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User
    from roadmap.domain.catalogue import Catalogue

Row = tuple[Any, ...]

# A journey is some ten kilobytes.
MOST_KEPT = 256
_STATUS = {status.value: status for status in Status}
# Written by hand because every page of a learner asks it, and building it anew takes the ORM longer than running it.
# Dates come as text, so that they are only read where equal rows are not a journey already.
_STATES = """SELECT milestone_id, status, CAST(started_at AS text), CAST(completed_at AS text),
    CAST(set_aside_at AS text), evidence_url, note, revision, CAST(pinned_at AS text), CAST(not_before AS text)
FROM accounts_progress
WHERE learner_id = %s
"""


def journey_of(learner: User | AnonymousUser, published: Catalogue | None = None) -> Journey:
    """The learner's way through the published catalogue: one query. A visitor's is one in which nothing is started.

    Another catalogue than the published one is that of a preview.
    """
    if not learner.is_authenticated:
        return Journey(published or catalogue(), is_visitor=True)
    with connection.cursor() as cursor:
        cursor.execute(_STATES, [learner.pk])
        rows = tuple(cursor.fetchall())
    if published:
        return _journey(published, rows, learner.route_id, learner.specialisation_id)
    return _kept(catalogue().version, rows, learner.route_id, learner.specialisation_id)


@lru_cache(maxsize=MOST_KEPT)
def _kept(_version: str, rows: tuple[Row, ...], route: int | None, specialisation: int | None) -> Journey:
    """Equal rows are the same journey, so that what is worked out of one is there when it is next asked for."""
    return _journey(catalogue(), rows, route, specialisation)


def _journey(published: Catalogue, rows: Iterable[Row], route: int | None, specialisation: int | None) -> Journey:
    return Journey(
        published,
        {milestone_id: _state(*row) for milestone_id, *row in rows},
        next((one for one in published.routes if one.id == route), None),
        next((one for one in published.specialisations if one.id == specialisation), None),
    )


def _state(status: str, *columns: Any) -> MilestoneState:
    """The columns as they are asked for above."""
    started, done, set_aside, address, note, revision, pinned, not_before = columns
    dated = (_moment(started), _moment(done), _moment(set_aside))
    until = date.fromisoformat(not_before) if not_before else None
    return MilestoneState(_STATUS[status], *dated, address, note, revision, _moment(pinned), until)


def _moment(stored: str | None) -> datetime | None:
    """A moment as PostgreSQL writes it; that of SQLite is in UTC and does not say so."""
    moment = datetime.fromisoformat(stored) if stored else None
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment
