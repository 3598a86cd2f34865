"""What needs care: the lists on the home of the admin, what they count, and where they lead."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from roadmap.models import Availability, Item, Milestone, Offer, State
from tests import factories
from tests.conftest import Queries
from tests.pages import links, page, said, texts
from tests.roadmap.test_admin_pages import MAKERS
from tests.staff import client_of, make_roles

pytestmark = pytest.mark.django_db

INDEX = "/admin/"
CHECKS = ["The notebook runs from top to bottom."]


def cared_for(**fields: object) -> Milestone:
    """A milestone in which nothing is amiss: a resource helps, and it says what done means."""
    milestone = factories.MilestoneFactory.create(**{"done_means": CHECKS} | fields)
    factories.ResourceFactory.create().milestones.add(milestone)
    return milestone


def given(skill: Item, level: int, **fields: object) -> None:
    factories.MilestoneSkillFactory.create(skill=skill, level=level, milestone=cared_for(**fields))


def not_confirmed() -> list[Item]:
    factories.CertificationFactory.create(is_confirmed=True)
    factories.CertificationFactory.create(state=State.ARCHIVED)
    return [factories.CertificationFactory.create(availability=offer) for offer in Offer]


def no_longer_kept() -> list[Item]:
    factories.ResourceFactory.create()
    factories.ResourceFactory.create(availability=Availability.RETIRED, state=State.ARCHIVED)
    return [
        factories.ResourceFactory.create(availability=gone) for gone in (Availability.ARCHIVED, Availability.RETIRED)
    ]


def checked(item: Item, **fields: Any) -> Item:
    factories.LinkCheckFactory.create(**{"url": item.url, "checked_at": timezone.now()} | fields)  # type: ignore[attr-defined]
    return item


def broken_link() -> list[Item]:
    since = {"failures": 3, "failing_since": timezone.now()}
    make = factories.ResourceFactory.create
    checked(make(), status="ok")
    checked(make(state=State.ARCHIVED), status="broken", **since)
    return [
        checked(make(), status="broken", **since),
        checked(make(), status="moved", final_url="https://example.org/moved"),
    ]


def unchecked_link() -> list[Item]:
    certified = factories.CertificationFactory.create
    checked(certified(is_confirmed=True))
    checked(certified(is_confirmed=True), checked_at=timezone.now() - timedelta(days=364))
    return [
        certified(is_confirmed=True),
        checked(certified(is_confirmed=True), checked_at=None),
        checked(certified(is_confirmed=True), checked_at=timezone.now() - timedelta(days=366)),
    ]


def no_resource() -> list[Item]:
    cared_for()
    factories.MilestoneFactory.create(done_means=CHECKS, state=State.ARCHIVED)
    without, with_archived = factories.MilestoneFactory.create_batch(2, done_means=CHECKS)
    factories.ResourceFactory.create(state=State.ARCHIVED).milestones.add(with_archived)
    return [without, with_archived]


def no_checks() -> list[Item]:
    cared_for()
    factories.MilestoneFactory.create(done_means=[], state=State.ARCHIVED)
    return [cared_for(done_means=[])]


def not_given() -> list[Item]:
    given(factories.SkillFactory.create(), 1)
    factories.SkillFactory.create(state=State.ARCHIVED)
    nowhere, by_archived = factories.SkillFactory.create_batch(2)
    given(by_archived, 5, state=State.ARCHIVED)
    factories.RoleSkillFactory.create(skill=nowhere, level=5)
    return [nowhere, by_archived]


def asked_above() -> list[Item]:
    reached, above, by_archived, only_archived_gives_enough = factories.SkillFactory.create_batch(4)
    for skill in (reached, above, by_archived, only_archived_gives_enough):
        given(skill, 1)
        given(skill, 3)
    given(only_archived_gives_enough, 5, state=State.ARCHIVED)
    factories.RoleSkillFactory.create(skill=reached, level=3)
    factories.RoleSkillFactory.create_batch(2, skill=above, level=4)
    factories.RoleSkillFactory.create(skill=by_archived, level=4, role__state=State.ARCHIVED)
    factories.RoleSkillFactory.create(skill=only_archived_gives_enough, level=5)
    return [above, only_archived_gives_enough]


def no_source() -> list[Item]:
    factories.RoleFactory.create()
    factories.RoleExperienceFactory.create(source=factories.SourceFactory.create())
    factories.RoleExperienceFactory.create(role__state=State.ARCHIVED)
    role = factories.RoleExperienceFactory.create().role
    factories.RoleExperienceFactory.create(role=role, degree="phd")
    return [role]


def out_of_place() -> list[Item]:
    draft = factories.SpecialisationFactory.create(state=State.ARCHIVED)
    cared_for(specialisation=factories.SpecialisationFactory.create())
    cared_for(specialisation=draft, state=State.ARCHIVED)
    return [cared_for(stage__state=State.ARCHIVED), cared_for(specialisation=draft)]


def roles_out_of_place() -> list[Item]:
    factories.RoleFactory.create()
    factories.RoleFactory.create(specialisation=factories.SpecialisationFactory.create())
    return [factories.RoleFactory.create(specialisation=factories.SpecialisationFactory.create(state=State.ARCHIVED))]


def no_spelling() -> list[Item]:
    factories.TermFactory.create()
    factories.TermFactory.create(aliases=[], exact=factories.TermFactory.build().aliases)
    factories.TermFactory.create(aliases=[], state=State.ARCHIVED)
    return [factories.TermFactory.create(aliases=[])]


LISTS: dict[str, Callable[[], list[Item]]] = {
    "Certifications: {}, Certifications not confirmed": not_confirmed,
    "Resources: {}, Resources that retired or are no longer renewed": no_longer_kept,
    "Resources: {}, Links that are broken or have moved": broken_link,
    "Certifications: {}, Links that nobody has checked for a year": unchecked_link,
    "Milestones: {}, Milestones without a resource": no_resource,
    "Milestones: {}, Milestones without “done means”": no_checks,
    "Skills: {}, Skills that no milestone gives": not_given,
    "Skills: {}, Skills that a role asks above any milestone": asked_above,
    "Roles: {}, Roles that ask for experience without a source": no_source,
    "Terms: {}, Terms without a spelling": no_spelling,
    "Milestones: {}, Published in something that is not": out_of_place,
    "Roles: {}, Published in something that is not": roles_out_of_place,
}


def care_links(client: Client) -> dict[str, str]:
    """The lists on the home of the admin, with where they lead."""
    return links(page(client.get(INDEX)), ".//section//a")


def listed(client: Client, address: str) -> set[Item]:
    return set(client.get(address).context["cl"].result_list)


@pytest.mark.parametrize("name", LISTS)
def test_list_counts_what_is_amiss_and_leads_to_it_alone(curator_client: Client, name: str) -> None:
    amiss = LISTS[name]()

    found = care_links(curator_client)

    assert list(found) == [name.format(len(amiss))]
    assert listed(curator_client, *found.values()) == set(amiss)


@pytest.mark.parametrize("kind", [kind for kind in MAKERS if kind != "skillcategory"])
def test_drafts_of_every_kind_wait(curator_client: Client, kind: str) -> None:
    draft, archived, other_draft = MAKERS[kind](), MAKERS[kind](), MAKERS[kind]()
    model = type(draft)
    model.objects.filter(pk__in=[draft.pk, other_draft.pk]).update(state=State.DRAFT)
    model.objects.filter(pk=archived.pk).update(state=State.ARCHIVED)

    waiting = {text: place for text, place in care_links(curator_client).items() if text.endswith("Drafts waiting")}

    assert [text.partition(": ")[2] for text in waiting] == ["2, Drafts waiting"]
    assert listed(curator_client, *waiting.values()) == {draft, other_draft}


def test_every_list_says_what_to_do(curator_client: Client) -> None:
    no_checks()
    not_confirmed()

    section = page(curator_client.get(INDEX)).find(".//section")

    assert section is not None
    assert texts(section, ".//h3") == ["Certifications not confirmed", "Milestones without “done means”"]
    assert texts(section, ".//p") == [
        "Look up dates and terms with the issuer, add the pages under “seen at” and tick “confirmed”.",
        "Write down the checks that a stranger could make, one per line.",
    ]


def test_nothing_needs_care(curator_client: Client) -> None:
    cared_for()

    section = page(curator_client.get(INDEX)).find(".//section")

    assert said(section) == "What needs care now Nothing needs care."


def test_lists_are_of_what_one_may_open(client: Client) -> None:
    no_checks()
    not_confirmed()
    factories.StageFactory.create(state=State.DRAFT)
    reader = factories.UserFactory.create(is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_milestone"))
    client.force_login(reader)

    assert list(care_links(client)) == ["Milestones: 1, Milestones without “done means”"]


def test_support_is_not_told_of_the_catalogue() -> None:
    make_roles()
    no_checks()

    assert page(client_of("support").get(INDEX)).find(".//section") is None


def test_lists_are_on_the_home_and_not_on_the_page_of_one_app(curator_client: Client) -> None:
    no_checks()

    answer = curator_client.get(reverse("admin:app_list", args=["roadmap"]))

    assert (answer.status_code, page(answer).find(".//section")) == (200, None)


@pytest.mark.parametrize(("role", "cost"), [("superuser", 3), ("editor", 5), ("publisher", 5), ("support", 4)])
def test_home_costs_the_same_whatever_needs_care(queries: Queries, role: str, cost: int) -> None:
    make_roles()
    client = client_of(role)

    with queries(cost):
        client.get(INDEX)
    for make in (*LISTS.values(), *LISTS.values(), *LISTS.values()):
        make()
    with queries(cost):
        client.get(INDEX)


@pytest.mark.parametrize("value", ["nonsense", "not-given"])
def test_value_that_is_not_of_the_list_filters_nothing(curator_client: Client, value: str) -> None:
    milestones = {cared_for(), cared_for(state=State.DRAFT)}

    assert listed(curator_client, reverse("admin:roadmap_milestone_changelist", query={"care": value})) == milestones


def test_filtered_list_costs_no_more_than_the_whole(curator_client: Client, queries: Queries) -> None:
    no_resource()

    with queries(7):
        curator_client.get(reverse("admin:roadmap_milestone_changelist", query={"care": "no-resource"}))
