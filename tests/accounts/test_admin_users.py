"""Accounts in the admin: what support sees, and what it may not do."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Permission
from django.test import Client

from accounts.models import User
from tests.conftest import Queries
from tests.factories import UserFactory

LIST = "/admin/accounts/user/"


@pytest.fixture
def supporter_client(db: None) -> Client:
    """A browser of somebody on the staff who may see and change accounts, and nothing else."""
    supporter = UserFactory.create(is_staff=True)
    supporter.user_permissions.set(Permission.objects.filter(codename__in=["view_user", "change_user"]))
    client = Client()
    client.force_login(supporter)
    return client


def _page(user: User) -> str:
    return f"{LIST}{user.pk}/change/"


@pytest.mark.parametrize("others", [0, 2])
def test_accounts_are_listed_in_as_many_queries_whatever_their_number(
    curator_client: Client, queries: Queries, others: int
) -> None:
    UserFactory.create_batch(others, name="Ada")

    with queries(3):
        response = curator_client.get(LIST)

    page = response.content.decode()
    assert page.count('class="field-email"') == 1 + others
    assert "Add user" not in page


def test_accounts_are_found_by_email_and_name(curator_client: Client) -> None:
    UserFactory.create(email="ada@example.org", name="Countess")
    UserFactory.create(email="bea@example.org")

    by_email = curator_client.get(LIST, {"q": "ADA@"}).content.decode()
    by_name = curator_client.get(LIST, {"q": "countess"}).content.decode()

    assert ("ada@example.org" in by_email, "bea@example.org" in by_email) == (True, False)
    assert ("ada@example.org" in by_name, "bea@example.org" in by_name) == (True, False)


def test_an_account_shows_its_state_and_no_password(curator_client: Client, learner: User) -> None:
    EmailAddress.objects.create(user=learner, email=learner.email, verified=True, primary=True)

    response = curator_client.get(_page(learner))

    page = response.content.decode()
    assert response.status_code == 200
    assert page.count(learner.email) >= 2
    assert 'name="email"' not in page
    assert 'name="is_superuser"' in page
    assert learner.password.split("$")[-1] not in page


def test_accounts_are_neither_added_nor_deleted(curator_client: Client, learner: User) -> None:
    added = curator_client.get(f"{LIST}add/")
    deleted = curator_client.post(f"{LIST}{learner.pk}/delete/", {"post": "yes"})

    assert (added.status_code, deleted.status_code) == (403, 403)
    assert User.objects.filter(pk=learner.pk).exists()


def test_support_may_rename_and_switch_off_but_give_no_rights(supporter_client: Client, learner: User) -> None:
    EmailAddress.objects.create(user=learner, email="asked-for@example.org")

    page = supporter_client.get(_page(learner)).content.decode()
    addresses = {"emailaddress_set-TOTAL_FORMS": 0, "emailaddress_set-INITIAL_FORMS": 0}
    supporter_client.post(_page(learner), {"name": "Ada", "is_staff": "on", "is_superuser": "on", **addresses})

    learner.refresh_from_db()
    assert "asked-for@example.org" in page
    assert 'name="is_superuser"' not in page
    assert (learner.name, learner.is_active) == ("Ada", False)
    assert (learner.is_staff, learner.is_superuser) == (False, False)


def test_support_may_not_touch_a_superuser(supporter_client: Client, curator: User) -> None:
    response = supporter_client.post(_page(curator), {"name": "Fallen"})
    supporter_client.post(LIST, {"action": "switch_off", "_selected_action": [curator.pk]})

    curator.refresh_from_db()
    assert response.status_code == 403
    assert (curator.name, curator.is_active) == ("", True)


def test_accounts_are_switched_off_and_on_but_never_ones_own(
    curator_client: Client, curator: User, learner: User
) -> None:
    chosen = [curator.pk, learner.pk]

    off = curator_client.post(LIST, {"action": "switch_off", "_selected_action": chosen}, follow=True)
    active_then = list(User.objects.filter(is_active=True))
    on = curator_client.post(LIST, {"action": "switch_on", "_selected_action": chosen}, follow=True)

    assert "1 account was switched off." in off.content.decode()
    assert active_then == [curator]
    assert "1 account was switched on." in on.content.decode()
    assert User.objects.filter(is_active=True).count() == 2


def test_the_admin_sends_visitors_through_our_own_log_in(db: None, client: Client) -> None:
    response = client.get("/admin/login/", {"next": "/admin/accounts/"})

    assert response.headers["Location"] == "/accounts/login/?next=%2Fadmin%2Faccounts%2F"


def test_the_admin_is_closed_to_learners(learner_client: Client) -> None:
    response = learner_client.get("/admin/", follow=True)

    assert response.status_code == 403
    assert "not open to you" in response.content.decode()
