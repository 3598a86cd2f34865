"""What it means how a link answered: whether it works, has moved, refuses us or is broken, and when to ask again."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import StrEnum
from http import HTTPStatus
from urllib.parse import urldefrag

from roadmap.domain.addresses import LONGEST, destination

DAYS_UNTIL_BROKEN = 3
SHORTEST_WAIT = timedelta(hours=1)
LONGEST_WAIT = timedelta(days=30)

# Answers of a server that is there and does not want to show the page to us: it may well show it to a reader.
REFUSALS = frozenset({401, 402, 403, 405, 406, 407, 429, 451, 999})
# A part was asked for, and the page is there but empty.
_NO_SUCH_PART = HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE


class LinkStatus(StrEnum):
    """What is known of a link."""

    UNKNOWN = "unknown"
    OK = "ok"
    MOVED = "moved"
    REFUSED = "refused"
    BROKEN = "broken"


class Trouble(StrEnum):
    """Why there was no answer to go by."""

    NOT_WEB = "not-web"
    NO_NAME = "no-name"
    NOT_PUBLIC = "not-public"
    NO_CONNECTION = "no-connection"
    NOT_SECURE = "not-secure"
    TOO_SLOW = "too-slow"
    GARBLED = "garbled"
    ROUND_IN_CIRCLES = "round-in-circles"


@dataclass(frozen=True)
class Outcome:
    """What came of asking once: the last answer's code, where permanent redirects led, or what went wrong."""

    code: int | None = None
    trouble: Trouble | None = None
    moved_to: str = ""
    retry_after: timedelta | None = None

    @property
    def asks_to_wait(self) -> bool:
        """The server is there and wants to be left alone for a while."""
        return self.code == HTTPStatus.TOO_MANY_REQUESTS or (
            self.code == HTTPStatus.SERVICE_UNAVAILABLE and self.retry_after is not None
        )


@dataclass(frozen=True)
class LinkState:
    """What is known of a link, and since when it fails. `failures` counts days, not attempts."""

    status: LinkStatus = LinkStatus.UNKNOWN
    code: int | None = None
    final_url: str = ""
    reason: Trouble | None = None
    checked_at: datetime | None = None
    failures: int = 0
    failing_since: date | None = None
    retry_at: datetime | None = None


def verdict(url: str, outcome: Outcome) -> LinkStatus | None:
    """What one answer says of the link; None if it failed, which says little unless it goes on for days.

    A link has moved if permanent redirects lead to another page that is there and whose address can be kept.
    """
    code = outcome.code
    if outcome.trouble or code is None:
        return None
    if code in REFUSALS or outcome.asks_to_wait:
        return LinkStatus.REFUSED
    if HTTPStatus.OK <= code < HTTPStatus.MULTIPLE_CHOICES or code == _NO_SUCH_PART:
        return LinkStatus.MOVED if _is_elsewhere(url, outcome.moved_to) else LinkStatus.OK
    return None


def _is_elsewhere(url: str, moved_to: str) -> bool:
    is_other = bool(moved_to) and urldefrag(url).url != urldefrag(moved_to).url
    return is_other and len(moved_to) <= LONGEST and destination(moved_to) is not None


def judged(url: str, before: LinkState, outcome: Outcome, now: datetime) -> LinkState:
    """What is known of the link after it was asked once more, now.

    A link that fails keeps what it was until it has failed on three different days in the calendar of `now`, with
    nothing better in between; then it is broken. Anything but a failure begins anew.
    """
    status = verdict(url, outcome)
    if status is None:
        return _failed(before, outcome, now)
    return LinkState(
        status=status,
        code=outcome.code,
        final_url=outcome.moved_to if status is LinkStatus.MOVED else "",
        checked_at=now,
        retry_at=now + _wait(before, outcome) if outcome.asks_to_wait else None,
    )


def _failed(before: LinkState, outcome: Outcome, now: datetime) -> LinkState:
    is_new_day = not before.failures or days_since(before, now) > 0
    failures = before.failures + is_new_day
    is_broken = failures >= DAYS_UNTIL_BROKEN
    return LinkState(
        status=LinkStatus.BROKEN if is_broken else before.status,
        code=outcome.code,
        final_url="" if is_broken else before.final_url,
        reason=outcome.trouble,
        # A clock that was set back must not make a day count twice.
        checked_at=max(now, before.checked_at or now) if before.failures else now,
        failures=failures,
        failing_since=before.failing_since or now.date(),
    )


def _wait(before: LinkState, outcome: Outcome) -> timedelta:
    """As long as the server asks for, and twice as long as last time if it asks again."""
    last = before.retry_at - before.checked_at if before.retry_at and before.checked_at else timedelta()
    return min(max(outcome.retry_after or timedelta(), 2 * last, SHORTEST_WAIT), LONGEST_WAIT)


def days_since(state: LinkState, now: datetime) -> int:
    """How many midnights in the calendar of `now` have passed since the link was asked; huge if it never was."""
    if state.checked_at is None:
        return date.max.toordinal()
    return (now.date() - state.checked_at.astimezone(now.tzinfo).date()).days


def is_due(state: LinkState, now: datetime, stale_days: int) -> bool:
    """It is time to ask again: after so many days, or the next day if it failed; never before we may."""
    if is_waiting(state, now):
        return False
    return days_since(state, now) >= (min(stale_days, 1) if state.failures else stale_days)


def is_waiting(state: LinkState, now: datetime) -> bool:
    """The server asked to be left alone until later."""
    return state.retry_at is not None and state.retry_at > now


def asked_wait(header: str | None, now: datetime) -> timedelta | None:
    """How long a Retry-After header asks to wait, at most 30 days; None if it does not say."""
    text = (header or "").strip()
    if text.isascii() and text.isdecimal():
        return timedelta(seconds=min(int(text[:9]), LONGEST_WAIT.total_seconds()))
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return min(max(until - now, timedelta()), LONGEST_WAIT)


def host_of(url: str) -> str:
    """The host that an address leads to; the address itself if it leads to none."""
    to = destination(url)
    return to.host if to else url


def in_turns(urls: Iterable[str]) -> Iterator[str]:
    """The addresses host by host in turns, so that none has to be asked twice in a row while others wait."""
    queues: dict[str, deque[str]] = {}
    for url in urls:
        queues.setdefault(host_of(url), deque()).append(url)
    while queues:
        for host, queue in list(queues.items()):
            yield queue.popleft()
            if not queue:
                del queues[host]
