"""The history pages: who changed what, when and why, in the admin's words."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.test import Client
from django.urls import reverse
from simple_history.models import HistoricalChanges

from accounts.models import User
from roadmap.actions.versions import keep_versions
from roadmap.models import CatalogueModel, Milestone, MilestoneSkill, Skill, State, versions_of
from tests import factories
from tests.conftest import Queries
from tests.pages import page, texts
from tests.roadmap import typed
from tests.staff import client_of

pytestmark = pytest.mark.django_db


def address(name: str, item: CatalogueModel, *more: object) -> str:
    return reverse(f"admin:roadmap_{type(item).__name__.lower()}_{name}", args=[item.pk, *more])


def said(item: Any, by: User | None = None, why: str = "", **fields: object) -> None:
    """Somebody changes the item, and a version is kept."""
    for name, value in fields.items():
        setattr(item, name, value)
    item.save()
    keep_versions([item], by=by, why=why)


def changes(client: Client, item: CatalogueModel) -> list[str]:
    """What the history says that the newest version changed."""
    newest = page(client.get(address("history", item))).find(".//ol[@class='versions']/li")
    assert newest is not None
    return texts(newest, ".//dl/div")


def test_item_without_a_version_says_what_will_be_told(curator_client: Client) -> None:
    stage = factories.StageFactory.create()

    answer = curator_client.get(address("history", stage))

    assert "No version has been kept yet." in answer.text


def test_history_tells_who_why_and_what_the_newest_first(curator_client: Client) -> None:
    grace = factories.UserFactory.create(name="Grace", is_staff=True)
    stage = factories.StageFactory.create(title="One way")
    keep_versions([stage], why="Loaded from files")
    said(stage, by=grace, why="Found in adverts", title="Other way")

    answer = curator_client.get(address("history", stage))

    items = texts(page(answer), ".//ol[@class='versions']/li")
    assert [item.partition(" Grace: ")[2] for item in items] == [
        "Found in adverts Title [removed: One][added: Other] way",
        "",
    ]
    assert items[1].endswith("Loaded from files The first version that was kept.")


def test_changed_words_are_marked_for_eyes_and_ears(curator_client: Client) -> None:
    stage = factories.StageFactory.create(title="One way")
    keep_versions([stage])
    said(stage, title="One road")

    answer = curator_client.get(address("history", stage))

    hidden = '<span class="visually-hidden">'
    assert f"<p>One <del>{hidden}[removed: </span>way{hidden}]</span></del><ins>{hidden}[added: </span>" in answer.text


def test_lists_tell_what_came_went_and_moved(curator_client: Client) -> None:
    stage = factories.StageFactory.create(focus=["Python", "statistics", "SQL"])
    keep_versions([stage])
    said(stage, focus=["SQL", "Python", "plotting"])

    assert changes(curator_client, stage) == [
        "Focus [removed: statistics] [added: plotting] SQL (moved from place 3 to 1)"
    ]


def test_other_items_choices_and_numbers_are_told_as_the_admin_does(curator_client: Client) -> None:
    milestone = factories.MilestoneFactory.create(order=1, hours=10)
    factories.MilestoneSkillFactory.create(milestone=milestone, skill__title="Python", level=2)
    keep_versions([milestone])
    first = factories.MilestoneFactory.create(title="The first step")
    factories.PrerequisiteFactory.create(milestone=milestone, requires=first)
    MilestoneSkill.objects.update(level=3)
    said(milestone, kind="learn", hours=12, state=State.DRAFT, order=4)

    assert changes(curator_client, milestone) == [
        "State [removed: Published] [added: Draft]",
        "Kind [removed: Build] [added: Learn]",
        "Hours [removed: 10] [added: 12]",
        "Prerequisites [added: The first step]",
        "Skills given: Python [removed: 2] [added: 3]",
        "Place in the order [removed: 1] [added: 4]",
    ]


def test_rows_with_several_fields_are_told_in_one_line(curator_client: Client) -> None:
    role = factories.RoleFactory.create()
    factories.RoleExperienceFactory.create(role=role, months=24, source=factories.SourceFactory.create(title="Survey"))
    keep_versions([role])
    role.experience.update(months=36)
    stage = factories.StageFactory.create()
    keep_versions([stage])
    factories.StageCitationFactory.create(stage=stage, source__title="Survey", section="Table 2")
    keep_versions([role, stage])

    assert changes(curator_client, stage) == ["Citations [added: Survey, Table 2]"]
    assert changes(curator_client, role) == [
        "Experience asked: Master: months of relevant work [removed: 24] [added: 36]"
    ]


def test_slug_of_what_is_gone_is_shown_as_it_is(curator_client: Client) -> None:
    skill = factories.SkillFactory.create(slug="sql")
    milestone = factories.MilestoneSkillFactory.create(skill=skill).milestone
    keep_versions([milestone])
    MilestoneSkill.objects.all().delete()
    Skill.objects.filter(pk=skill.pk).delete()
    keep_versions([milestone])

    assert changes(curator_client, milestone) == ["Skills given: sql [removed: 2]"]


def test_names_of_learners_are_not_told(curator_client: Client) -> None:
    left = factories.UserFactory.create(name="Ada Lovelace", email="ada@example.org")
    stage = factories.StageFactory.create()
    keep_versions([stage], by=left)

    answer = curator_client.get(address("history", stage))

    assert "A former curator" in answer.text
    assert "Ada" not in answer.text
    assert "ada@" not in answer.text


def test_version_of_nobody_for_no_reason_is_not_put_down_to_anybody(curator_client: Client) -> None:
    stage = factories.StageFactory.create()
    keep_versions([stage])

    assert "Not recorded" in curator_client.get(address("history", stage)).text


def test_history_costs_the_same_for_one_change_and_for_three(curator_client: Client, queries: Queries) -> None:
    milestone = factories.MilestoneSkillFactory.create().milestone
    said(milestone, by=factories.UserFactory.create(is_staff=True), title="Before")
    factories.MilestoneSkillFactory.create(milestone=milestone)
    said(milestone, by=factories.UserFactory.create(is_staff=True), title="After")
    where = address("history", milestone)
    curator_client.get(where)

    with queries(5):
        curator_client.get(where)
    for number in range(2):
        factories.MilestoneSkillFactory.create(milestone=milestone)
        said(milestone, by=factories.UserFactory.create(is_staff=True), title=f"Title {number}")
    with queries(5):
        answer = curator_client.get(where)

    assert len(answer.context["told"]) == 4


def test_version_page_costs_the_same_with_one_row_and_with_three(curator_client: Client, queries: Queries) -> None:
    milestone = factories.MilestoneSkillFactory.create().milestone
    keep_versions([milestone])
    where = address("version", milestone, versions_of(Milestone).latest("pk").pk)
    curator_client.get(where)

    with queries(12):
        curator_client.get(where)
    factories.MilestoneSkillFactory.create_batch(2, milestone=milestone)
    keep_versions([milestone])
    where = address("version", milestone, versions_of(Milestone).latest("pk").pk)
    with queries(12):
        curator_client.get(where)


def test_long_history_has_pages(curator_client: Client) -> None:
    stage = factories.StageFactory.create(title="Title 1")
    keep_versions([stage])
    for number in range(2, 22):
        said(stage, title=f"Title {number}")

    first = curator_client.get(address("history", stage))
    last = curator_client.get(address("history", stage), {"p": 2})
    beyond = curator_client.get(address("history", stage), {"p": 99})

    assert [len(answer.context["told"]) for answer in (first, last, beyond)] == [20, 1, 1]
    # The last one of a page is compared with the first one of the next.
    assert first.context["told"][-1].changes[0].label == "Title"
    assert texts(page(first), ".//nav[@aria-label='Pages']/*") == ["Page 1", "Page 2"]


def test_version_page_says_the_whole_item(curator_client: Client) -> None:
    skill = factories.SkillFactory.create(title="Python", esco_uri="https://example.org/", esco_label="Python")
    factories.SkillAliasFactory.create(skill=skill, name="cpython")
    factories.SkillLevelFactory.create(skill=skill, level=1, descriptor="Reads it.")
    keep_versions([skill])
    version = versions_of(Skill).get()

    answer = curator_client.get(address("version", skill, version.pk))

    entries = {entry.label: entry.lines for entry in answer.context["entries"]}
    assert entries == {
        "State": ("Published",),
        "Name": ("Python",),
        "Category": (skill.category.title,),
        "Aliases": ("cpython",),
        "Levels": ("1: Reads it.",),
        "ESCO address": ("https://example.org/",),
        "ESCO label": ("Python",),
    }
    assert "This is how it is now." in answer.text
    assert "Restore this version" not in answer.text


def test_version_that_cannot_be_read_says_so(curator_client: Client) -> None:
    stage = factories.StageFactory.create()
    keep_versions([stage])
    versions_of(type(stage)).update(record="- not an item")

    answer = curator_client.get(address("version", stage, versions_of(type(stage)).get().pk))

    assert "cannot be read any more" in answer.text
    assert "Restore this version" not in answer.text


def test_version_of_another_item_is_not_shown(curator_client: Client) -> None:
    stage, other = factories.StageFactory.create_batch(2)
    keep_versions([stage, other])
    version = versions_of(type(other)).get(slug=other.slug)

    assert curator_client.get(address("version", stage, version.pk)).status_code == 404
    assert curator_client.get(reverse("admin:roadmap_stage_history", args=[999_999])).status_code == 404


def test_first_edit_in_the_admin_keeps_what_was_there_before(curator_client: Client) -> None:
    stage = factories.StageFactory.create(title="Before")
    where = address("change", stage)

    for title in ("After", "Later"):
        curator_client.post(where, typed.page(curator_client, where, title=title))

    versions = list(versions_of(type(stage)).order_by("pk").values_list("title", "history_change_reason"))
    assert versions == [
        ("Before", "As it was before the first change that was kept"),
        ("After", ""),
        ("Later", ""),
    ]


def test_first_move_in_a_list_keeps_what_was_there_before(curator_client: Client) -> None:
    stage = factories.StageFactory.create()
    changelist = reverse("admin:roadmap_stage_changelist")

    curator_client.post(changelist, {"action": "archive", "_selected_action": [stage.pk], "chosen": str(stage.pk)})

    assert list(versions_of(type(stage)).order_by("pk").values_list("state", flat=True)) == ["published", "archived"]


def test_no_version_is_edited_or_deleted_in_the_admin(curator_client: Client) -> None:
    stage = factories.StageFactory.create()
    keep_versions([stage])
    where = address("version", stage, versions_of(type(stage)).get().pk)

    answer = curator_client.post(where, {"record": "title: Forged"})

    assert answer.status_code == 405
    assert [model for model in admin.site._registry if issubclass(model, HistoricalChanges)] == []  # noqa: SLF001
    assert len([model for model in apps.get_models() if issubclass(model, HistoricalChanges)]) == 14


def test_staff_without_permission_read_no_history() -> None:
    stage = factories.StageFactory.create()
    keep_versions([stage])
    version = versions_of(type(stage)).get().pk
    addresses = [
        address("history", stage),
        address("version", stage, version),
        address("restore", stage, version),
    ]

    client = client_of("support")

    assert [client.get(where).status_code for where in addresses] == [403, 403, 403]
