"""The tables in an item's page: many rows, rows put into order, and what nobody could have typed."""

from collections.abc import Callable
from typing import Any

import pytest
import yaml
from django.test import Client
from django.urls import reverse

from roadmap.models import Item, Route, RouteStep, StageCitation
from tests import factories
from tests.conftest import Queries
from tests.roadmap import typed

GONE = "Somebody has taken this row away meanwhile. Load this page again, then repeat what you changed."
SECOND = "This is in the table already. To exchange two rows, change their order."
# What somebody who changes items may send in one go.
MOST_FIELDS = 2_000


def change_address(item: Item) -> str:
    return reverse(f"admin:roadmap_{type(item).__name__.lower()}_change", args=[item.pk])


@pytest.fixture
def route(db: None) -> Route:
    """A route with the steps a, b and c, numbered 1, 2 and 3."""
    route = factories.RouteFactory.create(slug="direct")
    for order, slug in enumerate("abc", 1):
        factories.RouteStepFactory.create(route=route, milestone__slug=slug, order=order)
    return route


def steps() -> list[tuple[str, int]]:
    return list(RouteStep.objects.values_list("milestone__slug", "order"))


def save(client: Client, item: Item, **fields: Any) -> Any:
    address = change_address(item)
    return client.post(address, typed.page(client, address, **fields))


def errors(answer: Any) -> list[Any]:
    """What is wrong with the rows of the tables."""
    return [row for table in answer.context["inline_admin_formsets"] for row in table.formset.errors if row]


def test_dragged_steps_are_saved_in_their_new_order_and_kept_as_one_version(
    curator_client: Client, route: Route
) -> None:
    save(curator_client, route, **{"steps-0-order": 3, "steps-1-order": 1, "steps-2-order": 2})

    assert steps() == [("b", 1), ("c", 2), ("a", 3)]
    records = Route.history.order_by("history_id").values_list("record", flat=True)  # type: ignore[attr-defined]
    assert [list(yaml.safe_load(record)["steps"]) for record in records] == [["a", "b", "c"], ["b", "c", "a"]]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"steps-2-order": 1}, [("c", 1), ("a", 2), ("b", 3)]),
        ({"steps-0-order": 3}, [("b", 1), ("c", 2), ("a", 3)]),
        ({"steps-0-order": 2, "steps-1-order": 2}, [("b", 1), ("a", 2), ("c", 3)]),
        ({"steps-0-order": ""}, [("b", 2), ("c", 3), ("a", 4)]),
        ({"steps-0-order": "", "steps-1-order": 32_767}, [("c", 1), ("a", 2), ("b", 3)]),
        ({"steps-1-DELETE": "on", "steps-2-order": 2}, [("a", 1), ("c", 2)]),
        ({}, [("a", 1), ("b", 2), ("c", 3)]),
    ],
)
def test_step_that_gets_the_number_of_another_takes_its_place(
    curator_client: Client, route: Route, fields: dict[str, Any], expected: list[tuple[str, int]]
) -> None:
    answer = save(curator_client, route, **fields)

    assert answer.status_code == 302
    assert steps() == expected


def test_new_step_takes_the_place_that_was_typed_for_it(curator_client: Client, route: Route) -> None:
    milestone = factories.MilestoneFactory.create(slug="new")

    save(curator_client, route, **typed.row("steps", 3, milestone=milestone.pk, order=2))

    assert steps() == [("a", 1), ("new", 2), ("b", 3), ("c", 4)]


def a_route(count: int) -> Item:
    route = factories.RouteFactory.create()
    factories.RouteStepFactory.create_batch(count, route=route)
    factories.RouteCitationFactory.create_batch(count, route=route)
    return route


def a_role(count: int) -> Item:
    role = factories.RoleFactory.create()
    factories.RoleSkillFactory.create_batch(count, role=role)
    factories.RoleMilestoneFactory.create_batch(count, role=role)
    factories.RoleStepFactory.create_batch(count, role=role)
    return role


def a_milestone(count: int) -> Item:
    milestone = factories.MilestoneFactory.create()
    factories.PrerequisiteFactory.create_batch(count, milestone=milestone)
    factories.MilestoneSkillFactory.create_batch(count, milestone=milestone)
    factories.RouteStepFactory.create_batch(count, milestone=milestone)
    return milestone


def a_skill(count: int) -> Item:
    skill = factories.SkillFactory.create()
    factories.SkillAliasFactory.create_batch(count, skill=skill)
    factories.OnetReferenceFactory.create_batch(count, skill=skill)
    return skill


def a_stage(count: int) -> Item:
    stage = factories.StageFactory.create()
    factories.StageCitationFactory.create_batch(count, stage=stage)
    return stage


def a_certification(count: int) -> Item:
    certification = factories.CertificationFactory.create()
    factories.CertificationSkillFactory.create_batch(count, certification=certification)
    return certification


def a_question(count: int) -> Item:
    question = factories.QuestionFactory.create()
    factories.QuestionCitationFactory.create_batch(count, question=question)
    return question


