"""The trail of what was done in the admin: read by those who answer for it, changed by nobody."""

import pytest
from django.contrib.admin.models import ADDITION, DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse

from accounts.models import User
from roadmap.models import Role, State
from tests import factories
from tests.conftest import Queries
from tests.staff import client_of, make_roles

pytestmark = pytest.mark.django_db

LIST = "/admin/admin/logentry/"


def shown(client: Client, **query: str) -> list[LogEntry]:
    return list(client.get(LIST, query).context["cl"].result_list)


@pytest.mark.parametrize("others", [0, 2])
def test_trail_costs_the_same_for_one_entry_and_for_three(
    curator_client: Client, queries: Queries, others: int
) -> None:
    factories.LogEntryFactory.create_batch(1 + others)
    ContentType.objects.clear_cache()

    with queries(7):
        page = curator_client.get(LIST)

    assert page.text.count('class="field-who') == 1 + others


def test_trail_says_who_did_what_and_leads_there(curator_client: Client) -> None:
    stage = factories.StageFactory.create(title="A & B")
    factories.LogEntryFactory.create(
        user=factories.UserFactory.create(name="Ada"), object_id=stage.pk, object_repr="A & B"
    )

    page = curator_client.get(LIST).text

    assert f'<a href="{reverse("admin:roadmap_stage_change", args=[stage.pk])}">A &amp; B</a>' in page
    assert [f">{text}</td>" in page for text in ("Ada", "stage", "Change", "Changed Title.")] == [True] * 4


def test_what_was_deleted_or_is_no_longer_known_leads_nowhere(curator_client: Client) -> None:
    gone = ContentType.objects.create(app_label="roadmap", model="course")
    factories.LogEntryFactory.create(action_flag=DELETION, object_repr="Deleted one", change_message="")
    factories.LogEntryFactory.create(content_type=gone, object_repr="Unknown one")

    page = curator_client.get(LIST).text

    assert '<td class="field-what">Deleted one</td>' in page
    assert '<td class="field-kind">-</td><td class="field-what">Unknown one</td>' in page


def test_trail_is_searched_and_filtered(curator_client: Client) -> None:
    ada = factories.UserFactory.create(name="Ada")
    mine = factories.LogEntryFactory.create(user=ada, action_flag=ADDITION, object_repr="Python")
    factories.LogEntryFactory.create()

    found = [
        shown(curator_client, **query)
        for query in ({"q": "ada"}, {"q": "pyth"}, {"action_flag__exact": "1"}, {"who": str(ada.pk)})
    ]

    assert found == [[mine]] * 4
    assert [shown(curator_client, who="nobody"), shown(curator_client, kind="0")] == [[], []]


def test_trail_is_filtered_by_the_names_it_shows(curator_client: Client) -> None:
    ada, bea = (factories.UserFactory.create(name=name) for name in ("Ada", "Bea"))
    stage = factories.LogEntryFactory.create(user=ada)
    role = factories.LogEntryFactory.create(user=bea, content_type=ContentType.objects.get_for_model(Role))

    specs = curator_client.get(LIST).context["cl"].filter_specs
    offered = {spec.title: [name for _key, name in spec.lookup_choices] for spec in specs[1:]}

    assert offered == {"kind": ["role", "stage"], "who": ["Ada", "Bea"]}
    assert shown(curator_client, kind=str(role.content_type_id)) == [role]
    assert shown(curator_client, kind=str(stage.content_type_id), who=str(ada.pk)) == [stage]


def test_publisher_sees_the_catalogue_and_nothing_of_accounts() -> None:
    make_roles()
    about_accounts = factories.LogEntryFactory.create(
        content_type=ContentType.objects.get_for_model(User), object_repr="learner@example.org"
    )
    about_catalogue = factories.LogEntryFactory.create()
    publisher, superuser = client_of("publisher"), client_of("superuser")

    assert shown(publisher) == [about_catalogue]
    assert shown(superuser) == [about_catalogue, about_accounts]
    assert "learner@example.org" not in publisher.get(LIST).text
    assert publisher.get(f"{LIST}{about_accounts.pk}/change/").status_code == 302


def test_nobody_changes_the_trail(curator_client: Client) -> None:
    entry = factories.LogEntryFactory.create()
    before = LogEntry.objects.values().get()

    answers = [
        curator_client.post(f"{LIST}{entry.pk}/change/", {"object_repr": "Nothing"}).status_code,
        curator_client.post(f"{LIST}{entry.pk}/delete/", {"post": "yes"}).status_code,
        curator_client.post(f"{LIST}add/", {}).status_code,
    ]
    curator_client.post(LIST, {"action": "delete_selected", "_selected_action": [entry.pk], "post": "yes"})

    assert answers == [403, 403, 403]
    assert LogEntry.objects.values().get() == before


def test_home_of_the_admin_leads_to_the_trail() -> None:
    make_roles()

    homes = {role: f'href="{LIST}"' in client_of(role).get("/admin/").text for role in ("editor", "publisher")}

    assert homes == {"editor": False, "publisher": True}


def test_what_a_list_does_to_many_is_in_the_trail_of_each(curator_client: Client, curator: User) -> None:
    first, second = factories.MilestoneFactory.create_batch(2, state=State.DRAFT)
    already = factories.MilestoneFactory.create()
    keys = [first.pk, second.pk, already.pk]
    chosen = {"action": "publish", "_selected_action": keys, "chosen": " ".join(map(str, keys))}

    curator_client.post(reverse("admin:roadmap_milestone_changelist"), chosen)

    entries = LogEntry.objects.order_by("pk").values_list("user", "object_id", "change_message")
    assert list(entries) == [(curator.pk, str(row.pk), "Published") for row in (first, second)]
