"""Drafting a change of a published item, looking at it, and publishing or dropping it."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from accounts.models import Progress
from roadmap.models import ContentVersion, DraftedChange, Milestone, State, versions_of
from roadmap.readers import catalogue
from tests import factories
from tests.conftest import Queries
from tests.roadmap import typed
from tests.staff import client_of, make_roles

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _roles(db: None) -> None:
    make_roles()


@pytest.fixture
def editor() -> Client:
    return client_of("editor")


@pytest.fixture
def publisher() -> Client:
    return client_of("publisher")


def change_address(milestone: Milestone) -> str:
    return reverse("admin:roadmap_milestone_change", args=[milestone.pk])


def draft_address(draft: DraftedChange, page: str = "change") -> str:
    return reverse(f"admin:roadmap_draftedchange_{page}", args=[draft.pk])


def draft(client: Client, milestone: Milestone, **changes: Any) -> DraftedChange:
    """What comes of it when somebody types this on the milestone's page and saves."""
    address = change_address(milestone)
    client.post(address, typed.page(client, address, _draft="Save as drafted change", **changes))
    return DraftedChange.objects.get()


def publish(client: Client, change: DraftedChange, **chosen: str) -> Any:
    seen = client.get(draft_address(change)).context["review"].seen
    return client.post(draft_address(change, "publish"), {"seen": seen} | chosen, follow=True)


