"""Loading the curriculum: what it does, what it leaves alone, and what it refuses."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from pathlib import Path
from threading import Barrier

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from accounts.models import Progress, ProgressStatus, User
from roadmap.actions import load_curriculum
from roadmap.domain.content import LoadReport
from roadmap.models import (
    Certification,
    ContentVersion,
    LoadedItem,
    Milestone,
    OnetReference,
    Prerequisite,
    Resource,
    Role,
    RoleExperience,
    Route,
    Skill,
    SkillAlias,
    Source,
    Stage,
    State,
)
from roadmap.readers import catalogue
from tests.conftest import Queries
from tests.roadmap.curriculum import ITEMS, small, write_files

pytestmark = pytest.mark.django_db


def load(path: Path, **options: bool) -> list[str]:
    out = StringIO()
    call_command("load_roadmap", path=path, stdout=out, **options)
    return out.getvalue().splitlines()


def refusal(path: Path) -> list[str]:
    """What the refused command says. Nothing at all may have changed."""
    before = rows()
    with pytest.raises(CommandError) as caught:
        load(path)
    assert rows() == before
    first, *problems = str(caught.value).splitlines()
    assert first == "Nothing was loaded:"
    return problems


def rows() -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of the catalogue."""
    models = apps.get_app_config("roadmap").get_models(include_auto_created=True)
    return {model.__name__: list(model._default_manager.order_by("pk").values_list()) for model in models}  # noqa: SLF001


def token() -> str:
    return str(ContentVersion.objects.get().token)


def test_first_load_adds_everything(tmp_path: Path) -> None:
    said = load(write_files(tmp_path / "content", small()))

    assert said == [f"added {ITEMS}, updated 0, kept 0, unchanged 0"]
    shown = catalogue()
    assert [stage.slug for stage in shown.stages] == ["base", "work"]
    assert [milestone.slug for milestone in shown.milestones] == ["set-up", "exercises", "see"]
    assert shown.milestone_by_slug["exercises"].prerequisites == ("set-up",)
    assert [(given.skill.slug, given.level, given.any_of) for given in shown.milestones[1].skills] == [
        ("sql", 2, ""),
        ("python", 2, "language"),
    ]
    assert [role.slug for role in shown.role_by_slug["junior"].next_roles] == ["engineer"]
    assert [one.months for one in shown.role_by_slug["engineer"].experience] == [60, 24]
    assert shown.questions[0].answer == "Now.\n\n- Or soon."


def test_second_load_changes_nothing(files: Path) -> None:
    before, version = rows(), token()

    said = load(files)

    assert said == [f"added 0, updated 0, kept 0, unchanged {ITEMS}"]
    assert (rows(), token()) == (before, version)


def test_load_takes_the_same_queries_however_much_there_is(files: Path, tmp_path: Path, queries: Queries) -> None:
    more = small()
    more["milestones"] |= {f"more-{number}": more["milestones"]["exercises"] for number in range(20)}
    larger = write_files(tmp_path / "larger", more)

    with queries(36):
        load_curriculum(files)
    load_curriculum(larger)
    with queries(36):
        load_curriculum(larger)


def test_changed_item_follows_the_file(files: Path) -> None:
    version = token()
    changed = small()
    changed["milestones"]["exercises"] |= {"title": "More exercises", "hours": 70, "skills": {"sql": 3}}

    said = load(write_files(files, changed))

    assert said == [f"added 0, updated 1, kept 0, unchanged {ITEMS - 1}"]
    milestone = Milestone.objects.get(slug="exercises")
    given = [(row.skill.slug, row.level, row.any_of) for row in milestone.skills_given.all()]
    assert (milestone.title, milestone.hours) == ("More exercises", 70)
    assert given == [("sql", 3, ""), ("python", 2, "language")]
    assert token() != version


def test_change_leaves_the_rows_alone_that_stay_as_they_are(files: Path) -> None:
    before = {alias.name: alias.pk for alias in SkillAlias.objects.all()}
    keys = {milestone.slug: milestone.pk for milestone in Milestone.objects.all()}
    changed = small()
    changed["skills"]["python"] |= {"title": "Python 3", "aliases": ["python", "py", "cpython"]}

    load(write_files(files, changed))

    after = {alias.name: alias.pk for alias in SkillAlias.objects.all()}
    assert {name: after[name] for name in before} == before
    assert {milestone.slug: milestone.pk for milestone in Milestone.objects.all()} == keys


