"""The header of the desk: where it leads out of the desk."""

import pytest
from django.test import Client

from tests.pages import links, page

pytestmark = pytest.mark.django_db


def test_the_password_is_changed_where_everybody_changes_it(curator_client: Client) -> None:
    tree = page(curator_client.get("/admin/"))

    assert links(tree, ".//div[@id='user-tools']/a") == {
        "View site": "/",
        "Change password": "/accounts/password/change/",
    }


def test_who_has_no_password_has_none_to_change(curator_client: Client) -> None:
    curator = curator_client.get("/admin/").context["user"]
    curator.set_unusable_password()
    curator.save()
    curator_client.force_login(curator)

    assert "Change password" not in links(page(curator_client.get("/admin/")), ".//div[@id='user-tools']/a")
