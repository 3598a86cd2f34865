"""The catalogue that a process holds: one value for all requests, and never an old one for long."""

import threading
import time
import uuid
from collections.abc import Callable

import pytest
from django.db import connection, transaction
from pytest_django import Settings

from roadmap.domain.catalogue import Catalogue
from roadmap.models import Changes, ContentVersion, Stage
from roadmap.readers import catalogue, forget_catalogue, held
from tests.conftest import Queries
from tests.factories import StageFactory

Elsewhere = Callable[[Stage, str], None]


@pytest.fixture
def renamed_elsewhere(monkeypatch: pytest.MonkeyPatch) -> Elsewhere:
    """A change by another process: the rows change, and nothing in this process takes note."""

    def rename(stage: Stage, title: str) -> None:
        count = Changes.count
        Stage.objects.filter(pk=stage.pk).update(title=title)
        monkeypatch.setattr(Changes, "count", count)

    return rename


def titles() -> list[str]:
    return [stage.title for stage in catalogue().stages]


@pytest.mark.django_db
def test_catalogue_is_one_value_for_all_and_costs_nothing_once_held(queries: Queries) -> None:
    StageFactory.create()
    first = catalogue()

    with queries(0):
        second = catalogue()

    assert second is first


@pytest.mark.django_db
def test_an_edit_by_this_process_shows_at_once() -> None:
    stage = StageFactory.create(title="Foundations")
    before = titles()

    stage.title = "First steps"
    stage.save()

    assert (before, titles()) == (["Foundations"], ["First steps"])


@pytest.mark.django_db
def test_a_change_by_another_process_shows_after_the_time_to_look_again(
    settings: Settings, renamed_elsewhere: Elsewhere
) -> None:
    stage = StageFactory.create(title="Foundations")
    before = titles()

    renamed_elsewhere(stage, "First steps")

    assert (before, titles()) == (["Foundations"], ["Foundations"])
    settings.CATALOGUE_RECHECK_SECONDS = 0
    assert titles() == ["First steps"]


@pytest.mark.django_db
def test_looking_again_costs_one_query_where_nothing_changed(settings: Settings, queries: Queries) -> None:
    StageFactory.create()
    settings.CATALOGUE_RECHECK_SECONDS = 0
    first = catalogue()

    with queries(1):
        second = catalogue()

    assert second is first


@pytest.mark.django_db
def test_forgetting_reads_anew(renamed_elsewhere: Elsewhere) -> None:
    stage = StageFactory.create(title="Foundations")
    before = titles()
    renamed_elsewhere(stage, "First steps")

    forget_catalogue()

    assert (before, titles()) == (["Foundations"], ["First steps"])


@pytest.mark.django_db
def test_the_catalogue_carries_the_content_version() -> None:
    empty = catalogue().version
    StageFactory.create()

    filled = catalogue().version

    assert (empty, uuid.UUID(filled)) == ("", ContentVersion.objects.get().token)


@pytest.mark.django_db(transaction=True)
def test_a_change_that_was_not_committed_when_it_was_looked_for_shows_once_it_is() -> None:
    stage = StageFactory.create(title="Foundations")
    seen: list[list[str]] = []

    def look() -> None:
        seen.append(titles())
        connection.close()

    with transaction.atomic():
        stage.title = "First steps"
        stage.save()
        other = threading.Thread(target=look)
        other.start()
        other.join()

    assert (seen, titles()) == ([["Foundations"]], ["First steps"])


@pytest.mark.django_db(transaction=True)
def test_threads_that_ask_at_once_have_it_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    asked: list[Catalogue] = []
    together = threading.Barrier(4)

    def slowly(version: str) -> Catalogue:
        read.append(version)
        time.sleep(0.05)  # long enough for the others to want it too
        return Catalogue(version)

    def ask() -> None:
        together.wait(timeout=5)
        asked.append(catalogue())
        connection.close()

    monkeypatch.setattr(held, "read_catalogue", slowly)
    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert read == [""]
    assert asked == [Catalogue()] * 4
