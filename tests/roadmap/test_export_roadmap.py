"""Writing the curriculum to files, and that reading them again changes nothing."""

from io import StringIO
from pathlib import Path

import pytest
import yaml
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap.actions import SHIPPED, export_curriculum, load_curriculum, write_curriculum
from roadmap.actions.files import read_documents, texts, write_texts
from roadmap.domain.content import KINDS, Item, LoadReport, checked
from roadmap.models import (
    ContentVersion,
    LoadedItem,
    Milestone,
    MilestoneSkill,
    Question,
    Resource,
    Skill,
    SkillAlias,
    Source,
    Stage,
    StageCitation,
    State,
)
from tests import factories
from tests.conftest import Queries
from tests.roadmap.curriculum import ITEMS, small, write_files

# Letters of many scripts, controls, line ends of every sort, and what means something to YAML.
TEXTS = st.text(max_size=40) | st.text("ab:#-'\"\\ \t\n\r\x85\u2028\ufeff&*!|>%@`{}[],?01", max_size=40)


def contents(path: Path) -> dict[str, str]:
    return {file.name: file.read_text("utf-8") for file in path.iterdir()}


def test_export_gives_the_items_as_the_files_say_them(files: Path) -> None:
    exported = export_curriculum()

    assert exported == checked(read_documents(files))
    assert {name: list(items) for name, items in exported.items()} == {
        name: list(items) for name, items in small().items()
    }


def test_exported_files_say_what_they_were_loaded_from(files: Path, tmp_path: Path) -> None:
    out = StringIO()

    call_command("export_roadmap", path=tmp_path / "out", stdout=out)

    assert out.getvalue() == f"13 files written to {tmp_path / 'out'}\n"
    assert checked(read_documents(tmp_path / "out")) == checked(read_documents(files))


def test_export_after_loading_the_shipped_files_reproduces_them(db: None, tmp_path: Path) -> None:
    load_curriculum(SHIPPED)

    write_curriculum(tmp_path)

    assert contents(tmp_path) == contents(SHIPPED)


def test_file_is_written_for_people() -> None:
    assert texts(checked({"questions.yaml": {"b": small()["questions"]["when"], "a": small()["questions"]["when"]}}))[
        "questions.yaml"
    ].startswith(
        "# Questions that learners ask, in order; answers are Markdown.\n"
        "# A renamed item lists its old slug under formerly. Read by load_roadmap, written by export_roadmap.\n"
        "\n"
        "b:\n"
        "  question: When?\n"
        "  answer: |-\n"
        "    Now.\n"
        "\n"
        "    - Or soon.\n"
        "  citations:\n"
        "    - source: article\n"
        "      section: Third part\n"
    )


def test_state_is_written_unless_it_is_published(files: Path) -> None:
    Stage.objects.filter(slug="base").update(state=State.DRAFT)
    Stage.objects.filter(slug="work").update(state=State.ARCHIVED)

    stages = export_curriculum()["stages"]

    assert {slug: stage["state"] for slug, stage in stages.items()} == {"base": "draft", "work": "archived"}
    assert "state" not in export_curriculum()["milestones"]["set-up"]


def test_loading_an_export_of_edited_content_changes_nothing(files: Path, tmp_path: Path) -> None:
    Milestone.objects.filter(slug="set-up").update(title="Edited: \u05e9\u05dc\u05d5\u05dd \U0001f642", order=7)
    Skill.objects.filter(slug="sql").update(state=State.ARCHIVED, note="One.\r\nTwo. ")
    SkillAlias.objects.filter(name="py").delete()
    MilestoneSkill.objects.filter(any_of="").update(any_of="all")
    Resource.objects.get(slug="course").milestones.set(Milestone.objects.all())
    StageCitation.objects.create(
        stage=Stage.objects.get(slug="base"), source=Source.objects.get(), section="First part"
    )
    factories.MilestoneFactory.create(stage=Stage.objects.get(slug="base"), state=State.DRAFT)
    factories.RoleFactory.create()
    factories.QuestionFactory.create(order=1)
    version = ContentVersion.objects.get().token
    exported = write_curriculum(tmp_path / "out")[0].parent
    count = sum(len(items) for items in export_curriculum().values())

    first = load_curriculum(exported)
    remembered = list(LoadedItem.objects.order_by("pk").values_list())
    second = load_curriculum(exported)

    assert first == second == LoadReport(unchanged=count)
    assert list(LoadedItem.objects.order_by("pk").values_list()) == remembered
    assert ContentVersion.objects.get().token == version


def test_export_into_an_empty_database_and_out_again_is_the_same(
    files: Path,
    tmp_path: Path,
) -> None:
    Question.objects.update(question="Edited?")
    first = contents(write_curriculum(tmp_path / "first")[0].parent)

    load_curriculum(tmp_path / "first", overwrite=True)
    second = contents(write_curriculum(tmp_path / "second")[0].parent)

    assert first == second


def test_export_takes_the_same_queries_however_much_there_is(files: Path, queries: Queries, tmp_path: Path) -> None:
    more = small()
    more["resources"] |= {
        f"more-{number}": more["resources"]["book"] | {"url": f"https://{number}.example/"} for number in range(20)
    }

    with queries(36):
        export_curriculum()
    load_curriculum(write_files(tmp_path / "larger", more))
    with queries(36):
        assert sum(len(items) for items in export_curriculum().values()) == ITEMS + 20
    assert files.is_dir()


def test_empty_catalogue_is_exported_and_loaded(db: None, tmp_path: Path) -> None:
    write_curriculum(tmp_path)

    assert load_curriculum(tmp_path) == LoadReport()
    assert len(contents(tmp_path)) == 13


def test_export_leaves_other_files_alone(files: Path) -> None:
    (files / "notes.txt").write_text("Mine.", "utf-8")

    write_curriculum(files)

    assert sorted(contents(files)) == sorted([*{kind.file for kind in KINDS.values()}, "notes.txt"])


def test_export_is_refused_where_nothing_can_be_written(files: Path) -> None:
    blocked = files / "stages.yaml"

    with pytest.raises(CommandError) as caught:
        call_command("export_roadmap", path=blocked)

    assert str(caught.value) == f"Nothing was exported: {blocked} cannot be written: File exists"


def test_export_that_breaks_off_leaves_the_files_whole(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    before = contents(files)
    monkeypatch.setattr("os.fsync", fail)

    with pytest.raises(CommandError) as caught:
        call_command("export_roadmap", path=files)

    assert str(caught.value) == f"Nothing was exported: {files} cannot be written: No space left on device"
    assert contents(files) == before


@settings(max_examples=40, deadline=None)
@given(st.lists(st.builds(dict, title=TEXTS, names=st.lists(TEXTS), hours=st.integers(), is_hot=st.booleans())))
def test_any_text_survives_its_file(tmp_path_factory: pytest.TempPathFactory, items: list[Item]) -> None:
    numbered = {f"item-{number}": item for number, item in enumerate(items)}
    path = tmp_path_factory.mktemp("texts")

    write_texts(path, texts({"sources": numbered, "skills": numbered}))
    documents = read_documents(path)

    assert documents["sources.yaml"] == numbered
    assert documents["skills.yaml"] == {"categories": {}, "skills": numbered}


def test_yaml_is_what_others_read_it_as(files: Path) -> None:
    write_curriculum(files)

    plain = yaml.safe_load((files / "certifications.yaml").read_text("utf-8"))

    assert plain == checked(read_documents(files))["certifications"]
