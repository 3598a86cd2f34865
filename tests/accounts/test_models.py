"""Facts that no row of a learner may break."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from accounts.models import Progress, ProgressStatus, User
from roadmap.domain.journey import Status
from tests.accounts.ticking import MONDAY, ROWS
from tests.factories import MilestoneFactory, ProgressFactory, RouteFactory, SpecialisationFactory, UserFactory

pytestmark = pytest.mark.django_db

# Fields of progress rows by the constraint that they keep, and that they break.
KEPT: dict[str, list[dict[str, Any]]] = {
    "progress_status_known": list(ROWS.values()),
    "progress_dates_fit_status": [
        *ROWS.values(),
        {"status": "done", "completed_at": MONDAY},
        {"status": "set-aside", "set_aside_at": MONDAY, "started_at": MONDAY, "completed_at": MONDAY},
    ],
    "progress_pinned_or_put_off": [{"pinned_at": MONDAY}, {"not_before": MONDAY.date()}, {}],
    "progress_evidence_is_http": [
        {"evidence_url": address} for address in ("", "http://example.org/", "https://example.org/")
    ],
}
BROKEN: dict[str, list[dict[str, Any]]] = {
    "progress_status_known": [{"status": "finished"}, {"status": ""}],
    "progress_dates_fit_status": [
        {"status": "not-started", "started_at": MONDAY},
        {"status": "not-started", "completed_at": MONDAY},
        {"status": "not-started", "set_aside_at": MONDAY},
        {"status": "started"},
        {"status": "started", "started_at": MONDAY, "completed_at": MONDAY},
        {"status": "started", "started_at": MONDAY, "set_aside_at": MONDAY},
        {"status": "done"},
        {"status": "done", "completed_at": MONDAY, "set_aside_at": MONDAY},
        {"status": "set-aside"},
        {"status": "set-aside", "completed_at": MONDAY},
    ],
    "progress_pinned_or_put_off": [{"pinned_at": MONDAY, "not_before": MONDAY.date()}],
    "progress_evidence_is_http": [
        {"evidence_url": address} for address in ("javascript:alert(1)", "ftp://example.org/", "//example.org/", "x")
    ],
}


def test_every_constraint_is_tried() -> None:
    named = {one.name for one in Progress._meta.constraints}  # noqa: SLF001 (documented)

    assert named == {*KEPT, "progress_once"}
    assert KEPT.keys() == BROKEN.keys()


@pytest.mark.parametrize("name", KEPT)
def test_progress_that_keeps_a_constraint_is_stored(name: str) -> None:
    stored = [ProgressFactory.create(**fields) for fields in KEPT[name]]

    assert Progress.objects.count() == len(stored)


@pytest.mark.parametrize("name", BROKEN)
def test_progress_that_breaks_a_constraint_is_refused(name: str) -> None:
    for fields in BROKEN[name]:
        # An unknown status breaks the constraint on dates too, and the database says either.
        said = "progress_" if name == "progress_status_known" else name
        with pytest.raises(IntegrityError, match=said), transaction.atomic():
            ProgressFactory.create(**fields)


def test_progress_is_one_row_for_each_learner_and_milestone() -> None:
    first = ProgressFactory.create()
    ProgressFactory.create(learner=first.learner)
    ProgressFactory.create(milestone=first.milestone)

    said = "progress_once" if connection.vendor == "postgresql" else "accounts_progress.learner_id"
    with pytest.raises(IntegrityError, match=said), transaction.atomic():
        ProgressFactory.create(learner=first.learner, milestone=first.milestone)


def test_an_email_is_one_account_whatever_its_case() -> None:
    UserFactory.create(email="ada@example.org")
    UserFactory.create(email="ada@example.com")

    said = "user_email_unique" if connection.vendor == "postgresql" else "accounts_user.email"
    with pytest.raises(IntegrityError, match=said), transaction.atomic():
        UserFactory.create(email="ADA@Example.org")


def test_the_states_of_a_row_are_those_of_the_rules() -> None:
    assert set(ProgressStatus.values) == {status.value for status in Status}


def test_for_learner_is_the_rows_of_one_learner() -> None:
    own = ProgressFactory.create()
    ProgressFactory.create(milestone=own.milestone)

    assert list(Progress.objects.for_learner(own.learner)) == [own]


def test_the_catalogue_cannot_be_deleted_from_under_a_learner() -> None:
    milestone, route, field = MilestoneFactory.create(), RouteFactory.create(), SpecialisationFactory.create()
    learner = UserFactory.create(route=route, specialisation=field)
    progress = ProgressFactory.create(learner=learner, milestone=milestone)

    for item in (milestone, route, field):
        with pytest.raises(ProtectedError):
            item.delete()

    assert list(Progress.objects.all()) == [progress]


def test_deleting_an_account_takes_its_progress_and_nobody_elses() -> None:
    own, other = ProgressFactory.create(), ProgressFactory.create()

    own.learner.delete()

    assert list(Progress.objects.all()) == [other]
    assert list(User.objects.all()) == [other.learner]


def test_progress_says_its_milestone_and_state() -> None:
    progress = ProgressFactory.create(**ROWS["done"])

    assert str(progress) == f"{progress.milestone_id}: Done"
