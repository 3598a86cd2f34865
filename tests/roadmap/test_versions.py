"""Keeping versions of items, and writing single items from what a version says."""

from pathlib import Path

import pytest

from roadmap.actions import load_curriculum
from roadmap.actions.files import read_record
from roadmap.actions.records import apply_items, stored_item
from roadmap.actions.tables import MODELS
from roadmap.actions.versions import keep_versions
from roadmap.domain.content import KINDS, ContentError, LoadReport
from roadmap.models import Milestone, Skill, Stage, versions_of
from tests.conftest import Queries
from tests.factories import (
    MilestoneFactory,
    PrerequisiteFactory,
    SkillAliasFactory,
    SkillFactory,
    StageFactory,
    UserFactory,
)
from tests.roadmap.curriculum import small, write_files

pytestmark = pytest.mark.django_db


def test_version_has_the_whole_item_with_who_and_why() -> None:
    curator = UserFactory.create()
    skill = SkillAliasFactory.create(skill__slug="python", name="cpython").skill

    keep_versions([skill], by=curator, why="Found in adverts")

    version = versions_of(Skill).get()
    assert read_record(version.record)["aliases"] == ["cpython"]
    assert (version.slug, version.history_type) == ("python", "+")
    assert (version.history_user, version.history_change_reason) == (curator, "Found in adverts")


def test_version_is_kept_only_of_what_changed() -> None:
    one, other = SkillFactory.create_batch(2)
    keep_versions([one, other])
    other.summary = "Said anew"
    other.save()

    keep_versions([one, other])

    assert sorted(versions_of(Skill).values_list("id", "history_type")) == [
        (one.pk, "+"),
        (other.pk, "+"),
        (other.pk, "~"),
    ]


def test_version_is_kept_of_a_new_place_among_others() -> None:
    stage = StageFactory.create(order=1)
    keep_versions([stage])
    Stage.objects.filter(pk=stage.pk).update(order=7)

    keep_versions([stage])

    assert list(versions_of(Stage).values_list("order", flat=True)) == [7, 1]


def test_versions_are_kept_in_as_many_queries_for_three_as_for_one(queries: Queries) -> None:
    single, several = MilestoneFactory.create(), MilestoneFactory.create_batch(3)

    with queries(10):
        keep_versions([single])
    with queries(10):
        keep_versions(several)


def test_load_keeps_a_version_of_what_it_wrote(tmp_path: Path) -> None:
    path = write_files(tmp_path / "content", small())

    report = load_curriculum(path)

    kept = [version for kind in KINDS.values() for version in versions_of(MODELS[kind.name])]
    assert len(kept) == report.added
    assert load_curriculum(path) == LoadReport(unchanged=report.added)
    assert len([version for kind in KINDS.values() for version in versions_of(MODELS[kind.name])]) == report.added


def test_items_are_applied_as_given_and_keep_their_key_and_place() -> None:
    first, second = MilestoneFactory.create_batch(2)
    milestone = PrerequisiteFactory.create(milestone=second, requires=first).milestone
    before = milestone.title
    stored = stored_item(KINDS["milestones"], milestone.slug)
    assert stored

    apply_items({"milestones": {milestone.slug: stored.item | {"title": "Anew", "prerequisites": []}}})

    milestone.refresh_from_db()
    assert (milestone.title, milestone.order, milestone.needs.count()) == ("Anew", stored.order, 0)
    assert [version.title for version in versions_of(Milestone)] == ["Anew", before]


def test_new_items_come_last_in_their_group() -> None:
    stage = StageFactory.create(slug="beginnings")
    MilestoneFactory.create(stage=stage, order=4)
    MilestoneFactory.create(order=9)
    new = {"stage": "beginnings", "title": "New", "kind": "learn", "outcome": "A thing", "hours": 3, "evidence": "none"}

    apply_items({"milestones": {"new-one": new | {"state": "draft"}}})

    assert Milestone.objects.get(slug="new-one").order == 5


def test_items_that_do_not_fit_are_refused_whole() -> None:
    first, second = MilestoneFactory.create_batch(2)
    PrerequisiteFactory.create(milestone=second, requires=first)
    stored = stored_item(KINDS["milestones"], first.slug)
    assert stored

    with pytest.raises(ContentError) as refusal:
        apply_items({"milestones": {first.slug: stored.item | {"title": "Anew", "prerequisites": [second.slug]}}})

    assert "closes a cycle" in str(refusal.value)
    first.refresh_from_db()
    assert first.title != "Anew"


def test_applied_items_count_as_edited_for_the_next_load(tmp_path: Path) -> None:
    path = write_files(tmp_path / "content", small())
    load_curriculum(path)
    stage = Stage.objects.order_by("order")[0]
    stored = stored_item(KINDS["stages"], stage.slug)
    assert stored
    apply_items({"stages": {stage.slug: stored.item | {"title": "By hand"}}})

    files = small()
    write_files(path, files)
    report = load_curriculum(path)

    assert ("stage", stage.slug) in report.kept
    assert Stage.objects.get(pk=stage.pk).title == "By hand"
