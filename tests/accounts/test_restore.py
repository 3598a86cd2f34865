"""An archive gives back all that it holds, adds to what is here, and takes nothing that is not ours."""

from __future__ import annotations

import io
import json
import uuid
from datetime import datetime, timedelta
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from accounts.actions.archives import archive_now
from accounts.actions.restoring import ArchiveRefusedError, LeftOut, opened, restore
from accounts.actions.restoring import opening as limits
from accounts.models import (
    Education,
    Experience,
    Portfolio,
    Progress,
    ProgressStatus,
    Project,
    SkillClaim,
    User,
    Visibility,
)
from accounts.personal import EXPORTED
from accounts.readers.takeaway import Tables, pictures_of, rows_of
from tests import factories
from tests.accounts.whole import THEN, picture, whole_learner

pytestmark = pytest.mark.django_db

ADDRESS = "/settings/import/"
OP = "6f1c4a52-0f6e-4a3b-9a51-6a0d0f2f1c11"


def taken(learner: User) -> bytes:
    with archive_now(learner) as file:
        return file.read()


def sent(content: bytes) -> Any:
    return opened(io.BytesIO(content), len(content))


def given_back(learner: User) -> Tables:
    """All rows of all columns that an archive gives back."""
    return {
        holding.name: [
            {name: value for name, value in row.items() if name in holding.restored}
            for row in rows_of(holding, learner)
        ]
        for holding in EXPORTED
        if holding.is_restored
    }


def written(files: dict[str, str | bytes] | None = None, **tables: Any) -> bytes:
    """An archive with these tables, as somebody might write one by hand."""
    contents = {"format": "careerpath", "version": 1, "made_at": "2026-03-02T09:00:00Z"} | tables
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("careerpath.json", json.dumps(contents))
        for name, content in (files or {}).items():
            archive.writestr(name, content)
    return file.getvalue()


def school(**columns: Any) -> dict[str, Any]:
    return {"op": OP, "level": "master", "field": "Physics"} | columns


def test_archive_gives_back_every_column_to_another_account() -> None:
    ada, bea = whole_learner("ada"), factories.UserFactory.create()
    archive = taken(ada)

    outcome = restore(bea, sent(archive))

    assert outcome.left_out == []
    assert given_back(bea) == given_back(ada)
    assert list(pictures_of(bea)) == list(pictures_of(ada))
    assert all(given_back(bea).values())


def test_archive_fits_into_an_empty_database() -> None:
    ada = whole_learner("ada")
    archive, before = taken(ada), given_back(ada)
    ada.delete()
    bea = factories.UserFactory.create()

    restore(bea, sent(archive))

    assert given_back(bea) == before


def test_same_archive_twice_changes_nothing() -> None:
    ada, bea = whole_learner("ada"), factories.UserFactory.create()
    archive = taken(ada)
    restore(bea, sent(archive))
    before = {holding.name: rows_of(holding, bea) for holding in EXPORTED}

    outcome = restore(bea, sent(archive))

    assert (outcome.is_nothing, outcome.left_out) == (True, [])
    assert {holding.name: rows_of(holding, bea) for holding in EXPORTED} == before


def test_own_archive_changes_nothing() -> None:
    ada = whole_learner("ada")
    archive = taken(ada)
    before = {holding.name: rows_of(holding, ada) for holding in EXPORTED}

    outcome = restore(ada, sent(archive))

    assert (outcome.is_nothing, outcome.left_out) == (True, [])
    assert {holding.name: rows_of(holding, ada) for holding in EXPORTED} == before


def test_what_was_removed_comes_back_with_what_hung_on_it() -> None:
    ada = whole_learner("ada")
    archive, before = taken(ada), given_back(ada)
    Project.objects.filter(learner=ada).delete()

    restore(ada, sent(archive))

    assert sorted(map(str, given_back(ada)["projects"])) == sorted(map(str, before["projects"]))
    assert given_back(ada)["project_pictures"] == before["project_pictures"]
    assert len(given_back(ada)["evidence"]) == 3


def test_what_was_changed_here_stays() -> None:
    ada = whole_learner("ada")
    archive = taken(ada)
    Education.objects.filter(learner=ada).update(field="As it is now")
    SkillClaim.objects.filter(learner=ada).update(level=1)
    User.objects.filter(pk=ada.pk).update(name="Ada", weekly_hours=0)
    ada.refresh_from_db()

    outcome = restore(ada, sent(archive))

    assert outcome.is_nothing
    assert Education.objects.get(learner=ada).field == "As it is now"
    assert SkillClaim.objects.get(learner=ada).level == 1
    assert User.objects.values_list("name", "weekly_hours").get(pk=ada.pk) == ("Ada", 0)


