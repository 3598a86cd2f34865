"""Link checks at the curators' desk: to be read, and new addresses to be taken over."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from roadmap.models import LinkCheck, LinkStatus, Resource
from roadmap.readers import catalogue
from tests import factories

LIST = "admin:roadmap_linkcheck_changelist"
NEW = "https://new.example.org/"


def a_moved(url: str, final_url: str = NEW) -> LinkCheck:
    return factories.LinkCheckFactory.create(url=url, status=LinkStatus.MOVED, final_url=final_url, code=200)


def chosen(*checks: LinkCheck) -> dict[str, Any]:
    return {"action": "take_over", "_selected_action": [check.pk for check in checks]}


def agreed(*checks: LinkCheck) -> dict[str, Any]:
    """What the question sends when somebody agrees."""
    seen = {"old": [check.url for check in checks], "new": [check.final_url for check in checks]}
    return chosen(*checks) | seen | {"confirmed": "Take over"}


def told(client: Client, typed: dict[str, Any]) -> list[str]:
    response = client.post(reverse(LIST), typed, follow=True)
    return [str(message) for message in response.context["messages"]]


def test_list_is_filtered_searched_and_leads_to_the_items(curator_client: Client) -> None:
    resource = factories.ResourceFactory.create(title="A & B")
    certification = factories.CertificationFactory.create(url=resource.url)
    moved = a_moved(resource.url)
    factories.LinkCheckFactory.create()

    filtered = curator_client.get(reverse(LIST), {"status__exact": "moved"})
    searched = curator_client.get(reverse(LIST), {"q": "new.example"})

    assert list(filtered.context["cl"].result_list) == list(searched.context["cl"].result_list) == [moved]
    for item, kind in ((resource, "resource"), (certification, "certification")):
        address = reverse(f"admin:roadmap_{kind}_change", args=[item.pk])
        title = "A &amp; B" if item == resource else item.title
        assert f'<a href="{address}">{title}</a>' in filtered.text
    assert f'<a href="{NEW}" target="_blank" rel="noopener noreferrer">{NEW}</a>' in filtered.text


def test_worst_come_first(curator_client: Client) -> None:
    fine = factories.LinkCheckFactory.create()
    broken = factories.LinkCheckFactory.create(status=LinkStatus.BROKEN, failures=3, failing_since="2026-03-02")

    response = curator_client.get(reverse(LIST))

    assert list(response.context["cl"].result_list) == [broken, fine]


def test_check_is_read_only(curator_client: Client) -> None:
    check = a_moved(factories.ResourceFactory.create().url)
    address = reverse("admin:roadmap_linkcheck_change", args=[check.pk])

    page = curator_client.get(address)
    refused = curator_client.post(address, {"url": NEW})

    assert (page.status_code, refused.status_code) == (200, 403)
    assert list(page.context["adminform"].form.fields) == []


def test_taking_over_asks_first_and_changes_nothing_yet(curator_client: Client) -> None:
    resource = factories.ResourceFactory.create()
    check = a_moved(resource.url)
    fine = factories.LinkCheckFactory.create()

    page = curator_client.post(reverse(LIST), chosen(check, fine))

    assert page.context["title"] == "Take over the new addresses?"
    assert (page.context["moved"], NEW in page.text, fine.url in page.text) == ([check], True, False)
    assert Resource.objects.get().url == resource.url


def test_address_is_taken_over_for_all_items_that_have_it(curator_client: Client) -> None:
    resource = factories.ResourceFactory.create()
    certification = factories.CertificationFactory.create(url=resource.url)
    other = factories.ResourceFactory.create()
    check = a_moved(resource.url)
    assert {shown.url for shown in catalogue().resources} == {resource.url, other.url}

    assert told(curator_client, agreed(check)) == ["2 addresses taken over."]

    assert {shown.url for shown in catalogue().resources} == {NEW, other.url}
    certification.refresh_from_db()
    assert certification.url == NEW
    assert LinkCheck.objects.values_list("url", "status", "final_url").get() == (NEW, LinkStatus.OK, "")
    assert [entry.get_change_message() for entry in LogEntry.objects.all()] == [f"{resource.url} -> {NEW}"] * 2


def test_address_that_another_resource_has_is_left(curator_client: Client) -> None:
    old = factories.ResourceFactory.create()
    factories.ResourceFactory.create(url=NEW)
    check = a_moved(old.url)
    known = factories.LinkCheckFactory.create(url=NEW, status=LinkStatus.OK)

    assert told(curator_client, agreed(check)) == [
        f"Left as it is: another resource has {NEW} already.",
        "0 addresses taken over.",
    ]

    assert set(Resource.objects.values_list("url", flat=True)) == {old.url, NEW}
    assert set(LinkCheck.objects.values_list("pk", "status")) == {(check.pk, "moved"), (known.pk, "ok")}
    assert not LogEntry.objects.exists()


def test_address_that_moved_on_since_the_question_is_left(curator_client: Client) -> None:
    resource = factories.ResourceFactory.create()
    check = a_moved(resource.url)
    typed = agreed(check)
    LinkCheck.objects.update(final_url="https://newer.example.org/")

    assert told(curator_client, typed) == ["0 addresses taken over."]

    assert Resource.objects.get().url == resource.url


def test_what_has_not_moved_is_not_taken_over(curator_client: Client) -> None:
    check = factories.LinkCheckFactory.create()

    assert told(curator_client, chosen(check)) == ["Nothing changed: none of these has moved."]


@pytest.mark.django_db
@pytest.mark.parametrize("may", [[], ["change_resource"]])
def test_who_may_not_change_both_kinds_takes_over_nothing(client: Client, may: list[str]) -> None:
    resource = factories.ResourceFactory.create()
    reader = factories.UserFactory.create(is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename__in=["view_linkcheck", *may]))
    client.force_login(reader)

    assert told(client, agreed(a_moved(resource.url))) == []

    assert Resource.objects.get().url == resource.url


def test_resources_show_and_filter_by_their_link(curator_client: Client) -> None:
    moved, unchecked = factories.ResourceFactory.create_batch(2)
    a_moved(moved.url)
    address = reverse("admin:roadmap_resource_changelist")

    page = curator_client.get(address)
    found = {
        choice: list(curator_client.get(address, {"link": choice}).context["cl"].result_list)
        for choice in ("moved", "broken", "never")
    }

    assert "Not checked yet" in page.text
    assert reverse(LIST, query={"url__exact": moved.url}) in page.text
    assert found == {"moved": [moved], "broken": [], "never": [unchecked]}
