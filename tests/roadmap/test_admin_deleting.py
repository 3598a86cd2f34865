"""There is no deleting, and the admin says why and what there is instead."""

import pytest
from django.test import Client
from django.urls import reverse

from roadmap.models import Item, State
from tests import factories
from tests.pages import links, main, page, texts
from tests.roadmap.test_admin_actions import agree
from tests.roadmap.test_admin_pages import change_address
from tests.staff import client_of, make_roles

WHY = "learners\N{RIGHT SINGLE QUOTATION MARK} progress hangs on them"

pytestmark = pytest.mark.django_db


def delete_address(item: Item) -> str:
    return reverse(f"admin:roadmap_{type(item).__name__.lower()}_delete", args=[item.pk])


@pytest.fixture(autouse=True)
def _roles(db: None) -> None:
    make_roles()


def test_page_of_an_item_leads_to_archiving_where_deleting_would_be(curator_client: Client) -> None:
    stage = factories.StageFactory.create()

    tree = page(curator_client.get(change_address(stage)))

    assert texts(tree, ".//p[@class='help not-deleted']") == [
        f"Items are archived, not deleted: {WHY}. Archive this one"
    ]
    assert links(tree, ".//main//p/a")["Archive this one"] == delete_address(stage)


def test_publisher_archives_from_there_and_is_asked() -> None:
    client = client_of("publisher")
    stage, other = factories.StageFactory.create_batch(2)
    told = client.get(delete_address(stage))
    form = page(told).find(".//main//form")
    assert form is not None
    fields = {field.attrib["name"]: field.attrib["value"] for field in form.iterfind(".//input[@type='hidden']")}

    question = client.post(form.attrib["action"], fields)

    assert told.status_code == 403
    assert WHY in main(told).lower()
    assert texts(page(question), ".//h1") == ["Archive 1 stage?"]
    assert agree(client, question) == ["1 stage archived."]
    states = {item.pk: type(item).objects.get(pk=item.pk).state for item in (stage, other)}
    assert states == {stage.pk: State.ARCHIVED, other.pk: State.PUBLISHED}


def test_archived_item_says_that_it_is() -> None:
    stage = factories.StageFactory.create(state=State.ARCHIVED)

    told = client_of("publisher").get(delete_address(stage))

    assert "This one is archived already." in main(told)
    assert page(told).find(".//main//input[@name='action']") is None


def test_editor_is_told_whom_to_ask() -> None:
    told = client_of("editor").get(delete_address(factories.StageFactory.create()))

    assert told.status_code == 403
    assert "Publishers archive items: ask one of them." in main(told)
    assert page(told).find(".//main//input[@name='action']") is None


@pytest.mark.parametrize("role", ["nobody", "support"])
def test_others_are_not_told_what_there_is(role: str) -> None:
    stage = factories.StageFactory.create(title="Secret stage")

    told = client_of(role).get(delete_address(stage))

    assert told.status_code == 403
    assert "Secret stage" not in told.text


def test_item_that_is_not_there_is_no_failure(curator_client: Client) -> None:
    assert curator_client.get(reverse("admin:roadmap_stage_delete", args=[1])).status_code == 403