def test_rows_without_an_order_of_their_own_stand_as_in_the_file(files: Path) -> None:
    changed = small()
    changed["roles"]["engineer"]["experience"] = {"bachelor": {"months": 48}, "master": {"months": 24}}
    changed["skills"]["python"]["onet"][0]["hot"] = False

    load(write_files(files, changed))

    assert [str(row) for row in RoleExperience.objects.all()] == ["Engineer: Bachelor 48", "Engineer: Master 24"]
    assert [row.technology for row in OnetReference.objects.all()] == ["Anaconda", "Python"]


def test_edited_item_is_kept_and_named(files: Path) -> None:
    Milestone.objects.filter(slug="set-up").update(title="Edited")
    changed = small()
    changed["milestones"]["set-up"]["title"] = "Changed"
    changed["milestones"]["see"]["title"] = "Changed, too"

    said = load(write_files(files, changed))

    assert said == [
        "kept: milestone set-up (edited since the last load; --overwrite replaces it)",
        f"added 0, updated 1, kept 1, unchanged {ITEMS - 2}",
    ]
    assert list(Milestone.objects.values_list("title", flat=True)) == ["Edited", "Exercises", "Changed, too"]


def add_alias() -> None:
    SkillAlias.objects.create(skill=Skill.objects.get(slug="sql"), name="ansi sql")


def add_note() -> None:
    Skill.objects.filter(slug="sql").update(note="Editors know better.")


def archive() -> None:
    Skill.objects.filter(slug="sql").update(state=State.ARCHIVED)


@pytest.mark.parametrize("edit", [add_alias, add_note, archive])
def test_every_edit_counts(files: Path, edit: Callable[[], None]) -> None:
    edit()
    before = rows()

    report = load_curriculum(files)

    assert report == LoadReport(unchanged=ITEMS - 1, kept=(("skill", "sql"),))
    assert rows() == before


def test_saving_a_form_without_a_change_is_no_edit(files: Path) -> None:
    # Browsers send line ends as two characters.
    question = small()["questions"]["when"]["answer"].replace("\n", "\r\n")
    Stage.objects.get(slug="base").save()
    apps.get_model("roadmap", "Question").objects.update(answer=question)

    report = load_curriculum(files)

    assert report == LoadReport(unchanged=ITEMS)


def test_overwriting_replaces_edits(files: Path) -> None:
    Milestone.objects.filter(slug="set-up").update(title="Edited", state=State.ARCHIVED)
    Prerequisite.objects.filter(milestone__slug="exercises").delete()

    said = load(files, overwrite=True)

    assert said == [f"added 0, updated 2, kept 0, unchanged {ITEMS - 2}"]
    assert load(files) == [f"added 0, updated 0, kept 0, unchanged {ITEMS}"]
    milestone = Milestone.objects.get(slug="set-up")
    assert (milestone.title, milestone.state) == ("Set up", State.PUBLISHED)
    assert {str(row) for row in Prerequisite.objects.all()} == {
        "Exercises after Set up",
        "See after Exercises",
        "See after Set up",
    }


def test_edit_that_the_file_takes_over_follows_the_file_again(files: Path) -> None:
    Milestone.objects.filter(slug="set-up").update(title="Edited")
    taken = small()
    taken["milestones"]["set-up"]["title"] = "Edited"
    version = token()

    assert load_curriculum(write_files(files, taken)) == LoadReport(unchanged=ITEMS)
    assert token() == version
    assert load_curriculum(write_files(files, small())) == LoadReport(updated=1, unchanged=ITEMS - 1)


def test_item_that_is_not_in_the_files_is_left_alone(files: Path) -> None:
    Stage.objects.create(slug="mine", title="Mine", audience="Me.", hours_min=1, months_min=1, state=State.DRAFT)
    fewer = small()
    del fewer["resources"]["course"], fewer["questions"]
    (files / "questions.yaml").unlink()
    before = rows()

    report = load_curriculum(write_files(files, fewer))

    assert report == LoadReport(unchanged=ITEMS - 2)
    assert rows() == before


def test_dry_run_only_tells(files: Path) -> None:
    changed = small()
    changed["sources"]["article"]["title"] = "Changed"
    before = rows()

    said = load(write_files(files, changed), dry_run=True)

    assert said == [f"would be: added 0, updated 1, kept 0, unchanged {ITEMS - 1}"]
    assert rows() == before


