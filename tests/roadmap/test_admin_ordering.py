"""Putting lists into order: by dragging rows and by typing numbers."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from roadmap.models import Item, Milestone, Stage
from roadmap.readers import catalogue
from tests import factories
from tests.conftest import Queries
from tests.staff import client_of

DROP = reverse("admin:roadmap_stage_order")
LIST = reverse("admin:roadmap_stage_changelist")


def stages(*orders: int, **fields: Any) -> list[Stage]:
    """Stages a, b, c ... with these numbers."""
    return [
        factories.StageFactory.create(slug=slug, title=slug.upper(), order=order, **fields)
        for slug, order in zip("abcdef", orders, strict=False)
    ]


def numbers(model: type[Stage | Milestone] = Stage) -> dict[str, int]:
    """The numbers by slug, in their order."""
    return dict(model.objects.order_by("order", "slug").values_list("slug", "order"))


def dragged(client: Client, rows: list[Any], address: str = DROP) -> Any:
    """What the list sends when it shows the rows like this; which numbers it makes up does not matter."""
    sent = {"updatedItems": [[str(row.pk), place] for place, row in enumerate(rows, 90)]}
    return client.post(address, sent, "application/json")


def typed(client: Client, address: str, **by_slug: int | str) -> Any:
    """The numbers of the list sent back, some of them typed over."""
    formset = client.get(address).context["cl"].formset
    fields: dict[str, Any] = {"_save": "Save"}
    for field in formset.management_form:
        fields[field.html_name] = field.value()
    for form in formset.forms:
        fields |= {form["id"].html_name: form.instance.pk}
        fields |= {form["order"].html_name: by_slug.get(form.instance.slug, form.instance.order)}
    return client.post(address, fields)


def told(answer: Any) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]


def test_dragged_rows_share_out_the_numbers_they_had(curator_client: Client) -> None:
    a, b, c, d = stages(2, 5, 7, 9)
    assert [stage.slug for stage in catalogue().stages] == ["a", "b", "c", "d"]

    answer = dragged(curator_client, [c, a, b])

    assert answer.json() == {"numbers": {str(c.pk): 2, str(a.pk): 5, str(b.pk): 7, str(d.pk): 9}}
    assert numbers() == {"c": 2, "a": 5, "b": 7, "d": 9}
    assert [stage.slug for stage in catalogue().stages] == ["c", "a", "b", "d"]


def test_rows_with_equal_numbers_are_counted_anew(curator_client: Client) -> None:
    a, b, c = stages(0, 0, 0)

    dragged(curator_client, [b, a])

    assert numbers() == {"b": 1, "a": 2, "c": 3}
    assert c.order == 0


def test_what_was_moved_and_only_that_has_a_version_and_a_log_entry(curator_client: Client) -> None:
    a, b, c = stages(1, 2, 3)
    assert Stage.history.count() == 0  # type: ignore[attr-defined]

    dragged(curator_client, [b, a, c])

    kept = Stage.history.order_by("order", "slug").values_list("slug", "order", "history_user__email")  # type: ignore[attr-defined]
    curator = LogEntry.objects.values_list("user__email", flat=True)[0]
    assert list(kept) == [("a", 1, None), ("b", 1, curator), ("a", 2, curator), ("b", 2, None)]
    logged = LogEntry.objects.order_by("object_repr").values_list("object_id", "object_repr")
    assert list(logged) == [(str(a.pk), "A"), (str(b.pk), "B")]
    assert {entry.get_change_message() for entry in LogEntry.objects.all()} == {"Changed Order."}


def test_same_order_once_more_changes_nothing(curator_client: Client) -> None:
    a, b = stages(1, 2)
    dragged(curator_client, [b, a])
    before = Stage.objects.values_list("slug", "order", "updated_at")[:]
    entries = LogEntry.objects.count()

    again = dragged(curator_client, [b, a])

    assert again.status_code == 200
    assert list(Stage.objects.values_list("slug", "order", "updated_at")) == list(before)
    assert LogEntry.objects.count() == entries


def test_last_of_two_who_drag_at_a_time_decides_about_what_they_saw(curator_client: Client) -> None:
    a, b, c, d = stages(1, 2, 3, 4)

    dragged(curator_client, [d, a, b, c])
    dragged(curator_client, [b, a])

    assert numbers() == {"d": 1, "b": 2, "a": 3, "c": 4}


def test_moving_costs_the_same_however_many_rows_move(curator_client: Client, queries: Queries) -> None:
    rows = stages(1, 2, 3, 4, 5, 6)
    dragged(curator_client, rows[::-1])

    with queries(15):
        dragged(curator_client, rows[:2])
    with queries(15):
        dragged(curator_client, rows)


def test_milestones_are_counted_within_their_stage(curator_client: Client) -> None:
    stage, other = stages(1, 2)
    a, b = (factories.MilestoneFactory.create(slug=slug, stage=stage, order=1) for slug in ("a", "b"))
    stranger = factories.MilestoneFactory.create(slug="stranger", stage=other, order=1)
    address = reverse("admin:roadmap_milestone_order", query={"stage__id__exact": stage.pk})

    answer = dragged(curator_client, [stranger, b, a], address)

    assert answer.json() == {"numbers": {str(b.pk): 1, str(a.pk): 2}}
    assert numbers(Milestone) == {"b": 1, "stranger": 1, "a": 2}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{}",
        b'{"updatedItems": 7}',
        b'{"updatedItems": [[]]}',
        b'{"updatedItems": [["x", 1]]}',
        b"\xff",
        b"7",
    ],
)
def test_what_is_no_order_is_refused(curator_client: Client, body: bytes) -> None:
    stages(1, 2)

    answer = curator_client.post(DROP, body, "application/json")

    assert (answer.status_code, answer.text) == (400, "This is not an order of rows.")
    assert numbers() == {"a": 1, "b": 2}


@pytest.mark.parametrize(
    "within",
    [
        "",
        "?stage__id__exact=",
        "?stage__id__exact=x",
        "?stage__id__exact=1&stage__id__exact=2",
        f"?stage__id__exact={10**30}",
    ],
)
def test_milestones_of_no_stage_in_particular_are_not_put_into_order(curator_client: Client, within: str) -> None:
    one, two = factories.MilestoneFactory.create_batch(2)
    before = numbers(Milestone)

    answer = dragged(curator_client, [two, one], reverse("admin:roadmap_milestone_order") + within)

    assert answer.status_code == (200 if "000" in within else 400)
    assert numbers(Milestone) == before


def test_rows_that_are_gone_or_made_up_are_passed_over(curator_client: Client) -> None:
    a, b = stages(1, 2)

    answer = curator_client.post(
        DROP, {"updatedItems": [[10**30, 1], [b.pk, 2], [-1, 3], [a.pk, 4]]}, "application/json"
    )

    assert answer.status_code == 200
    assert numbers() == {"b": 1, "a": 2}


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "status"), [("editor", 200), ("publisher", 200), ("support", 403), ("nobody", 403)])
def test_only_who_may_change_items_moves_them(role: str, status: int) -> None:
    a, b = stages(1, 2)

    answer = dragged(client_of(role), [b, a])

    assert answer.status_code == status
    assert numbers() == ({"b": 1, "a": 2} if status == 200 else {"a": 1, "b": 2})


def test_drags_carry_the_token_of_the_page(curator_client: Client) -> None:
    a, b = stages(1, 2)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = curator_client.cookies

    assert dragged(strict, [b, a]).status_code == 403
    assert numbers() == {"a": 1, "b": 2}


def test_typed_number_does_what_dropping_there_does(curator_client: Client) -> None:
    stages(1, 2, 3, 4)

    up = typed(curator_client, LIST, d=2)
    after_up = numbers()
    typed(curator_client, LIST, a=3)

    assert up.headers["Location"] == LIST
    assert told(up) == ["3 stages moved."]
    assert after_up == {"a": 1, "d": 2, "b": 3, "c": 4}
    assert numbers() == {"d": 1, "b": 2, "a": 3, "c": 4}


def test_saving_the_list_as_it_stands_says_that_nothing_changed(curator_client: Client) -> None:
    stages(1, 2)

    answer = typed(curator_client, LIST)

    assert told(answer) == ["Nothing changed: they stand in that order already."]
    assert LogEntry.objects.count() == 0


def test_number_that_cannot_be_is_shown_again_with_what_is_wrong(curator_client: Client) -> None:
    stages(1, 2)

    empty = typed(curator_client, LIST, b="")
    huge = typed(curator_client, LIST, b=32_768)

    assert empty.context["cl"].formset.errors == [{}, {"order": ["This field is required."]}]
    assert huge.context["cl"].formset.errors == [{}, {"order": ["Ensure this value is less than or equal to 32767."]}]
    assert numbers() == {"a": 1, "b": 2}


def test_numbers_of_a_stage_s_milestones_are_typed_where_only_they_are_shown(curator_client: Client) -> None:
    stage = factories.StageFactory.create()
    for order, slug in enumerate("ab", 1):
        factories.MilestoneFactory.create(slug=slug, stage=stage, order=order)
    every = reverse("admin:roadmap_milestone_changelist")

    page = curator_client.get(every)
    answer = typed(curator_client, f"{every}?stage__id__exact={stage.pk}", b=1)

    assert page.context["cl"].formset is None
    assert "choose one stage in the filter" in page.text
    assert told(answer) == ["2 milestones moved."]
    assert numbers(Milestone) == {"b": 1, "a": 2}


def test_what_a_search_leaves_out_stays_where_it_is(curator_client: Client) -> None:
    stages(1, 2, 3)
    Stage.objects.filter(slug="b").update(state="draft")

    typed(curator_client, f"{LIST}?state__exact=published", c=1)

    assert numbers() == {"c": 1, "a": 2, "b": 3}


@pytest.mark.parametrize("query", ["?o=1", "?_popup=1"])
def test_list_that_stands_otherwise_takes_no_numbers(curator_client: Client, query: str) -> None:
    stages(1, 2)

    page = curator_client.get(LIST + query)
    curator_client.post(LIST + query, {"_save": "Save", "form-0-order": 9})

    assert page.context["cl"].formset is None
    assert "admin_sortable2_config" not in page.text
    assert numbers() == {"a": 1, "b": 2}


@pytest.mark.django_db
def test_who_may_only_look_sees_numbers_and_no_handles() -> None:
    stages(1, 2)
    client, looker = Client(), factories.UserFactory.create(is_staff=True)
    looker.user_permissions.add(Permission.objects.get(codename="view_stage"))
    client.force_login(looker)

    page = client.get(LIST)

    assert page.context["cl"].formset is None
    assert 'class="drag handle"' not in page.text
    assert "admin_sortable2_config" not in page.text


def test_list_in_order_says_how_and_names_each_number(curator_client: Client) -> None:
    stages(1, 2)

    page = curator_client.get(LIST)

    assert "Drag a row by its handle to move it." in page.text
    assert page.text.count('class="drag handle"') == 2
    assert 'aria-label="Order of A"' in page.text


@pytest.mark.parametrize(
    ("kind", "within"),
    [
        ("stage", ""),
        ("specialisation", ""),
        ("route", ""),
        ("question", ""),
        ("certification", ""),
        ("milestone", "stage"),
        ("skill", "category"),
        ("role", "level"),
    ],
)
def test_every_kind_that_has_an_order_can_be_put_into_it(curator_client: Client, kind: str, within: str) -> None:
    factory = getattr(factories, f"{kind.capitalize()}Factory")
    first = factory.create(slug="first", order=1)
    shared = {within: getattr(first, within)} if within else {}
    second = factory.create(slug="second", order=2, **shared)
    query = (
        {within: first.level} if within == "level" else {f"{name}__id__exact": one.pk for name, one in shared.items()}
    )

    typed(curator_client, reverse(f"admin:roadmap_{kind}_changelist", query=query), second=1)
    between = sequence(type(first))
    dragged(curator_client, [first, second], reverse(f"admin:roadmap_{kind}_order", query=query))

    assert between == ["second", "first"]
    assert sequence(type(first)) == ["first", "second"]


def sequence(model: type[Item]) -> list[str]:
    return list(model.objects.order_by("order").values_list("slug", flat=True))
