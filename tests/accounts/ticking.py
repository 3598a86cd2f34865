"""Ticking milestones off as a browser does, and the rows that come of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.test import Client

from accounts.models import Progress, ProgressStatus, User
from roadmap.models import Milestone

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)

# Fields of a row that somebody left on a Monday, by status.
ROWS: dict[str, dict[str, Any]] = {
    "not-started": {"status": ProgressStatus.NOT_STARTED},
    "started": {"status": ProgressStatus.STARTED, "started_at": MONDAY},
    "done": {"status": ProgressStatus.DONE, "started_at": MONDAY, "completed_at": MONDAY},
    "set-aside": {"status": ProgressStatus.SET_ASIDE, "set_aside_at": MONDAY},
}


@dataclass(frozen=True)
class Move:
    """One of the four posts: its verb, the status it leads to, and what it says of a milestone called Python."""

    verb: str
    status: str
    said: str

    @property
    def address(self) -> str:
        """Where it is posted to, for the milestone `python`."""
        return f"/milestones/python/{self.verb}/"


START = Move("start", "started", "Started: Python")
COMPLETE = Move("complete", "done", "Done: Python")
REOPEN = Move("reopen", "not-started", "Back to not started: Python")
SET_ASIDE = Move("set-aside", "set-aside", "Set aside: Python. It counts nowhere until you take it up again.")
MOVES = [START, COMPLETE, REOPEN, SET_ASIDE]
BY_STATUS = {move.status: move for move in MOVES}


def htmx(client: Client, address: str, **typed: Any) -> _MonkeyPatchedWSGIResponse:
    """Post as htmx does from a milestone's row."""
    return client.post(address, typed, headers={"HX-Request": "true"})


def plain(client: Client, address: str, **typed: Any) -> _MonkeyPatchedWSGIResponse:
    """Post as a browser without JavaScript does."""
    return client.post(address, typed)


def others(move: Move) -> str:
    """A status that the move changes."""
    return "done" if move.status == "not-started" else "not-started"


def row(learner: User, milestone: Milestone) -> dict[str, Any]:
    """The learner's one row on the milestone, without its keys."""
    names = ("status", "started_at", "completed_at", "set_aside_at", "evidence_url", "note", "revision")
    fields: dict[str, Any] = Progress.objects.values(*names).get(learner=learner, milestone=milestone)
    return fields
