"""What happens to a learner's record: a row is made once, changed by one page at a time, and removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django.db import IntegrityError, transaction
from django.db.models import F

from accounts.actions.progress import EditConflictError
from accounts.models import OwnedModel

if TYPE_CHECKING:
    import uuid
    from collections.abc import Callable, Iterable

    from accounts.models import User


class RefusedError(Exception):
    """What was being kept goes against something that was kept at the same moment; nothing of it is kept."""


Row = TypeVar("Row", bound=OwnedModel)


def make_row(row: Row, *, learner: User, op: uuid.UUID | None, then: Callable[[Row], None] | None = None) -> Row:
    """Keep a new row, and what belongs to it; the one that the same form made before, if it is sent twice.

    `then` writes what hangs on the row, in the same transaction.
    """
    model = type(row)
    row.learner, row.op = learner, op
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            if then:
                then(row)
    except IntegrityError:
        made: Row | None = model.objects.for_learner(learner).filter(op=op).first() if op else None
        if made is None:
            raise
        return made
    return row


def change_row(
    row: Row, *, seen: int, only: Iterable[str] | None = None, then: Callable[[Row], None] | None = None
) -> Row:
    """Write the row as it is now in memory, if it is still the revision that the learner saw.

    With `only`, these columns of it: what another page decides, such as whether it is shared, stays as that decided.
    Raises `EditConflictError`, and changes nothing, if it was changed meanwhile or is gone.
    """
    columns = None if only is None else {*only, "revision", "updated_at"}
    rows = type(row).objects.filter(pk=row.pk, learner=row.learner_id, revision=seen)
    with transaction.atomic():
        if not rows.update(revision=F("revision") + 1):
            raise EditConflictError
        row.revision = seen + 1
        row.save(force_update=True, update_fields=columns)
        if then:
            then(row)
    return row


def remove_row(row: OwnedModel) -> None:
    """Remove the row for good. What proves something with it stays, and says so in words alone."""
    row.delete()


def set_links(rows: Any, owner: str, column: str, chosen: set[int]) -> None:  # noqa: ANN401 (a manager of any links)
    """Make these the items that a row links: `rows` are the links that it has, by their `column`."""
    there = set(rows.values_list(f"{column}_id", flat=True))
    rows.filter(**{f"{column}_id__in": there - chosen}).delete()
    rows.bulk_create(
        [rows.model(**{owner: rows.instance, f"{column}_id": key}) for key in sorted(chosen - there)],
        ignore_conflicts=True,
    )