@pytest.mark.parametrize(
    ("here", "said", "then"),
    [
        ("not-started", "started", "started"),
        ("not-started", "set-aside", "set-aside"),
        ("started", "done", "done"),
        ("started", "not-started", "started"),
        ("started", "set-aside", "started"),
        ("done", "started", "done"),
        ("set-aside", "done", "set-aside"),
    ],
)
def test_progress_goes_on_and_never_back(learner: User, here: str, said: str, then: str) -> None:
    milestone = factories.MilestoneFactory.create()
    factories.ProgressFactory.create(learner=learner, milestone=milestone, status=here, **dates(here))
    moments = {name: value.isoformat() for name, value in dates(said).items()}

    restore(learner, sent(written(progress=[{"milestone": milestone.slug, "status": said, **moments}])))

    assert Progress.objects.get().status == then


def dates(status: str) -> dict[str, datetime]:
    names = {"started": "started_at", "done": "completed_at", "set-aside": "set_aside_at"}
    return {names[status]: THEN} if status in names else {}


def test_progress_that_contradicts_itself_is_named(learner: User) -> None:
    milestone = factories.MilestoneFactory.create(slug="a")
    factories.ProgressFactory.create(learner=learner, milestone=milestone)

    outcome = restore(learner, sent(written(progress=[{"milestone": "a", "status": "done"}])))

    assert outcome.left_out == [LeftOut("progress: a", "it contradicts itself, or something that is here")]
    assert Progress.objects.get().status == ProgressStatus.NOT_STARTED


def test_note_is_taken_where_there_is_none(learner: User) -> None:
    milestones = factories.MilestoneFactory.create_batch(2)
    for milestone, note in zip(milestones, ["", "Mine"], strict=True):
        factories.ProgressFactory.create(learner=learner, milestone=milestone, note=note)
    said = [{"milestone": milestone.slug, "status": "not-started", "note": "Theirs"} for milestone in milestones]

    restore(learner, sent(written(progress=said)))

    assert list(Progress.objects.order_by("pk").values_list("note", "revision")) == [("Theirs", 1), ("Mine", 0)]


def test_what_was_pinned_or_put_off_is_taken_where_nothing_is(learner: User) -> None:
    milestones = factories.MilestoneFactory.create_batch(2)
    ahead = timezone.localdate() + timedelta(days=90)
    for milestone, pinned in zip(milestones, [None, THEN], strict=True):
        factories.ProgressFactory.create(learner=learner, milestone=milestone, pinned_at=pinned)
    wish = {"status": "not-started", "not_before": ahead.isoformat()}

    restore(learner, sent(written(progress=[wish | {"milestone": one.slug} for one in milestones])))

    assert list(Progress.objects.order_by("pk").values_list("pinned_at", "not_before")) == [(None, ahead), (THEN, None)]


def test_restored_portfolio_is_off() -> None:
    ada, bea = whole_learner("ada"), factories.UserFactory.create()

    restore(bea, sent(taken(ada)))

    portfolio = Portfolio.objects.get(learner=bea)
    assert (portfolio.visibility, portfolio.token, portfolio.handle) == (Visibility.OFF, None, None)
    assert portfolio.shows_skills


def test_nothing_gets_into_a_portfolio_that_is_on(learner: User) -> None:
    factories.PortfolioFactory.create(learner=learner, visibility=Visibility.LINK, token="a-secret")

    outcome = restore(learner, sent(written(education=[school(is_shared=True)], portfolio=[{"shows_education": True}])))

    assert outcome.are_unshared
    assert Education.objects.get().is_shared is False
    assert Portfolio.objects.get().shows_education is False


def test_item_is_found_by_a_former_slug(learner: User) -> None:
    milestone = factories.MilestoneFactory.create(slug="now")
    factories.FormerSlugFactory.create(kind="milestone", slug="before", now="now")

    restore(learner, sent(written(progress=[{"milestone": "before", "status": "not-started"}])))

    assert Progress.objects.get().milestone == milestone


