"""The real queue, and a worker that works it off within the test."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management import call_command

QUEUE: dict[str, Any] = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
TAKEN = (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)


def work() -> None:
    """Do what waits and is due, as `make worker` would, and come back.

    A worker refuses to go on within a transaction, so its tests have none around them.
    """
    with _own_signals():
        call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)


@contextmanager
def _own_signals() -> Iterator[None]:
    """Give back the signals that a worker takes for itself."""
    before = {number: signal.getsignal(number) for number in TAKEN}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
