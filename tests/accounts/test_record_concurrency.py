"""Forms of the record that meet: one row of a form sent twice, one change of two, and the other is told."""

from collections.abc import Callable
from threading import Barrier
from typing import Any

import pytest
from django.test import Client

from accounts.actions.record import change_row, make_row
from accounts.models import Education, User
from accounts.views import editing
from tests.factories import EducationFactory
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)

LIST = "/record/education/"
OP = "5bd0ac1e-6b58-4e9b-8f2b-3f3e7f6f2a11"
# What is there is read by all before any of them writes: the worst moment to meet.
WRITES: dict[str, Callable[..., Any]] = {"make_row": make_row, "change_row": change_row}
Meet = Callable[[str, int], None]


@pytest.fixture
def meet(monkeypatch: pytest.MonkeyPatch) -> Meet:
    def until(write: str, posts: int) -> None:
        all_have_read = Barrier(posts, timeout=10)

        def together(*row: Any, **how: Any) -> Any:
            all_have_read.wait()
            return WRITES[write](*row, **how)

        monkeypatch.setattr(editing, write, together)

    return until


def post(learner: User, address: str, **typed: str) -> Callable[[], int]:
    """A post to come, from a window of its own, as the status that it is answered with."""
    client = Client()
    client.force_login(learner)
    return lambda: client.post(address, {"level": "master", **typed}).status_code


def test_a_double_click_makes_one_row(learner: User, meet: Meet) -> None:
    meet("make_row", 4)

    answers = at_once(*(post(learner, f"{LIST}add/", op=OP) for _ in range(4)))

    assert answers == [302] * 4
    assert Education.objects.count() == 1


def test_of_two_changes_one_is_kept_and_the_other_is_told(learner: User, meet: Meet) -> None:
    row = EducationFactory.create(learner=learner)
    fields = ["From the laptop", "From the phone"]
    meet("change_row", 2)

    answers = at_once(*(post(learner, f"{LIST}{row.pk}/", field=field, revision="0") for field in fields))

    row.refresh_from_db()
    assert sorted(answers) == [302, 409]
    assert (row.field, row.revision) == (fields[answers.index(302)], 1)


def test_what_is_removed_while_it_is_changed_stays_gone(learner: User, monkeypatch: pytest.MonkeyPatch) -> None:
    row = EducationFactory.create(learner=learner)

    def removed_before(changed: Education, **how: Any) -> Education:
        Education.objects.all().delete()
        return change_row(changed, **how)

    monkeypatch.setattr(editing, "change_row", removed_before)

    assert post(learner, f"{LIST}{row.pk}/", field="Typed", revision="0")() == 404
    assert not Education.objects.exists()