@pytest.mark.parametrize(
    ("make", "cost"),
    [
        (a_route, 12),
        (a_role, 18),
        (a_milestone, 15),
        (a_skill, 14),
        (a_stage, 8),
        (a_certification, 12),
        (a_question, 17),
    ],
)
def test_page_costs_the_same_with_three_rows_and_with_thirty(
    curator_client: Client, queries: Queries, make: Callable[[int], Item], cost: int
) -> None:
    small, large = change_address(make(3)), change_address(make(30))

    with queries(cost):
        curator_client.get(small)
    with queries(cost):
        page = curator_client.get(large)

    assert len(page.content) < 300_000
    assert page.text.count(' name="') < MOST_FIELDS / 3


def test_page_offers_no_more_than_what_is_chosen(curator_client: Client) -> None:
    factories.MilestoneFactory.create_batch(3, title="Not on it")

    page = curator_client.get(change_address(a_route(3)))

    assert "Not on it" not in page.text


def test_row_of_another_item_is_refused(curator_client: Client, route: Route) -> None:
    stranger = factories.RouteStepFactory.create(milestone__slug="stranger", order=9)

    answer = save(curator_client, route, **{"steps-0-id": stranger.pk, "steps-0-order": 1, "steps-1-order": 1})

    assert errors(answer) == [{"__all__": [GONE]}]
    assert steps() == [("a", 1), ("b", 2), ("c", 3), ("stranger", 9)]


@pytest.mark.parametrize("key", ["0", "-1", "x", "", str(10**30)])
@pytest.mark.parametrize("field", ["steps-0-id", "steps-0-milestone"])
def test_row_that_nobody_could_have_chosen_is_refused(
    curator_client: Client, route: Route, field: str, key: str
) -> None:
    answer = save(curator_client, route, **{field: key})

    assert [list(row)[:1] for row in errors(answer)] == [[field.rpartition("-")[2]]]
    assert steps() == [("a", 1), ("b", 2), ("c", 3)]


def test_row_is_not_handed_over_to_another_item(curator_client: Client, route: Route) -> None:
    other = factories.RouteFactory.create()

    answer = save(curator_client, route, **{"steps-0-route": other.pk})

    assert [list(row) for row in errors(answer)] == [["route"]]
    assert RouteStep.objects.filter(route=route).count() == 3


@pytest.mark.parametrize("count", ["x", "-1", "", "1000000"])
@pytest.mark.parametrize("field", ["steps-TOTAL_FORMS", "steps-INITIAL_FORMS"])
def test_counts_of_rows_that_are_not_true_cost_no_row(
    curator_client: Client, route: Route, field: str, count: str
) -> None:
    answer = save(curator_client, route, **{field: count})

    assert answer.status_code in {200, 302}
    assert steps() == [("a", 1), ("b", 2), ("c", 3)]


def test_two_rows_that_exchange_what_they_point_to_are_told_how(curator_client: Client, route: Route) -> None:
    first, second, _third = RouteStep.objects.values_list("milestone", flat=True)

    answer = save(curator_client, route, **{"steps-0-milestone": second, "steps-1-milestone": first})

    assert errors(answer) == [{"__all__": [SECOND]}] * 2
    assert steps() == [("a", 1), ("b", 2), ("c", 3)]


def test_row_may_come_back_in_another_s_stead(curator_client: Client, route: Route) -> None:
    first = RouteStep.objects.values_list("milestone", flat=True)[0]
    again = typed.row("steps", 3, milestone=first, order="")

    save(curator_client, route, **{"steps-0-DELETE": "on"}, **again)

    assert steps() == [("b", 2), ("c", 3), ("a", 4)]


def test_same_page_sent_twice_adds_a_step_once(curator_client: Client, route: Route) -> None:
    milestone = factories.MilestoneFactory.create(slug="new")
    address = change_address(route)
    fields = typed.page(curator_client, address, **typed.row("steps", 3, milestone=milestone.pk, order=""))

    first = curator_client.post(address, fields)
    second = curator_client.post(address, fields)

    assert (first.status_code, second.status_code) == (302, 302)
    assert steps() == [("a", 1), ("b", 2), ("c", 3), ("new", 4)]


def test_step_that_somebody_else_took_away_does_not_come_back_unasked(curator_client: Client, route: Route) -> None:
    address = change_address(route)
    fields = typed.page(curator_client, address, **{"steps-0-is_required": ""})
    RouteStep.objects.get(milestone__slug="a").delete()

    answer = curator_client.post(address, fields)

    assert answer.status_code == 409
    assert steps() == [("b", 2), ("c", 3)]


def test_citation_that_was_added_with_a_number_stands_there(curator_client: Client) -> None:
    stage = factories.StageFactory.create()
    factories.StageCitationFactory.create(stage=stage, section="Old", order=1)
    source = factories.SourceFactory.create()

    save(curator_client, stage, **typed.row("citations", 1, source=source.pk, section="New", order=1))

    assert list(StageCitation.objects.values_list("section", "order")) == [("New", 1), ("Old", 2)]
