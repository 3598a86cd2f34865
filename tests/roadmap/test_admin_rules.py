"""The numbers of judgements at the curators' desk."""

from django.test import Client
from django.urls import reverse

from roadmap.models import Rule, versions_of
from roadmap.readers import catalogue
from tests import factories
from tests.roadmap import typed


def change_address(rule: Rule) -> str:
    return reverse("admin:roadmap_rule_change", args=[rule.pk])


def test_new_amount_holds_at_once_and_leaves_a_version(curator_client: Client) -> None:
    rule = factories.RuleFactory.create(slug="apply-now-skills", amount=90)
    address = change_address(rule)

    curator_client.post(address, typed.page(curator_client, address, amount=80))

    assert catalogue().rule_by_slug["apply-now-skills"].amount == 80
    assert [version.amount for version in versions_of(Rule)] == [80, 90]


def test_share_above_all_is_refused(curator_client: Client) -> None:
    rule = factories.RuleFactory.create(amount=90)
    address = change_address(rule)

    response = curator_client.post(address, typed.page(curator_client, address, amount=101))

    rule.refresh_from_db()
    assert response.context["adminform"].form.errors == {"amount": ["No share is larger than 100 percent."]}
    assert rule.amount == 90


def test_what_a_rule_counts_is_fixed_once_it_is_there(curator_client: Client) -> None:
    rule = factories.RuleFactory.create()

    response = curator_client.get(change_address(rule))

    assert "unit" not in response.context["adminform"].form.fields
