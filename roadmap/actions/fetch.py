"""Following a link to where it leads, politely and no further than a redirect may lead."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus

from roadmap.actions.network import Answer, Network, NoAnswerError
from roadmap.domain.addresses import Destination, destination, redirected
from roadmap.domain.links import Outcome, Trouble, asked_wait

MOST_REDIRECTS = 5
PERMANENT = frozenset({HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT})
REDIRECTS = PERMANENT | {HTTPStatus.FOUND, HTTPStatus.SEE_OTHER, HTTPStatus.TEMPORARY_REDIRECT}
# More of a page than this is not asked for.
PART = "bytes=0-65535"


@dataclass
class Pace:
    """At least so many seconds between the end of one request to a host and the next."""

    pause: float = 2
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _asked: dict[str, float] = field(default_factory=dict)

    def wait(self, host: str) -> None:
        """Wait until the host may be asked again."""
        left = self._asked.get(host, self.clock() - self.pause) + self.pause - self.clock()
        if left > 0:
            self.sleep(left)

    def note(self, host: str) -> None:
        """The host has just been asked."""
        self._asked[host] = self.clock()


@dataclass(frozen=True)
class Fetcher:
    """Asks for links in the name of `agent`, one at a time, without cookies and without reading pages."""

    agent: str
    network: Network = field(default_factory=Network)
    pace: Pace = field(default_factory=Pace)

    def outcome(self, url: str) -> Outcome:
        """What comes of following the link. Every redirect is looked up and judged as the link itself is.

        `moved_to` is where permanent redirects lead, as far as no other kind came between.
        """
        seen, moved_to, code, is_permanent = [url], "", None, True
        try:
            while True:
                answer = self._asked(seen[-1])
                code = answer.code
                if code not in REDIRECTS:
                    return Outcome(code, None, moved_to, asked_wait(answer.retry_after, datetime.now(UTC)))
                seen.append(_next(seen, answer))
                is_permanent = is_permanent and code in PERMANENT
                moved_to = seen[-1] if is_permanent else moved_to
        except NoAnswerError as error:
            return Outcome(code, error.trouble)

    def _asked(self, url: str) -> Answer:
        """The answer to HEAD, or to GET where HEAD is refused. Some servers only drop what they do not expect."""
        to = destination(url)
        if to is None:
            raise NoAnswerError(Trouble.NOT_WEB)
        addresses = self.network.public_addresses(to)
        try:
            answer = self._paced("HEAD", to, addresses)
        except NoAnswerError as error:
            if error.trouble is not Trouble.GARBLED:
                raise
        else:
            if answer.code < HTTPStatus.BAD_REQUEST or _is_busy(answer):
                return answer
        return self._paced("GET", to, addresses)

    def _paced(self, method: str, to: Destination, addresses: list[str]) -> Answer:
        self.pace.wait(to.host)
        headers = {"User-Agent": self.agent, "Accept": "*/*", "Connection": "close"}
        try:
            return self.network.ask(method, to, addresses, headers | ({"Range": PART} if method == "GET" else {}))
        finally:
            self.pace.note(to.host)


def _next(seen: list[str], answer: Answer) -> str:
    url = redirected(seen[-1], answer.location)
    if url is None:
        raise NoAnswerError(Trouble.GARBLED)
    if url in seen or len(seen) > MOST_REDIRECTS:
        raise NoAnswerError(Trouble.ROUND_IN_CIRCLES)
    return url


def _is_busy(answer: Answer) -> bool:
    is_unavailable = answer.code == HTTPStatus.SERVICE_UNAVAILABLE
    return answer.code == HTTPStatus.TOO_MANY_REQUESTS or (is_unavailable and answer.retry_after is not None)
