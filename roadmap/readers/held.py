"""The catalogue that this process holds: read once per content version, shared by all requests."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings

from roadmap.models import Changes, ContentVersion
from roadmap.readers.assembly import read_catalogue

if TYPE_CHECKING:
    from roadmap.domain.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class _Held:
    catalogue: Catalogue
    token: str
    changes: int
    looked_at: float

    @property
    def is_fresh(self) -> bool:
        age = time.monotonic() - self.looked_at
        return self.changes == Changes.count and age < settings.CATALOGUE_RECHECK_SECONDS


class _Holder:
    """The catalogue that this process holds, behind a lock so that only one thread reads a new one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: _Held | None = None

    def catalogue(self) -> Catalogue:
        held = self._held
        if held and held.is_fresh:
            return held.catalogue
        with self._lock:
            held = self._held
            if not (held and held.is_fresh):
                held = self._held = self._look(held)
            return held.catalogue

    def forget(self) -> None:
        self._held = None

    @staticmethod
    def _look(held: _Held | None) -> _Held:
        changes, looked_at = Changes.count, time.monotonic()
        token = str(ContentVersion.objects.values_list("token", flat=True).first() or "")
        catalogue = held.catalogue if held and held.token == token else read_catalogue(token)
        return _Held(catalogue, token, changes, looked_at)


@cache
def _holder() -> _Holder:
    return _Holder()


def catalogue() -> Catalogue:
    """All published content as one value.

    A change made by this process shows at once, one made by another within `CATALOGUE_RECHECK_SECONDS`.
    """
    return _holder().catalogue()


def forget_catalogue() -> None:
    """Read the catalogue anew at the next call."""
    _holder().forget()
