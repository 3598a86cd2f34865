"""Which addresses of the web may be asked for, and which machines may be talked to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, quote, urldefrag, urljoin, urlsplit

DEFAULT_PORTS = {"http": 80, "https": 443}
# As a resource can hold it.
LONGEST = 500

_NAME = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?")
# What quoting leaves alone: all that has a meaning in an address, and what is quoted already.
_MEANINGFUL = "%/:=&?~#+!$,;'@()*[]"
# Behind these, an address of another network may stand, so `is_global` alone says nothing about them.
_WRAPPED = tuple(
    IPv6Network(text)
    for text in ("::/96", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16", "fec0::/10")
)
_RELAYS = IPv4Network("192.88.99.0/24")


@dataclass(frozen=True)
class Destination:
    """What an address asks of whom: the host by name, the port, and what is asked for there."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Host and port as the server is told them; the port is left out where it goes without saying."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"


def destination(url: str) -> Destination | None:
    """What the address asks of whom; None if it is none that may be asked for.

    That is http or https on port 80 or 443, without a user's name, on a host whose name is one.
    """
    try:
        parts = urlsplit(url)
        host = _host(parts)
        port = parts.port or DEFAULT_PORTS.get(parts.scheme)
    except ValueError:
        return None
    if not host or "@" in parts.netloc or parts.scheme not in DEFAULT_PORTS:
        return None
    if port is None or port not in DEFAULT_PORTS.values():
        return None
    query = f"?{parts.query}" if parts.query else ""
    return Destination(parts.scheme, host, port, quote((parts.path or "/") + query, safe=_MEANINGFUL))


def _host(parts: SplitResult) -> str:
    """The host, in the letters that name servers know; empty if it cannot be one. Raises ValueError if it is broken."""
    host = parts.hostname or ""
    if "[" in parts.netloc:
        return "" if "%" in host else str(IPv6Address(host))
    name = host.encode("idna").decode("ascii").lower()
    return name if _NAME.fullmatch(name) else ""


def is_public(text: str) -> bool:
    """It is the address of a machine on the internet, and not one behind which another network may stand.

    Text that is no address is not public.
    """
    try:
        address = ip_address(text)
    except ValueError:
        return False
    return address.is_global and not address.is_multicast and not _is_detour(address)


def _is_detour(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv4Address):
        return address in _RELAYS
    return bool(address.scope_id) or any(address in network for network in _WRAPPED)


def redirected(url: str, location: str) -> str | None:
    """The address that a server leads to, whose `location` was read byte by byte as Latin-1; None if there is none.

    Where the new address names no part of its page, the part that was asked for is kept.
    """
    try:
        new = urljoin(url, quote(location.strip(), safe=_MEANINGFUL, encoding="latin-1"))
        page, part = urldefrag(new)
    except ValueError:
        return None
    asked = urldefrag(url).fragment
    return f"{page}#{asked}" if location and asked and not part else new if location else None
