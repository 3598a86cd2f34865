"""Resources, certifications and routes at the curators' desk."""

from datetime import date

from django.test import Client
from django.urls import reverse

from roadmap.models import Certification, CertificationSkill, Offer, RouteStep
from tests import factories
from tests.roadmap import typed


def change_address(certification: Certification) -> str:
    return reverse("admin:roadmap_certification_change", args=[certification.pk])


def test_resource_opens_from_the_list(curator_client: Client) -> None:
    factories.ResourceFactory.create(url='https://example.org/?q="')

    page = curator_client.get(reverse("admin:roadmap_resource_changelist"))

    assert '<a href="https://example.org/?q=&quot;" target="_blank" rel="noopener noreferrer">Open</a>' in page.text


def test_certification_that_is_offered_has_no_last_day(curator_client: Client) -> None:
    certification = factories.CertificationFactory.create()
    address = change_address(certification)

    fields = typed.page(curator_client, address, retired_on="2026-03-12")
    refused = curator_client.post(address, fields)
    curator_client.post(address, fields | {"availability": Offer.RETIRED})

    errors = refused.context["adminform"].form.errors
    assert errors == {"retired_on": ["One that is still offered has no last day. Change “offered” too."]}
    certification.refresh_from_db()
    assert (certification.availability, certification.retired_on) == (Offer.RETIRED, date(2026, 3, 12))


def test_certification_is_replaced_by_others_and_not_by_itself(curator_client: Client) -> None:
    certification, successor = factories.CertificationFactory.create_batch(2)
    address = change_address(certification)

    refused = curator_client.post(address, typed.page(curator_client, address, replaced_by=[certification.pk]))
    curator_client.post(address, typed.page(curator_client, address, replaced_by=[successor.pk]))

    errors = refused.context["adminform"].form.errors
    assert errors == {"replaced_by": ["A certification does not replace itself."]}
    assert list(certification.replaced_by.all()) == [successor]


def test_pages_where_it_was_seen_are_addresses_one_per_line(curator_client: Client) -> None:
    certification = factories.CertificationFactory.create()
    address = change_address(certification)

    bad = typed.page(curator_client, address, seen_at="https://example.org/a\njavascript:alert(1)")
    refused = curator_client.post(address, bad)
    curator_client.post(address, bad | {"seen_at": "https://example.org/a\nhttps://example.org/b"})

    errors = refused.context["adminform"].form.errors
    assert errors == {
        "seen_at": ["“javascript:alert(1)” is not a full web address that starts with https:// or http://."]
    }
    certification.refresh_from_db()
    assert certification.seen_at == ["https://example.org/a", "https://example.org/b"]


def test_certification_shows_skills_at_levels(curator_client: Client) -> None:
    certification, skill = factories.CertificationFactory.create(), factories.SkillFactory.create()
    address = change_address(certification)

    added = typed.row("skills_shown", 0, skill=skill.pk, level=2, order="")
    curator_client.post(address, typed.page(curator_client, address, **added))

    shown = CertificationSkill.objects.values_list("certification", "skill", "level", "order").get()
    assert shown == (certification.pk, skill.pk, 2, 0)


def test_route_takes_a_milestone_as_optional(curator_client: Client) -> None:
    route, milestone = factories.RouteFactory.create(), factories.MilestoneFactory.create()
    address = reverse("admin:roadmap_route_change", args=[route.pk])

    curator_client.post(
        address, typed.page(curator_client, address, **typed.row("steps", 0, milestone=milestone.pk, order=""))
    )

    step = RouteStep.objects.values_list("route", "milestone", "is_required", "order").get()
    assert step == (route.pk, milestone.pk, False, 0)


def test_route_takes_a_milestone_once(curator_client: Client) -> None:
    step = factories.RouteStepFactory.create()
    address = reverse("admin:roadmap_route_change", args=[step.route_id])

    fields = typed.page(curator_client, address, **typed.row("steps", 1, milestone=step.milestone_id, order=""))
    response = curator_client.post(address, fields)

    assert response.status_code == 200
    assert RouteStep.objects.get() == step
