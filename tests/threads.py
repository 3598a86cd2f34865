"""Doing things at the same moment, each in a thread with a database connection of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connections

Outcome = TypeVar("Outcome")


def at_once(*deeds: Callable[[], Outcome]) -> list[Outcome]:
    """Begin all of them together; what each comes to, in order."""
    together = Barrier(len(deeds), timeout=10)

    def begin(deed: Callable[[], Outcome]) -> Outcome:
        together.wait()
        try:
            return deed()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(begin, deeds))
