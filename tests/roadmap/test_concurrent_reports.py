"""Reports that meet: one of a kind, never one too many, and no answer on what was taken back."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import User
from roadmap.models import Report
from tests import factories
from tests.staff import client_of
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def window(learner: User) -> Client:
    client = Client()
    client.force_login(learner)
    return client


def report(client: Client, kind: str) -> Callable[[], int]:
    """A post to come, as the status that it is answered with."""
    return lambda: client.post("/resources/course/report/", {"kind": kind}).status_code


@pytest.fixture(autouse=True)
def _course(transactional_db: None) -> None:
    factories.ResourceFactory.create(slug="course")


def test_the_same_at_once_is_one_report(learner: User) -> None:
    answers = at_once(*(report(window(learner), "broken-link") for _ in range(4)))

    assert answers == [302] * 4
    assert Report.objects.count() == 1


def test_of_two_at_once_only_the_tenth_is_taken(learner: User) -> None:
    factories.ReportFactory.create_batch(9, learner=learner)

    answers = at_once(*(report(window(learner), kind) for kind in ("broken-link", "outdated", "now-paid")))

    assert sorted(answers) == [302, 429, 429]
    assert Report.objects.count() == 10


def test_withdrawn_and_taken_in_work_at_once_is_one_of_the_two(learner: User) -> None:
    row = factories.ReportFactory.create(learner=learner)
    mine, desk = window(learner), client_of("superuser")
    chosen = {"action": "take_in_work", "_selected_action": row.pk}

    answers = at_once(
        lambda: mine.post(f"/reports/{row.pk}/withdraw/").status_code,
        lambda: desk.post("/admin/roadmap/report/", chosen).status_code,
    )

    row.refresh_from_db()
    assert answers == [302, 302]
    assert row.state in {"withdrawn", "in-work"}
