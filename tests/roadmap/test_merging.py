"""Two skills, resources or terms become one: what referred to the one refers to the other, and nothing is lost."""

from pathlib import Path
from typing import Any

import pytest

from roadmap.actions import export_curriculum, load_curriculum
from roadmap.actions.merging import Consequence, MergeRefusedError, consequence, is_mergeable, merge_items
from roadmap.actions.slugs import rename_item
from roadmap.domain.content import LoadReport
from roadmap.models import (
    ContentVersion,
    FormerSlug,
    LinkCheck,
    LoadedItem,
    Milestone,
    Resource,
    Role,
    Skill,
    SluggedModel,
    Term,
    versions_of,
)
from roadmap.readers import catalogue
from tests import factories
from tests.roadmap.curriculum import ITEMS, small, write_files
from tests.roadmap.worlds import a_world, a_world_around

pytestmark = pytest.mark.django_db


def skill(slug: str) -> Skill:
    return Skill.objects.get(slug=slug)


def refusal(gone: SluggedModel, kept: SluggedModel) -> str:
    with pytest.raises(MergeRefusedError) as caught:
        merge_items(gone=gone, kept=kept)
    return str(caught.value)


def test_skill_becomes_part_of_another(files: Path) -> None:
    merge_items(gone=skill("sql"), kept=skill("python"))

    content = export_curriculum()
    assert content["skills"] == {
        "python": small()["skills"]["python"]
        | {"merged": ["sql"], "aliases": ["python", "py", "sql"]}
        | {"onet": sorted(content["skills"]["python"]["onet"], key=str)}
    }
    assert content["milestones"]["exercises"]["skills"] == {"python": 2}
    assert content["certifications"]["new-exam"]["skills"] == {"python": 3}
    assert content["roles"]["junior"]["any_of"] == {"language": {"python": 1}}
    assert FormerSlug.objects.values_list("kind", "slug", "now", "is_merged").get() == ("skill", "sql", "python", True)
    assert catalogue().slug_now("skill", "sql") == "python"


def test_resource_becomes_part_of_another(files: Path) -> None:
    factories.LinkCheckFactory.create(url="https://book.example/")

    merge_items(gone=Resource.objects.get(slug="book"), kept=Resource.objects.get(slug="course"))

    (course,) = export_curriculum()["resources"].values()
    assert (course["skills"], course["milestones"]) == (["python"], ["exercises", "set-up"])
    assert (course["url"], course["merged"]) == ("https://course.example/", ["book"])
    assert LinkCheck.objects.exists()


def test_term_becomes_part_of_another_with_its_spellings_and_not_with_its_title(files: Path) -> None:
    merge_items(gone=Term.objects.get(slug="go"), kept=Term.objects.get(slug="py"))

    assert export_curriculum()["terms"] == {
        "py": small()["terms"]["py"]
        | {"merged": ["go"], "exact": ["Go", "GO"], "not_in": ["Go to market"], "only_with": ["backend"]}
    }


def test_everything_else_stays_as_it_is() -> None:
    world, other = a_world(), a_world()
    a_world_around(other)
    before = export_curriculum()

    merge_items(gone=world.skill, kept=other.skill)

    after = export_curriculum()
    changed = {
        (kind, slug) for kind, items in before.items() for slug, item in items.items() if after[kind].get(slug) != item
    }
    assert changed == {
        ("skills", world.skill.slug),
        ("skills", other.skill.slug),
        ("milestones", world.milestone.slug),
        ("resources", world.resource.slug),
        ("certifications", world.certification.slug),
        ("terms", world.term.slug),
        ("roles", world.role.slug),
    }


def test_former_slugs_of_what_is_gone_lead_to_what_stays() -> None:
    gone, kept = factories.SkillFactory.create(slug="b"), factories.SkillFactory.create(slug="kept")
    rename_item(gone, "c")

    merge_items(gone=gone, kept=kept)
    rename_item(kept, "stays")

    assert set(FormerSlug.objects.values_list("slug", "now", "is_merged")) == {
        ("b", "stays", True),
        ("c", "stays", True),
        ("kept", "stays", False),
    }


