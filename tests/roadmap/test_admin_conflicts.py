"""Two people edit one item: the second to save sees both versions, and decides."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from roadmap.actions.records import apply_items, stored_item
from roadmap.actions.versions import keep_versions
from roadmap.domain.content import KINDS
from roadmap.models import Milestone, MilestoneSkill, Prerequisite, Route, Stage, State, versions_of
from tests import factories
from tests.pages import page, texts
from tests.roadmap import typed
from tests.staff import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(db: None) -> Client:
    """The browser of somebody else on the staff."""
    grace = factories.UserFactory.create(name="Grace", is_staff=True, is_superuser=True)
    client = Client()
    client.force_login(grace)
    return client


def address(item: Any) -> str:
    return reverse(f"admin:roadmap_{type(item).__name__.lower()}_change", args=[item.pk])


def save(client: Client, item: Any, **changes: object) -> Any:
    """Open the item and save it at once."""
    return client.post(address(item), typed.page(client, address(item), **changes))


def both(answer: Any) -> dict[str, list[str]]:
    """What the conflict says of each value: theirs, yours, and what saving would do."""
    shown = page(answer).findall(".//section[@class='conflict']/div[@class='both']")
    return {texts(value, "./h3")[0]: [*texts(value, "./div"), *texts(value, "./p")] for value in shown}


def again(answer: Any) -> dict[str, Any]:
    """What the browser would send if somebody pressed the button of the page that answered."""
    return typed.sent(answer)


def test_second_to_save_sees_both_versions_and_nothing_is_overwritten(curator_client: Client, other: Client) -> None:
    stage = factories.StageFactory.create(title="One way", audience="All", basis="A guess", stuck="Often")
    mine = typed.page(curator_client, address(stage), title="One lane", basis="My guess", changes="Much")
    save(other, stage, title="One road", audience="Everybody", changes="Much")

    answer = curator_client.post(address(stage), mine)

    assert answer.status_code == 409
    assert both(answer) == {
        "Title": [
            "Theirs One [removed: way][added: road]",
            "Yours One [removed: way][added: lane]",
            "Yours would replace theirs.",
        ],
        "Who it is for": [
            "Theirs [removed: All] [added: Everybody]",
            "Yours As you opened it.",
            "Yours would take this back.",
        ],
        "What changes": ["Theirs [added: Much]", "Yours [added: Much]", "Both say the same."],
        "Basis of the estimate": [
            "Theirs As you opened it.",
            "Yours [removed: A][added: My] guess",
            "Only you changed this.",
        ],
    }
    (alert,) = texts(page(answer), ".//section[@class='conflict']/p[@role='alert']")
    assert "by: Grace." in alert
    assert Stage.objects.values_list("title", "audience", "basis").get() == ("One road", "Everybody", "A guess")


def test_what_was_typed_stays_in_the_form_beside_the_two_ways_on(curator_client: Client, other: Client) -> None:
    stage = factories.StageFactory.create(title="Before")
    mine = typed.page(curator_client, address(stage), title="Mine")
    save(other, stage, title="Theirs")

    tree = page(curator_client.post(address(stage), mine))

    (title,) = tree.findall(".//input[@name='title']")
    buttons = tree.findall(".//form[@id='stage_form']//input[@type='submit']")
    links = [link for link in tree.findall(".//form[@id='stage_form']//a") if link.get("class") == "closelink"]
    assert title.get("value") == "Mine"
    assert [button.get("value") for button in buttons] == ["Save mine over it"] * 2
    assert [link.get("href") for link in links] == [address(stage)] * 2
    assert tree.find(".//p[@class='errornote']") is None


def test_mine_is_saved_over_it_on_demand_and_both_are_in_the_history(curator_client: Client, other: Client) -> None:
    stage = factories.StageFactory.create(title="Before")
    mine = typed.page(curator_client, address(stage), title="Mine")
    save(other, stage, title="Theirs")

    saved = curator_client.post(address(stage), again(curator_client.post(address(stage), mine)))

    assert saved.status_code == 302
    assert list(versions_of(Stage).values_list("title", flat=True)) == ["Mine", "Theirs", "Before"]


def test_third_change_meanwhile_is_a_conflict_once_more(curator_client: Client, other: Client) -> None:
    stage = factories.StageFactory.create(title="Before")
    mine = typed.page(curator_client, address(stage), title="Mine")
    save(other, stage, title="Theirs")
    decided = again(curator_client.post(address(stage), mine))
    save(other, stage, title="Theirs again")

    answer = curator_client.post(address(stage), decided)

    assert answer.status_code == 409
    assert Stage.objects.get().title == "Theirs again"


def test_form_that_does_not_say_what_it_showed_is_not_saved(curator_client: Client) -> None:
    stage = factories.StageFactory.create(title="Before")
    mine = typed.page(curator_client, address(stage), title="Mine")
    del mine["opened"]

    answer = curator_client.post(address(stage), mine)

    assert answer.status_code == 409
    assert "The history does not tell what you opened." in answer.text
    assert both(answer) == {"Title": ["Yours [removed: Before] [added: Mine]"]}
    assert Stage.objects.get().title == "Before"


def test_second_click_on_save_is_no_conflict(curator_client: Client) -> None:
    milestone = factories.MilestoneFactory.create(title="Before")
    skill = factories.SkillFactory.create()
    row = typed.row("skills_given", 0, skill=skill.pk, level=2)
    mine = typed.page(curator_client, address(milestone), title="Mine") | row

    answers = [curator_client.post(address(milestone), mine).status_code for _click in range(2)]

    assert answers == [302, 302]
    assert Milestone.objects.get().title == "Mine"
    assert MilestoneSkill.objects.count() == 1


def test_own_save_in_another_window_is_told_as_such(curator_client: Client) -> None:
    stage = factories.StageFactory.create(title="Before")
    mine = typed.page(curator_client, address(stage), title="Mine")
    save(curator_client, stage, title="Mine too")

    answer = curator_client.post(address(stage), mine)

    assert "by: you, in another window." in answer.text


def test_row_that_somebody_deleted_is_a_conflict_and_comes_again_on_demand(
    curator_client: Client, other: Client
) -> None:
    first = factories.MilestoneFactory.create(title="The first step")
    milestone = factories.PrerequisiteFactory.create(requires=first).milestone
    mine = typed.page(curator_client, address(milestone), title="Mine")
    save(other, milestone, **{"needs-0-DELETE": "on"})
    assert Prerequisite.objects.count() == 0

    answer = curator_client.post(address(milestone), mine)

    assert answer.status_code == 409
    assert both(answer)["Prerequisites"] == [
        "Theirs [removed: The first step]",
        "Yours As you opened it.",
        "Yours would take this back.",
    ]
    assert curator_client.post(address(milestone), again(answer)).status_code == 302
    assert list(Prerequisite.objects.values_list("milestone__title", "requires__title")) == [("Mine", "The first step")]


def test_row_that_somebody_added_goes_only_on_demand(curator_client: Client, other: Client) -> None:
    milestone = factories.MilestoneFactory.create(title="Before")
    skill = factories.SkillFactory.create(title="Python")
    mine = typed.page(curator_client, address(milestone), title="Mine")
    save(other, milestone, **typed.row("skills_given", 0, skill=skill.pk, level=2))
    assert MilestoneSkill.objects.count() == 1

    answer = curator_client.post(address(milestone), mine)

    assert answer.status_code == 409
    assert both(answer)["Skills given: Python"] == [
        "Theirs [added: 2]",
        "Yours As you opened it.",
        "Yours would take this back.",
    ]
    assert MilestoneSkill.objects.count() == 1
    assert curator_client.post(address(milestone), again(answer)).status_code == 302
    assert MilestoneSkill.objects.count() == 0


def test_rows_that_were_written_anew_are_the_same_rows(curator_client: Client) -> None:
    route = factories.RouteFactory.create(title="Before")
    steps = [factories.RouteStepFactory.create(route=route, order=order) for order in (1, 2)]
    mine = typed.page(curator_client, address(route), title="Mine")
    for step in steps:
        step.delete()
    for step in steps:
        factories.RouteStepFactory.create(route=route, milestone=step.milestone, order=step.order, is_required=False)

    answer = curator_client.post(address(route), mine)
    curator_client.post(address(route), again(answer))

    assert answer.status_code == 409
    assert Route.objects.get().title == "Mine"
    kept = route.steps.order_by("order").values_list("milestone_id", "is_required")
    assert list(kept) == [(step.milestone_id, True) for step in steps]


def test_same_row_added_by_both_is_one_row(curator_client: Client, other: Client) -> None:
    milestone = factories.MilestoneFactory.create()
    skill = factories.SkillFactory.create(title="Python")
    rows = [typed.row("skills_given", 0, skill=skill.pk, level=level) for level in (2, 3)]
    mine = typed.page(curator_client, address(milestone)) | rows[0]
    save(other, milestone, **rows[1])

    answer = curator_client.post(address(milestone), mine)
    curator_client.post(address(milestone), again(answer))

    assert both(answer) == {
        "Skills given: Python": ["Theirs [added: 3]", "Yours [added: 2]", "Yours would replace theirs."]
    }
    assert list(MilestoneSkill.objects.values_list("skill__title", "level")) == [("Python", 2)]


def test_conflict_comes_before_errors_and_shows_them_too(curator_client: Client, other: Client) -> None:
    stage = factories.StageFactory.create(title="Before")
    mine = typed.page(curator_client, address(stage), title="")
    save(other, stage, title="Theirs")

    answer = curator_client.post(address(stage), mine)

    assert answer.status_code == 409
    assert both(answer) == {"Title": ["Theirs [removed: Before] [added: Theirs]"]}
    assert "What you typed cannot be saved as it is" in answer.text
    assert answer.context["adminform"].form.errors["title"] == ["This field is required."]


def test_cycle_that_would_close_is_not_tried_out(curator_client: Client, other: Client) -> None:
    first, second = factories.MilestoneFactory.create_batch(2)
    factories.PrerequisiteFactory.create(milestone=second, requires=first)
    mine = typed.page(curator_client, address(first)) | typed.row("needs", 0, requires=second.pk)
    save(other, first, title="Theirs")

    answer = curator_client.post(address(first), mine)

    assert (answer.status_code, answer.context["conflict"].is_whole) == (409, False)
    assert Prerequisite.objects.count() == 1


def test_restored_or_loaded_version_is_a_conflict_too(curator_client: Client) -> None:
    stage = factories.StageFactory.create(slug="way", title="Before")
    keep_versions([stage])
    mine = typed.page(curator_client, address(stage), title="Mine")
    stored = stored_item(KINDS["stages"], "way")
    assert stored
    apply_items({"stages": {"way": stored.item | {"title": "Theirs"}}}, why="Loaded from files")

    answer = curator_client.post(address(stage), mine)

    assert answer.status_code == 409
    assert "by: Loaded from files." in answer.text
    assert Stage.objects.get().title == "Theirs"


def test_published_meanwhile_is_a_conflict_for_an_editor(other: Client) -> None:
    stage = factories.StageFactory.create(title="Before", state=State.DRAFT)
    editor = client_of("editor")
    mine = typed.page(editor, address(stage), title="Mine")
    save(other, stage, state=State.PUBLISHED)

    answer = editor.post(address(stage), mine)

    assert answer.status_code == 409
    assert Stage.objects.values_list("title", "state").get() == ("Before", "published")


def test_who_may_only_look_is_refused_before_anything_is_compared(curator: User) -> None:
    stage = factories.StageFactory.create(title="Before")
    support = client_of("support")

    assert support.post(address(stage), {"title": "Mine"}).status_code == 403
    assert Stage.objects.get().title == "Before"


def test_refused_form_leaves_no_trace(curator_client: Client, other: Client) -> None:
    stage = factories.StageFactory.create(title="Before")
    mine = typed.page(curator_client, address(stage), title="Mine")
    save(other, stage, title="Theirs")
    kept = list(versions_of(Stage).values_list("pk", flat=True))

    curator_client.post(address(stage), mine)

    assert list(versions_of(Stage).values_list("pk", flat=True)) == kept
    answer = curator_client.get(address(stage))
    assert texts(page(answer), ".//ul[@class='messagelist']/li") == []
