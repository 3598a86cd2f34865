"""Renaming an item: everything follows, nothing is lost, and no two things are ever known by one slug."""

import logging
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.db import models
from pytest_django import DjangoCaptureOnCommitCallbacks

from accounts.models import Progress, ProgressStatus
from roadmap.actions import load_curriculum
from roadmap.actions.slugs import RenameRefusedError, rename_item, slug_refusal
from roadmap.actions.tables import MODELS
from roadmap.domain.content import KINDS, LoadReport
from roadmap.models import (
    ContentVersion,
    FormerSlug,
    Item,
    LoadedItem,
    Milestone,
    Skill,
    SkillCategory,
    Stage,
    kind_label,
    versions_of,
)
from roadmap.readers import catalogue
from tests import factories
from tests.accounts.ticking import MONDAY
from tests.roadmap.curriculum import ITEMS, small, write_files
from tests.roadmap.worlds import a_world

pytestmark = pytest.mark.django_db


def formers() -> dict[tuple[str, str], str]:
    return {(row.kind, row.slug): row.now for row in FormerSlug.objects.all()}


def refusal(item: Item, slug: str) -> str:
    with pytest.raises(RenameRefusedError) as caught:
        rename_item(item, slug)
    return str(caught.value)


def test_renamed_item_keeps_its_key_and_is_known_by_both_slugs() -> None:
    stage = factories.StageFactory.create(slug="base", title="Base")

    rename_item(stage, "basics")

    assert Stage.objects.values_list("pk", "slug", "title").get() == (stage.pk, "basics", "Base")
    assert (stage.slug, formers()) == ("basics", {("stage", "base"): "basics"})
    assert catalogue().slug_now("stage", "base") == "basics"


def test_every_kind_can_be_renamed_under_the_word_that_files_have_for_it() -> None:
    a_world()

    for name, model in MODELS.items():
        assert kind_label(model) == KINDS[name].label
        rename_item(model._default_manager.first(), f"new-{KINDS[name].name}")  # type: ignore[arg-type]  # noqa: SLF001

    assert {(kind, now) for (kind, _old), now in formers().items()} == {
        (kind.label, f"new-{kind.name}") for kind in KINDS.values()
    }


def test_progress_is_not_touched() -> None:
    done = {"status": ProgressStatus.DONE, "started_at": MONDAY, "completed_at": MONDAY, "note": "Mine."}
    progress = factories.ProgressFactory.create(milestone__slug="python", **done)
    before = Progress.objects.values().get()

    rename_item(progress.milestone, "python-basics")

    assert Progress.objects.values().get() == before


def test_chain_of_renames_is_kept_flat_and_renaming_back_ends_it() -> None:
    skill = factories.SkillFactory.create(slug="a")

    rename_item(skill, "b")
    rename_item(skill, "c")
    assert formers() == {("skill", "a"): "c", ("skill", "b"): "c"}
    rename_item(skill, "a")

    assert formers() == {("skill", "b"): "a", ("skill", "c"): "a"}


def test_slug_that_another_item_has_or_had_is_refused_by_name() -> None:
    skill = factories.SkillFactory.create(slug="torch")
    other = factories.SkillFactory.create(slug="tensorflow", title="TensorFlow")
    rename_item(other, "tf")
    version = ContentVersion.objects.get().token

    assert refusal(skill, "tf") == "“TensorFlow” has this slug already."
    assert refusal(skill, "tensorflow") == "“tf” was called so before, and the old address leads there."
    assert refusal(skill, "torch") == "This is what it is called already."
    assert ContentVersion.objects.get().token == version
    assert Skill.objects.filter(slug="torch").exists()


def test_slug_of_another_kind_is_free() -> None:
    factories.MilestoneFactory.create(slug="python")
    skill = factories.SkillFactory.create(slug="py")
    rename_item(factories.StageFactory.create(slug="old"), "new")

    assert [slug_refusal(skill, slug) for slug in ("python", "old")] == [None, None]


def test_slug_of_what_became_part_of_the_item_is_refused() -> None:
    skill = factories.SkillFactory.create(slug="kept")
    factories.FormerSlugFactory.create(slug="gone", now="kept", is_merged=True)

    assert "became part of this" in refusal(skill, "gone")


