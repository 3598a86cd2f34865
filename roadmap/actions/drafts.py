"""Drafted changes: an item as it would be, kept beside the item as it is until somebody decides."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from django.utils import timezone

from roadmap.actions.files import read_record, record_text
from roadmap.actions.records import apply_items, stored_item
from roadmap.actions.stored import former_names
from roadmap.actions.tables import MODELS, TABLES
from roadmap.actions.versions import Curator
from roadmap.domain.content import (
    KINDS,
    Combination,
    Item,
    Kind,
    Names,
    Orders,
    Stored,
    combination,
    digest,
    is_same,
    with_present_references,
)
from roadmap.models import PUBLISH, DraftedChange
from roadmap.models import Item as ItemRow

# The place among others is part of what a draft says, as if it were a field.
ORDER = "order"
# Keys of rows that are there only while a draft is worked on: the same each time, and those of no other row.
FIRST_KEY = 10**15


class OvertakenError(Exception):
    """The draft or its item is no longer what somebody decided about."""


@dataclass(frozen=True)
class Review:
    """A drafted change beside its item: as it was when the draft was begun, as it is now, and as it would be."""

    draft: DraftedChange
    kind: Kind
    base: Item
    present: Item
    drafted: Item

    @property
    def is_overtaken(self) -> bool:
        """The item changed since the draft was begun."""
        return not is_same(self.base, self.present)

    @cached_property
    def combined(self) -> Combination:
        """What publishing would come to, if the draft won wherever both changed the same field."""
        return combination(self.base, self.present, self.drafted)

    @cached_property
    def seen(self) -> str:
        """A fingerprint of all that there is to decide about."""
        return digest({"present": self.present, "drafted": self.drafted}, 0)

    def settled(self, keeping: Collection[str] = ()) -> Item:
        """What publishing comes to if these fields are kept as they are."""
        return combination(self.base, self.present, self.drafted, keeping=keeping).item


def kind_of_draft(draft: DraftedChange) -> Kind:
    """The kind of item that the draft is of."""
    return next(kind for kind in KINDS.values() if kind.label == draft.kind)


def model_of(draft: DraftedChange) -> type[ItemRow]:
    """The model of the item that the draft is of."""
    return cast("type[ItemRow]", MODELS[kind_of_draft(draft).name])


def drafted_change(kind: Kind, slug: str) -> DraftedChange | None:
    """The drafted change of an item; None if there is none."""
    return DraftedChange.objects.select_related("author").filter(kind=kind.label, slug=slug).first()


def item_of(draft: DraftedChange) -> ItemRow | None:
    """The row of the item that the draft is of."""
    return model_of(draft).objects.filter(slug=draft.slug).first()


def edition(draft: DraftedChange | None) -> str:
    """A fingerprint of what the draft says; empty if there is none."""
    return digest({"record": draft.record}, 0) if draft else ""


def begin_draft(kind: Kind, slug: str, drafted: Stored, *, base: Stored, by: Curator) -> DraftedChange | None:
    """Keep what the item would be; None if that is what it is.

    Raises OvertakenError if somebody began a draft of it meanwhile.
    """
    record, begun = _text(kind, drafted), _text(kind, base)
    if record == begun:
        return None
    draft, is_new = DraftedChange.objects.get_or_create(
        kind=kind.label,
        slug=slug,
        defaults={"base": begun, "record": record, "author": by},  # type: ignore[misc]
    )
    if not is_new:
        raise OvertakenError
    return draft


def go_on_with_draft(draft: DraftedChange, drafted: Stored, *, by: Curator) -> DraftedChange | None:
    """Keep what the item would be now; None, and no draft any more, if that is what it was when it was begun.

    What somebody scheduled who may publish is no longer scheduled once it is changed by somebody who may not. Raises
    OvertakenError if the draft is no longer as given.
    """
    record = _text(kind_of_draft(draft), drafted)
    as_given = DraftedChange.objects.filter(pk=draft.pk, record=draft.record)
    if record == draft.base:
        changed = as_given.delete()[0]
    else:
        waits = {} if by.has_perm(PUBLISH) else {"publish_at": None, "scheduled_by": None}  # type: ignore[union-attr]
        changed = as_given.update(record=record, author=by, refusal="", updated_at=timezone.now(), **waits)
    if not changed:
        raise OvertakenError
    return DraftedChange.objects.filter(pk=draft.pk).first()


def unschedule(kind: Kind, slug: str) -> None:
    """Let the draft of an item wait for a publisher: the item was changed by somebody who is none."""
    DraftedChange.objects.filter(kind=kind.label, slug=slug).update(publish_at=None, scheduled_by=None)


def review(draft: DraftedChange) -> Review:
    """The draft beside its item, in a few queries. Without the item, as if it were as when the draft was begun."""
    kind = kind_of_draft(draft)
    stored = stored_item(kind, draft.slug)
    names = former_names()
    base, drafted = (_with_present_names(kind, read_record(text), names) for text in (draft.base, draft.record))
    return Review(draft, kind, base, _whole(kind, stored) if stored else base, drafted)


def write_drafted(kind: Kind, slug: str, item: Item, *, by: Curator | None = None, why: str = "") -> None:
    """Make an item what a draft of it says, its place among others included."""
    orders: Orders = {(kind.name, slug): item[ORDER]} if ORDER in item else {}
    apply_items({kind.name: {slug: placed(item).item}}, orders=orders, by=by, why=why)


def open_draft(draft: DraftedChange) -> None:
    """Make the item what the draft says, for a rehearsal in which somebody goes on with the draft.

    The rows of its tables have the same keys each time, so that a page that shows them can be sent back.
    """
    kind = kind_of_draft(draft)
    write_drafted(kind, draft.slug, read_record(draft.record))
    for table in TABLES:
        if table.kind == kind.name:
            rows = list(table.model._default_manager.filter(**{f"{table.owner}__slug": draft.slug}).order_by("pk"))  # noqa: SLF001
            table.model._default_manager.filter(pk__in=[row.pk for row in rows]).delete()  # noqa: SLF001
            for number, row in enumerate(rows):
                row.pk = FIRST_KEY + number
            table.model._default_manager.bulk_create(rows)  # noqa: SLF001


def _with_present_names(kind: Kind, whole: Item, names: Names) -> Item:
    """What was written down, calling others as they are called now."""
    place = {name: value for name, value in whole.items() if name == ORDER}
    return with_present_references({kind.name: {"": placed(whole).item}}, names)[kind.name][""] | place


def placed(whole: Item) -> Stored:
    """What a draft says, with the item's place among others beside it."""
    return Stored({name: value for name, value in whole.items() if name != ORDER}, whole.get(ORDER, 0))


def _whole(kind: Kind, stored: Stored) -> Item:
    return stored.item | ({ORDER: stored.order} if kind.is_ordered else {})


def _text(kind: Kind, stored: Stored) -> str:
    return record_text(_whole(kind, stored))
