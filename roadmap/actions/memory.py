"""What the next load takes for somebody's edit: not that an item calls others as they are called now."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from roadmap.actions.stored import Snapshot
from roadmap.domain.content import KINDS, Name, Stored, digest
from roadmap.models import LoadedItem


def changed(before: Snapshot, after: Snapshot) -> list[Name]:
    """The items, by kind and slug, that say something else than before."""
    return [name for name, was, now in _pairs(before, after) if was.item != now.item]


def follow(before: Snapshot, after: Snapshot, edited: Collection[Name] = ()) -> None:
    """Remember how items look now that were as loaded before, so that they go on following the files.

    `edited` are those whose change is an edit all the same.
    """
    LoadedItem.objects.bulk_create(
        [
            LoadedItem(kind=KINDS[name[0]].label, slug=name[1], digest=digest(now.item, now.order))
            for name, was, now in _pairs(before, after)
            if not was.is_edited and was.item != now.item and name not in edited
        ],
        update_conflicts=True,
        unique_fields=["kind", "slug"],
        update_fields=["digest"],
    )


def _pairs(before: Snapshot, after: Snapshot) -> Iterator[tuple[Name, Stored, Stored]]:
    for kind, items in after.items.items():
        for slug, now in items.items():
            if was := before.items[kind].get(slug):
                yield (kind, slug), was, now
