"""One request to one public server, within limits of time and size."""

from __future__ import annotations

import io
import socket
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from typing import Any

from roadmap.domain.addresses import Destination, is_public
from roadmap.domain.links import Trouble

# Of the addresses that a name has, so many are tried.
ADDRESSES_TRIED = 4


class NoAnswerError(Exception):
    """There was no answer to go by; `trouble` says why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble


@dataclass(frozen=True)
class Limits:
    """How many seconds a connection, a wait for more, and a whole request may take."""

    connect: float = 5
    read: float = 10
    whole: float = 30


@dataclass(frozen=True)
class Answer:
    """What a server said, as far as links are concerned; `location` is its bytes as Latin-1."""

    code: int
    location: str
    retry_after: str | None


def resolved(host: str, port: int) -> list[str]:
    """The addresses that name servers have for a host. Raises OSError if there are none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(sockaddr[0]) for _family, _type, _protocol, _name, sockaddr in found))


def connected(address: str, port: int, seconds: float) -> socket.socket:
    """A connection to exactly this address; nothing is looked up. Raises OSError if there is none in time."""
    return socket.create_connection((address, port), seconds)


@dataclass(frozen=True)
class Network:
    """The internet, in which only public machines are talked to; tests put a server of their own into it."""

    resolve: Callable[[str, int], list[str]] = resolved
    connect: Callable[[str, int, float], socket.socket] = connected
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    limits: Limits = Limits()

    def public_addresses(self, to: Destination) -> list[str]:
        """The addresses of the destination's host, looked up once. Raises NoAnswerError if any is not public."""
        try:
            addresses = self.resolve(to.host, to.port)
        except OSError as error:
            raise NoAnswerError(Trouble.NO_NAME) from error
        if not all(is_public(address) for address in addresses):
            raise NoAnswerError(Trouble.NOT_PUBLIC)
        return addresses[:ADDRESSES_TRIED]

    def ask(self, method: str, to: Destination, addresses: list[str], headers: Mapping[str, str]) -> Answer:
        """What the server at one of these addresses answers; of a page nothing is read but its head.

        Raises NoAnswerError if none answers in time and in a way that can be understood.
        """
        try:
            with self._secured(self._line(to, addresses), to) as line:
                return _asked(_Hurried(line, self.limits), method, to, headers)
        except TimeoutError as error:
            raise NoAnswerError(Trouble.TOO_SLOW) from error
        except ssl.SSLError as error:
            raise NoAnswerError(Trouble.NOT_SECURE) from error
        except (HTTPException, ConnectionResetError) as error:
            raise NoAnswerError(Trouble.GARBLED) from error
        except OSError as error:
            raise NoAnswerError(Trouble.NO_CONNECTION) from error

    def _line(self, to: Destination, addresses: list[str]) -> socket.socket:
        failure: OSError = OSError("no address")
        for address in addresses:
            try:
                return self.connect(address, to.port, self.limits.connect)
            except OSError as error:
                failure = error
        raise failure

    def _secured(self, line: socket.socket, to: Destination) -> socket.socket:
        """The line, encrypted where the address asks for it; closed if that fails."""
        if to.scheme != "https":
            return line
        try:
            line.settimeout(self.limits.read)
            return self.tls.wrap_socket(line, server_hostname=to.host)
        except OSError:
            line.close()
            raise


def _asked(line: _Hurried, method: str, to: Destination, headers: Mapping[str, str]) -> Answer:
    connection = HTTPConnection(to.host)
    connection.sock = line
    connection.request(method, to.target, headers={"Host": to.authority, **headers})
    with connection.getresponse() as response:
        return Answer(response.status, response.headers.get("Location", ""), response.headers.get("Retry-After"))


class _Hurried(io.RawIOBase):
    """A line that has to be done with everything in time: a server that drips cannot hold us up for ever."""

    def __init__(self, line: socket.socket, limits: Limits) -> None:
        self.line = line
        self.limits = limits
        self.deadline = time.monotonic() + limits.whole

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(self)

    def sendall(self, sent: bytes) -> None:
        self._hurry()
        self.line.sendall(sent)

    def close(self) -> None:
        """Stay open until the whole answer is read: whoever opened the line closes it."""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 (any writable buffer)
        self._hurry()
        return self.line.recv_into(buffer)

    def _hurry(self) -> None:
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self.line.settimeout(min(left, self.limits.read))
