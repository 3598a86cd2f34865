"""Milestones and stages at the curators' desk."""

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from roadmap.admin import MilestoneAdmin
from roadmap.models import Milestone, Prerequisite, Stage, StageCitation
from tests import factories
from tests.roadmap import typed


def change_address(milestone: Milestone) -> str:
    return reverse("admin:roadmap_milestone_change", args=[milestone.pk])


def edges() -> list[tuple[str, str, int]]:
    return list(Prerequisite.objects.values_list("milestone__slug", "requires__slug", "order"))


def test_prerequisite_that_closes_a_cycle_is_refused_with_the_cycle(curator_client: Client) -> None:
    first, second, third = (factories.MilestoneFactory.create(slug=slug) for slug in ("first", "second", "third"))
    factories.PrerequisiteFactory.create(milestone=third, requires=second, order=0)
    factories.PrerequisiteFactory.create(milestone=second, requires=first, order=0)
    address = change_address(first)

    fields = typed.page(curator_client, address, **typed.row("needs", 0, requires=third.pk, order=""))
    response = curator_client.post(address, fields)

    errors = response.context["inline_admin_formsets"][0].formset.errors
    assert errors == [{"requires": ["This would close a cycle: first needs third needs second needs first."]}]
    assert edges() == [("third", "second", 0), ("second", "first", 0)]


def test_milestone_cannot_need_itself(curator_client: Client) -> None:
    alone = factories.MilestoneFactory.create(slug="alone")
    address = change_address(alone)

    fields = typed.page(curator_client, address, **typed.row("needs", 0, requires=alone.pk, order=""))
    response = curator_client.post(address, fields)

    errors = response.context["inline_admin_formsets"][0].formset.errors
    assert errors == [{"requires": ["This would close a cycle: alone needs alone."]}]


def test_cycle_closed_by_two_curators_at_once_is_told_and_nothing_is_saved(
    curator_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (factories.MilestoneFactory.create(slug=slug, title="Before") for slug in ("first", "second"))
    address = change_address(first)
    added = typed.row("needs", 0, requires=second.pk, order="")
    fields = typed.page(curator_client, address, title="After", **added)

    def save_after_the_other(_admin: MilestoneAdmin, *_args: object) -> None:
        factories.PrerequisiteFactory.create(milestone=second, requires=first)

    monkeypatch.setattr(MilestoneAdmin, "save_model", save_after_the_other)
    response = curator_client.post(address, fields)

    told = [str(message) for message in get_messages(response.wsgi_request)]
    assert told == ["This would close a cycle: first needs second needs first."]
    assert response.headers["Location"] == address
    assert edges() == []
    assert set(Milestone.objects.values_list("title", flat=True)) == {"Before"}


def test_row_whose_order_is_left_empty_comes_last(curator_client: Client) -> None:
    milestone = factories.MilestoneFactory.create(slug="later")
    factories.PrerequisiteFactory.create(milestone=milestone, requires__slug="known", order=7)
    added = factories.MilestoneFactory.create(slug="added")
    address = change_address(milestone)

    fields = typed.page(curator_client, address, **typed.row("needs", 1, requires=added.pk, order=""))
    curator_client.post(address, fields)

    assert edges() == [("later", "known", 7), ("later", "added", 8)]


def test_prerequisite_can_be_taken_away(curator_client: Client) -> None:
    edge = factories.PrerequisiteFactory.create()
    address = change_address(edge.milestone)

    curator_client.post(address, typed.page(curator_client, address, **{"needs-0-DELETE": "on"}))

    assert edges() == []


def test_milestone_says_which_routes_take_it(curator_client: Client) -> None:
    milestone = factories.MilestoneFactory.create()
    route = factories.RouteFactory.create(title="Direct")
    factories.RouteStepFactory.create(milestone=milestone, route=route)
    factories.RouteStepFactory.create(milestone=milestone, route__title="<b>Analyst</b>", is_required=False)

    page = curator_client.get(change_address(milestone))

    link = reverse("admin:roadmap_route_change", args=[route.pk])
    assert f'<a href="{link}">Direct</a> (required), ' in page.text
    assert "&lt;b&gt;Analyst&lt;/b&gt;</a> (optional)" in page.text


def test_stage_keeps_its_lines_and_its_citations(curator_client: Client) -> None:
    stage = factories.StageFactory.create(focus=["Python"])
    source = factories.SourceFactory.create()
    address = reverse("admin:roadmap_stage_change", args=[stage.pk])

    added = typed.row("citations", 0, source=source.pk, section="Stage 1", order="")
    page = typed.page(curator_client, address, focus="Python\r\n\r\n  SQL \r\nPython", **added)
    curator_client.post(address, page)

    assert Stage.objects.get().focus == ["Python", "SQL"]
    assert StageCitation.objects.values_list("source", "section", "order").get() == (source.pk, "Stage 1", 0)


def test_stage_ends_after_it_begins(curator_client: Client) -> None:
    stage = factories.StageFactory.create(hours_min=100, hours_max=200, months_min=2)
    address = reverse("admin:roadmap_stage_change", args=[stage.pk])

    response = curator_client.post(address, typed.page(curator_client, address, hours_max=99, months_max=1))

    assert response.context["adminform"].form.errors == {
        "hours_max": ["This is less than the lower end, 100."],
        "months_max": ["This is less than the lower end, 2."],
    }


def test_hours_fit_the_column_whatever_the_database(curator_client: Client) -> None:
    milestone = factories.MilestoneFactory.create()
    address = change_address(milestone)

    response = curator_client.post(address, typed.page(curator_client, address, hours=32_768))

    errors = response.context["adminform"].form.errors
    assert errors == {"hours": ["Ensure this value is less than or equal to 32767."]}
