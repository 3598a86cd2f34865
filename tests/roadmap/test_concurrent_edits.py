"""Curators who save one item at the same moment do not overwrite each other, and are not in each other's way."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from roadmap.admin.milestones import StageAdmin
from roadmap.models import Stage, versions_of
from tests.factories import StageFactory, UserFactory
from tests.roadmap import typed
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def saving(stage: Stage, title: str) -> Callable[[], int]:
    """Somebody who has opened the stage, and is to press Save; what is answered."""
    address = reverse("admin:roadmap_stage_change", args=[stage.pk])
    client = signed_in(UserFactory.create(is_staff=True, is_superuser=True))
    mine = typed.page(client, address, title=title)
    return lambda: client.post(address, mine).status_code


@pytest.fixture(autouse=True)
def _slow_to_save(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave time between the look and the write, so that saves which do not take turns all look first."""
    save = StageAdmin.save_model

    def save_slowly(self: StageAdmin, *args: Any, **kwargs: Any) -> None:
        time.sleep(0.1)
        save(self, *args, **kwargs)

    monkeypatch.setattr(StageAdmin, "save_model", save_slowly)


def test_of_two_who_save_at_the_same_moment_one_is_asked() -> None:
    stage = StageFactory.create(title="Before")
    deeds = [saving(stage, title) for title in ("One", "Other")]

    answers = at_once(*deeds)

    assert sorted(answers) == [302, 409]
    saved = ("One", "Other")[answers.index(302)]
    assert Stage.objects.get().title == saved
    assert list(versions_of(Stage).values_list("title", flat=True)) == [saved, "Before"]


def test_two_who_save_two_items_at_the_same_moment_both_may() -> None:
    stages = StageFactory.create_batch(2)
    deeds = [saving(stage, "After") for stage in stages]

    answers = at_once(*deeds)

    assert answers == [302, 302]
    assert set(Stage.objects.values_list("title", flat=True)) == {"After"}
