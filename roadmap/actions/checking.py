"""Checking the links in the background: asked for by a curator or a timer, done by the worker."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, auto

from django.db.models import Max
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from roadmap.actions.fetch import Fetcher
from roadmap.actions.links import agent, check_links, due_addresses
from roadmap.models import LinkCheck
from roadmap.tasks import TaskResultStatus, task

STALE_DAYS = 7
# In between, what is more urgent gets its turn, and a worker that is told to stop does so.
AT_A_TIME = 10
# A worker that is there takes what waits within seconds; one that was killed leaves what it had begun.
SOON = timedelta(minutes=1)
LONGEST = timedelta(minutes=30)


class Asked(Enum):
    """What became of asking for a check."""

    LEFT = auto()
    UNDER_WAY = auto()
    NOTHING_DUE = auto()


@dataclass(frozen=True)
class Checking:
    """Where the check in the background stands: since when it waits or runs, or that it failed, and what is known."""

    now: datetime
    waiting_since: datetime | None = None
    running_since: datetime | None = None
    failed_at: datetime | None = None
    last_checked: datetime | None = None

    @property
    def is_under_way(self) -> bool:
        """One was asked for and is not over, so another would only ask the same servers twice."""
        return bool(self.waiting_since or self.running_since)

    @property
    def is_left_lying(self) -> bool:
        """Nobody seems to be there to do it."""
        return self.waiting_since is not None and self.now - self.waiting_since > SOON


def checking() -> Checking:
    """Where the check that was asked for last stands now."""
    now, known = timezone.now(), LinkCheck.objects.aggregate(last=Max("checked_at"))["last"]
    last = DBTaskResult.objects.filter(task_path=check_links_task.module_path).order_by("-enqueued_at").first()
    stands = Checking(now, last_checked=known)
    if last is None:
        return stands
    match last.status:
        case TaskResultStatus.READY:
            return replace(stands, waiting_since=last.enqueued_at)
        case TaskResultStatus.RUNNING if last.started_at and last.started_at > now - LONGEST:
            return replace(stands, running_since=last.started_at)
        case TaskResultStatus.FAILED:
            return replace(stands, failed_at=last.finished_at)
    return stands


def ask_for_check() -> Asked:
    """Leave a check of what is due to the worker; what became of asking."""
    if checking().is_under_way:
        return Asked.UNDER_WAY
    if not _due():
        return Asked.NOTHING_DUE
    check_links_task.enqueue()
    return Asked.LEFT


@task()
def check_links_task() -> dict[str, int]:
    """Ask for some of the addresses that are due, and leave the rest to the next turn."""
    due = _due()
    report = check_links(due, Fetcher(agent()).outcome, timezone.localtime, AT_A_TIME)
    rest = _due()
    # Whatever was not asked this time would not be the next time either.
    if rest and len(rest) < len(due):
        check_links_task.enqueue()
    return {**report.counts, "left": len(rest)}


def _due() -> list[str]:
    return due_addresses(timezone.localtime(), stale_days=STALE_DAYS)
