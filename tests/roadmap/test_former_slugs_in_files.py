"""Former slugs travel with the files: what one instance renamed, another one renames, and nobody loses anything."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from roadmap.actions import export_curriculum, load_curriculum, write_curriculum
from roadmap.actions.merging import merge_items
from roadmap.actions.records import apply_items
from roadmap.actions.slugs import rename_item
from roadmap.domain.content import Content, ContentError, LoadReport
from roadmap.models import ContentVersion, FormerSlug, Milestone, Resource, Skill, Stage
from tests import factories
from tests.roadmap.curriculum import ITEMS, small, write_files

pytestmark = pytest.mark.django_db


def formers() -> set[tuple[str, str, str, bool]]:
    return set(FormerSlug.objects.values_list("kind", "slug", "now", "is_merged"))


def renamed(kind: str, old: str, new: str, field: str = "formerly") -> Content:
    """The small curriculum in which an item that nothing refers to is called otherwise, and says so."""
    content = small()
    items = content[kind]
    content[kind] = {new if slug == old else slug: item for slug, item in items.items()}
    content[kind][new][field] = [old]
    return content


def with_milestone(slug: str) -> Content:
    """The small curriculum in which the last milestone is called so, and says what it was called before."""
    content = renamed("milestones", "see", slug)
    content["routes"]["direct"]["steps"] = {"set-up": "required", "exercises": "required", slug: "optional"}
    return content


def test_export_says_what_items_were_called_before_and_loads_as_it_is(files: Path, tmp_path: Path) -> None:
    rename_item(Stage.objects.get(slug="base"), "basics")
    merge_items(gone=Skill.objects.get(slug="sql"), kept=Skill.objects.get(slug="python"))
    write_curriculum(tmp_path / "out")
    version = ContentVersion.objects.get().token

    report = load_curriculum(tmp_path / "out")

    exported = export_curriculum()
    assert exported["stages"]["basics"]["formerly"] == ["base"]
    assert exported["skills"]["python"]["merged"] == ["sql"]
    assert report == LoadReport(unchanged=ITEMS - 1)
    assert ContentVersion.objects.get().token == version


def test_another_instance_learns_the_former_slugs(files: Path, tmp_path: Path) -> None:
    rename_item(Stage.objects.get(slug="base"), "basics")
    merge_items(gone=Skill.objects.get(slug="sql"), kept=Skill.objects.get(slug="python"))
    write_curriculum(tmp_path / "out")
    there = formers()
    FormerSlug.objects.all().delete()

    load_curriculum(tmp_path / "out")

    assert formers() == there


def test_what_files_renamed_is_renamed_here_with_its_progress(files: Path, tmp_path: Path) -> None:
    milestone = Milestone.objects.get(slug="see")
    progress = factories.ProgressFactory.create(milestone=milestone)
    newer = write_files(tmp_path / "newer", with_milestone("watch"))

    report = load_curriculum(newer)

    progress.refresh_from_db()
    assert (progress.milestone, Milestone.objects.get(slug="watch")) == (milestone, milestone)
    assert formers() == {("milestone", "see", "watch", False)}
    assert (report.added, report.kept) == (0, ())
    assert load_curriculum(newer) == LoadReport(unchanged=ITEMS)
    assert load_curriculum(files) == LoadReport(unchanged=ITEMS)


def test_dry_run_renames_nothing(files: Path, tmp_path: Path) -> None:
    newer = write_files(tmp_path / "newer", with_milestone("watch"))

    call_command("load_roadmap", path=newer, dry_run=True)

    assert Milestone.objects.filter(slug="see").exists()
    assert formers() == set()


def test_what_curators_renamed_otherwise_stays_so(files: Path, tmp_path: Path) -> None:
    rename_item(Milestone.objects.get(slug="see"), "look")

    report = load_curriculum(write_files(tmp_path / "newer", with_milestone("watch")))

    assert report == LoadReport(unchanged=ITEMS)
    assert formers() == {("milestone", "see", "look", False)}


def test_what_files_merged_is_merged_here(files: Path, tmp_path: Path) -> None:
    content = small()
    del content["resources"]["course"]
    content["resources"]["book"]["merged"] = ["course"]

    load_curriculum(write_files(tmp_path / "newer", content))

    assert list(Resource.objects.values_list("slug", flat=True)) == ["book"]
    assert formers() == {("resource", "course", "book", True)}


def test_two_that_cannot_be_merged_are_refused(files: Path, tmp_path: Path) -> None:
    content = small()
    stages: dict[str, Any] = content["stages"]
    stages["base"]["formerly"] = ["work"]
    content["milestones"]["see"]["stage"] = "base"
    del stages["work"]

    with pytest.raises(CommandError) as caught:
        call_command("load_roadmap", path=write_files(tmp_path / "newer", content))

    told = "stages.yaml: base: was work before, the files say, but here that cannot be: "
    assert str(caught.value).startswith(f"Nothing was loaded:\n{told}Two skills, two resources or two terms can")
    assert Stage.objects.count() == 2


def test_item_given_under_both_its_slugs_is_refused(files: Path, tmp_path: Path) -> None:
    rename_item(Stage.objects.get(slug="work"), "job")
    content = small()
    content["stages"]["job"] = content["stages"]["work"]

    with pytest.raises(ContentError) as caught:
        load_curriculum(write_files(tmp_path / "newer", content))

    assert str(caught.value) == "stages.yaml: job: is the same stage as work, which is called job now; give it once"


def test_former_slug_of_something_new_is_known_at_once(tmp_path: Path) -> None:
    content = small()
    content["stages"]["work"]["formerly"] = ["toil"]

    load_curriculum(write_files(tmp_path / "content", content))

    assert formers() == {("stage", "toil", "work", False)}


def test_single_item_may_refer_by_a_former_slug_and_is_not_given_under_one(files: Path) -> None:
    rename_item(Skill.objects.get(slug="sql"), "queries")
    junior = export_curriculum()["roles"]["junior"] | {"title": "Beginner", "any_of": {"language": {"sql": 1}}}

    apply_items({"roles": {"junior": junior}})

    assert export_curriculum()["roles"]["junior"]["any_of"] == {"language": {"queries": 1}}
    with pytest.raises(ContentError, match="sql: slug: is what skill queries was called before"):
        apply_items({"skills": {"sql": {"title": "SQL", "category": "programming"}}})