def test_who_does_not_know_of_a_rename_changes_nothing() -> None:
    seen, stale = Stage.objects.none(), factories.StageFactory.create(slug="a")
    seen = Stage.objects.filter(pk=stale.pk)
    rename_item(seen.get(), "b")

    assert refusal(stale, "c") == "Somebody has meanwhile renamed it: it is called “b” now."
    Stage.objects.all().delete()
    assert refusal(stale, "c") == "It is no longer there."


def test_stale_save_does_not_rename_back() -> None:
    stale = factories.StageFactory.create(slug="a", title="Before")
    rename_item(Stage.objects.get(), "b")
    stale.title = "After"

    with pytest.raises(ValidationError, match=r"somebody has meanwhile renamed “a”. It is called “b” now"):
        stale.save()

    assert Stage.objects.values_list("slug", "title").get() == ("b", "Before")


@pytest.mark.parametrize("model", [Skill, SkillCategory])
def test_new_item_is_not_saved_under_a_former_slug(model: type[models.Model]) -> None:
    factories.FormerSlugFactory.create(kind=kind_label(model), slug="old", now="new")

    with pytest.raises(ValidationError, match="“old” was what “new” was called before"):
        getattr(factories, f"{model.__name__}Factory").create(slug="old")

    assert not model._default_manager.filter(slug="old").exists()  # noqa: SLF001


def test_versions_are_kept_of_the_item_and_of_what_calls_it_otherwise_now() -> None:
    learner = factories.UserFactory.create()
    given = factories.MilestoneSkillFactory.create(skill__slug="a", milestone__slug="python")
    factories.MilestoneFactory.create()

    rename_item(given.skill, "b", by=learner, why="It is spelt so.")

    kept = [
        (version.slug, version.history_user, version.history_change_reason)
        for model in (Skill, Milestone)
        for version in versions_of(model)
    ]
    assert kept == [("b", learner, "It is spelt so."), ("python", learner, "It is spelt so.")]
    assert "b: 2" in versions_of(Milestone).get().record


def test_rename_is_logged_once_it_is_certain(
    caplog: pytest.LogCaptureFixture, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    curator = factories.UserFactory.create()
    stage = factories.StageFactory.create(slug="a")

    with caplog.at_level(logging.INFO, "roadmap.curation"), django_capture_on_commit_callbacks(execute=True):
        rename_item(stage, "b", by=curator)
        early = list(caplog.records)

    assert early == []
    (line,) = caplog.records
    assert (line.message, vars(line)["kind"], vars(line)["old"], vars(line)["new"]) == ("renamed", "stage", "a", "b")
    assert vars(line)["by"] == curator.pk


def test_files_with_the_old_slug_still_say_the_same(files: Path) -> None:
    rename_item(Skill.objects.get(slug="python"), "py-lang")
    version = ContentVersion.objects.get().token

    report = load_curriculum(files)

    assert report == LoadReport(unchanged=ITEMS)
    assert ContentVersion.objects.get().token == version
    assert LoadedItem.objects.filter(kind="skill", slug="py-lang").exists()
    assert not LoadedItem.objects.filter(kind="skill", slug="python").exists()


def test_renamed_item_and_what_refers_to_it_go_on_following_the_files(files: Path, tmp_path: Path) -> None:
    rename_item(Skill.objects.get(slug="python"), "py-lang")
    newer = small()
    newer["skills"]["python"]["title"] = "Python 4"
    newer["milestones"]["set-up"]["title"] = "Set it up"

    report = load_curriculum(write_files(tmp_path / "newer", newer))

    assert (report.updated, report.kept, report.added) == (2, (), 0)
    assert Skill.objects.get(slug="py-lang").title == "Python 4"
    assert Milestone.objects.get(slug="set-up").title == "Set it up"


def test_edit_before_a_rename_is_still_an_edit(files: Path, tmp_path: Path) -> None:
    Milestone.objects.filter(slug="set-up").update(title="Mine")
    Skill.objects.filter(slug="python").update(title="Mine too")
    rename_item(Skill.objects.get(slug="python"), "py-lang")
    newer = small()
    newer["skills"]["python"]["title"] = newer["milestones"]["set-up"]["title"] = "Theirs"

    report = load_curriculum(write_files(tmp_path / "newer", newer))

    assert report.kept == (("skill", "py-lang"), ("milestone", "set-up"))
