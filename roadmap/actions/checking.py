"""Checking the links in the background: asked for by a curator or a timer, done by the worker."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

from django.db.models import Max
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from roadmap.actions.fetch import Fetcher
from roadmap.actions.links import agent, check_links, due_addresses
from roadmap.models import LinkCheck
from roadmap.tasks import task

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
    """Where the check in the background stands: since when it waits or runs, and when an address was last asked for."""

    waiting_since: datetime | None
    running_since: datetime | None
    last_checked: datetime | None
    now: datetime

    @property
    def is_under_way(self) -> bool:
        """One was asked for and is not over, so another would only ask the same servers twice."""
        return bool(self.waiting_since or self.running_since)

    @property
    def is_left_lying(self) -> bool:
        """Nobody seems to be there to do it."""
        return not self.running_since and self.waiting_since is not None and self.now - self.waiting_since > SOON


def checking() -> Checking:
    """Where the check in the background stands now."""
    now = timezone.now()
    asked_for = DBTaskResult.objects.filter(task_path=check_links_task.module_path)
    waiting = asked_for.ready().order_by("enqueued_at").first()
    running = asked_for.running().filter(started_at__gt=now - LONGEST).order_by("started_at").first()
    return Checking(
        waiting_since=waiting.enqueued_at if waiting else None,
        running_since=running.started_at if running else None,
        last_checked=LinkCheck.objects.aggregate(last=Max("checked_at"))["last"],
        now=now,
    )


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
