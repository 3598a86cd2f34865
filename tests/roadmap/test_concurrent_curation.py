"""Curators who save at the same moment cannot close a cycle together."""

import time
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError

from roadmap.models import Milestone, Prerequisite
from tests.factories import MilestoneFactory
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def need(milestone: Milestone, requires: Milestone) -> Callable[[], bool]:
    """A prerequisite to come, as whether it was taken."""

    def save() -> bool:
        try:
            Prerequisite(milestone=milestone, requires=requires).save()
        except ValidationError:
            return False
        return True

    return save


@pytest.fixture(autouse=True)
def _slow_to_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave time between the look for a cycle and the write, so that saves which do not take turns all look first."""
    look = Prerequisite.clean

    def look_slowly(prerequisite: Prerequisite) -> None:
        look(prerequisite)
        time.sleep(0.1)

    monkeypatch.setattr(Prerequisite, "clean", look_slowly)


def test_prerequisites_that_would_close_a_cycle_together_are_not_both_taken() -> None:
    one, two, three = MilestoneFactory.create_batch(3)

    taken = at_once(need(one, two), need(two, three), need(three, one))

    assert sorted(taken) == [False, True, True]
    assert Prerequisite.objects.count() == 2


def test_prerequisites_that_close_no_cycle_are_all_taken() -> None:
    one, two, three = MilestoneFactory.create_batch(3)

    taken = at_once(need(one, two), need(one, three))

    assert taken == [True, True]
    assert Prerequisite.objects.count() == 2
