"""Moving a milestone on, with evidence and a note."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.db.models import F

from accounts.models import Progress

if TYPE_CHECKING:
    from accounts.models import User
    from roadmap.domain.catalogue import Milestone
    from roadmap.domain.journey import MilestoneState

# Written by hand because it is the most frequent write by far, and the ORM's upsert takes three times as long.
_UPSERT = """INSERT INTO accounts_progress
    (learner_id, milestone_id, status, started_at, completed_at, set_aside_at, evidence_url, note, revision)
VALUES (%s, %s, %s, %s, %s, %s, '', '', 0)
ON CONFLICT (learner_id, milestone_id) DO UPDATE SET
    status = excluded.status,
    started_at = excluded.started_at,
    completed_at = excluded.completed_at,
    set_aside_at = excluded.set_aside_at
"""


class EditConflictError(Exception):
    """Evidence and note were changed elsewhere since the learner opened the page."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a learner wrote about a milestone, and the revision that they saw when they began to write."""

    evidence_url: str
    note: str
    seen_revision: int


def record_progress(
    *, learner: User, milestone: Milestone, before: MilestoneState, after: MilestoneState, evidence: Evidence | None
) -> MilestoneState:
    """Make the learner's row on the milestone say `after`, and the evidence if any is given.

    One row per learner and milestone, however often and from wherever it is sent; sending the same again changes
    nothing. Raises `EditConflictError`, and changes nothing, if the evidence or note was edited elsewhere meanwhile.
    """
    if evidence is None or (evidence.evidence_url, evidence.note) == (before.evidence_url, before.note):
        if after != before:
            _write_state(learner, milestone, after)
        return after
    with transaction.atomic():
        _write_state(learner, milestone, after)
        return _write_evidence(learner, milestone, after, evidence)


def record_wish(*, learner: User, milestone: Milestone, after: MilestoneState) -> None:
    """Keep what was pinned or put off; all else that is recorded about the milestone stays as it is."""
    row = Progress(learner=learner, milestone_id=milestone.id, pinned_at=after.pinned_at, not_before=after.not_before)
    Progress.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["learner", "milestone"],
        update_fields=["pinned_at", "not_before"],
    )


def _write_state(learner: User, milestone: Milestone, state: MilestoneState) -> None:
    """One statement, which the unique constraint turns into an insert or an update, whoever writes at the same time."""
    dates = (state.started_at, state.completed_at, state.set_aside_at)
    with connection.cursor() as cursor:
        cursor.execute(
            _UPSERT,
            [learner.pk, milestone.id, state.status.value, *map(connection.ops.adapt_datetimefield_value, dates)],
        )


def _write_evidence(learner: User, milestone: Milestone, state: MilestoneState, evidence: Evidence) -> MilestoneState:
    changed = (
        Progress.objects.for_learner(learner)
        .filter(milestone_id=milestone.id, revision=evidence.seen_revision)
        .update(evidence_url=evidence.evidence_url, note=evidence.note, revision=F("revision") + 1)
    )
    if not changed:
        raise EditConflictError
    return state._replace(evidence_url=evidence.evidence_url, note=evidence.note, revision=evidence.seen_revision + 1)
