"""Study time that is logged in two windows at once: a day has no more minutes than a day."""

from collections.abc import Callable
from datetime import date
from threading import Barrier
from typing import Any

import pytest
from django.test import Client

from accounts.actions.record import make_row
from accounts.models import StudyTime, User
from accounts.views import editing
from tests.pages import page, texts
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)

DAY = date(2026, 3, 2)


def log(learner: User, minutes: int) -> Callable[[], Any]:
    """A post to come, in a window of its own."""
    client = Client()
    client.force_login(learner)
    return lambda: client.post("/study/add/", {"minutes": str(minutes), "day": DAY.isoformat()})


@pytest.fixture
def meet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let both forms be judged before either is kept: the worst moment to meet."""
    both_are_judged = Barrier(2, timeout=10)

    def make(row: Any, **what: Any) -> Any:
        both_are_judged.wait()
        return make_row(row, **what)

    monkeypatch.setattr(editing, "make_row", make)


@pytest.mark.usefixtures("meet")
def test_two_entries_at_once_do_not_make_a_day_longer(learner: User) -> None:
    answers = at_once(log(learner, 800), log(learner, 700))

    (refused,) = [answer for answer in answers if answer.status_code == 422]
    (kept,) = StudyTime.objects.values_list("minutes", flat=True)
    assert sorted(answer.status_code for answer in answers) == [302, 422]
    left = f"and on this one {1440 - kept} are not logged yet. Enter fewer, or another day."
    assert texts(page(refused), ".//div[@id='error-summary']//li") == [f"Minutes: A day has 1,440 minutes, {left}"]


@pytest.mark.usefixtures("meet")
def test_two_entries_at_once_that_fit_are_both_kept(learner: User) -> None:
    answers = at_once(log(learner, 800), log(learner, 640))

    assert [answer.status_code for answer in answers] == [302, 302]
    assert sorted(StudyTime.objects.values_list("minutes", flat=True)) == [640, 800]
