"""The archive holds everything of its learner, nothing of anybody else, and reaches nobody else."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from accounts.actions import archives
from accounts.actions.archives import archive_now, ask_for_archive, is_large, make_archive
from accounts.models import ArchivePart, Education, ExportArchive, User
from accounts.models.takeaway import KEPT_FOR, LONGEST_MAKING
from accounts.personal import EXPORTED
from accounts.readers.takeaway import rows_of
from tests import factories
from tests.accounts.whole import THEN, picture, whole_learner
from tests.worker import QUEUE, work

pytestmark = pytest.mark.django_db

ADDRESS, DOWNLOAD, IMPORT = "/settings/export/", "/settings/export/archive/", "/settings/import/"
Queries = Callable[[int], AbstractContextManager[list[str]]]


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def files_of(answer: Any) -> dict[str, bytes]:
    """The files of the archive that was answered."""
    with ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def _large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every archive be one that takes long."""
    monkeypatch.setattr(archives, "MOST_ROWS_AT_ONCE", 0)


def test_archive_has_everything_of_its_learner_and_nothing_of_others() -> None:
    ada = whole_learner("ada")
    whole_learner("bea")

    answer = signed_in(ada).post(ADDRESS)

    files = files_of(answer)
    everything = b"".join(files.values())
    assert answer.headers["Content-Disposition"] == f'attachment; filename="careerpath-{timezone.localdate()}.zip"'
    assert answer.headers["Content-Type"] == "application/zip"
    assert answer.headers["Cache-Control"] == "no-store"
    assert b"canary-bea" not in everything
    assert ada.password.encode() not in everything
    assert str(ada.portfolio.token).encode() not in everything
    tables = [f"tables/{holding.name}.csv" for holding in EXPORTED]
    pictures = [name for name in files if name.startswith("pictures/")]
    assert sorted(files) == sorted(["README.txt", "careerpath.json", "resume.json", *tables, *pictures])
    assert [files[name] for name in pictures] == [picture()]


def test_contents_name_items_by_slug_and_no_numbers() -> None:
    ada = whole_learner("ada")

    contents = json.loads(files_of(signed_in(ada).post(ADDRESS))["careerpath.json"])

    assert (contents["format"], contents["version"]) == ("careerpath", 1)
    assert list(contents)[3:] == [holding.name for holding in EXPORTED]
    assert all(contents[holding.name] for holding in EXPORTED)
    progress = ada.progress.get()
    assert contents["progress"] == [
        {
            "milestone": progress.milestone.slug,
            "status": "done",
            "started_at": "2026-03-02T09:30:15.123456Z",
            "completed_at": "2026-03-02T09:30:15.123456Z",
            "set_aside_at": None,
            "evidence_url": "https://example.org/canary-ada-evidence-url",
            "note": "canary-ada-note",
            "is_shared": True,
            "revision": 4,
            "pinned_at": "2026-03-02T09:30:15.123456Z",
            "not_before": None,
        }
    ]
    assert contents["evidence"][0]["claim"] == contents["skill_claims"][0]["op"]
    assert {key for table in contents.values() if isinstance(table, list) for row in table for key in row}.isdisjoint(
        {"id", "learner", "learner_id", "password", "token"}
    )


def test_resume_is_in_it() -> None:
    ada = whole_learner("ada")

    resume = json.loads(files_of(signed_in(ada).post(ADDRESS))["resume.json"])

    assert [job["name"] for job in resume["work"]] == ["canary-ada-organisation"]


def test_table_runs_no_formula(learner: User, learner_client: Client) -> None:
    factories.EducationFactory.create(learner=learner, institution='=HYPERLINK("https://example.org")', note="-1")

    table = files_of(learner_client.post(ADDRESS))["tables/education.csv"].decode()

    [row] = csv.DictReader(io.StringIO(table))
    assert (row["institution"], row["note"]) == ('\'=HYPERLINK("https://example.org")', "'-1")


def test_table_without_rows_has_its_columns(learner_client: Client) -> None:
    files = files_of(learner_client.post(ADDRESS))

    assert files["tables/suggestions_put_off.csv"] == b"skill,level\r\n"


def test_row_that_no_form_made_keeps_the_name_it_gets(learner: User) -> None:
    row = factories.EducationFactory.create(learner=learner)

    names = []
    for _time in range(2):
        archive_now(learner).close()
        names.append(Education.objects.get(pk=row.pk).op)

    assert names[0] is not None
    assert names[0] == names[1]


@pytest.mark.parametrize("rows", [1, 3])
def test_archive_takes_as_many_queries_for_more_rows(learner: User, queries: Queries, rows: int) -> None:
    factories.EducationFactory.create_batch(rows, learner=learner)
    archive_now(learner).close()

    with queries(39):
        archive_now(learner).close()


@pytest.mark.parametrize("made", [False, True])
def test_page_takes_two_queries(learner: User, learner_client: Client, queries: Queries, made: bool) -> None:
    if made:
        ask_for_archive(learner)

    with queries(2):
        learner_client.get(ADDRESS)


