"""Beginning a new item from one that is there."""

from __future__ import annotations

import re
from itertools import count
from typing import Any

from django.db import transaction
from django.db.models import Field, Model

from roadmap.actions.tables import MODELS, TABLES, Table
from roadmap.actions.versions import Curator, keep_versions
from roadmap.domain.content.vocabulary import SLUG_LENGTH
from roadmap.models import Item, State, content_changed

ENDING = re.compile(r"-copy(-\d+)?$")


def duplicate(item: Item, *, by: Curator | None = None) -> Item:
    """A draft that says what the item says, with all its rows, under a slug of its own; all in one transaction.

    Rows that no two items can have, such as aliases, stay with the item alone. A kind that has such a column in its own
    row (`own_values`) cannot be duplicated without being told another value.
    """
    with transaction.atomic():
        content_changed()  # takes the lock that makes writers take turns
        made = type(item).objects.get(pk=item.pk)
        made.pk, made.slug, made.state = None, free_slug(item), State.DRAFT
        made._state.adding = True  # noqa: SLF001 (as Django's documentation says that rows are copied)
        made.save(force_insert=True)
        for table in TABLES:
            if MODELS[table.kind] is type(item) and not own_values(table.model):
                _copy_rows(table, item.pk, made.pk)
        keep_versions([made], by=by, why=f"Copied from {item.slug}")
    return made


def own_values(model: type[Model]) -> list[Field[Any, Any]]:
    """The columns, besides the key and the slug, in which no two rows may say the same."""
    columns = model._meta.concrete_fields  # noqa: SLF001 (documented, for all its underscore)
    return [column for column in columns if column.unique and not column.primary_key and column.name != "slug"]


def free_slug(item: Item) -> str:
    """The slug for the next copy of an item: "-copy" after its own, then "-copy-2" and so on."""
    stem, slugs = ENDING.sub("", item.slug), type(item).objects
    endings = ("-copy" if number == 1 else f"-copy-{number}" for number in count(1))
    proposed = (stem[: SLUG_LENGTH - len(ending)].rstrip("-") + ending for ending in endings)
    return next(slug for slug in proposed if not slugs.filter(slug=slug).exists())


def _copy_rows(table: Table, owner: int, new_owner: int) -> None:
    manager: Any = table.model._default_manager  # noqa: SLF001
    rows = list(manager.filter(**{table.owner: owner}).order_by("pk"))
    for row in rows:
        row.pk = None
        row._state.adding = True  # noqa: SLF001
        setattr(row, f"{table.owner}_id", new_owner)
    manager.bulk_create(rows)