def test_what_cannot_be_kept_is_named_with_the_reason(learner: User) -> None:
    factories.MilestoneFactory.create(slug="hidden", state="draft")
    told = written(
        account=[{"route": "no-such", "weekly_hours": 5}],
        progress=[{"milestone": "hidden", "status": "not-started"}, {"milestone": "gone", "status": "done"}],
        education=[
            school(),
            school(),
            school(op=str(uuid.uuid4()), field=5),
            school(op=str(uuid.uuid4()), start="2020-05-01", end="2019-05-01"),
            school(op=str(uuid.uuid4()), end="2999-01-01"),
            school(op=None),
            {"op": str(uuid.uuid4()), "field": "Music"},
        ],
        experience_skills=[{"experience": OP, "skill": "python"}],
        evidence=[{"op": OP, "kind": "link", "url": "javascript:alert(1)"}],
        sonnets=[],
    )

    outcome = restore(learner, sent(told))

    assert outcome.left_out == [
        LeftOut("user: route", "this site has no route “no-such”"),
        LeftOut("progress: hidden", "this site has no milestone “hidden”"),
        LeftOut("progress: gone", "this site has no milestone “gone”"),
        LeftOut("education: Physics", "it is in the archive twice"),
        LeftOut("education: 5", "“field” cannot be what it says"),
        LeftOut("education: Physics", "“end” cannot be what it says"),
        LeftOut("education: Physics", "it has no name of its own (“op”)"),
        LeftOut("education: Music", "“level” is missing"),
        LeftOut("education: Physics", "it contradicts itself, or something that is here"),
        LeftOut("skill used in an experience: python", "it belongs to something of “experience” that is not there"),
        LeftOut("evidence: javascript:alert(1)", "“url” cannot be what it says"),
    ]
    assert outcome.unknown == ("sonnets",)
    assert Education.objects.values_list("field", flat=True).get() == "Physics"
    assert User.objects.get(pk=learner.pk).weekly_hours == 5


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("field", "x" * 121),
        ("note", "x" * 2001),
        ("is_shared", "yes"),
        ("is_shared", 1),
        ("revision", -1),
        ("revision", True),
        ("revision", 2**40),
        ("level", "emperor"),
        ("start", "2020-05"),
        ("start", "1066-01-01"),
        ("start", 5),
        ("created_at", "2020-05-01T10:00:00"),
        ("created_at", "9999-12-31T23:59:59Z"),
        ("created_at", "0001-01-01T00:00:00+14:00"),
        ("op", "no-uuid"),
        ("beyond", ["a"]),
        ("beyond", {"a": "x" * 50_001}),
        ("field", None),
        ("field", {"a": "b"}),
    ],
)
def test_column_of_another_kind_is_refused(learner: User, column: str, said: object) -> None:
    outcome = restore(learner, sent(written(education=[school(**{column: said})])))

    assert [left.why for left in outcome.left_out] == [f"“{column}” cannot be what it says"]
    assert not Education.objects.exists()


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e999", "1" * 30, "ten"])
def test_number_that_is_none_is_refused(learner: User, number: str) -> None:
    outcome = restore(learner, sent(written(projects=[{"op": OP, "title": "A", "outcome_number": number}])))

    assert [left.why for left in outcome.left_out] == ["“outcome_number” cannot be what it says"]


def test_rows_of_others_are_out_of_reach(learner: User) -> None:
    job = factories.ExperienceFactory.create(op=OP)
    skill = factories.SkillFactory.create()

    outcome = restore(learner, sent(written(experience_skills=[{"experience": OP, "skill": skill.slug}])))

    assert len(outcome.left_out) == 1
    assert not job.used.exists()


def test_owner_in_the_file_means_nothing(learner: User) -> None:
    other = factories.UserFactory.create()

    restore(learner, sent(written(education=[school(learner=other.pk, learner_id=other.pk, id=7)])))

    assert Education.objects.get().learner == learner


def test_rights_cannot_be_restored(learner: User) -> None:
    rights = {"is_staff": True, "is_superuser": True, "email": "root@example.org", "password": "x", "id": 1}

    restore(learner, sent(written(account=[{"name": "Ada", **rights}])))

    now = User.objects.get(pk=learner.pk)
    assert (now.name, now.is_staff, now.is_superuser, now.email) == ("Ada", False, False, learner.email)


def webp(body: bytes) -> bytes:
    """A file with these parts, well-formed as a container."""
    return b"RIFF" + (len(body) + 4).to_bytes(4, "little") + b"WEBP" + body


@pytest.mark.parametrize(
    "content",
    [
        b"no picture",
        picture()[:-2],
        picture() + b"<script>",
        # A part of a kind that we never write.
        webp(picture()[12:] + b"EXIF\x02\x00\x00\x00hi"),
    ],
)
def test_picture_that_we_did_not_write_stays_out(learner: User, content: bytes) -> None:
    name = f"pictures/{OP}.webp"
    rows: dict[str, Any] = {
        "projects": [{"op": OP, "title": "A"}],
        "project_pictures": [{"project": OP, "content": name}],
    }

    outcome = restore(learner, sent(written({name: content}, **rows)))

    assert [left.why for left in outcome.left_out] == ["its picture is none that was made here; add it again by hand"]
    assert Project.objects.get().title == "A"


