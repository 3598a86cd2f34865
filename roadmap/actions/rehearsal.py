"""Doing something in order to see what it would come to."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from roadmap.models import Changes


@contextmanager
def rehearsal() -> Iterator[None]:
    """Whatever is written inside is seen inside, and undone at the end.

    Writers wait for each other meanwhile, so it has to be short.
    """
    try:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
    finally:
        # Should anybody have read the catalogue inside, it is looked at once more.
        Changes.noted()
