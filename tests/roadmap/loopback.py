"""A web in a box: every name leads to one server on this machine, which plays what it is told to."""

import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

from roadmap.actions.fetch import Fetcher, Pace
from roadmap.actions.network import Limits, Network

# Whose name this is; the certificate is good for nothing else, and nobody but a test trusts it.
SECURE = "secure.example.org"
IDENTITY = Path(__file__).with_name("loopback.pem")
# Where every name leads unless a test says otherwise: public, and never really asked.
SOMEWHERE = "93.184.215.14"
AGENT = "careerpath link check (+https://careerpath.example.org/)"


@dataclass(frozen=True)
class Play:
    """How the server answers; `head` is its answer to HEAD where that differs."""

    code: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    head: int | None = None


@dataclass
class Web:
    """Names and where they lead, pages and how they answer, and what was dialled and asked."""

    port: int = 0
    names: dict[str, list[str]] = field(default_factory=dict)
    pages: dict[str, Play | Callable[["Visit"], None]] = field(default_factory=dict)
    looked_up: list[str] = field(default_factory=list)
    dialled: list[tuple[str, int]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    slept: list[float] = field(default_factory=list)
    over: Event = field(default_factory=Event)
    limits: Limits = field(default_factory=lambda: Limits(connect=2, read=2, whole=5))

    def resolve(self, host: str, _port: int) -> list[str]:
        self.looked_up.append(host)
        found = self.names.get(host, [SOMEWHERE])
        if not found:
            raise socket.gaierror
        return found

    def connect(self, address: str, port: int, seconds: float) -> socket.socket:
        self.dialled.append((address, port))
        return socket.create_connection(("127.0.0.1", self.port), seconds)

    def fetcher(self, tls: ssl.SSLContext | None = None) -> Fetcher:
        """One that knows no other web, and has no time to wait."""
        network = Network(self.resolve, self.connect, tls or ssl.create_default_context(), self.limits)
        return Fetcher(AGENT, network, Pace(pause=2, clock=lambda: 0, sleep=self.slept.append))


class Visit(BaseHTTPRequestHandler):
    """One request to the server."""

    def __init__(self, *args: object, web: Web) -> None:
        self.web = web
        super().__init__(*args)  # type: ignore[arg-type]

    def do_HEAD(self) -> None:
        self._play()

    def do_GET(self) -> None:
        self._play()

    def _play(self) -> None:
        asked = f"{self.headers['Host']}{self.path}"
        self.web.asked.append(f"{self.command} {asked}")
        self.web.headers.append(dict(self.headers))
        play = self.web.pages.get(asked, Play(404))
        if not isinstance(play, Play):
            play(self)
            return
        self.send_response(play.head or play.code if self.command == "HEAD" else play.code)
        for name, value in play.headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_args: object) -> None:
        """Whoever hangs up on it was meant to."""


@contextmanager
def serving(*, is_secure: bool = False) -> Iterator[Web]:
    """A web whose server runs as long as the block."""
    web = Web()
    with _Server(("127.0.0.1", 0), partial(Visit, web=web)) as server:
        web.port = server.server_address[1]
        if is_secure:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(IDENTITY)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield web
        finally:
            web.over.set()
            server.shutdown()
            thread.join()


def drip(visit: Visit) -> None:
    """Answer with a header that never ends, a letter at a time, until it is hung up on."""
    visit.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    with suppress(OSError):
        while not visit.web.over.is_set():
            visit.wfile.write(b"x")
            time.sleep(0.02)


def say_nothing(visit: Visit) -> None:
    """Keep whoever asks waiting."""
    visit.web.over.wait(10)


def hang_up(visit: Visit) -> None:
    """Answer nothing and go."""
    visit.close_connection = True


def hang_up_on_head(visit: Visit) -> None:
    """Answer GET only."""
    if visit.command == "GET":
        visit.send_response(200)
        visit.end_headers()
