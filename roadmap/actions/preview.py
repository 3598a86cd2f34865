"""The catalogue as it would be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import uuid4

from django.utils.translation import gettext as _

from roadmap.actions.drafts import drafted_change, kind_of_draft, review, write_drafted
from roadmap.actions.records import apply_items, stored_item
from roadmap.actions.rehearsal import rehearsal
from roadmap.actions.tables import MODELS
from roadmap.actions.versions import Curator
from roadmap.domain.catalogue import Catalogue
from roadmap.domain.content import KINDS, Item, Kind
from roadmap.models import DraftedChange
from roadmap.readers.assembly import read_catalogue

# What a page is about whose address has a slug, by the name of its route.
PAGES = {"milestone": "milestones", "role": "roles", "skill": "skills", "stage": "stages"}
EVERYTHING = "all"


@dataclass(frozen=True, slots=True)
class Preview:
    """The catalogue as it would be, and what is different about it."""

    catalogue: Catalogue
    about: str


def preview(asked: str, page: str, slug: str, *, by: Curator) -> Preview | None:
    """What somebody asked to see as it would be; None if they may not, or if nothing is to come.

    They ask for everything that is drafted ("all"), for one item ("resources:some-slug"), or, with nothing, for the one
    that the page is about. Raises ContentError if a draft does not fit.
    """
    if not by.is_staff:  # type: ignore[union-attr]
        return None
    if asked == EVERYTHING:
        return _of_everything(by)
    name, named = (asked.partition(":")[0], asked.partition(":")[2]) if asked else (PAGES.get(page, ""), slug)
    if name not in KINDS or not _may_change(KINDS[name], by):
        return None
    catalogue = previewed_item(KINDS[name], named)
    return Preview(catalogue, named) if catalogue else None


def _of_everything(by: Curator) -> Preview | None:
    if not by.has_perm("roadmap.view_draftedchange"):  # type: ignore[union-attr]
        return None
    catalogue = previewed_drafts(DraftedChange.objects.all())
    return Preview(catalogue, str(_("all drafted changes")))


def _may_change(kind: Kind, by: Curator) -> bool:
    return by.has_perm(f"roadmap.change_{MODELS[kind.name]._meta.model_name}")  # type: ignore[union-attr]  # noqa: SLF001


def previewed_item(kind: Kind, slug: str) -> Catalogue | None:
    """The catalogue with the drafted change of an item, or with the item itself if it is not published yet.

    It reads as if what a milestone is part of were published too. None if there is nothing to preview. Raises
    ContentError if the draft does not fit.
    """
    draft = drafted_change(kind, slug)
    stored = stored_item(kind, slug)
    if stored is None or (draft is None and stored.item.get("state") != "draft"):
        return None
    with rehearsal():
        if draft:
            write_drafted(kind, slug, review(draft).settled())
        _publish_for_now(kind, slug)
        return _read()


def previewed_drafts(drafts: Iterable[DraftedChange]) -> Catalogue:
    """The catalogue with all these drafted changes. Raises ContentError if one does not fit."""
    with rehearsal():
        for draft in drafts:
            write_drafted(kind_of_draft(draft), draft.slug, review(draft).settled())
        return _read()


def _publish_for_now(kind: Kind, slug: str) -> None:
    """Publish a draft, and the stage and the specialisation it belongs to; what is archived stays so."""
    item = _published_for_now(kind, slug)
    for field in ("stage", "specialisation"):
        if other := item.get(field):
            _published_for_now(KINDS[f"{field}s"], other)


def _published_for_now(kind: Kind, slug: str) -> Item:
    stored = stored_item(kind, slug)
    item = stored.item if stored else {}
    if item.get("state") == "draft":
        apply_items({kind.name: {slug: {name: value for name, value in item.items() if name != "state"}}})
    return item


def _read() -> Catalogue:
    # A token of its own, so that nothing that is kept by content version is kept of this.
    return read_catalogue(f"preview {uuid4()}")
