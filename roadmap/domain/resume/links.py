"""Which links a file may bring and give: http and https, as addresses that every reader of the format accepts."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, urlsplit

_BARE = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#].*)?", re.IGNORECASE)
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?\.?|\[[0-9a-f:.]+\]", re.IGNORECASE)
_SCRIPT = re.compile(r"\s*(?:java\s*script|vb\s*script|data|file)\s*:\S", re.IGNORECASE)


def web_address(text: str) -> str:
    """The address in letters that any program takes, or nothing if it is not one of http or https."""
    try:
        parts = urlsplit(text.strip())
        host, port = (parts.hostname or "").encode("idna").decode("ascii"), parts.port
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not _HOST.fullmatch(bracketed := _bracketed(host)):
        return ""
    return _joined(parts, bracketed if port is None else f"{bracketed}:{port}")


def completed(text: str) -> str:
    """The address with the https:// that people leave away."""
    return f"https://{text.strip()}" if _BARE.fullmatch(text.strip()) else text


def is_script(text: str) -> bool:
    """Whether a text is an address that runs or holds something instead of leading somewhere."""
    return bool(_SCRIPT.match(text))


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _joined(parts: SplitResult, place: str) -> str:
    who = f"{_quoted(parts.netloc.rpartition('@')[0], ':')}@" if "@" in parts.netloc else ""
    query = f"?{_quoted(parts.query, '/?:@')}" if parts.query else ""
    fragment = f"#{_quoted(parts.fragment, '/?:@')}" if parts.fragment else ""
    return f"{parts.scheme}://{who}{place}{_quoted(parts.path, '/:@')}{query}{fragment}"


def _quoted(part: str, safe: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", part), safe=f"%!$&'()*+,;=~{safe}")
