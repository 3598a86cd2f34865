"""Sending, withdrawing and answering reports."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from roadmap.models import Milestone, Report, ReportState, Resource

if TYPE_CHECKING:
    from collections.abc import Iterable

    from roadmap.models import ReportQuerySet

# Enough for a day of careful reading; what goes beyond keeps curators from everybody else's.
MOST_A_DAY = 10
DAY = timedelta(days=1)
ITEMS: dict[str, type[Milestone | Resource]] = {"milestone": Milestone, "resource": Resource}
# What is answered where a curator has nothing to add.
THANKS = {
    ReportState.DONE: _("Thank you for telling us. It is put right now."),
    ReportState.DECLINED: _("Thank you for telling us. We have looked at it and leave it as it is."),
}


class TooManyReportsError(Exception):
    """The learner has sent as many reports in the last 24 hours as are taken from one person."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """What a learner says is wrong."""

    kind: str
    text: str
    address: str


def send_report(*, learner_id: int, field: str, slug: str, complaint: Complaint, now: datetime) -> bool:
    """Report the `milestone` or `resource` of this name; whether that is a new report.

    While one of the same kind about the same item waits, the learner says it anew instead: one row, however often and
    from wherever it is sent. Raises `TooManyReportsError`, and changes nothing, if it would be one too many.
    """
    with transaction.atomic():
        _one_at_a_time(learner_id)
        mine, about = Report.objects.for_learner(learner_id), {field: ITEMS[field].objects.only("pk").get(slug=slug)}
        said = asdict(complaint)
        if mine.waiting().filter(**about, kind=complaint.kind).update(**said, updated_at=now):
            return False
        if mine.filter(created_at__gt=now - DAY).count() >= MOST_A_DAY:
            raise TooManyReportsError
        Report.objects.create(learner_id=learner_id, **about, **said, created_at=now, updated_at=now)
        return True


def _one_at_a_time(learner_id: int) -> None:
    """Let another request of this learner wait, so that both cannot be the tenth; SQLite has one writer anyway."""
    get_user_model().objects.select_for_update(no_key=True).get(pk=learner_id)


def withdraw_report(*, learner_id: int, report_id: int, now: datetime) -> bool:
    """Take back the learner's own report while nobody has looked at it; whether it is withdrawn, now or before."""
    mine = Report.objects.for_learner(learner_id).filter(pk=report_id)
    withdrawn = mine.open().update(state=ReportState.WITHDRAWN, updated_at=now)
    return bool(withdrawn) or mine.filter(state=ReportState.WITHDRAWN).exists()


def read_answers(reports: Iterable[Report], now: datetime) -> None:
    """Note that the learner has seen the answers among these."""
    unread = [report for report in reports if report.is_answered and report.read_at is None]
    if unread:
        _rows(unread).unread().update(read_at=now)


def take_in_work(reports: Iterable[Report], now: datetime) -> int:
    """Tell learners that somebody looks at what is open among these; how many those are."""
    return _rows(reports).open().update(state=ReportState.IN_WORK, updated_at=now)


def answer_reports(reports: Iterable[Report], *, state: str, answer: str, by_id: int, now: datetime) -> int:
    """Answer those that wait among these, all alike; how many those are. What has an answer keeps it."""
    return (
        _rows(reports)
        .waiting()
        .update(state=state, answer=answer, answered_by=by_id, answered_at=now, read_at=None, updated_at=now)
    )


def _rows(reports: Iterable[Report]) -> ReportQuerySet:
    """Their rows and nothing joined to them: an update then looks at the state that it finds when it is its turn."""
    return Report.objects.filter(pk__in=[report.pk for report in reports])


def save_answer(report: Report, *, by_id: int, now: datetime) -> None:
    """Keep the report's state and answer as they stand on it; what is answered, or answered anew, is to be read."""
    answered = {"answered_by": by_id, "answered_at": now, "read_at": None} if report.is_answered else {}
    Report.objects.for_staff().filter(pk=report.pk).update(
        state=report.state, answer=report.answer, updated_at=now, **answered
    )