def test_picture_that_is_missing_is_named(learner: User) -> None:
    rows: dict[str, Any] = {
        "projects": [{"op": OP, "title": "A"}],
        "project_pictures": [{"project": OP, "content": "pictures/a.webp"}],
    }

    outcome = restore(learner, sent(written(**rows)))

    assert outcome.left_out == [LeftOut(f"project picture: {OP}", "its picture is not in the archive")]


def zipped(*names: str, content: bytes = b"{}") -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, content)
    return file.getvalue()


def nested(depth: int) -> bytes:
    return zipped("careerpath.json", content=b'{"education":' + b"[" * depth + b"]" * depth + b"}")


REFUSED = {
    "nothing": b"",
    "no zip": b"PK\x03\x04 something else",
    "only its end": b"PK\x05\x06",
    "cut off": written()[:-30],
    "no contents": zipped("resume.json"),
    "no JSON": zipped("careerpath.json", content=b"<html>"),
    "not UTF-8": zipped("careerpath.json", content=b"\xff\xfe\xfd"),
    "another's": zipped("careerpath.json", content=b'{"format": "something"}'),
    "a list": zipped("careerpath.json", content=b"[]"),
    "deep": nested(100_000),
    "no number": zipped("careerpath.json", content=b'{"format": "careerpath", "version": 1, "a": NaN}'),
    "long number": zipped("careerpath.json", content=b'{"a": ' + b"1" * 10_000 + b"}"),
    "table of another shape": written(education={"a": 1}),
    "row of another shape": written(education=["a"]),
    "NUL": written(education=[school(field="a\0b")]),
    "half a character": written(education=[school(beyond={"\ud800": 1})]),
    "leads up": written({"../../etc/passwd": "x"}),
    "leads away": written({"/etc/passwd": "x"}),
    "leads away on Windows": written({"a\\b": "x"}),
}


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED.keys())
def test_file_that_is_no_archive_is_refused(learner: User, content: bytes) -> None:
    with pytest.raises(ArchiveRefusedError, match="no archive of careerpath"):
        sent(content)


@pytest.mark.parametrize("version", [0, 2, None, "1", [1]])
def test_another_version_is_named(version: object) -> None:
    with pytest.raises(ArchiveRefusedError, match="this site reads version 1"):
        sent(written(version=version))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_refused() -> None:
    with pytest.raises(ArchiveRefusedError, match="no archive of careerpath"):
        sent(zipped("careerpath.json", "careerpath.json"))


def test_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = zipped("careerpath.json", content=bytes(61_000_000))

    with pytest.raises(ArchiveRefusedError, match="was not unpacked"):
        sent(bomb)


def test_bomb_that_lies_about_its_size_is_read_no_further_than_it_may_be() -> None:
    honest = zipped("careerpath.json", content=bytes(25_000_000))
    lying = honest.replace((25_000_000).to_bytes(4, "little"), (1_000).to_bytes(4, "little"))

    with pytest.raises(ArchiveRefusedError):
        sent(lying)


@pytest.mark.parametrize("limit", ["MOST_ENTRIES", "MOST_ROWS", "MOST_LISTED"])
def test_more_than_there_may_be_is_refused(monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    monkeypatch.setattr(limits, limit, 1)

    with pytest.raises(ArchiveRefusedError, match="was not unpacked"):
        sent(written({"a": "b"}, education=[school(), school()]))


def test_file_that_is_too_large_says_what_to_do() -> None:
    with pytest.raises(ArchiveRefusedError, match=r"21.0 MB; at most 20 MB"):
        opened(io.BytesIO(b""), 21_000_000)


def test_failure_in_between_leaves_nothing_half_written(learner: User) -> None:
    archive = sent(written(education=[school()], experience=[job()]))

    with connection.execute_wrapper(disk_full), pytest.raises(OperationalError):
        restore(learner, archive)

    assert not Education.objects.exists()
    assert not Experience.objects.exists()


def job() -> dict[str, Any]:
    return {"op": OP, "title": "A", "kind": "data", "start": "2020-01-01"}


def disk_full(execute: Any, sql: str, *rest: Any) -> Any:
    """Let the database have no room for experience."""
    if sql.startswith('INSERT INTO "accounts_experience"'):
        raise OperationalError
    return execute(sql, *rest)