def test_versions_are_kept_of_all_that_changed_and_of_what_is_gone(files: Path) -> None:
    curator = factories.UserFactory.create()
    before = {model: versions_of(model).count() for model in (Skill, Milestone, Role)}

    merge_items(gone=skill("sql"), kept=skill("python"), by=curator, why="The same.")

    newest = {model: versions_of(model).count() - count for model, count in before.items()}
    assert newest == {Skill: 2, Milestone: 1, Role: 1}
    kept = versions_of(Skill).filter(slug="python")[0]
    assert (kept.history_user, kept.history_change_reason) == (curator, "The same.")
    assert "- sql" in kept.record
    assert versions_of(Skill).filter(slug="sql")[0].history_type == "-"


def test_old_files_do_not_bring_it_back_and_what_refers_to_it_goes_on_following_them(
    files: Path, tmp_path: Path
) -> None:
    merge_items(gone=skill("sql"), kept=skill("python"))
    newer = small()
    newer["milestones"]["exercises"]["title"] = "Many exercises"

    report = load_curriculum(files)
    later = load_curriculum(write_files(tmp_path / "newer", newer))

    assert report == LoadReport(unchanged=ITEMS - 2, kept=(("skill", "python"),))
    assert (later.updated, later.added) == (1, 0)
    assert Milestone.objects.get(slug="exercises").title == "Many exercises"
    assert list(Skill.objects.values_list("slug", flat=True)) == ["python"]
    assert not LoadedItem.objects.filter(kind="skill", slug="sql").exists()


def test_what_stays_goes_on_following_the_files_if_it_took_over_nothing(files: Path, tmp_path: Path) -> None:
    gone = factories.SkillFactory.create(title="Py", category=skill("python").category)
    merge_items(gone=gone, kept=skill("python"))
    newer = small()
    newer["skills"]["python"]["title"] = "Python 4"

    report = load_curriculum(write_files(tmp_path / "newer", newer))

    assert (report.updated, report.kept) == (1, ())


def test_two_of_different_kinds_or_the_same_or_of_another_kind_are_refused() -> None:
    world, other = a_world(), a_world()

    told = "Two skills, two resources or two terms can be merged; nothing else."
    assert refusal(world.skill, world.resource) == told
    assert refusal(world.skill, world.skill) == told
    assert refusal(world.milestone, other.milestone) == told
    assert [model for model in (Skill, Resource, Milestone) if is_mergeable(model)] == [Skill, Resource]


def test_second_of_two_merges_is_refused_and_changes_nothing() -> None:
    one, other, third = (factories.SkillFactory.create(title=title) for title in ("One", "Other", "Third"))
    merge_items(gone=Skill.objects.get(pk=one.pk), kept=other)
    version = ContentVersion.objects.get().token

    told = "Somebody has meanwhile renamed “One”, or merged it into another. Look again."
    assert refusal(one, third) == refusal(other, one) == told
    assert ContentVersion.objects.get().token == version
    assert Skill.objects.count() == 2


def test_unfit_result_is_refused_and_changes_nothing(files: Path) -> None:
    Resource.objects.filter(slug="course").update(year=1900)
    book, course = Resource.objects.get(slug="book"), Resource.objects.get(slug="course")

    assert refusal(book, course).startswith("resources.yaml: course: year: must be a whole number from 1950")
    assert set(book.milestones.values_list("slug", flat=True)) == {"exercises", "set-up"}
    assert set(Resource.objects.all()) == {book, course}


def test_consequence_counts_what_moves_and_says_what_is_taken_over(files: Path) -> None:
    before: dict[str, Any] = export_curriculum()["skills"]["python"]
    version = ContentVersion.objects.get().token

    come_to = consequence(gone=skill("sql"), kept=skill("python"))

    assert come_to == Consequence(
        items={Milestone: 1, Role: 1, type(factories.CertificationFactory.build()): 1},
        rows={},
        before=before,
        after=before | {"aliases": ["python", "py", "sql"]},
    )
    assert ContentVersion.objects.get().token == version
