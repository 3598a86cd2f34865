"""Skills and milestones become one, and what learners recorded with them says no less and no more than before."""

from datetime import UTC, datetime
from typing import Any

import pytest

from accounts.models import (
    ClaimedLevel,
    Evidence,
    ExperienceSkill,
    NotYet,
    ProjectMilestone,
    ProjectSkill,
    SkillClaim,
    User,
)
from roadmap.actions.merging import consequence, merge_items
from roadmap.actions.moving import move_rows
from roadmap.models import Skill
from tests import factories

pytestmark = pytest.mark.django_db

JANUARY, MAY = (datetime(2026, month, 1, tzinfo=UTC) for month in (1, 5))


@pytest.fixture
def gone(db: None) -> Skill:
    return factories.SkillFactory.create(slug="k8s")


@pytest.fixture
def kept(db: None) -> Skill:
    return factories.SkillFactory.create(slug="kubernetes")


def claims() -> dict[int, tuple[int, int, int]]:
    """Of each learner, the skill, level and revision of their claim."""
    rows = SkillClaim.objects.values_list("learner", "skill", "level", "revision")
    return {learner: (skill, level, revision) for learner, skill, level, revision in rows}


def test_rows_of_learners_move_as_they_are(gone: Skill, kept: Skill) -> None:
    claim = factories.SkillClaimFactory.create(skill=gone, level=4, revision=2)
    factories.NotYetFactory.create(skill=gone)
    factories.ExperienceSkillFactory.create(skill=gone)
    factories.ProjectSkillFactory.create(skill=gone)

    merge_items(gone=gone, kept=kept)

    assert claims() == {claim.learner_id: (kept.pk, 4, 2)}
    for model in (NotYet, ExperienceSkill, ProjectSkill):
        assert list(model._default_manager.values_list("skill", flat=True)) == [kept.pk]  # noqa: SLF001 (documented)


def test_what_was_used_twice_was_used(gone: Skill, kept: Skill) -> None:
    job, project = factories.ExperienceFactory.create(), factories.ProjectFactory.create()
    other = factories.ExperienceSkillFactory.create(skill=gone)
    for skill in (gone, kept):
        factories.ExperienceSkillFactory.create(experience=job, skill=skill)
        factories.ProjectSkillFactory.create(project=project, skill=skill)

    merge_items(gone=gone, kept=kept)

    used = {(job.pk, kept.pk), (other.experience_id, kept.pk)}
    assert set(ExperienceSkill.objects.values_list("experience", "skill")) == used
    assert list(ProjectSkill.objects.values_list("project", "skill")) == [(project.pk, kept.pk)]


@pytest.mark.parametrize(("levels", "level"), [((2, 4), 4), ((4, 2), 4), ((3, 3), 3)])
def test_what_was_put_off_twice_is_put_off_at_the_higher_level(
    learner: User, gone: Skill, kept: Skill, levels: tuple[int, int], level: int
) -> None:
    for skill, put_off in zip((gone, kept), levels, strict=True):
        factories.NotYetFactory.create(learner=learner, skill=skill, level=put_off)

    merge_items(gone=gone, kept=kept)

    assert list(NotYet.objects.values_list("learner", "skill", "level")) == [(learner.pk, kept.pk, level)]


def test_two_claims_become_the_higher_one_with_all_that_proves_them(learner: User, gone: Skill, kept: Skill) -> None:
    first = factories.SkillClaimFactory.create(learner=learner, skill=gone, level=4)
    second = factories.SkillClaimFactory.create(learner=learner, skill=kept, level=2, revision=5)
    theirs = factories.SkillClaimFactory.create(skill=gone, level=5)
    evidence = [factories.EvidenceFactory.create(learner=learner, claim=claim) for claim in (first, second)]
    factories.ClaimedLevelFactory.create(claim=second, level=2, since=JANUARY)
    factories.ClaimedLevelFactory.create(claim=first, level=4, since=MAY)

    merge_items(gone=gone, kept=kept)

    assert claims() == {learner.pk: (kept.pk, 4, 6), theirs.learner_id: (kept.pk, 5, 0)}
    assert set(Evidence.objects.values_list("pk", "claim")) == {(one.pk, second.pk) for one in evidence}
    assert list(ClaimedLevel.objects.values_list("claim", "level", "since")) == [
        (second.pk, 2, JANUARY),
        (second.pk, 4, MAY),
    ]


def test_a_lower_level_that_is_newer_is_followed_by_the_higher_one(learner: User, gone: Skill, kept: Skill) -> None:
    for skill, level, since in ((gone, 4, JANUARY), (kept, 2, MAY)):
        claim = factories.SkillClaimFactory.create(learner=learner, skill=skill, level=level)
        factories.ClaimedLevelFactory.create(claim=claim, level=level, since=since)

    merge_items(gone=gone, kept=kept)

    assert list(SkillClaim.objects.get().levels.values_list("level", flat=True)) == [4, 2, 4]


@pytest.mark.parametrize("shared", [(True, True), (True, False), (False, True), (False, False)])
def test_what_nobody_showed_is_shown_to_nobody(
    learner: User, gone: Skill, kept: Skill, shared: tuple[bool, bool]
) -> None:
    for skill, is_shared in zip((gone, kept), shared, strict=True):
        factories.SkillClaimFactory.create(learner=learner, skill=skill, is_shared=is_shared)

    merge_items(gone=gone, kept=kept)

    assert SkillClaim.objects.get().is_shared is all(shared)


def test_a_page_that_was_open_meanwhile_is_told(learner: User, gone: Skill, kept: Skill) -> None:
    beyond: list[dict[str, Any]] = [{"x": 1}, {"y": 2}]
    for skill, more in zip((gone, kept), beyond, strict=True):
        factories.SkillClaimFactory.create(learner=learner, skill=skill, beyond=more, revision=1)

    merge_items(gone=gone, kept=kept)

    claim = SkillClaim.objects.get()
    assert (claim.revision, claim.beyond) == (2, {"x": 1, "y": 2})


def test_milestones_that_a_project_proves_twice_are_proved_once() -> None:
    gone, kept = factories.MilestoneFactory.create_batch(2)
    first = factories.ProjectMilestoneFactory.create(milestone=gone)
    factories.ProjectMilestoneFactory.create(project=first.project, milestone=kept)
    evidence = factories.EvidenceFactory.create(claim=None, milestone=gone)

    move_rows(gone=gone, kept=kept)

    assert list(ProjectMilestone.objects.values_list("project", "milestone")) == [(first.project_id, kept.pk)]
    evidence.refresh_from_db()
    assert evidence.milestone == kept


def test_the_curator_is_told_how_many_rows_of_learners_move(gone: Skill, kept: Skill) -> None:
    factories.SkillClaimFactory.create_batch(2, skill=gone)
    factories.ExperienceSkillFactory.create(skill=gone)

    assert consequence(gone=gone, kept=kept).rows == {SkillClaim: 2, ExperienceSkill: 1}
