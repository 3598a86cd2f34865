"""A learner's rows as a journey, in fixed query counts."""

from __future__ import annotations

from datetime import UTC, datetime
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
_STATES = """SELECT milestone_id, status, started_at, completed_at, set_aside_at, evidence_url, note, revision,
    pinned_at, not_before
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
    return MilestoneState(_STATUS[status], *dated, address, note, revision, _moment(pinned), not_before)


def _moment(stored: datetime | None) -> datetime | None:
    """A date as PostgreSQL gives it; that of SQLite is in UTC and does not say so."""
    return stored.replace(tzinfo=UTC) if stored and stored.tzinfo is None else stored
