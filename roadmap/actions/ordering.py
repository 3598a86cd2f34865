"""Putting items into another order, one curator at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from roadmap.actions.versions import Curator, keep_first_versions, keep_versions
from roadmap.domain.ordering import numbered, rearranged, retyped
from roadmap.models import wait_for_writers

if TYPE_CHECKING:
    from django.db.models import QuerySet

Numbers = Mapping[int, int]


def drop(items: QuerySet[Any], wanted: Sequence[int], *, by: Curator | None = None) -> list[Any]:
    """Put those with these keys into this sequence, in the places that they have together.

    `items` are all that are counted together. Keys of others are passed over: somebody took them away meanwhile. What
    comes back are the items whose number changed; the same once more changes nothing.
    """
    return _renumber(items, lambda numbers: rearranged(list(numbers), wanted), by)


def number(items: QuerySet[Any], typed: Numbers, *, by: Curator | None = None) -> list[Any]:
    """Put the items where the numbers typed for some of them say; as `drop` else."""
    return _renumber(items, lambda numbers: retyped(numbers, typed), by)


def _renumber(items: QuerySet[Any], sequenced: Callable[[Numbers], Sequence[int]], by: Curator | None) -> list[Any]:
    """Deal out the numbers anew, over rows that nobody else can change until it is done."""
    with transaction.atomic():
        wait_for_writers()
        found = {item.pk: item for item in items.order_by("pk").select_for_update(of=("self",))}
        numbers = {item.pk: item.order for item in sorted(found.values(), key=lambda item: (item.order, item.slug))}
        wanted = numbered(sequenced(numbers), numbers)
        moved = [found[key] for key, place in wanted.items() if place != numbers[key]]
        keep_first_versions(moved)
        for item in moved:
            item.order, item.updated_at = wanted[item.pk], timezone.now()
        if moved:
            items.model.objects.bulk_update(moved, ["order", "updated_at"])
            keep_versions(moved, by=by)
        return moved
