"""Saving, and on to the next item of the list that somebody came from."""

from urllib.parse import urlencode

from django.test import Client
from django.urls import reverse

from roadmap.models import Item, Milestone, State
from tests import factories
from tests.roadmap import typed
from tests.roadmap.test_admin_pages import change_address

END = "There is no next one: this was the end of the list."


def saved(client: Client, item: Item, chosen: str = "", **changes: str) -> tuple[str, list[str]]:
    """Change an item and go on; where that leads, and what is said there."""
    query = f"?{urlencode({'_changelist_filters': chosen})}" if chosen else ""
    address = change_address(item) + query
    response = client.post(address, typed.page(client, address, _next="Save and next", **changes))
    assert response.status_code == 302
    page = client.get(response.headers["Location"], follow=True)
    return response.headers["Location"], [str(message) for message in page.context["messages"]]


def after(item: Item, chosen: str) -> str:
    return f"{change_address(item)}?{urlencode({'_changelist_filters': chosen})}"


def test_next_one_comes_in_the_order_of_the_list(curator_client: Client) -> None:
    first, second = (factories.StageFactory.create(order=order) for order in (1, 2))

    place, messages = saved(curator_client, first, title="Changed")

    assert place == change_address(second)
    assert "was changed successfully" in messages[0]
    first.refresh_from_db()
    assert first.title == "Changed"


def test_next_one_comes_in_the_choice_and_order_that_the_list_had(curator_client: Client) -> None:
    a, b, c = (factories.SkillFactory.create(title=title, state=State.DRAFT) for title in ("Ant", "Bee", "Cow"))
    factories.SkillFactory.create(title="Bat")
    chosen = "state__exact=draft&o=-1"

    assert saved(curator_client, c, chosen)[0] == after(b, chosen)
    assert saved(curator_client, b, chosen)[0] == after(a, chosen)


def test_next_one_is_found_though_saving_takes_the_item_out_of_the_list(curator_client: Client) -> None:
    first, second = (factories.StageFactory.create(order=order, state=State.DRAFT) for order in (1, 2))
    chosen = "state__exact=draft"

    place, _messages = saved(curator_client, first, chosen, state="published")

    assert place == after(second, chosen)


def test_next_one_may_be_on_another_page_of_the_list(curator_client: Client) -> None:
    stages = [factories.StageFactory.create(order=order) for order in range(52)]

    assert saved(curator_client, stages[49], "p=1")[0] == after(stages[50], "p=1")
    assert saved(curator_client, stages[50], "p=2")[0] == after(stages[51], "p=2")


def test_next_one_is_found_though_the_list_has_shrunk_since(curator_client: Client) -> None:
    first, second = (factories.StageFactory.create(order=order) for order in (1, 2))

    place, _messages = saved(curator_client, first, "p=3")

    assert place == after(second, "p=3")


def test_after_the_last_one_comes_the_list_and_a_word(curator_client: Client) -> None:
    stage = factories.StageFactory.create()

    place, messages = saved(curator_client, stage, "q=stage")

    assert place == f"{reverse('admin:roadmap_stage_changelist')}?q=stage"
    assert messages[-1] == END


def test_filters_that_mean_nothing_end_at_the_list(curator_client: Client) -> None:
    milestone = factories.MilestoneFactory.create()
    factories.MilestoneFactory.create()

    _place, messages = saved(curator_client, milestone, "stage__id__exact=nonsense")

    assert END in messages


def test_what_is_refused_stays_on_its_page(curator_client: Client) -> None:
    first, _second = factories.MilestoneFactory.create_batch(2)
    address = change_address(first)

    response = curator_client.post(address, typed.page(curator_client, address, title="", _next="1"))

    assert set(response.context["adminform"].form.errors) == {"title"}
    assert Milestone.objects.get(pk=first.pk).title == first.title


def test_button_is_offered_where_something_is_changed(curator_client: Client) -> None:
    stage = factories.StageFactory.create()

    change = curator_client.get(change_address(stage))
    add = curator_client.get(reverse("admin:roadmap_stage_add"))
    popup = curator_client.get(change_address(stage), {"_popup": 1})

    assert ['name="_next"' in page.text for page in (change, add, popup)] == [True, False, False]
