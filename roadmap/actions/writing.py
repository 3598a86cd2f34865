"""Writing what a merge came to, in a number of statements that does not depend on how much that is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import F, Model, Value
from django.db.models.functions import Concat

from roadmap.actions.columns import columns, own_fields, spread
from roadmap.actions.stored import Snapshot
from roadmap.actions.tables import LINKS, MODELS, TABLES, Row, Table
from roadmap.domain.content import KINDS, Change, Item, Kind, Merge
from roadmap.domain.content.fields import Link
from roadmap.models import Item as ItemRow
from roadmap.models import LoadedItem

Keys = dict[str, dict[str, int]]


def write(merge: Merge, before: Snapshot) -> None:
    """Make the database say what the merge came to. Rows that say so already are not touched."""
    keys = {name: dict(known) for name, known in before.keys.items()}
    for kind in KINDS.values():
        changes = [change for change in merge.writes if change.kind is kind]
        _free_unique_values(kind, changes)
        keys[kind.name] |= _write_items(kind, [change for change in changes if change.is_rewritten], keys)
        _write_places(kind, [change for change in changes if not change.is_rewritten], keys[kind.name])
    _write_tables([change for change in merge.writes if change.is_rewritten], before, keys)


def remember(merge: Merge) -> None:
    """Remember how the loaded items look, to tell at the next load whether somebody edited them."""
    LoadedItem.objects.bulk_create(
        [
            LoadedItem(kind=change.kind.label, slug=change.slug, digest=change.remembers)
            for change in merge.changes
            if change.remembers
        ],
        update_conflicts=True,
        unique_fields=["kind", "slug"],
        update_fields=["digest"],
    )


def _free_unique_values(kind: Kind, changes: Sequence[Change]) -> None:
    """Let go of values that pass from one row to another, as two rows must not have them even for a moment."""
    for field in set(kind.unique).intersection(columns(kind)):
        claimed = {change.item[field]: change.slug for change in changes}
        leaving = [
            change.slug
            for change in changes
            if change.stored and claimed.get(change.stored.item[field], change.slug) != change.slug
        ]
        if leaving:
            parked = Concat(Value("https://moved.invalid/"), F("slug"))
            MODELS[kind.name]._default_manager.filter(slug__in=leaving).update(**{field: parked})  # noqa: SLF001


def _write_items(kind: Kind, changes: Sequence[Change], keys: Keys) -> dict[str, int]:
    model = MODELS[kind.name]
    if not changes:
        return {}
    waiting = _links_to_come(kind, changes, keys)
    order = ("order",) if kind.is_ordered else ()
    stamp = ("updated_at",) if issubclass(model, ItemRow) else ()
    written = model._default_manager.bulk_create(  # noqa: SLF001
        [
            model(
                slug=change.slug, **dict.fromkeys(order, change.order), **spread(kind, _without(change, waiting), keys)
            )
            for change in changes
        ],
        update_conflicts=True,
        unique_fields=["slug"],
        update_fields=[*columns(kind), *order, *stamp],
    )
    known = keys[kind.name] | {change.slug: row.pk for change, row in zip(changes, written, strict=True)}
    for slug, links in waiting.items():
        late = {f"{field}_id": known[target] for field, target in links.items()}
        model._default_manager.filter(slug=slug).update(**late)  # noqa: SLF001
    return known


def _links_to_come(kind: Kind, changes: Sequence[Change], keys: Keys) -> dict[str, dict[str, str]]:
    """By slug, the fields that point to items of the same kind which are only now written."""
    own = [name for name, field in own_fields(kind).items() if isinstance(field, Link) and field.kind == kind.name]
    links = {
        change.slug: {
            name: change.item[name] for name in own if change.item.get(name, "") not in {"", *keys[kind.name]}
        }
        for change in changes
    }
    return {slug: found for slug, found in links.items() if found}


def _without(change: Change, waiting: dict[str, dict[str, str]]) -> Item:
    return {name: value for name, value in change.item.items() if name not in waiting.get(change.slug, ())}


def _write_places(kind: Kind, changes: Sequence[Change], keys: dict[str, int]) -> None:
    model: type[Any] = MODELS[kind.name]
    if changes:
        rows = [model(pk=keys[change.slug], order=change.order) for change in changes]
        model._default_manager.bulk_update(rows, ["order"])  # noqa: SLF001


def _write_tables(changes: Sequence[Change], before: Snapshot, keys: Keys) -> None:
    """Delete what is gone from all tables before adding to any, as values may pass from one item to another."""
    missing: dict[Table, list[tuple[int, Row]]] = {}
    for table in TABLES:
        gone: list[int] = []
        for change in changes:
            if change.kind.name == table.kind:
                key = keys[table.kind][change.slug]
                old, new = _difference(table, before.rows[table].get(key, []), list(table.split(change.item)))
                gone += old
                missing.setdefault(table, []).extend((key, row) for row in new)
        if gone:
            table.model._default_manager.filter(pk__in=gone).delete()  # noqa: SLF001
    for table, rows in missing.items():
        if rows:
            table.model._default_manager.bulk_create(_row(table, owner, row, keys) for owner, row in rows)  # noqa: SLF001


def _difference(table: Table, present: Sequence[tuple[int, Row]], wanted: list[Row]) -> tuple[list[int], list[Row]]:
    """The keys of the rows that have to go, and the rows that have to come."""
    if [row for _key, row in present] == wanted:
        return [], []
    if table.by_birth:
        return [key for key, _row in present], wanted
    gone = []
    for key, row in present:
        if row in wanted:
            wanted.remove(row)
        else:
            gone.append(key)
    return gone, wanted


def _row(table: Table, owner: int, row: Row, keys: Keys) -> Model:
    values: dict[str, object] = {f"{table.owner}_id": owner}
    for column, value in zip(table.columns, row, strict=True):
        if column in LINKS:
            values[f"{column}_id"] = keys[LINKS[column]][value] if value else None
        else:
            values[column] = value
    return table.model(**values)