def test_learners_keep_their_progress(files: Path, learner: User) -> None:
    progress = Progress.objects.create(
        learner=learner,
        milestone=Milestone.objects.get(slug="set-up"),
        status=ProgressStatus.DONE,
        completed_at=timezone.now(),
        note="Mine.",
    )
    before = list(Progress.objects.values())
    changed = small()
    changed["milestones"]["set-up"] |= {"title": "Changed", "stage": "work", "state": "archived"}

    load(write_files(files, changed), overwrite=True)

    progress.refresh_from_db()
    assert progress.milestone.title == "Changed"
    assert list(Progress.objects.values()) == before


def test_new_item_finds_its_place(files: Path) -> None:
    changed = small()
    first = changed["milestones"]["set-up"] | {"title": "Before all"}
    changed["milestones"] = {"before": first, **changed["milestones"]}

    said = load(write_files(files, changed))

    assert said == [f"added 1, updated 0, kept 0, unchanged {ITEMS} (2 of them moved)"]
    assert list(Milestone.objects.values_list("slug", "order")) == [
        ("before", 1),
        ("set-up", 2),
        ("exercises", 3),
        ("see", 1),
    ]


def test_place_that_a_curator_gave_is_kept(files: Path) -> None:
    Resource.objects.filter(slug="book").update(order=9)

    said = load(files)

    assert said == [
        "kept: resource book (edited since the last load; --overwrite replaces it)",
        f"added 0, updated 0, kept 1, unchanged {ITEMS - 1}",
    ]
    assert list(Resource.objects.values_list("slug", flat=True)) == ["course", "book"]


def test_unique_values_can_change_places(files: Path) -> None:
    changed = small()
    changed["resources"]["book"]["url"] = "https://course.example/"
    changed["resources"]["course"]["url"] = "https://book.example/"
    changed["skills"]["sql"]["aliases"] = ["python"]
    changed["skills"]["python"]["aliases"] = ["sql"]

    report = load_curriculum(write_files(files, changed))

    assert report == LoadReport(updated=4, unchanged=ITEMS - 4)
    assert list(Resource.objects.values_list("slug", "url")) == [
        ("book", "https://course.example/"),
        ("course", "https://book.example/"),
    ]
    assert set(SkillAlias.objects.values_list("skill__slug", "name")) == {("sql", "python"), ("python", "sql")}


def test_values_can_be_taken_away(files: Path) -> None:
    bare = small()
    for slug in ("old-exam", "new-exam"):
        bare["certifications"][slug] = {
            name: bare["certifications"][slug][name] for name in ("title", "issuer", "level", "url")
        }
    bare["roles"]["engineer"] = {
        name: bare["roles"]["engineer"][name] for name in ("title", "level", "track", "scope", "years_min")
    }

    load(write_files(files, bare))

    exam = Certification.objects.get(slug="old-exam")
    role = Role.objects.get(slug="engineer")
    assert (exam.availability, exam.retired_on, list(exam.replaced_by.all())) == ("active", None, [])
    assert (role.specialisation, role.titles, role.years_max, role.onet_code) == (None, [], None, "")
    assert list(role.experience.all()) == []


def test_every_problem_is_named_and_nothing_changes(files: Path) -> None:
    broken = small()
    broken["sources"]["article"]["title"] = "Changed"
    broken["milestones"]["see"] |= {"hours": "many", "kind": "dream"}
    broken["resources"]["book"]["url"] = "ftp://book.example/"

    problems = refusal(write_files(files, broken))

    assert problems == [
        "milestones.yaml: see: kind: must be one of learn, practise, build, prove, network, lead, not 'dream'",
        "milestones.yaml: see: hours: must be a whole number from 1 to 32767, not 'many'",
        "resources.yaml: book: url: must be an http or https address, not 'ftp://book.example/'",
    ]


def test_what_does_not_fit_is_named_and_nothing_changes(files: Path) -> None:
    broken = small()
    broken["sources"]["article"]["title"] = "Changed"
    broken["milestones"]["set-up"]["prerequisites"] = ["exercises", "nothing"]
    broken["skills"]["sql"]["aliases"] = ["py"]

    problems = refusal(write_files(files, broken))

    assert problems == [
        "skills.yaml: sql: aliases: 'py' is already that of skill python",
        "milestones.yaml: set-up: prerequisites.2: there is no milestone 'nothing'",
        "milestones.yaml: set-up: prerequisites: closes a cycle: set-up needs exercises needs set-up",
    ]


