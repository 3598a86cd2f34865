"""Rows of an archive as rows of a learner: what they refer to is found again by slug and by `op`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.apps import apps
from django.utils.translation import gettext as _

from accounts.actions.restoring.joining import Values
from accounts.actions.restoring.pictures import picture_columns
from accounts.actions.restoring.values import ValueRefusedError, value_of
from accounts.personal import Export, Holding
from roadmap.models import FormerSlug, State

LONGEST_NAME = 80


@dataclass
class Found:
    """What rows may refer to: published and archived items by slug, and the rows that are there already or by now."""

    items: dict[Any, dict[str, int]] = field(default_factory=dict)
    rows: dict[Any, dict[UUID, int]] = field(default_factory=dict)
    picture: Callable[[str], bytes | None] = lambda _name: None

    def item(self, model: Any, slug: object) -> int:  # noqa: ANN401 (any item of the catalogue)
        """The key of this item, also by a slug that it had before."""
        if model not in self.items:
            self.items[model] = _slugs(model)
        if not isinstance(slug, str) or slug not in self.items[model]:
            told = _("this site has no %(kind)s “%(slug)s”")
            raise ValueRefusedError(told % {"kind": model._meta.verbose_name, "slug": str(slug)[:LONGEST_NAME]})  # noqa: SLF001
        return self.items[model][slug]

    def row(self, model: Any, op: object) -> int:  # noqa: ANN401 (any row of the record)
        """The key of the learner's row that the archive calls so."""
        try:
            return self.rows.get(model, {})[UUID(str(op))]
        except (ValueError, KeyError) as error:
            told = _("it belongs to something of “%(kind)s” that is not there")
            raise ValueRefusedError(told % {"kind": model._meta.verbose_name_plural}) from error  # noqa: SLF001


def _slugs(model: Any) -> dict[str, int]:  # noqa: ANN401
    """The keys of the items that learners may know of, by all slugs that they ever had."""
    known = dict(model.objects.exclude(state=State.DRAFT).values_list("slug", "pk"))
    former = FormerSlug.objects.of_kind(model).values_list("slug", "now")
    return {old: known[now] for old, now in former if now in known} | known


def values_of(holding: Holding, said: dict[str, Any], found: Found) -> Values:
    """The row's values by attribute; a column that the archive leaves out has its default.

    Raises `ValueRefusedError` with the reason why the row cannot be kept.
    """
    model = apps.get_model(holding.model)
    values: Values = {}
    for name, kept in holding.restored.items():
        column: Any = model._meta.get_field(name)  # noqa: SLF001 (documented)
        if name not in said:
            values[column.attname] = _default(column)
        elif kept.export is Export.FILE:
            values |= _picture(said[name], found)
        elif name not in values:
            values[column.attname] = _value(column, kept.export, said[name], found)
    return values


def _default(column: Any) -> Any:  # noqa: ANN401
    if not column.has_default() and not column.null and not column.blank:
        raise ValueRefusedError(_("“%(column)s” is missing") % {"column": column.name})
    return column.get_default()


def _value(column: Any, export: Export, said: object, found: Found) -> Any:  # noqa: ANN401
    if export is Export.VALUE:
        return value_of(column, said)
    if said is None and column.null:
        return None
    find = found.item if export is Export.SLUG else found.row
    return find(column.related_model, said)


def _picture(name: object, found: Found) -> Values:
    content = found.picture(name) if isinstance(name, str) else None
    if content is None:
        raise ValueRefusedError(_("its picture is not in the archive"))
    return picture_columns(content)
