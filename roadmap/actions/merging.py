"""Two skills, resources or terms become one: what referred to the one refers to the other, and nothing is lost."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import Model, ProtectedError
from django.utils.translation import gettext as _

from roadmap.actions.memory import follow
from roadmap.actions.moving import CannotMoveError, move_rows, pointing_to
from roadmap.actions.notices import Event, tell
from roadmap.actions.records import apply_items
from roadmap.actions.slugs import leave_behind
from roadmap.actions.stored import Snapshot, kind_of, snapshot
from roadmap.actions.tables import MODELS, TABLES
from roadmap.actions.versions import Curator, keep_versions
from roadmap.domain.content import Content, ContentError, Item, Kind
from roadmap.domain.content.joining import merged
from roadmap.models import DraftedChange, LoadedItem, SluggedModel, content_changed


class MergeRefusedError(Exception):
    """The two cannot be merged, or were changed meanwhile; the message says so to whoever asked for it."""


@dataclass(frozen=True, slots=True)
class Consequence:
    """What merging two items would come to: what refers to the one that goes, and what the one that stays will say.

    The counts are by model: of items, and of rows that are no part of the catalogue, such as learners'.
    """

    items: dict[type[Model], int]
    rows: dict[type[Model], int]
    before: Item
    after: Item


def is_mergeable(model: type[SluggedModel]) -> bool:
    """Two items of this kind can be merged."""
    return kind_of(model).is_mergeable


def consequence(*, gone: SluggedModel, kept: SluggedModel) -> Consequence:
    """What `merge_items` would do with the two as they are now."""
    kind, before = kind_of(type(gone)), snapshot()
    content = merged(before.content, kind, gone.slug, kept.slug)
    referring = Counter(MODELS[name] for name, slugs in _changes(before, content).items() for _slug in slugs)
    referring[type(kept)] -= kept.slug in _changes(before, content).get(kind.name, {})
    return Consequence(
        items={model: count for model, count in referring.items() if count > 0},
        rows=_other_rows(gone),
        before=before.items[kind.name][kept.slug].item,
        after=content[kind.name][kept.slug],
    )


def _other_rows(gone: SluggedModel) -> dict[type[Model], int]:
    of_items = {*MODELS.values(), *(table.model for table in TABLES)}
    counts: Counter[type[Model]] = Counter()
    for column in pointing_to(type(gone)):
        if column.model not in of_items:
            counts[column.model] += column.model._base_manager.filter(**{column.name: gone}).count()  # noqa: SLF001
    return {model: count for model, count in counts.items() if count}


def merge_items(*, gone: SluggedModel, kept: SluggedModel, by: Curator | None = None, why: str = "") -> None:
    """Let one item become part of another of its kind, in one transaction.

    References move; where both were referred to, the higher level holds. What only the one that goes says - aliases,
    levels, references to classifications, what it helps with - the other takes over, and its name becomes an alias.
    Rows of learners move as they are, or are joined as `joiners` says. Its slug leads to the other for ever.
    Raises MergeRefusedError, and changes nothing, if one of the two was renamed or merged since it was read, or if some
    row cannot be moved.
    """
    reason = why or _("%(gone)s became part of %(kept)s") % {"gone": gone.slug, "kept": kept.slug}
    try:
        with transaction.atomic():
            content_changed()  # takes the lock that makes writers take turns
            _refuse_unfit(gone, kept)
            _merge(gone, kept, by, reason)
            tell(Event.MERGED, [kept], by=by, note=f"{gone.slug} -> {kept.slug}")
    except (CannotMoveError, ContentError) as error:
        raise MergeRefusedError(str(error)) from error
    except (IntegrityError, ProtectedError) as error:
        raise MergeRefusedError(_("Something refers to “%(gone)s” that cannot be moved.") % {"gone": gone}) from error


def _refuse_unfit(gone: SluggedModel, kept: SluggedModel) -> None:
    if type(gone) is not type(kept) or gone.pk == kept.pk or not is_mergeable(type(gone)):
        raise MergeRefusedError(_("Two skills, two resources or two terms can be merged; nothing else."))
    for item in (gone, kept):
        if not type(item)._default_manager.filter(pk=item.pk, slug=item.slug).exists():  # noqa: SLF001 (documented)
            told = _("Somebody has meanwhile renamed “%(item)s”, or merged it into another. Look again.")
            raise MergeRefusedError(told % {"item": item})
    if DraftedChange.objects.filter(kind=kind_of(type(gone)).label, slug=gone.slug).exists():
        told = _("A drafted change of “%(item)s” waits: publish it or drop it first, or it would be lost.")
        raise MergeRefusedError(told % {"item": gone})


def _merge(gone: SluggedModel, kept: SluggedModel, by: Curator | None, why: str) -> None:
    kind, before = kind_of(type(gone)), snapshot()
    changes = _changes(before, merged(before.content, kind, gone.slug, kept.slug))
    keep_versions([gone], by=by, why=why)
    _clear(kind, gone)
    apply_items(changes, by=by, why=why)
    move_rows(gone=gone, kept=kept)
    leave_behind(type(gone), gone.slug, kept.slug, is_merged=True)
    LoadedItem.objects.filter(kind=kind.label, slug=gone.slug).delete()
    type(gone)._default_manager.get(pk=gone.pk).delete()  # noqa: SLF001 (documented)
    edited = [(kind.name, slug) for slug in changes.get(kind.name, {}) if slug == kept.slug]
    follow(before, snapshot(), edited)


def _changes(before: Snapshot, after: Content) -> Content:
    """The items that say something else afterwards."""
    different = {
        name: {slug: item for slug, item in items.items() if before.items[name][slug].item != item}
        for name, items in after.items()
    }
    return {name: items for name, items in different.items() if items}


def _clear(kind: Kind, gone: SluggedModel) -> None:
    """Delete the rows that say what an item says, so that another may say it."""
    for table in TABLES:
        if table.kind == kind.name:
            table.model._default_manager.filter(**{table.owner: gone}).delete()  # noqa: SLF001 (documented)
