"""Searches without a hit: what is counted, what is not, and that none of it costs a page."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client

from roadmap.actions import searches
from roadmap.actions.searches import record_miss
from roadmap.models import SearchMiss, SearchPage
from roadmap.readers.searches import MissedTerm, missed_terms
from tests import factories
from tests.conftest import Queries
from tests.pages import main
from tests.threads import at_once

pytestmark = pytest.mark.django_db

MONDAY, SUNDAY = date(2026, 3, 2), date(2026, 3, 8)
PAGE = SearchPage.RESOURCES


def counted() -> dict[tuple[str, date], int]:
    return {(row.term, row.week): row.count for row in SearchMiss.objects.all()}


@contextmanager
def read_only() -> Iterator[None]:
    """Let the database refuse to write, until the end of the test at the latest."""
    is_sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = ON" if is_sqlite else "SET TRANSACTION READ ONLY")
    try:
        yield
    finally:
        if is_sqlite:
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA query_only = OFF")


def test_miss_is_counted_by_week_and_term() -> None:
    for typed, today in (("Jax", MONDAY), (" jax ", SUNDAY), ("jax", SUNDAY + timedelta(days=1)), ("flax", MONDAY)):
        record_miss(PAGE, typed, today=today)

    assert counted() == {("jax", MONDAY): 2, ("jax", date(2026, 3, 9)): 1, ("flax", MONDAY): 1}


@pytest.mark.parametrize("typed", ["", "ada@example.org", "x" * 81])
def test_what_may_say_who_searched_is_not_kept(typed: str, queries: Queries) -> None:
    with queries(0):
        record_miss(PAGE, typed, today=MONDAY)


def test_week_has_room_for_so_many_terms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searches, "MOST_TERMS_A_WEEK", 2)

    for typed in ("one", "two", "three", "two"):
        record_miss(PAGE, typed, today=MONDAY)
    record_miss(PAGE, "three", today=MONDAY + timedelta(weeks=1))

    assert counted() == {("one", MONDAY): 1, ("two", MONDAY): 2, ("three", date(2026, 3, 9)): 1}


def test_first_miss_of_a_week_drops_what_is_older_than_a_year() -> None:
    old, kept = MONDAY - timedelta(weeks=53), MONDAY - timedelta(weeks=52)
    for week in (old, kept):
        factories.SearchMissFactory.create(term="jax", week=week)

    record_miss(PAGE, "flax", today=SUNDAY)

    assert counted() == {("jax", kept): 1, ("flax", MONDAY): 1}


@pytest.mark.django_db(transaction=True)
def test_misses_at_the_same_moment_are_all_counted() -> None:
    at_once(*[lambda: record_miss(PAGE, "jax", today=MONDAY)] * 4)

    assert counted() == {("jax", MONDAY): 4}


def test_page_counts_a_search_that_finds_nothing(client: Client) -> None:
    factories.ResourceFactory.create(title="Deep learning")

    for query in ("?q=Jax", "?q=jax&kind=&page=1", "?q=deep"):
        client.get(f"/resources/{query}")
    client.get("/resources/?q=JAX", headers={"HX-Request": "true"})

    assert {term: count for (term, _week), count in counted().items()} == {"jax": 3}


@pytest.mark.parametrize("query", ["?q=deep&kind=book", "?q=jax&level=advanced", "?kind=book", "?q=", ""])
def test_page_does_not_count_what_a_filter_hid(client: Client, query: str) -> None:
    factories.ResourceFactory.create(title="Deep learning")

    client.get(f"/resources/{query}")

    assert counted() == {}


def test_asking_for_the_headers_alone_is_no_search(client: Client) -> None:
    client.head("/resources/?q=jax")

    assert counted() == {}


@pytest.mark.parametrize(("query", "cost"), [("", 0), ("?q=deep", 0), ("?q=ada@example.org", 0), ("?q=jax", 1)])
def test_search_costs_a_query_only_where_nothing_is_found(
    client: Client, queries: Queries, query: str, cost: int
) -> None:
    factories.ResourceFactory.create(title="Deep learning")
    client.get("/resources/?q=jax")

    with queries(cost):
        client.get(f"/resources/{query}")


def test_first_search_for_a_term_costs_four_queries(client: Client, queries: Queries) -> None:
    client.get("/resources/")

    # Is it there, how many are, drop the old ones, add it.
    with queries(4):
        client.get("/resources/?q=jax")
    with queries(3):
        client.get("/resources/?q=flax")


def test_search_works_on_a_database_that_takes_no_writes(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    client.get("/resources/")
    caplog.set_level("WARNING", logger="roadmap.actions.searches")

    with read_only():
        answer = client.get("/resources/?q=canary")

    assert answer.status_code == 200
    assert "Nothing found" in main(answer)
    assert [one.message for one in caplog.records if one.name == "roadmap.actions.searches"] == ["search not counted"]
    assert "canary" not in caplog.text


def test_terms_are_told_from_five_searches_on_most_often_first() -> None:
    for term, week, count in (
        ("jax", MONDAY, 3),
        ("jax", MONDAY + timedelta(weeks=1), 2),
        ("flax", MONDAY, 4),
        ("rust", MONDAY, 9),
        ("old", MONDAY - timedelta(weeks=1), 9),
        ("new", MONDAY + timedelta(weeks=2), 9),
    ):
        factories.SearchMissFactory.create(term=term, week=week, count=count)

    told = missed_terms(MONDAY, MONDAY + timedelta(weeks=1))

    assert told == [MissedTerm("resources", "rust", 9), MissedTerm("resources", "jax", 5)]
