"""What a learner takes away: all their rows as plain values, with the catalogue's items by slug and no numbers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.apps import apps
from django.db.models import Sum
from django.db.models.functions import Length

from accounts.models import ProjectPicture
from accounts.personal import EXPORTED, Export, Holding

if TYPE_CHECKING:
    from accounts.models import User

Row = dict[str, Any]
Tables = dict[str, list[Row]]

FORMAT, VERSION = "careerpath", 1
PICTURES = "pictures"


def tables_of(learner: User) -> Tables:
    """Every exported table with the learner's rows, oldest first: one query for each table.

    Rows that were made by no form have no `op` yet: `accounts.actions.takeaway.name_rows` gives them one.
    """
    return {holding.name: rows_of(holding, learner) for holding in EXPORTED}


def rows_of(holding: Holding, learner: User) -> list[Row]:
    """The learner's rows of one table, as the archive says them."""
    model: Any = apps.get_model(holding.model)
    rows = model._default_manager.filter(**{holding.learner: learner.pk}).order_by("pk")  # noqa: SLF001 (documented)
    columns = [_column(name, kept.export) for name, kept in holding.exported.items()]
    return [
        {
            name: picture_name(value) if kept.export is Export.FILE else _plain(value)
            for (name, kept), value in zip(holding.exported.items(), values, strict=True)
        }
        for values in rows.values_list(*columns)
    ]


def pictures_of(learner: User) -> Iterator[tuple[str, bytes]]:
    """The learner's pictures, one at a time, each with the name of its file."""
    pictures = ProjectPicture.objects.filter(project__learner=learner).order_by("pk")
    for op, content in pictures.values_list("project__op", "content").iterator(chunk_size=10):
        yield picture_name(op), bytes(content)


def picture_name(op: UUID | None) -> str:
    """The name that the picture of this project has in the archive; pictures are kept as WebP."""
    return f"{PICTURES}/{op}.webp"


def extent_of(learner: User) -> tuple[int, int]:
    """How much there is to take away: rows, and bytes of pictures."""
    rows = sum(
        apps.get_model(holding.model)._default_manager.filter(**{holding.learner: learner.pk}).count()  # noqa: SLF001
        for holding in EXPORTED
    )
    pictures = ProjectPicture.objects.filter(project__learner=learner)
    return rows, pictures.aggregate(size=Sum(Length("content")))["size"] or 0


def _column(name: str, export: Export) -> str:
    match export:
        case Export.SLUG:
            return f"{name}__slug"
        case Export.ROW:
            return f"{name}__op"
        case Export.FILE:
            return "project__op"
    return name


def _plain(value: object) -> object:
    """The value as JSON can say it: moments in UTC, numbers with a fraction as text."""
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
        case date():
            return value.isoformat()
        case UUID() | Decimal():
            return str(value)
    return value
