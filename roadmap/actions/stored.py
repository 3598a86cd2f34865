"""The curriculum as the database has it, in the form that files have."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from roadmap.actions.columns import columns, gathered, own_fields
from roadmap.actions.tables import LINKS, MODELS, TABLES, Row, Table
from roadmap.domain.content import KINDS, Content, Former, Item, Kind, Name, Names, Stored
from roadmap.domain.content.fields import Link
from roadmap.models import FormerSlug, LoadedItem


@dataclass(frozen=True)
class Snapshot:
    """All items of all states in the sequence in which files write them, the keys of their rows, and their tables.

    `names` are the slugs that they had before.
    """

    items: dict[str, dict[str, Stored]] = field(default_factory=dict)
    keys: dict[str, dict[str, int]] = field(default_factory=dict)
    rows: dict[Table, dict[int, list[tuple[int, Row]]]] = field(default_factory=dict)
    names: Names = field(default_factory=dict)

    @property
    def content(self) -> Content:
        """The items alone."""
        return {name: {slug: stored.item for slug, stored in items.items()} for name, items in self.items.items()}


def kind_of(model: type[Model]) -> Kind:
    """The kind of item that the model's rows are."""
    return next(KINDS[name] for name, kept in MODELS.items() if kept is model)


def stored_items(kind: Kind, slugs: Collection[str]) -> dict[str, Stored]:
    """Some items of a kind as they are now, by slug, in a few queries. What no load remembers is told by none of them.

    Slugs of which there is no item are left out.
    """
    own = _own_rows(kind, slug__in=slugs)
    linked = _linked_slugs(kind)
    keys = [row["pk"] for row in own]
    rows = {table: _rows(table, linked, keys) for table in TABLES if table.kind == kind.name}
    return {
        row["slug"]: Stored(
            kind.canonical(gathered(kind, row, linked) | _elsewhere(kind, row["pk"], rows)), row.get("order", 0)
        )
        for row in own
    }


def _linked_slugs(kind: Kind) -> dict[str, dict[int, str]]:
    """The slugs of all kinds that the kind's items refer to, by key."""
    names = {
        LINKS[column] for table in TABLES if table.kind == kind.name for column in table.columns if column in LINKS
    }
    names |= {field.kind for field in own_fields(kind).values() if isinstance(field, Link)}
    return {name: dict(MODELS[name]._default_manager.order_by().values_list("pk", "slug")) for name in names}  # noqa: SLF001


def snapshot() -> Snapshot:
    """The whole curriculum, in one query for each table."""
    own = {kind.name: _own_rows(kind) for kind in KINDS.values()}
    slugs = {name: {row["pk"]: row["slug"] for row in rows} for name, rows in own.items()}
    rows = {table: _rows(table, slugs) for table in TABLES}
    remembered = {
        (kind, slug): digest for kind, slug, digest in LoadedItem.objects.values_list("kind", "slug", "digest")
    }
    keys = {name: {row["slug"]: row["pk"] for row in found} for name, found in own.items()}
    taken = Snapshot(keys=keys, rows=rows, names=former_names())
    for kind in KINDS.values():
        items = {}
        for row in own[kind.name]:
            item = kind.canonical(gathered(kind, row, slugs) | _elsewhere(kind, row["pk"], rows))
            items[row["slug"]] = Stored(item, row.get("order", 0), remembered.get((kind.label, row["slug"]), ""))
        taken.items[kind.name] = _sequenced(kind, items, taken.items)
    return taken


def former_names() -> dict[Name, Former]:
    """What all items are called now, by their kind and by what they were called before."""
    kinds = {kind.label: kind.name for kind in KINDS.values()}
    rows = FormerSlug.objects.values_list("kind", "slug", "now", "is_merged")
    return {(kinds[label], slug): Former(now, is_merged) for label, slug, now, is_merged in rows}


def _own_rows(kind: Kind, **chosen: object) -> list[dict[str, Any]]:
    order = ("order",) if kind.is_ordered else ()
    every = MODELS[kind.name]._default_manager.filter(**chosen).order_by()  # noqa: SLF001
    return list(every.values("pk", "slug", *order, *columns(kind)))


def _rows(
    table: Table, slugs: dict[str, dict[int, str]], owners: Collection[int] | None = None
) -> dict[int, list[tuple[int, Row]]]:
    """The table's rows by owner, each with its key, in their order; those of some owners, or of all."""
    names = [f"{column}_id" if column in LINKS else column for column in table.columns]
    sequence = ("order", "pk") if "order" in table.columns else ("pk",)
    linked = [slugs.get(LINKS.get(column, "")) for column in table.columns]
    found: dict[int, list[tuple[int, Row]]] = {}
    every = table.model._default_manager.order_by(*sequence)  # noqa: SLF001
    if owners is not None:
        every = every.filter(**{f"{table.owner}__in": owners})
    for key, owner, *values in every.values_list("pk", f"{table.owner}_id", *names):
        row = tuple(known.get(value) if known else value for known, value in zip(linked, values, strict=True))
        found.setdefault(owner, []).append((key, row))
    return found


def _elsewhere(kind: Kind, key: int, rows: dict[Table, dict[int, list[tuple[int, Row]]]]) -> Item:
    item: Item = {}
    for table in TABLES:
        if table.kind == kind.name:
            item |= table.join([row for _key, row in rows[table].get(key, [])])
    return item


def _sequenced(kind: Kind, items: dict[str, Stored], earlier: dict[str, dict[str, Stored]]) -> dict[str, Stored]:
    ranks = _ranks(kind, earlier)

    def place(pair: tuple[str, Stored]) -> tuple[Any, int, str]:
        slug, stored = pair
        group = stored.item.get(kind.group, 0)
        return ranks.get(group, group), stored.order, slug

    return dict(sorted(items.items(), key=place))


def _ranks(kind: Kind, earlier: dict[str, dict[str, Stored]]) -> dict[Any, int]:
    """How the groups stand that are items themselves."""
    group = kind.record.fields.get(kind.group)
    linked: Iterable[str] = earlier[group.kind] if isinstance(group, Link) else ()
    return {slug: rank for rank, slug in enumerate(linked)}
