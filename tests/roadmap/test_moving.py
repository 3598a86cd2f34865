"""Rows of whatever table come to point to another item, and nobody's row is lost on the way."""

from collections.abc import Iterator

import pytest

from accounts.models import Progress, ProgressStatus
from roadmap.actions.moving import CannotMoveError, joiners, move_rows, pointing_to
from roadmap.models import (
    LoadedItem,
    Milestone,
    MilestoneSkill,
    Prerequisite,
    Resource,
    RouteStep,
    Skill,
    versions_of,
)
from roadmap.models.slugs import FormerSlug
from tests import factories
from tests.accounts.ticking import MONDAY

pytestmark = pytest.mark.django_db

DONE = {"status": ProgressStatus.DONE, "completed_at": MONDAY}


@pytest.fixture
def _joined_progress() -> Iterator[None]:
    """Progress on two milestones that become one is joined: done if either is, with both notes."""

    def join(gone: Progress, kept: Progress) -> None:
        kept.note = f"{kept.note} {gone.note}".strip()
        if gone.status == ProgressStatus.DONE:
            kept.status, kept.completed_at = gone.status, gone.completed_at
        kept.save()

    joiners["accounts.Progress"] = join
    yield
    del joiners["accounts.Progress"]


def progress() -> set[tuple[int, int, str, str]]:
    return set(Progress.objects.values_list("learner", "milestone", "status", "note"))


def test_every_column_that_points_to_an_item_is_found() -> None:
    assert {(column.model, column.name) for column in pointing_to(Skill)} >= {
        (MilestoneSkill, "skill"),
        (Resource.skills.through, "skill"),
    }
    assert (Progress, "milestone") in {(column.model, column.name) for column in pointing_to(Milestone)}
    assert not any(hasattr(column.model, "history_id") for column in pointing_to(Skill))
    assert list(pointing_to(FormerSlug)) == list(pointing_to(LoadedItem)) == []


def test_rows_of_learners_move_as_they_are() -> None:
    gone, kept, other = factories.MilestoneFactory.create_batch(3)
    mine = factories.ProgressFactory.create(milestone=gone, note="Mine.", **DONE)
    theirs = factories.ProgressFactory.create(milestone=other)

    move_rows(gone=gone, kept=kept)

    assert progress() == {
        (mine.learner_id, kept.pk, "done", "Mine."),
        (theirs.learner_id, other.pk, "not-started", ""),
    }


@pytest.mark.usefixtures("_joined_progress")
def test_two_rows_of_one_learner_are_joined() -> None:
    gone, kept = factories.MilestoneFactory.create_batch(2)
    mine = factories.ProgressFactory.create(milestone=kept, note="First.")
    factories.ProgressFactory.create(milestone=gone, learner=mine.learner, note="Second.", **DONE)
    theirs = factories.ProgressFactory.create(milestone=gone)

    move_rows(gone=gone, kept=kept)

    assert progress() == {
        (mine.learner_id, kept.pk, "done", "First. Second."),
        (theirs.learner_id, kept.pk, "not-started", ""),
    }


def test_two_rows_that_nobody_can_join_are_refused() -> None:
    gone, kept = factories.MilestoneFactory.create_batch(2)
    mine = factories.ProgressFactory.create(milestone=kept)
    factories.ProgressFactory.create(milestone=gone, learner=mine.learner)

    with pytest.raises(CannotMoveError, match="Progress: there are two that cannot be made one"):
        move_rows(gone=gone, kept=kept)

    assert Progress.objects.count() == 2


def test_second_row_of_the_catalogue_is_left_out() -> None:
    gone, kept = factories.MilestoneFactory.create_batch(2)
    step = factories.RouteStepFactory.create(milestone=kept)
    factories.RouteStepFactory.create(route=step.route, milestone=gone)
    other = factories.RouteStepFactory.create(milestone=gone)
    resource = factories.ResourceFactory.create()
    resource.milestones.set([gone, kept])

    move_rows(gone=gone, kept=kept)

    assert set(RouteStep.objects.values_list("pk", "milestone")) == {(step.pk, kept.pk), (other.pk, kept.pk)}
    assert list(resource.milestones.all()) == [kept]


def test_what_stays_comes_not_to_point_to_itself() -> None:
    gone, kept = factories.CertificationFactory.create_batch(2)
    kept.replaced_by.set([gone])

    move_rows(gone=gone, kept=kept)

    assert list(kept.replaced_by.all()) == [kept]


def test_versions_say_what_was() -> None:
    gone, kept = factories.MilestoneFactory.create_batch(2)
    factories.PrerequisiteFactory.create(requires=gone)
    before = list(versions_of(Milestone).values())

    move_rows(gone=gone, kept=kept)

    assert Prerequisite.objects.get().requires == kept
    assert list(versions_of(Milestone).values()) == before
