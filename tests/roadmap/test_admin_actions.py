"""Publishing, archiving and taking back to draft from the list."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from roadmap.models import ContentVersion, Milestone, State, versions_of
from roadmap.readers import catalogue
from tests import factories
from tests.pages import main, page, texts


def choose(client: Client, action: str, *milestones: Milestone, **query: str) -> Any:
    """Choose milestones in the list and something to do with them; the page that asks."""
    chosen = {"action": action, "_selected_action": [milestone.pk for milestone in milestones]}
    return client.post(reverse("admin:roadmap_milestone_changelist", query=query), chosen, follow=True)


def agree(client: Client, question: Any) -> list[str]:
    """Press the button of the page that asks; what the list then says."""
    form = page(question).find(".//main//form")
    assert form is not None
    fields = {field.attrib["name"]: field.attrib["value"] for field in form.iterfind(".//input[@type='hidden']")}
    answer = client.post(form.attrib["action"], fields, follow=True)
    return [str(message) for message in answer.context["messages"]]


def act(client: Client, action: str, *milestones: Milestone, **query: str) -> list[str]:
    """Choose milestones, agree, and what the list then says."""
    question = choose(client, action, *milestones, **query)
    if "keys" in question.context:
        return agree(client, question)
    return [str(message) for message in question.context["messages"]]


@pytest.mark.parametrize(
    ("action", "state", "one", "two"),
    [
        ("publish", State.PUBLISHED, "1 milestone published.", "2 milestones published."),
        ("archive", State.ARCHIVED, "1 milestone archived.", "2 milestones archived."),
        ("back_to_draft", State.DRAFT, "1 milestone back in draft.", "2 milestones back in draft."),
    ],
)
def test_action_moves_what_is_chosen_and_says_how_many(
    curator_client: Client, action: str, state: State, one: str, two: str
) -> None:
    before = State.DRAFT if state is not State.DRAFT else State.PUBLISHED
    first, second, third, untouched = factories.MilestoneFactory.create_batch(4, state=before)

    assert act(curator_client, action, first) == [one]
    assert act(curator_client, action, first, second, third) == [two]

    states = dict(Milestone.objects.values_list("pk", "state"))
    assert states == {first.pk: state, second.pk: state, third.pk: state, untouched.pk: before}


def test_action_that_finds_it_done_changes_nothing(curator_client: Client) -> None:
    milestone = factories.MilestoneFactory.create()
    changed, version = milestone.updated_at, ContentVersion.objects.get().token

    assert act(curator_client, "publish", milestone) == ["Nothing changed: already published."]

    milestone.refresh_from_db()
    assert (milestone.updated_at, ContentVersion.objects.get().token) == (changed, version)


def test_archived_milestone_leaves_the_catalogue_at_its_next_read(curator_client: Client) -> None:
    milestone = factories.MilestoneFactory.create()
    assert [shown.slug for shown in catalogue().milestones] == [milestone.slug]

    act(curator_client, "archive", milestone)

    assert catalogue().milestones == ()
    assert [kept.slug for kept in catalogue().archived] == [milestone.slug]


def test_action_on_a_filtered_and_searched_list_moves_the_chosen(curator_client: Client) -> None:
    chosen, other = factories.MilestoneFactory.create_batch(2, state=State.DRAFT)
    step = factories.RouteStepFactory.create(milestone=chosen)

    query = {"state__exact": "draft", "routes__id__exact": str(step.route_id), "q": chosen.slug}
    assert act(curator_client, "publish", chosen, **query) == ["1 milestone published."]

    assert list(Milestone.objects.published()) == [chosen]
    assert list(Milestone.objects.drafts()) == [other]


@pytest.mark.django_db
def test_who_may_only_look_moves_nothing(client: Client) -> None:
    milestone = factories.MilestoneFactory.create()
    reader = factories.UserFactory.create(is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_milestone"))
    client.force_login(reader)

    assert act(client, "archive", milestone) == ["No action selected."]

    milestone.refresh_from_db()
    assert milestone.state == State.PUBLISHED


def test_list_shows_the_state_as_a_word(curator_client: Client) -> None:
    factories.MilestoneFactory.create(state=State.ARCHIVED)

    answer = curator_client.get(reverse("admin:roadmap_milestone_changelist"))

    assert '<span class="badge badge-archived">Archived</span>' in answer.text


def test_question_names_what_will_change_and_changes_nothing(curator_client: Client) -> None:
    waiting = factories.MilestoneFactory.create(state=State.DRAFT, title="Waiting")
    there = factories.MilestoneFactory.create(title="There already")

    question = choose(curator_client, "publish", waiting, there)

    assert texts(page(question), ".//h1") == ["Publish 1 milestone?"]
    assert texts(page(question), ".//ul[@class='named']/li") == ["Waiting Draft"]
    waiting.refresh_from_db()
    assert waiting.state == State.DRAFT


@pytest.mark.parametrize(("count", "last"), [(30, "Milestone 30 Published"), (31, "and 1 more"), (33, "and 3 more")])
def test_question_names_thirty_and_counts_the_rest(curator_client: Client, count: int, last: str) -> None:
    stage = factories.StageFactory.create()
    milestones = [
        factories.MilestoneFactory.create(stage=stage, title=f"Milestone {number}", order=number)
        for number in range(1, count + 1)
    ]

    question = choose(curator_client, "archive", *milestones)

    named = texts(page(question), ".//ul[@class='named']/li")
    assert (len(named), named[-1]) == (min(count, 31), last)
    assert agree(curator_client, question) == [f"{count} milestones archived."]


def test_question_says_whom_an_archived_item_touches(curator_client: Client) -> None:
    milestone = factories.MilestoneFactory.create()
    factories.ProgressFactory.create_batch(5, milestone=milestone, status="done", completed_at=timezone.now())

    archiving = main(choose(curator_client, "archive", milestone))
    drafting = main(choose(curator_client, "back_to_draft", milestone))

    assert "Progress, Done: 5 learners" in archiving
    assert "Whom it affects" not in drafting


def test_agreeing_twice_changes_and_tells_once(curator_client: Client) -> None:
    milestone = factories.MilestoneFactory.create(state=State.DRAFT)
    question = choose(curator_client, "publish", milestone)

    assert agree(curator_client, question) == ["1 milestone published."]
    assert agree(curator_client, question) == ["Nothing changed: already published."]

    entries = LogEntry.objects.values_list("object_repr", "change_message")
    assert list(entries) == [(milestone.title, "Published")]
    versions = versions_of(Milestone).order_by("pk").values_list("state", flat=True)
    assert list(versions) == ["draft", "published"]


def test_agreement_is_about_what_was_shown(curator_client: Client) -> None:
    shown = factories.MilestoneFactory.create(state=State.DRAFT)
    question = choose(curator_client, "publish", shown, state__exact="draft")
    added_since = factories.MilestoneFactory.create(state=State.DRAFT)

    assert agree(curator_client, question) == ["1 milestone published."]

    assert list(Milestone.objects.drafts()) == [added_since]


def test_all_two_thousand_of_a_list_are_moved_at_once(curator_client: Client) -> None:
    stage = factories.StageFactory.create()
    Milestone.objects.bulk_create(
        Milestone(slug=f"m-{number}", title=f"M {number}", stage=stage, kind="learn", outcome="o", hours=1)
        for number in range(2_000)
    )
    first = Milestone.objects.order_by("pk")[0]
    across = {"action": "publish", "select_across": "1", "index": "0", "_selected_action": first.pk}
    question = curator_client.post(reverse("admin:roadmap_milestone_changelist"), across)

    assert texts(page(question), ".//h1") == ["Publish 2000 milestones?"]
    assert agree(curator_client, question) == ["2000 milestones published."]

    assert Milestone.objects.published().count() == 2_000


@pytest.mark.django_db
def test_who_may_not_publish_cannot_agree_either(client: Client, curator_client: Client) -> None:
    milestone = factories.MilestoneFactory.create(state=State.DRAFT)
    question = choose(curator_client, "publish", milestone)
    editor = factories.UserFactory.create(is_staff=True)
    editor.user_permissions.add(Permission.objects.get(codename="change_milestone"))
    client.force_login(editor)

    agree(client, question)

    milestone.refresh_from_db()
    assert milestone.state == State.DRAFT
