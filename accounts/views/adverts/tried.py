"""The one advert that a visitor tries: it lives in their session, and nowhere else until they keep it."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from accounts.models import Advert

if TYPE_CHECKING:
    from roadmap.http import HttpRequest

TRIED = "tried_advert"
FIELDS = ("name", "title", "company", "link", "text")


def remember(request: HttpRequest, advert: Advert) -> None:
    """Put it into the session, in place of the one that was there. The key makes it one row, if it is ever kept."""
    request.session[TRIED] = {name: getattr(advert, name) for name in FIELDS} | {"op": str(uuid.uuid4())}


def tried(request: HttpRequest) -> Advert | None:
    """The advert of this session, not saved; None if there is none."""
    kept: dict[str, str] = request.session.get(TRIED, {})
    if not kept:
        return None
    return Advert(op=uuid.UUID(kept["op"]), **{name: kept[name] for name in FIELDS})


def forget(request: HttpRequest) -> None:
    """Take it out of the session."""
    request.session.pop(TRIED, None)
