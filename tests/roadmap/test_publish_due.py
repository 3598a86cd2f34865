"""Publishing when the time has come."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from roadmap.models import DraftedChange, Milestone, State, versions_of
from tests import factories
from tests.roadmap import typed
from tests.staff import client_of, make_roles, member

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _roles(db: None) -> None:
    make_roles()


def scheduled(milestone: Milestone, hours: int = -1, **changes: Any) -> DraftedChange:
    """A drafted change that a publisher scheduled so many hours from now."""
    draft = factories.DraftedChangeFactory.of(milestone, **changes)
    draft.publish_at, draft.scheduled_by = timezone.now() + timedelta(hours=hours), member("publisher")
    draft.save()
    return draft


def publish_due() -> str:
    told = StringIO()
    call_command("publish_due", stdout=told)
    return told.getvalue()


def test_due_drafts_are_published_as_the_act_of_who_scheduled_them() -> None:
    due, later = factories.MilestoneFactory.create_batch(2, title="Before")
    draft, waiting = scheduled(due, title="After"), scheduled(later, hours=1, title="After")

    told = publish_due()

    assert told == f"published: milestone: {due.slug}\n"
    assert list(Milestone.objects.order_by("pk").values_list("title", flat=True)) == ["After", "Before"]
    assert list(DraftedChange.objects.all()) == [waiting]
    assert versions_of(Milestone).get().history_user == draft.scheduled_by


def test_new_item_is_published_in_time_with_what_was_written_meanwhile() -> None:
    milestone = factories.MilestoneFactory.create(state=State.DRAFT, title="Before")
    scheduled(milestone, state=None)
    Milestone.objects.update(title="Better")

    publish_due()

    assert Milestone.objects.values_list("state", "title").get() == (State.PUBLISHED, "Better")


def test_draft_that_clashes_is_refused_once_and_says_so(caplog: pytest.LogCaptureFixture) -> None:
    milestone = factories.MilestoneFactory.create(title="Before")
    draft = scheduled(milestone, title="Mine")
    Milestone.objects.update(title="Theirs")

    with caplog.at_level("INFO", logger="roadmap.curation"):
        first, second = publish_due(), publish_due()

    draft.refresh_from_db()
    assert first.startswith(f"not published: milestone: {milestone.slug}: The same was changed")
    assert second == ""
    assert (draft.publish_at, draft.refusal) == (
        None,
        "The same was changed on the site meanwhile: a publisher has to decide.",
    )
    assert [record.message for record in caplog.records if record.name == "roadmap.curation"] == ["draft not published"]
    assert Milestone.objects.get().title == "Theirs"


def test_draft_that_does_not_fit_is_refused_and_others_go_on() -> None:
    first, second, third = factories.MilestoneFactory.create_batch(3, title="Before")
    scheduled(first, prerequisites=[second.slug])
    scheduled(third, title="After")
    factories.PrerequisiteFactory.create(milestone=second, requires=first)

    told = publish_due()

    assert "It does not fit any more" in told
    assert f"published: milestone: {third.slug}" in told
    assert (first.needs.count(), DraftedChange.objects.count()) == (0, 1)


def test_schedule_of_somebody_who_may_not_publish_any_more_is_refused() -> None:
    milestone = factories.MilestoneFactory.create(title="Before")
    draft = scheduled(milestone, title="After")
    assert draft.scheduled_by
    draft.scheduled_by.groups.clear()

    assert "may not publish any more" in publish_due()
    assert Milestone.objects.get().title == "Before"


def schedule(client: Client, draft: DraftedChange, day: str) -> list[str]:
    address = reverse("admin:roadmap_draftedchange_change", args=[draft.pk])
    answer = client.post(address, {"note": "Why", "publish_at": f"{day}T12:00", "_continue": "1"})
    return list(answer.context["adminform"].form.errors) if answer.context else []


def test_publisher_schedules_what_is_to_come_and_an_editor_does_not() -> None:
    draft = factories.DraftedChangeFactory.of(factories.MilestoneFactory.create(), title="After")

    assert schedule(client_of("editor"), draft, "2100-01-01") == []
    draft.refresh_from_db()
    assert (draft.publish_at, draft.note) == (None, "Why")

    publisher = client_of("publisher")
    assert schedule(publisher, draft, "2001-01-01") == ["publish_at"]
    assert schedule(publisher, draft, "2100-01-01") == []
    draft.refresh_from_db()
    assert draft.publish_at
    assert draft.scheduled_by


@pytest.mark.parametrize("state", [State.PUBLISHED, State.DRAFT])
def test_what_an_editor_changes_is_no_longer_scheduled(state: State) -> None:
    milestone = factories.MilestoneFactory.create(state=state, title="Before")
    draft = scheduled(milestone, hours=1, state=None if state == State.DRAFT else "archived")
    editor, address = client_of("editor"), reverse("admin:roadmap_milestone_change", args=[milestone.pk])

    page = editor.get(address)
    editor.post(f"{address}{page.context['form_url']}", typed.page(editor, address, title="After"))

    draft.refresh_from_db()
    assert (draft.publish_at, draft.scheduled_by) == (None, None)
