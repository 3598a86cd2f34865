"""Archiving: whom it affects, what names what goes, and what learners find instead."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Progress, ProgressStatus, User
from roadmap.actions.affected import Affected, Learners, Naming, affected
from roadmap.actions.records import apply_items, stored_item
from roadmap.domain.content import KINDS, ContentError
from roadmap.models import Milestone, State
from roadmap.readers import catalogue
from tests import factories
from tests.roadmap import typed

pytestmark = pytest.mark.django_db


def started(milestone: Milestone, *learners: User) -> None:
    for learner in learners:
        factories.ProgressFactory.create(
            milestone=milestone, learner=learner, status=ProgressStatus.STARTED, started_at=timezone.now()
        )


def change_address(milestone: Milestone) -> str:
    return reverse("admin:roadmap_milestone_change", args=[milestone.pk])


def test_affected_are_counted_by_state_and_small_numbers_are_not_told() -> None:
    one, two = factories.MilestoneFactory.create_batch(2)
    people = factories.UserFactory.create_batch(6)
    started(one, *people[:5])
    started(two, *people[:3])
    factories.ProgressFactory.create(milestone=two, learner=people[5])

    learners = affected([one, two]).learners

    assert learners == (Learners("progress", "Not started", 1), Learners("progress", "Started", 5))
    assert [(each.number, each.is_told) for each in learners] == [(1, False), (5, True)]


def test_affected_by_a_route_are_those_who_chose_it() -> None:
    route = factories.RouteFactory.create()
    factories.UserFactory.create(route=route)
    factories.UserFactory.create()

    assert affected([route]) == Affected((Learners("route", "", 1),), ())


def test_published_items_that_name_it_are_told() -> None:
    milestone = factories.MilestoneFactory.create()
    step = factories.RouteStepFactory.create(milestone=milestone, route__title="Direct")
    need = factories.PrerequisiteFactory.create(requires=milestone, milestone__title="Later")
    factories.PrerequisiteFactory.create(requires=milestone, milestone__state=State.DRAFT)

    assert affected([milestone]).named_by == (
        Naming("milestone", need.milestone.slug, "Later", "prerequisites"),
        Naming("route", step.route.slug, "Direct", "steps"),
    )


def test_archiving_on_the_page_asks_first_and_keeps_what_was_typed(curator_client: Client) -> None:
    milestone = factories.MilestoneFactory.create(title="Before")
    factories.RouteStepFactory.create(milestone=milestone, route__title="Direct")
    started(milestone, *factories.UserFactory.create_batch(2))
    rows = [dict(row) for row in Progress.objects.order_by("pk").values()]
    address = change_address(milestone)

    asked = curator_client.post(address, typed.page(curator_client, address, state="archived", title="After"))
    milestone.refresh_from_db()

    assert (milestone.state, milestone.title) == (State.PUBLISHED, "Before")
    assert "Progress, Started:\n                    fewer than 5 learners" in asked.text
    assert "Route “Direct” (steps)" in asked.text

    sent: dict[str, Any] = dict(asked.context["typed"])
    answer = curator_client.post(address, sent | {asked.context["agreed"]: "1"}, follow=True)
    milestone.refresh_from_db()

    assert (milestone.state, milestone.title) == (State.ARCHIVED, "After")
    assert len(answer.context["messages"]) == 1
    assert [dict(row) for row in Progress.objects.order_by("pk").values()] == rows


def test_archiving_with_an_error_shows_the_error(curator_client: Client) -> None:
    milestone = factories.MilestoneFactory.create()
    address = change_address(milestone)

    answer = curator_client.post(address, typed.page(curator_client, address, state="archived", title=""))

    assert list(answer.context["adminform"].form.errors) == ["title"]


def test_learner_finds_what_replaces_an_archived_milestone(learner: User, learner_client: Client) -> None:
    new = factories.MilestoneFactory.create(title="New way")
    between = factories.MilestoneFactory.create(state=State.ARCHIVED, successor=new)
    old = factories.MilestoneFactory.create(state=State.ARCHIVED, successor=between)
    started(old, learner)

    page = learner_client.get(old.get_absolute_url())
    dashboard = learner_client.get(reverse("dashboard"))

    link = f'<a href="{new.get_absolute_url()}">New way</a>'
    assert f"Replaced by {link}." in page.text
    assert f"replaced by {link}" in dashboard.text
    assert list(Progress.objects.values_list("milestone", flat=True)) == [old.pk]


def test_who_has_nothing_recorded_is_led_to_what_replaces_it(client: Client) -> None:
    new = factories.MilestoneFactory.create()
    old = factories.MilestoneFactory.create(state=State.ARCHIVED, successor=new)
    alone = factories.MilestoneFactory.create(state=State.ARCHIVED)

    answer = client.get(old.get_absolute_url())

    assert (answer.status_code, answer.headers["Location"]) == (302, new.get_absolute_url())
    assert client.get(alone.get_absolute_url()).status_code == 404


def test_milestones_that_replace_each_other_in_a_circle_lead_nowhere() -> None:
    one = factories.MilestoneFactory.create(state=State.ARCHIVED)
    two = factories.MilestoneFactory.create(state=State.ARCHIVED, successor=one)
    Milestone.objects.filter(pk=one.pk).update(successor=two)

    assert [milestone.successor for milestone in catalogue().archived] == [None, None]


@pytest.mark.parametrize("kind", ["milestones", "resources", "skills", "roles", "routes"])
def test_successor_is_written_and_read_with_the_item(kind: str) -> None:
    item = getattr(factories, f"{kind[:-1].capitalize()}Factory").create()
    stored = stored_item(KINDS[kind], item.slug)
    assert stored
    new = stored.item | ({"url": "https://new.example.org/"} if kind == "resources" else {})

    apply_items({kind: {item.slug: stored.item | {"successor": "new-one"}, "new-one": new}})

    item.refresh_from_db()
    assert item.successor.slug == "new-one"
    again = stored_item(KINDS[kind], item.slug)
    assert again
    assert again.item == stored.item | {"successor": "new-one"}


def test_item_that_replaces_itself_is_refused(curator_client: Client) -> None:
    milestone = factories.MilestoneFactory.create()
    stored, address = stored_item(KINDS["milestones"], milestone.slug), change_address(milestone)
    assert stored

    with pytest.raises(ContentError, match="refers to itself"):
        apply_items({"milestones": {milestone.slug: stored.item | {"successor": milestone.slug}}})
    answer = curator_client.post(address, typed.page(curator_client, address, successor=milestone.pk))

    assert answer.context["adminform"].form.errors == {
        "successor": ["Nothing replaces itself: choose another one, or none."]
    }
