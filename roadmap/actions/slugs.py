"""Renaming items: everything follows, and the old slug leads to the new one for ever."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from roadmap.actions.memory import changed, follow
from roadmap.actions.stored import kind_of, snapshot
from roadmap.actions.tables import MODELS
from roadmap.actions.versions import Curator, keep_versions
from roadmap.domain.content import Name
from roadmap.models import DraftedChange, FormerSlug, Item, LoadedItem, SluggedModel, content_changed, kind_label

logger = logging.getLogger("roadmap.curation")


class RenameRefusedError(Exception):
    """The item cannot have this slug, or was changed meanwhile; the message says so to whoever asked for it."""


def slug_refusal(item: SluggedModel, slug: str) -> str | None:
    """Why the item cannot be renamed to this, as a sentence; None if it can."""
    model = type(item)
    if slug == item.slug:
        return _("This is what it is called already.")
    if other := model._default_manager.filter(slug=slug).first():  # noqa: SLF001 (documented, for all its underscore)
        return _("“%(other)s” has this slug already.") % {"other": other}
    former = FormerSlug.objects.of_kind(model).filter(slug=slug).first()
    if former and former.now != item.slug:
        return _("“%(now)s” was called so before, and the old address leads there.") % {"now": former.now}
    if former and former.is_merged:
        return _("Something else was called so before it became part of this. Files that know both would mix them up.")
    return None


def rename_item(item: SluggedModel, slug: str, *, by: Curator | None = None, why: str = "") -> None:
    """Give the item another slug. It stays the same item: its key, its rows and everybody's progress are not touched.

    The old slug leads to the new one for ever, in addresses and in files, and those before it do too. Renaming it back
    forgets the slug in between no more than any other. Raises RenameRefusedError, and changes nothing, if the slug is
    taken or somebody renamed the item since it was read.
    """
    with transaction.atomic():
        content_changed()  # takes the lock that makes writers take turns
        old = _unchanged(item)
        if refusal := slug_refusal(item, slug):
            raise RenameRefusedError(refusal)
        before = snapshot()
        stamp = {"updated_at": timezone.now()} if isinstance(item, Item) else {}
        type(item)._default_manager.filter(pk=item.pk).update(slug=slug, **stamp)  # noqa: SLF001
        leave_behind(type(item), old, slug)
        _move_memory(type(item), old, slug)
        item.slug = slug
        after = snapshot()
        follow(before, after)
        reason = why or _("%(old)s is called %(new)s now") % {"old": old, "new": slug}
        keep_versions([item, *_items(changed(before, after))], by=by, why=reason)
        told = {"kind": kind_label(type(item)), "old": old, "new": slug, "by": by.pk if by else None}
        transaction.on_commit(partial(logger.info, "renamed", extra=told))


def leave_behind(model: type[SluggedModel], old: str, now: str, *, is_merged: bool = False) -> None:
    """Let the old slug, and all that led to it, lead to the present one."""
    formers = FormerSlug.objects.of_kind(model)
    formers.filter(slug=now).delete()
    formers.filter(now=old).update(now=now, **({"is_merged": True} if is_merged else {}))
    FormerSlug.objects.create(kind=kind_label(model), slug=old, now=now, is_merged=is_merged)


def _items(names: Iterable[Name]) -> list[Any]:
    return [MODELS[kind]._default_manager.get(slug=slug) for kind, slug in names]  # noqa: SLF001


def _unchanged(item: SluggedModel) -> str:
    now: str | None = type(item)._default_manager.filter(pk=item.pk).values_list("slug", flat=True).first()  # noqa: SLF001
    if now is None:
        raise RenameRefusedError(_("It is no longer there."))
    if now != item.slug:
        raise RenameRefusedError(_("Somebody has meanwhile renamed it: it is called “%(now)s” now.") % {"now": now})
    return now


def _move_memory(model: type[SluggedModel], old: str, new: str) -> None:
    """Let what the last load remembers and what is drafted follow; an item of that name may have left something."""
    remembered = LoadedItem.objects.filter(kind=kind_of(model).label)
    remembered.filter(slug=new).delete()
    remembered.filter(slug=old).update(slug=new)
    DraftedChange.objects.filter(kind=kind_of(model).label, slug=old).update(slug=new)
