"""What it means how a link answered."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.domain.links import (
    DAYS_UNTIL_BROKEN,
    LONGEST_WAIT,
    LinkState,
    LinkStatus,
    Outcome,
    Trouble,
    asked_wait,
    host_of,
    in_turns,
    is_due,
    judged,
    verdict,
)

URL = "https://a.example.org/page"
NEW = "https://b.example.org/page"
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)

OK = Outcome(200)
GONE = Outcome(404)
SLOW = Outcome(trouble=Trouble.TOO_SLOW)
BUSY = Outcome(429)

outcomes = st.builds(
    Outcome,
    code=st.none() | st.integers(100, 999),
    trouble=st.none() | st.sampled_from(Trouble),
    moved_to=st.sampled_from(["", URL, NEW, "ftp://b.example.org/"]),
    retry_after=st.none() | st.timedeltas(timedelta(), LONGEST_WAIT),
)
# Outcomes, and how long after the one before.
histories = st.lists(st.tuples(outcomes, st.timedeltas(timedelta(), 3 * DAY)), max_size=12)


def after(*asked: tuple[Outcome, datetime]) -> LinkState:
    state = LinkState()
    for outcome, now in asked:
        state = judged(URL, state, outcome, now)
    return state


def dated(history: list[tuple[Outcome, timedelta]]) -> list[tuple[Outcome, datetime]]:
    now, found = NOW, []
    for outcome, pause in history:
        now += pause
        found.append((outcome, now))
    return found


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (OK, LinkStatus.OK),
        (Outcome(206), LinkStatus.OK),
        (Outcome(416), LinkStatus.OK),
        (Outcome(200, moved_to=NEW), LinkStatus.MOVED),
        (Outcome(200, moved_to=URL), LinkStatus.OK),
        (Outcome(200, moved_to=f"{URL}#part"), LinkStatus.OK),
        (Outcome(200, moved_to=f"{NEW}{'x' * 500}"), LinkStatus.OK),
        (Outcome(401), LinkStatus.REFUSED),
        (Outcome(403), LinkStatus.REFUSED),
        (Outcome(403, moved_to=NEW), LinkStatus.REFUSED),
        (BUSY, LinkStatus.REFUSED),
        (Outcome(999), LinkStatus.REFUSED),
        (Outcome(503, retry_after=HOUR), LinkStatus.REFUSED),
        (Outcome(503), None),
        (GONE, None),
        (Outcome(404, moved_to=NEW), None),
        (Outcome(410), None),
        (Outcome(500), None),
        (Outcome(304), None),
        (SLOW, None),
        (Outcome(301, Trouble.NOT_PUBLIC), None),
        (Outcome(), None),
    ],
)
def test_verdict_of_one_answer(outcome: Outcome, expected: LinkStatus | None) -> None:
    assert verdict(URL, outcome) == expected


def test_three_failures_on_three_days_break_a_link() -> None:
    twice = after((OK, NOW), (GONE, NOW + DAY), (SLOW, NOW + 3 * DAY))
    thrice = judged(URL, twice, GONE, NOW + 4 * DAY)

    assert twice == LinkState(
        LinkStatus.OK, None, "", Trouble.TOO_SLOW, NOW + 3 * DAY, failures=2, failing_since=date(2026, 3, 3)
    )
    assert thrice == LinkState(
        LinkStatus.BROKEN, 404, "", None, NOW + 4 * DAY, failures=3, failing_since=date(2026, 3, 3)
    )


def test_failures_on_one_day_count_once() -> None:
    state = after(*[(GONE, NOW + hours * HOUR) for hours in range(5)])

    assert (state.status, state.failures) == (LinkStatus.UNKNOWN, 1)


def test_anything_better_begins_anew() -> None:
    broken = after(*[(GONE, NOW + days * DAY) for days in range(3)])

    assert judged(URL, broken, OK, NOW + 3 * DAY) == LinkState(LinkStatus.OK, 200, checked_at=NOW + 3 * DAY)
    assert judged(URL, broken, Outcome(403), NOW + 3 * DAY).failures == 0


def test_moved_link_offers_its_new_address_until_it_is_broken() -> None:
    moved = after((Outcome(200, moved_to=NEW), NOW))
    failing = judged(URL, moved, GONE, NOW + DAY)
    broken = after((Outcome(200, moved_to=NEW), NOW), *[(GONE, NOW + days * DAY) for days in (1, 2, 3)])

    assert [(one.status, one.final_url) for one in (moved, failing, broken)] == [
        (LinkStatus.MOVED, NEW),
        (LinkStatus.MOVED, NEW),
        (LinkStatus.BROKEN, ""),
    ]


def test_server_that_asks_to_wait_again_is_left_alone_twice_as_long() -> None:
    first = after((BUSY, NOW))
    second = judged(URL, first, BUSY, NOW + DAY)
    asked = judged(URL, second, Outcome(429, retry_after=timedelta(hours=7)), NOW + 2 * DAY)

    waits = [
        state.retry_at - state.checked_at for state in (first, second, asked) if state.retry_at and state.checked_at
    ]
    assert waits == [HOUR, 2 * HOUR, 7 * HOUR]
    assert judged(URL, asked, OK, NOW + 3 * DAY).retry_at is None


@given(histories)
def test_link_is_broken_just_if_its_latest_failures_lie_on_three_days(
    history: list[tuple[Outcome, timedelta]],
) -> None:
    asked = dated(history)

    state = after(*asked)

    days = set()
    for outcome, now in reversed(asked):
        if verdict(URL, outcome) is not None:
            break
        days.add(now.date())
    assert state.failures == len(days)
    assert (state.status is LinkStatus.BROKEN) == (len(days) >= DAYS_UNTIL_BROKEN)
    assert state.failing_since == min(days, default=None)


@given(histories)
def test_every_state_is_one_that_can_be_kept(history: list[tuple[Outcome, timedelta]]) -> None:
    state = after(*dated(history))

    assert (state.status is LinkStatus.MOVED) == bool(state.final_url)
    assert (state.failures > 0) == (state.failing_since is not None)
    if state.retry_at:
        assert state.checked_at
        assert HOUR <= state.retry_at - state.checked_at <= LONGEST_WAIT


def test_clock_that_is_set_back_counts_no_day_twice() -> None:
    state = after((GONE, NOW), (GONE, NOW - DAY), (GONE, NOW))

    assert state.failures == 1


@pytest.mark.parametrize(
    ("state", "stale_days", "expected"),
    [
        (LinkState(), 7, True),
        (LinkState(checked_at=NOW - 6 * DAY), 7, False),
        (LinkState(checked_at=NOW - 7 * DAY + HOUR), 7, True),
        (LinkState(checked_at=NOW), 0, True),
        (LinkState(checked_at=NOW, failures=1), 7, False),
        (LinkState(checked_at=NOW - DAY, failures=1), 7, True),
        (LinkState(checked_at=NOW, failures=1), 0, True),
        (LinkState(checked_at=NOW - 9 * DAY, retry_at=NOW + HOUR), 7, False),
        (LinkState(checked_at=NOW - 9 * DAY, retry_at=NOW), 7, True),
    ],
)
def test_link_is_due_when_it_is_stale_or_failed_on_another_day(
    state: LinkState,
    stale_days: int,
    expected: bool,
) -> None:
    assert is_due(state, NOW, stale_days) is expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, None),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("\u0665", None),
        ("0", timedelta()),
        (" 120 ", timedelta(minutes=2)),
        ("9" * 5000, LONGEST_WAIT),
        ("Mon, 02 Mar 2026 10:00:00 GMT", HOUR),
        ("Mon, 02 Mar 2026 10:00:00 -0000", HOUR),
        ("Mon, 02 Mar 2026 08:00:00 GMT", timedelta()),
        ("Mon, 02 Mar 2099 08:00:00 GMT", LONGEST_WAIT),
    ],
)
def test_wait_that_is_asked_for(header: str | None, expected: timedelta | None) -> None:
    assert asked_wait(header, NOW) == expected


@given(st.text())
def test_no_header_breaks_the_wait(header: str) -> None:
    wait = asked_wait(header, NOW)

    assert wait is None or timedelta() <= wait <= LONGEST_WAIT


def test_hosts_take_turns() -> None:
    urls = ["http://a/1", "http://a/2", "http://a/3", "http://b/1", "nonsense", "http://b/2"]

    assert list(in_turns(urls)) == ["http://a/1", "http://b/1", "nonsense", "http://a/2", "http://b/2", "http://a/3"]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 9)), unique=True))
def test_turns_lose_nothing(pairs: list[tuple[str, int]]) -> None:
    urls = [f"http://{host}/{page}" for host, page in pairs]

    turns = list(in_turns(urls))

    assert sorted(turns) == sorted(urls)
    assert [url for url in turns if host_of(url) == "a"] == [url for url in urls if host_of(url) == "a"]
