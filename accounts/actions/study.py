"""What no form can hold alone: a day has so many minutes, however many pages log some of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Sum

from accounts.actions.record import RefusedError
from accounts.models import StudyTime, User
from accounts.models.study import A_DAY

if TYPE_CHECKING:
    from datetime import date


def logged(learner: User, day: date) -> int:
    """The minutes that are logged on a day, all entries together."""
    rows = StudyTime.objects.for_learner(learner).filter(day=day)
    return rows.aggregate(minutes=Sum("minutes"))["minutes"] or 0


def refuse_too_long_a_day(row: StudyTime) -> None:
    """Raise `RefusedError` if with this row the day has more minutes than a day; in the transaction that wrote the row.

    Learners write one after the other from here on, so that whoever comes later sees what came before. The lock is
    one beside which rows of the learner can be made: they all have made theirs when they come here.
    """
    learner = User.objects.select_for_update(no_key=True).get(pk=row.learner_id)
    if logged(learner, row.day) > A_DAY:
        raise RefusedError
