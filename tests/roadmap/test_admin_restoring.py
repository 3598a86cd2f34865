"""Bringing back what an item said: seen before it is done, validated, undone in the same way."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Progress, ProgressStatus, User
from roadmap.actions.files import read_record
from roadmap.actions.versions import keep_versions
from roadmap.models import Milestone, MilestoneSkill, Skill, SkillCategory, Stage, State, versions_of
from roadmap.readers import catalogue
from tests import factories
from tests.pages import page, texts
from tests.staff import client_of

pytestmark = pytest.mark.django_db

THEN = datetime(2026, 3, 12, 19, 30, tzinfo=UTC)


def changed(item: Any, **fields: object) -> Any:
    """The version of what the item was, which then was changed."""
    keep_versions([item])
    version = versions_of(type(item)).latest("pk")
    for name, value in fields.items():
        setattr(item, name, value)
    item.save()
    keep_versions([item])
    return version


def address(version: Any) -> str:
    kind = type(version).__name__.removeprefix("Historical").lower()
    return reverse(f"admin:roadmap_{kind}_restore", args=[version.id, version.pk])


def restore(client: Client, version: Any) -> Any:
    """Open the question and say yes."""
    question = client.get(address(version))
    return client.post(address(version), {"opened": question.context["opened"]})


def test_question_shows_what_restoring_would_change(curator_client: Client) -> None:
    version = changed(factories.StageFactory.create(title="One way"), title="One road")

    answer = curator_client.get(address(version))

    assert texts(page(answer), ".//dl[@class='changes']/div") == ["Title One [removed: road][added: way]"]
    assert Stage.objects.get().title == "One road"


def test_restored_version_is_shown_to_learners_and_can_be_undone(curator: User, curator_client: Client) -> None:
    stage = factories.StageFactory.create(title="Before", order=3)
    factories.StageCitationFactory.create(stage=stage, section="Part 1")
    version = changed(stage, title="After", order=5)
    stage.citations.all().delete()
    keep_versions([stage])

    answer = restore(curator_client, version)

    assert answer.headers["Location"] == reverse("admin:roadmap_stage_history", args=[stage.pk])
    stage.refresh_from_db()
    assert (stage.title, stage.order, [row.section for row in stage.citations.all()]) == ("Before", 3, ["Part 1"])
    newest, *earlier = versions_of(Stage)
    assert (newest.record, newest.order) == (version.record, 3)
    assert newest.history_change_reason.startswith("Restored the version of ")
    assert newest.history_user == curator

    restore(curator_client, earlier[0])

    stage.refresh_from_db()
    assert (stage.title, stage.order, stage.citations.count()) == ("After", 5, 0)
    assert [shown.title for shown in catalogue().stages] == ["After"]


def test_restoring_touches_no_progress(curator_client: Client) -> None:
    milestone = factories.MilestoneFactory.create(title="Before")
    version = changed(milestone, title="After")
    for status in ProgressStatus:
        factories.ProgressFactory.create(milestone=milestone, note="Mine", **dates(status))
    before = list(Progress.objects.order_by("pk").values())

    restore(curator_client, version)

    assert Milestone.objects.get().title == "Before"
    assert list(Progress.objects.order_by("pk").values()) == before
    assert len(before) == len(ProgressStatus)


def test_version_that_refers_to_what_is_gone_is_refused_with_the_reasons(curator_client: Client) -> None:
    milestone = factories.MilestoneFactory.create(title="Before")
    skill = factories.MilestoneSkillFactory.create(milestone=milestone, skill__slug="sql").skill
    version = changed(milestone, title="After")
    MilestoneSkill.objects.all().delete()
    Skill.objects.filter(pk=skill.pk).delete()
    kept = versions_of(Milestone).count()

    answer = restore(curator_client, version)

    assert answer.status_code == 422
    reasons = texts(page(answer), ".//div[@role='alert']//li")
    assert reasons == ["Skills given: sql: there is no skill 'sql'"]
    assert (Milestone.objects.get().title, versions_of(Milestone).count()) == ("After", kept)


def test_version_that_would_close_a_cycle_is_refused(curator_client: Client) -> None:
    first, second = factories.MilestoneFactory.create_batch(2)
    row = factories.PrerequisiteFactory.create(milestone=first, requires=second)
    version = changed(first, title="After")
    row.delete()
    factories.PrerequisiteFactory.create(milestone=second, requires=first)

    answer = restore(curator_client, version)

    assert answer.status_code == 422
    assert "closes a cycle" in answer.text
    assert Milestone.objects.get(pk=first.pk).title == "After"


def test_item_that_changed_since_the_question_is_asked_about_again(curator_client: Client) -> None:
    stage = factories.StageFactory.create(title="Before")
    version = changed(stage, title="After")
    opened = curator_client.get(address(version)).context["opened"]
    changed(stage, audience="Somebody else's words")

    answer = curator_client.post(address(version), {"opened": opened})

    assert answer.status_code == 409
    assert [change.label for change in answer.context["changes"]] == ["Title", "Who it is for"]
    assert Stage.objects.get().title == "After"


def test_what_no_version_tells_is_kept_before_restoring(curator_client: Client) -> None:
    stage = factories.StageFactory.create(title="Before")
    version = changed(stage, title="After")
    Stage.objects.update(title="Past the history")

    restore(curator_client, version)

    titles = [read_record(one.record)["title"] for one in versions_of(Stage)]
    assert titles == ["Before", "Past the history", "After", "Before"]


def test_version_that_says_what_is_there_has_nothing_to_restore(curator_client: Client) -> None:
    stage = factories.StageFactory.create()
    keep_versions([stage])

    answer = curator_client.get(address(versions_of(Stage).get()))

    assert "Nothing to restore" in answer.text
    assert page(answer).find(".//main//input[@type='submit']") is None


@pytest.mark.parametrize(
    ("then", "now", "editor", "publisher"),
    [
        (State.DRAFT, State.DRAFT, 200, 200),
        (State.ARCHIVED, State.ARCHIVED, 200, 200),
        (State.PUBLISHED, State.PUBLISHED, 403, 200),
        (State.DRAFT, State.PUBLISHED, 403, 200),
        (State.PUBLISHED, State.DRAFT, 403, 200),
        (State.DRAFT, State.ARCHIVED, 403, 200),
    ],
)
def test_what_learners_see_or_would_see_is_restored_by_publishers(
    then: State, now: State, editor: int, publisher: int
) -> None:
    version = changed(factories.StageFactory.create(title="Before", state=then), title="After", state=now)
    shown = reverse("admin:roadmap_stage_version", args=[version.id, version.pk])
    opened = client_of("superuser").get(address(version)).context["opened"]

    editing, publishing = client_of("editor"), client_of("publisher")

    assert ("ask a publisher" in editing.get(shown).text) == (editor == 403)
    assert ("Restore this version" in publishing.get(shown).text) == (publisher == 200)
    assert [client.get(address(version)).status_code for client in (editing, publishing)] == [editor, publisher]
    assert editing.post(address(version), {"opened": opened}).status_code == {200: 302}.get(editor, editor)


def test_category_is_restored_by_whoever_may_change_it() -> None:
    version = changed(factories.SkillCategoryFactory.create(title="Before"), title="After")

    restore(client_of("editor"), version)

    assert SkillCategory.objects.get().title == "Before"


def test_version_that_cannot_be_read_is_not_restored(curator_client: Client) -> None:
    version = changed(factories.StageFactory.create(title="Before"), title="After")
    versions_of(Stage).filter(pk=version.pk).update(record="")

    assert curator_client.get(address(version)).status_code == 403
    assert curator_client.post(address(version)).status_code == 403


def dates(status: ProgressStatus) -> dict[str, Any]:
    """What goes with the status."""
    return {"status": status} | {
        ProgressStatus.STARTED: {"started_at": THEN},
        ProgressStatus.DONE: {"completed_at": THEN},
        ProgressStatus.SET_ASIDE: {"set_aside_at": THEN},
    }.get(status, {})
