"""The roles on the staff: who may open which page of the admin, and who may do what there."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse

from accounts.models import Progress, ProgressStatus, User
from roadmap.models import Milestone, Prerequisite, State
from tests import factories
from tests.roadmap import typed
from tests.roadmap.test_admin_pages import MAKERS, change_address
from tests.staff import SHIPPED, client_of, make_roles, member, remove_roles

pytestmark = pytest.mark.django_db

ROLES = ("nobody", "editor", "publisher", "support", "superuser")
Answers = tuple[int, int, int, int, int]

CATALOGUE: Answers = (403, 200, 200, 403, 200)
PUBLISHERS: Answers = (403, 403, 200, 403, 200)
ACCOUNTS: Answers = (403, 403, 403, 200, 200)
SUPERUSERS: Answers = (403, 403, 403, 403, 200)
NOBODY: Answers = (403, 403, 403, 403, 403)

# Pages by the name of their route, in the order of ROLES.
PAGES: dict[str, Answers] = {
    "index": (200, 200, 200, 200, 200),
    "overview": CATALOGUE,
    "accounts_user_changelist": ACCOUNTS,
    "accounts_user_change": ACCOUNTS,
    "accounts_user_history": ACCOUNTS,
    "accounts_user_add": NOBODY,
    "accounts_user_delete": NOBODY,
    "admin_logentry_changelist": PUBLISHERS,
    "admin_logentry_change": PUBLISHERS,
    "admin_logentry_add": NOBODY,
    "admin_logentry_delete": NOBODY,
    "roadmap_linkcheck_changelist": CATALOGUE,
    "auth_group_changelist": SUPERUSERS,
    "auth_group_add": SUPERUSERS,
    **{f"roadmap_{kind}_{page}": CATALOGUE for kind in MAKERS for page in ("changelist", "add", "change", "history")},
    **{f"roadmap_{kind}_rename": PUBLISHERS for kind in MAKERS},
    **{f"roadmap_{kind}_import": PUBLISHERS for kind in MAKERS},
    **{f"roadmap_{kind}_export": CATALOGUE for kind in MAKERS},
    "roadmap_skill_merge": PUBLISHERS,
    "roadmap_resource_merge": PUBLISHERS,
    "roadmap_term_merge": PUBLISHERS,
    **{f"roadmap_{kind}_delete": NOBODY for kind in MAKERS},
    "roadmap_skillcategory_delete": SUPERUSERS,
    **{f"roadmap_draftedchange_{page}": CATALOGUE for page in ("changelist", "change", "history", "delete")},
    "roadmap_draftedchange_add": NOBODY,
    "roadmap_report_changelist": CATALOGUE,
    "roadmap_report_change": CATALOGUE,
    "roadmap_report_history": CATALOGUE,
    "roadmap_report_add": NOBODY,
    "roadmap_report_delete": NOBODY,
}

# What a draft, a published and an archived milestone become when a role chooses the action in the list.
REFUSED = ("draft", "published", "archived")
ACTIONS: dict[tuple[str, str], tuple[str, str, str]] = {
    ("editor", "publish"): REFUSED,
    ("editor", "archive"): REFUSED,
    ("editor", "back_to_draft"): REFUSED,
    ("editor", "delete_selected"): REFUSED,
    ("publisher", "publish"): ("published", "published", "published"),
    ("publisher", "archive"): ("archived", "archived", "archived"),
    ("publisher", "back_to_draft"): ("draft", "draft", "draft"),
    ("publisher", "delete_selected"): REFUSED,
    ("support", "publish"): REFUSED,
    ("nobody", "archive"): REFUSED,
    ("superuser", "publish"): ("published", "published", "published"),
    ("superuser", "delete_selected"): REFUSED,
}

EXPORTS = ["export_csv", "export_yaml", "export_json"]

# The actions that each role is offered in the lists that it may open.
OFFERED: dict[tuple[str, str], list[str]] = {
    ("editor", "roadmap_milestone"): EXPORTS,
    ("editor", "roadmap_skillcategory"): EXPORTS,
    ("publisher", "roadmap_milestone"): ["publish", "archive", "back_to_draft", *EXPORTS],
    ("publisher", "roadmap_skillcategory"): EXPORTS,
    ("editor", "roadmap_draftedchange"): ["delete_selected"],
    ("publisher", "roadmap_draftedchange"): ["delete_selected", "publish"],
    ("editor", "roadmap_report"): ["take_in_work", "answer_done", "answer_declined"],
    ("publisher", "roadmap_report"): ["take_in_work", "answer_done", "answer_declined"],
    ("support", "accounts_user"): ["switch_off", "switch_on"],
    ("superuser", "roadmap_milestone"): ["publish", "archive", "back_to_draft", *EXPORTS],
}


@pytest.fixture(autouse=True)
def _roles(db: None) -> None:
    make_roles()


def address(page: str) -> str:
    """Where a page of the admin is, with something on it."""
    kind = page.split("_")[1] if "_" in page else ""
    if not page.endswith(("_change", "_history", "_delete", "_rename", "_merge")):
        return reverse(f"admin:{page}")
    others: dict[str, Any] = {
        "draftedchange": factories.DraftedChangeFactory,
        "logentry": factories.LogEntryFactory,
        "report": factories.ReportFactory,
        "user": factories.UserFactory,
    }
    row = others[kind].create() if kind in others else MAKERS[kind]()
    return reverse(f"admin:{page}", args=[row.pk])


def permissions(role: str) -> set[str]:
    return set(Group.objects.get(name=role).permissions.values_list("codename", flat=True))


@pytest.mark.parametrize("name", PAGES)
def test_page_opens_for_those_whose_work_it_is(name: str) -> None:
    place = address(name)

    answers = tuple(client_of(role).get(place).status_code for role in ROLES)

    assert answers == PAGES[name]


@pytest.mark.parametrize(("role", "action"), ACTIONS)
def test_action_is_done_for_publishers_and_refused_to_others(role: str, action: str) -> None:
    rows = [factories.MilestoneFactory.create(state=state) for state in State]
    chosen = {"action": action, "_selected_action": [row.pk for row in rows]}

    client = client_of(role)
    client.post(reverse("admin:roadmap_milestone_changelist"), chosen)
    assert tuple(Milestone.objects.order_by("pk").values_list("state", flat=True)) == REFUSED
    agreed = {"chosen": " ".join(str(row.pk) for row in rows), "select_across": "1"}
    client.post(reverse("admin:roadmap_milestone_changelist"), chosen | agreed)

    assert tuple(Milestone.objects.order_by("pk").values_list("state", flat=True)) == ACTIONS[role, action]


@pytest.mark.parametrize(("role", "model"), OFFERED)
def test_list_offers_the_actions_of_the_role(role: str, model: str) -> None:
    factories.MilestoneFactory.create()
    factories.SkillCategoryFactory.create()
    factories.DraftedChangeFactory.create()
    factories.ReportFactory.create()

    answer = client_of(role).get(reverse(f"admin:{model}_changelist"))

    form = answer.context["action_form"]
    offered = [name for name, _ in form.fields["action"].choices if name] if form else []
    assert offered == OFFERED[role, model]


@pytest.mark.parametrize(
    ("role", "before", "after"),
    [
        ("editor", State.DRAFT, State.DRAFT),
        ("editor", State.PUBLISHED, State.PUBLISHED),
        ("publisher", State.DRAFT, State.ARCHIVED),
        ("publisher", State.PUBLISHED, State.ARCHIVED),
    ],
)
@pytest.mark.parametrize("kind", [kind for kind in MAKERS if kind != "skillcategory"])
def test_state_is_typed_by_publishers_only(kind: str, role: str, before: State, after: State) -> None:
    item: Any = MAKERS[kind]()
    type(item).objects.filter(pk=item.pk).update(state=before, slug="before")
    client, place = client_of(role), change_address(item)

    page = client.get(place)
    saved = client.post(place, typed.page(client, place, state=State.ARCHIVED, _archive_agreed="1"))

    item.refresh_from_db()
    assert ('name="state"' in page.text) is (role == "publisher")
    assert saved.status_code == 302
    assert item.state == after


@pytest.mark.parametrize(("role", "state"), [("editor", State.DRAFT), ("publisher", State.PUBLISHED)])
def test_what_an_editor_adds_is_a_draft_whatever_is_sent(role: str, state: State) -> None:
    client, place = client_of(role), reverse("admin:roadmap_specialisation_add")
    fields = typed.page(client, place, title="Vision", slug="vision", state=State.PUBLISHED)

    client.post(place, fields)

    specialisation = apps.get_model("roadmap", "Specialisation").objects.get()
    assert (specialisation.slug, specialisation.state) == ("vision", state)


@pytest.mark.parametrize("kind", MAKERS)
def test_editor_may_fill_and_clear_every_table_of_a_page(kind: str) -> None:
    tables = client_of("editor").get(change_address(MAKERS[kind]())).context["inline_admin_formsets"]

    may = {
        table.opts.model.__name__: (table.has_add_permission, table.has_change_permission, table.has_delete_permission)
        for table in tables
    }
    assert may == dict.fromkeys(may, (True, True, True))


def test_editor_takes_a_wrong_prerequisite_away() -> None:
    edge = factories.PrerequisiteFactory.create(milestone__state=State.DRAFT)
    client, place = client_of("editor"), change_address(edge.milestone)

    client.post(place, typed.page(client, place, **{"needs-0-DELETE": "on"}))

    assert not Prerequisite.objects.exists()


def test_support_sees_the_account_and_nothing_that_the_learner_wrote() -> None:
    progress = factories.ProgressFactory.create(
        learner=factories.UserFactory.create(email="ada@example.org", name="Ada"),
        milestone=factories.MilestoneFactory.create(title="canary-milestone"),
        status=ProgressStatus.NOT_STARTED,
        evidence_url="https://canary-evidence.example.org/",
        note="canary-note",
    )
    client = client_of("support")

    places = [address("accounts_user_changelist")]
    places += [reverse(f"admin:accounts_user_{page}", args=[progress.learner_id]) for page in ("change", "history")]
    pages = [client.get(place).text for place in places]

    assert ["ada@example.org" in page for page in pages] == [True, True, True]
    assert ["canary" in page for page in pages] == [False, False, False]
    assert not admin.site.is_registered(Progress)


@pytest.mark.parametrize(
    ("role", "active"), [("nobody", True), ("editor", True), ("publisher", True), ("support", False)]
)
def test_support_switches_accounts_off_and_nobody_else_does(role: str, active: bool) -> None:
    learner = factories.UserFactory.create()

    client_of(role).post(address("accounts_user_changelist"), {"action": "switch_off", "_selected_action": learner.pk})

    learner.refresh_from_db()
    assert learner.is_active is active


@pytest.mark.parametrize("other", ["editor", "publisher", "support", "superuser"])
def test_support_does_not_touch_the_staff(other: str) -> None:
    colleague, client = member(other), client_of("support")
    place = reverse("admin:accounts_user_change", args=[colleague.pk])

    refused = client.post(place, {"name": "Fallen"})
    client.post(address("accounts_user_changelist"), {"action": "switch_off", "_selected_action": colleague.pk})

    colleague.refresh_from_db()
    assert refused.status_code == 403
    assert (colleague.name, colleague.is_active) == ("", True)


def test_support_gives_no_rights() -> None:
    learner, client = factories.UserFactory.create(), client_of("support")
    place = reverse("admin:accounts_user_change", args=[learner.pk])
    wanted = {"is_staff": "on", "is_superuser": "on", "groups": [Group.objects.get(name="publisher").pk]}

    page = client.get(place)
    client.post(place, typed.page(client, place, **wanted))

    kept = User.objects.get(pk=learner.pk)
    assert [name in page.text for name in ("is_staff", "is_superuser", "user_permissions")] == [False, False, False]
    assert (kept.is_staff, kept.is_superuser, kept.groups.count()) == (False, False, 0)


def test_roles_differ_by_the_right_to_publish_and_to_see_who_did_what() -> None:
    assert permissions("publisher") - permissions("editor") == {"publish_catalogue", "view_logentry"}
    assert permissions("editor") < permissions("publisher")
    assert permissions("support") == {"view_user", "change_user"}


def test_making_the_roles_again_changes_nothing_and_takes_nothing_away() -> None:
    before = {role: permissions(role) for role in SHIPPED}
    Group.objects.get(name="support").permissions.add(Permission.objects.get(codename="view_stage"))
    somebody = member("editor")

    make_roles()

    before["support"].add("view_stage")
    assert {role: permissions(role) for role in SHIPPED} == before
    assert [group.name for group in somebody.groups.all()] == ["editor"]


def test_roles_go_and_come_back() -> None:
    before = {role: permissions(role) for role in SHIPPED}
    somebody, other = member("publisher"), Group.objects.create(name="reviewer")

    remove_roles()

    assert list(Group.objects.all()) == [other]
    assert User.objects.filter(pk=somebody.pk, is_staff=True).exists()
    make_roles()
    assert {role: permissions(role) for role in SHIPPED} == before


def test_roles_are_made_before_their_permissions_are() -> None:
    before = {role: permissions(role) for role in SHIPPED}
    remove_roles()
    Permission.objects.all().delete()

    make_roles()

    assert {role: permissions(role) for role in SHIPPED} == before


def test_visitors_are_led_to_the_log_in() -> None:
    answer = Client().get(address("accounts_user_changelist"))

    assert answer.headers["Location"].startswith(reverse("account_login"))