def test_cycle_through_a_kept_item_is_refused(files: Path) -> None:
    Milestone.objects.filter(slug="exercises").update(title="Edited")
    turned = small()
    turned["milestones"]["exercises"]["prerequisites"] = []
    turned["milestones"]["set-up"]["prerequisites"] = ["exercises"]
    write_files(files, turned)

    assert refusal(files) == [
        "milestones.yaml: set-up: prerequisites: closes a cycle: set-up needs exercises needs set-up"
    ]
    assert load(files, overwrite=True) == [f"added 0, updated 2, kept 0, unchanged {ITEMS - 2}"]


def test_refusal_shows_fifty_problems(tmp_path: Path) -> None:
    broken = {"sources": {f"source-{number}": {"title": "T", "publisher": "P"} for number in range(60)}}

    problems = refusal(write_files(tmp_path / "content", broken))

    assert len(problems) == 51
    assert problems[0] == "sources.yaml: source-0: published: is missing"
    assert problems[-1] == "... and 10 more"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("sources.yaml", b"", "sources.yaml: must be a mapping, not None"),
        ("sources.yaml", b"a: [", "sources.yaml: line "),
        ("sources.yaml", b"a: {}\na: {}\n", "sources.yaml: line 2: the key 'a' is given twice"),
        ("sources.yaml", b"a: &b {}\nc: {<<: *b}\n", "sources.yaml: line 2: this cannot be a key"),
        ("sources.yaml", b"? [a]\n: b\n", "sources.yaml: line 1: this cannot be a key"),
        (
            "sources.yaml",
            b"a: !!python/object:os.system {}\n",
            "sources.yaml: line 1: could not determine a constructor",
        ),
        ("sources.yaml", b"\xff\xfe\x00binary", "sources.yaml: is not UTF-8 text"),
        ("sources.yaml", b"a: \x07", "sources.yaml: "),
        ("sources.yaml", b"a: 2026-13-45", "sources.yaml: holds a value that cannot be read: month must be in 1..12"),
        ("sources.yaml", b"a: " + b"9" * 5000, "sources.yaml: holds a value that cannot be read: Exceeds the limit"),
        ("sources.yaml", b"#" * 5_000_001, "sources.yaml: is larger than 5,000,000 bytes"),
        ("sources.yaml", b"- " * 200_000, "sources.yaml: is nested too deeply"),
        ("sources.yaml", b"[" * 200_000, "sources.yaml: "),
        ("resourses.yaml", b"{}", "resourses.yaml: is not a file of the curriculum; these are sources.yaml, "),
    ],
)
def test_unreadable_file_is_refused(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(content)

    (problem,) = refusal(tmp_path)

    assert problem.startswith(message)


def test_directory_without_files_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path) == [f"{tmp_path.name}: there are no YAML files in this directory"]


def test_directory_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nowhere") == ["nowhere: cannot be read: No such file or directory"]


def test_file_that_is_a_directory_is_refused(tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").mkdir()

    assert refusal(tmp_path) == ["sources.yaml: cannot be read: Is a directory"]


def test_interrupted_load_changes_nothing(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_options: object) -> None:
        raise RuntimeError

    changed = small()
    changed["sources"]["article"]["title"] = "Changed"
    before = rows()
    monkeypatch.setattr(LoadedItem.objects, "bulk_create", fail)

    with pytest.raises(RuntimeError):
        load(write_files(files, changed))

    assert rows() == before


@pytest.mark.django_db(transaction=True)
def test_two_loads_at_once_load_once(tmp_path: Path) -> None:
    path = write_files(tmp_path / "content", small())
    start = Barrier(2)

    def load_in_a_thread() -> LoadReport:
        try:
            start.wait()
            return load_curriculum(path)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        reports = [one.result() for one in [threads.submit(load_in_a_thread) for _ in range(2)]]

    assert sorted(report.added for report in reports) == [0, ITEMS]
    assert load_curriculum(path) == LoadReport(unchanged=ITEMS)


def test_load_says_nothing_of_what_it_was_not_asked(tmp_path: Path) -> None:
    only = {"sources": small()["sources"]}

    load(write_files(tmp_path / "content", only))

    assert (Source.objects.count(), Route.objects.count()) == (1, 0)