def test_pictures_make_an_archive_large(learner: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_BYTES_AT_ONCE", 100)
    project = factories.ProjectFactory.create(learner=learner)
    before = is_large(learner)
    factories.ProjectPictureFactory.create(project=project, content=bytes(101))

    assert (before, is_large(learner)) == (False, True)


@pytest.mark.usefixtures("_large")
def test_large_archive_is_there_at_once_without_a_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "PART", 500)
    ada = whole_learner("ada")
    client = signed_in(ada)

    answer = client.post(ADDRESS)

    assert answer.headers["Location"] == ADDRESS
    assert "Your archive is ready" in client.get(ADDRESS).content.decode()
    fetched = client.get(DOWNLOAD)
    content = b"".join(fetched.streaming_content)  # type: ignore[attr-defined]
    assert fetched.headers["Content-Length"] == str(len(content))
    assert fetched.headers["Content-Disposition"].startswith("attachment")
    assert ArchivePart.objects.count() > 3
    with ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_large")
def test_large_archive_is_left_to_the_worker(settings: Settings) -> None:
    settings.TASKS, settings.BACKGROUND = QUEUE, True
    ada = whole_learner("ada")
    client = signed_in(ada)

    answers = [client.post(ADDRESS).headers["Location"] for _time in range(2)]
    waiting = client.get(ADDRESS).content.decode()
    refused = client.get(DOWNLOAD).status_code
    work()

    assert answers == [ADDRESS, ADDRESS]
    assert "Your archive is being made" in waiting
    assert refused == 404
    assert "Your archive is ready" in client.get(ADDRESS).content.decode()
    assert ExportArchive.objects.count() == 1


@pytest.mark.usefixtures("_large")
def test_archive_of_another_is_not_there(learner_client: Client) -> None:
    ask_for_archive(whole_learner("ada"))

    assert learner_client.get(DOWNLOAD).status_code == 404
    assert "ready" not in learner_client.get(ADDRESS).content.decode()


def test_archive_that_was_kept_long_enough_is_deleted(learner: User, learner_client: Client) -> None:
    ask_for_archive(learner)
    ExportArchive.objects.update(asked_at=timezone.now() - KEPT_FOR)

    assert learner_client.get(DOWNLOAD).status_code == 404
    assert (ExportArchive.objects.count(), ArchivePart.objects.count()) == (0, 0)


def test_lost_archive_may_be_asked_for_again(learner: User, learner_client: Client) -> None:
    ExportArchive.objects.create(learner=learner, asked_at=timezone.now() - LONGEST_MAKING)

    shown = learner_client.get(ADDRESS).content.decode()
    archive = ask_for_archive(learner)

    assert "longer than it should" in shown
    assert archive.made_at is not None


def test_new_archive_takes_the_place_of_the_old(learner: User) -> None:
    first = ask_for_archive(learner).asked_at
    second = ask_for_archive(learner)

    assert second.asked_at > first
    assert ArchivePart.objects.count() == 1


def test_archive_that_was_asked_for_anew_is_made_once(learner: User) -> None:
    stale = ExportArchive.objects.create(learner=learner, asked_at=THEN)
    ExportArchive.objects.update(asked_at=THEN + timedelta(seconds=1))

    make_archive(stale)

    assert not ArchivePart.objects.exists()


def test_command_makes_what_waits_and_deletes_what_is_old(capsys: pytest.CaptureFixture[str]) -> None:
    ada, bea = factories.UserFactory.create_batch(2)
    ExportArchive.objects.create(learner=ada)
    ExportArchive.objects.create(learner=bea, asked_at=timezone.now() - KEPT_FOR, made_at=THEN)

    call_command("make_archives")

    assert capsys.readouterr().out == "made 1, deleted 1\n"
    assert ExportArchive.objects.get().learner == ada


def test_archive_is_restored_through_the_page() -> None:
    ada, bea = whole_learner("ada"), factories.UserFactory.create()
    archive = b"".join(signed_in(ada).post(ADDRESS).streaming_content)  # type: ignore[attr-defined]
    client = signed_in(bea)

    answers = [client.post(IMPORT, {"archive": upload(archive)}).content.decode() for _time in range(2)]

    assert "The archive is restored" in answers[0]
    assert "Nothing to add" in answers[1]
    education = next(holding for holding in EXPORTED if holding.name == "education")
    assert rows_of(education, bea) == rows_of(education, ada) != []


def upload(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("careerpath.zip", content, "application/zip")


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({}, "Choose the file."),
        ({"archive": upload(b"")}, "This file is empty. Choose another one."),
        (
            {"archive": upload(b"a text")},
            "This is no archive of careerpath, or it is damaged. Send the zip file as it was made.",
        ),
    ],
)
def test_page_refuses_what_is_no_archive(learner_client: Client, typed: dict[str, Any], error: str) -> None:
    answer = learner_client.post(IMPORT, typed)

    assert (answer.status_code, answer.context["form"].errors) == (422, {"archive": [error]})


def test_page_names_what_was_not_taken(learner_client: Client) -> None:
    file = io.BytesIO()
    contents = {"format": "careerpath", "version": 1, "progress": [{"milestone": "<b>gone"}], "sonnets": []}
    with ZipFile(file, "w") as archive:
        archive.writestr("careerpath.json", json.dumps(contents))

    shown = learner_client.post(IMPORT, {"archive": upload(file.getvalue())}).content.decode()

    assert "this site has no milestone “&lt;b&gt;gone”" in shown
    assert "<code>sonnets</code>" in shown


def test_page_of_the_import_takes_one_query(learner_client: Client, queries: Queries) -> None:
    with queries(1):
        learner_client.get(IMPORT)
