"""Publishing, archiving and taking back to draft from the list."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from roadmap.models import ContentVersion, Milestone, State
from roadmap.readers import catalogue
from tests import factories


def act(client: Client, action: str, *milestones: Milestone, **query: str) -> list[str]:
    """Choose milestones in the list and do something with them; what the page then says."""
    chosen = {"action": action, "_selected_action": [milestone.pk for milestone in milestones]}
    address = reverse("admin:roadmap_milestone_changelist", query=query)
    response = client.post(address, chosen, follow=True)
    return [str(message) for message in response.context["messages"]]


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
def test_who_may_only_look_is_offered_no_action(client: Client) -> None:
    milestone = factories.MilestoneFactory.create()
    reader = factories.UserFactory.create(is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_milestone"))
    client.force_login(reader)

    assert act(client, "archive", milestone) == []

    milestone.refresh_from_db()
    assert milestone.state == State.PUBLISHED


def test_list_shows_the_state_as_a_word(curator_client: Client) -> None:
    factories.MilestoneFactory.create(state=State.ARCHIVED)

    page = curator_client.get(reverse("admin:roadmap_milestone_changelist"))

    assert '<span class="badge badge-archived">Archived</span>' in page.text