def said(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def progress_rows() -> list[dict[str, Any]]:
    return [dict(row) for row in Progress.objects.order_by("pk").values()]


def test_change_goes_from_editor_to_learner_and_touches_no_progress(
    editor: Client, publisher: Client, learner_client: Client
) -> None:
    milestone = factories.MilestoneFactory.create(title="Before")
    before = factories.PrerequisiteFactory.create(milestone=milestone).requires
    learner_client.post(reverse("start_milestone", args=[milestone.slug]))
    learner_client.post(reverse("complete_milestone", args=[before.slug]))
    rows = progress_rows()
    page = milestone.get_absolute_url()

    change = draft(editor, milestone, title="After")

    assert catalogue().milestone_by_slug[milestone.slug].title == "Before"
    assert "<h1>Before" in learner_client.get(page).text
    assert "After" in editor.get(f"{page}?preview").text

    answer = publish(publisher, change)

    assert said(answer) == ["Published: After"]
    assert "After" in learner_client.get(page).text
    assert (DraftedChange.objects.count(), progress_rows()) == (0, rows)
    assert list(milestone.needs.values_list("requires", flat=True)) == [before.pk]


def test_drafting_changes_nothing_that_learners_see(editor: Client) -> None:
    milestone = factories.MilestoneFactory.create(title="Before", hours=10)
    needed = factories.MilestoneFactory.create()
    token, row = ContentVersion.objects.get().token, Milestone.objects.filter(pk=milestone.pk).values().get()

    change = draft(
        editor, milestone, title="After", hours=12, **typed.row("needs", 0, requires=needed.pk, milestone=milestone.pk)
    )

    assert ContentVersion.objects.get().token == token
    assert Milestone.objects.filter(pk=milestone.pk).values().get() == row
    assert not milestone.needs.exists()
    assert (change.kind, change.slug) == ("milestone", milestone.slug)
    assert ("title: After" in change.record, f"- {needed.slug}" in change.record) == (True, True)
    assert ("title: Before" in change.base, needed.slug in change.base) == (True, False)
    assert not versions_of(Milestone).exists()


def test_published_version_says_who_and_why(editor: Client, publisher: Client) -> None:
    milestone = factories.MilestoneFactory.create(title="Before")
    change = draft(editor, milestone, title="After")
    DraftedChange.objects.update(note="Said by learners")

    publish(publisher, change)

    version, before = versions_of(Milestone)
    group = Group.objects.get(name="publisher")
    assert (version.title, version.history_change_reason) == ("After", "Said by learners")
    assert version.history_user in group.user_set.all()
    assert (before.title, before.history_user) == ("Before", None)


def test_editor_goes_on_with_the_draft_rows_and_all(editor: Client) -> None:
    milestone = factories.MilestoneFactory.create(title="Before")
    kept, gone = factories.PrerequisiteFactory.create_batch(2, milestone=milestone)
    new = factories.MilestoneFactory.create()
    draft(editor, milestone, title="After", **typed.row("needs", 2, requires=new.pk, milestone=milestone.pk))

    opened = editor.get(change_address(milestone))
    page = typed.page(editor, f"{change_address(milestone)}?drafted")
    assert (page["title"], page["needs-TOTAL_FORMS"]) == ("After", 3)
    editor.post(
        f"{change_address(milestone)}{opened.context['form_url']}", page | {"needs-1-DELETE": "on", "hours": 77}
    )

    change = DraftedChange.objects.get()
    assert "title: After" in change.record
    assert "hours: 77" in change.record
    assert f"prerequisites:\n  - {kept.requires.slug}\n  - {new.slug}\n" in change.record
    assert list(milestone.needs.all()) == [kept, gone]


def test_draft_that_says_what_is_there_is_none(editor: Client) -> None:
    milestone = factories.MilestoneFactory.create(title="Before")
    address = change_address(milestone)

    nothing = editor.post(address, typed.page(editor, address), follow=True)

    assert said(nothing) == ["That is what is there already, so there is no drafted change."]
    assert not DraftedChange.objects.exists()

    draft(editor, milestone, title="After")
    back = typed.page(editor, address) | {"title": "Before"}
    editor.post(f"{address}{editor.get(address).context['form_url']}", back)

    assert not DraftedChange.objects.exists()


def test_second_draft_of_an_item_does_not_overwrite_the_first(editor: Client) -> None:
    milestone = factories.MilestoneFactory.create(title="Before")
    address = change_address(milestone)
    other = client_of("editor")
    mine = typed.page(other, address, title="Mine")
    draft(editor, milestone, title="Theirs")

    answer = other.post(address, mine)

    assert answer.status_code == 409
    assert "title: Theirs" in DraftedChange.objects.get().record


def test_invalid_draft_is_shown_with_its_errors(editor: Client) -> None:
    milestone = factories.MilestoneFactory.create()
    address = change_address(milestone)

    answer = editor.post(address, typed.page(editor, address, hours=0))

    assert list(answer.context["adminform"].form.errors) == ["hours"]
    assert not DraftedChange.objects.exists()


def test_publisher_saves_at_once_or_drafts(publisher: Client) -> None:
    milestone = factories.MilestoneFactory.create(title="Before")
    address = change_address(milestone)

    publisher.post(address, typed.page(publisher, address, title="Now"))
    draft(publisher, milestone, title="Later")

    milestone.refresh_from_db()
    assert milestone.title == "Now"
    assert "title: Later" in DraftedChange.objects.get().record


def test_editor_saves_what_is_not_published_at_once(editor: Client) -> None:
    milestone = factories.MilestoneFactory.create(title="Before", state=State.DRAFT)
    address = change_address(milestone)

    editor.post(address, typed.page(editor, address, title="After"))

    milestone.refresh_from_db()
    assert (milestone.title, DraftedChange.objects.count()) == ("After", 0)


def test_editor_publishes_nothing(editor: Client) -> None:
    milestone = factories.MilestoneFactory.create(title="Before")
    change = draft(editor, milestone, title="After")

    seen = editor.get(draft_address(change))
    answer = editor.post(draft_address(change, "publish"), {"seen": seen.context["review"].seen})
    action = {"action": "publish", "_selected_action": [change.pk], "confirmed": "1"}
    editor.post(reverse("admin:roadmap_draftedchange_changelist"), action)

    milestone.refresh_from_db()
    assert (answer.status_code, seen.context["may_publish"], milestone.title) == (403, False, "Before")


def test_change_made_on_the_site_meanwhile_is_combined(editor: Client, publisher: Client) -> None:
    milestone = factories.MilestoneFactory.create(title="Before", hours=10)
    change = draft(editor, milestone, title="After")
    Milestone.objects.filter(pk=milestone.pk).update(hours=20)

    page = publisher.get(draft_address(change))
    publish(publisher, change)

    milestone.refresh_from_db()
    assert [one.label for one in page.context["meanwhile"]] == ["Hours"]
    assert [one.label for one in page.context["outcome"]] == ["Title"]
    assert (milestone.title, milestone.hours) == ("After", 20)


@pytest.mark.parametrize(("choice", "title"), [("present", "Theirs"), ("drafted", "Mine")])
def test_clash_is_for_the_publisher_to_decide(editor: Client, publisher: Client, choice: str, title: str) -> None:
    milestone = factories.MilestoneFactory.create(title="Before", hours=10)
    change = draft(editor, milestone, title="Mine", hours=11)
    Milestone.objects.filter(pk=milestone.pk).update(title="Theirs")

    undecided = publish(publisher, change)
    publish(publisher, change, **{"clash-title": choice})

    milestone.refresh_from_db()
    assert said(undecided) == ["Choose one of both wherever both changed the same."]
    assert (milestone.title, milestone.hours) == (title, 11)


def test_what_changed_while_somebody_was_reading_is_not_published(editor: Client, publisher: Client) -> None:
    milestone = factories.MilestoneFactory.create(title="Before")
    change = draft(editor, milestone, title="After")
    seen = publisher.get(draft_address(change)).context["review"].seen
    Milestone.objects.filter(pk=milestone.pk).update(hours=20)

    answer = publisher.post(draft_address(change, "publish"), {"seen": seen}, follow=True)

    milestone.refresh_from_db()
    assert said(answer) == ["It changed while you were reading, so nothing was published. This is how it is now."]
    assert (milestone.title, DraftedChange.objects.count()) == ("Before", 1)


def test_draft_that_does_not_fit_any_more_is_not_published(editor: Client, publisher: Client) -> None:
    first, second = factories.MilestoneFactory.create_batch(2)
    change = draft(editor, first, **typed.row("needs", 0, requires=second.pk, milestone=first.pk))
    factories.PrerequisiteFactory.create(milestone=second, requires=first)

    answer = publish(publisher, change)
    preview = editor.get(f"{first.get_absolute_url()}?preview", follow=True)

    assert "closes a cycle" in said(answer)[0]
    assert "closes a cycle" in said(preview)[-1]
    assert (first.needs.count(), DraftedChange.objects.count()) == (0, 1)


def test_publishing_twice_says_that_it_is_done(editor: Client, publisher: Client) -> None:
    change = draft(editor, factories.MilestoneFactory.create(), title="After")
    seen = publisher.get(draft_address(change)).context["review"].seen
    address = draft_address(change, "publish")

    publisher.post(address, {"seen": seen})
    again = publisher.post(address, {"seen": seen}, follow=True)

    assert said(again)[-1] == "It is no longer there: it was published or dropped."


def test_several_are_published_after_asking_but_for_those_to_be_looked_at(publisher: Client) -> None:
    ready, moved = factories.MilestoneFactory.create_batch(2, title="Before")
    changes = [factories.DraftedChangeFactory.of(one, title="After") for one in (ready, moved)]
    Milestone.objects.filter(pk=moved.pk).update(hours=20)
    address = reverse("admin:roadmap_draftedchange_changelist")
    chosen: dict[str, Any] = {"action": "publish", "_selected_action": [change.pk for change in changes]}

    asked = publisher.post(address, chosen)
    seen = [one.seen for one, *_ in asked.context["ready"]]
    answer = publisher.post(address, chosen | {"confirmed": "Publish", "seen": seen}, follow=True)

    assert asked.context["overtaken"] == [("After", draft_address(changes[1]))]
    assert said(answer) == ["1 drafted change published."]
    assert list(Milestone.objects.order_by("pk").values_list("title", flat=True)) == ["After", "Before"]
    assert list(DraftedChange.objects.all()) == [changes[1]]


def test_draft_is_dropped_after_asking(editor: Client) -> None:
    milestone = factories.MilestoneFactory.create(title="Before")
    change = draft(editor, milestone, title="After")
    address = draft_address(change, "delete")

    page = editor.get(address)
    editor.post(address, {"post": "yes"})

    milestone.refresh_from_db()
    assert "gone for good" in page.text
    assert (milestone.title, DraftedChange.objects.count()) == ("Before", 0)


def test_new_sequence_of_steps_is_drafted_and_published(editor: Client, publisher: Client) -> None:
    route = factories.RouteFactory.create()
    one, two = factories.RouteStepFactory.create_batch(2, route=route)
    address = reverse("admin:roadmap_route_change", args=[route.pk])

    editor.post(address, typed.page(editor, address, **{"steps-0-order": 5, "steps-1-order": 1}))
    publish(publisher, DraftedChange.objects.get())

    assert list(route.steps.values_list("milestone", flat=True)) == [two.milestone_id, one.milestone_id]


@pytest.mark.parametrize("role", ["editor", "publisher"])
def test_list_of_drafts_costs_the_same_for_one_and_for_three(queries: Queries, role: str) -> None:
    client, address = client_of(role), reverse("admin:roadmap_draftedchange_changelist")

    factories.DraftedChangeFactory.of(factories.MilestoneFactory.create(), title="After")
    with queries(7):
        client.get(address)
    factories.DraftedChangeFactory.of(factories.SkillFactory.create(), title="After")
    factories.DraftedChangeFactory.of(factories.MilestoneFactory.create(), title="After", hours=77)
    with queries(7):
        page = client.get(address)

    assert "Title, Hours" in page.text


def test_home_of_the_admin_lists_drafted_changes(publisher: Client) -> None:
    factories.DraftedChangeFactory.of(factories.MilestoneFactory.create(), title="After")

    page = publisher.get(reverse("admin:index"))

    assert (
        f'<a href="{reverse("admin:roadmap_draftedchange_changelist")}">Drafted changes: <strong>1</strong>'
        in page.text
    )
