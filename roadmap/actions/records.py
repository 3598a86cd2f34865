"""Writing single items given as records, as a restored version, a draft or an import gives them."""

from __future__ import annotations

from django.db import transaction

from roadmap.actions.stored import Snapshot, snapshot, stored_items
from roadmap.actions.versions import Curator, keep_first_stored, keep_stored
from roadmap.actions.writing import write
from roadmap.domain.content import (
    KINDS,
    Content,
    ContentError,
    Kind,
    Merge,
    Orders,
    Stored,
    checked_items,
    inconsistencies,
    replacement,
    with_present_references,
)
from roadmap.models import content_changed


def stored_item(kind: Kind, slug: str) -> Stored | None:
    """The item as it is now; None if there is none."""
    return stored_items(kind, [slug]).get(slug)


def planned(items: Content, orders: Orders | None = None) -> tuple[Merge, Snapshot]:
    """What writing these items would come to, and what is there now; nothing is written.

    Items are by kind and slug, in the form that files have, not yet checked. A new one comes last in its group, and one
    that is there keeps its place, unless `orders` says otherwise. They may refer to others by former slugs; none may be
    given under one. Raises ContentError with everything that is wrong.
    """
    before = snapshot()
    given = with_present_references(checked_items(items), before.names)
    plan = replacement(given, before.items, orders or {})
    if problems := list(inconsistencies(plan.picture, plan.incoming)):
        raise ContentError(problems)
    return plan, before


def apply_items(items: Content, *, orders: Orders | None = None, by: Curator | None = None, why: str = "") -> Merge:
    """Make these items say what is given, whatever they said before, and keep a version of each that changed.

    All in one transaction or not at all. For the next load they count as edited by hand. Raises ContentError with
    everything that is wrong; nothing is changed then.
    """
    with transaction.atomic():
        content_changed()  # takes the lock that makes writers take turns
        plan, before = planned(items, orders)
        carry_out(plan, before, by=by, why=why)
    return plan


def carry_out(plan: Merge, before: Snapshot, *, by: Curator | None = None, why: str = "") -> None:
    """Write what was planned, and keep a version of each item that changed; within the caller's transaction."""
    written: dict[str, dict[str, Stored]] = {}
    for change in plan.writes:
        written.setdefault(change.kind.name, {})[change.slug] = Stored(change.item, change.order)
    for name, items in written.items():
        keep_first_stored(KINDS[name], {slug: one for slug, one in before.items[name].items() if slug in items})
    write(plan, before)
    for name, items in written.items():
        keep_stored(KINDS[name], items, by=by, why=why)
