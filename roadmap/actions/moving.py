"""Letting rows of whatever table point to another item than before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import ForeignKey, ForeignObjectRel, Model, OuterRef, Q, QuerySet, Subquery, UniqueConstraint
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from roadmap.models import CatalogueModel, SluggedModel

# Makes the second row say what both say. The first one is deleted then.
Joiner = Callable[[Any, Any], None]

# By the label of a model such as "accounts.Claim": what becomes of somebody's two rows that may only be one. Filled by
# the app that knows what the rows mean.
joiners: dict[str, Joiner] = {}


class CannotMoveError(Exception):
    """Some row can neither be moved nor joined with another; the message says which."""


def pointing_to(model: type[Model]) -> Iterator[ForeignKey[Any, Any]]:
    """The columns of all apps by which rows point to the model's. What was once so, such as versions, is left alone."""
    for relation in model._meta.get_fields(include_hidden=True):  # noqa: SLF001 (documented, as below)
        column = relation.field if isinstance(relation, ForeignObjectRel) else None
        if isinstance(column, ForeignKey) and column.db_constraint:  # type: ignore[attr-defined]
            yield column


def move_rows(*, gone: SluggedModel, kept: SluggedModel) -> None:
    """Let all rows that point to the one point to the other.

    Where somebody's would then be there twice, the two are joined as the `joiners` say; a row of the catalogue is left
    out. Raises CannotMoveError, and may have moved some, where nobody said how to join: undo the transaction.
    """
    for column in pointing_to(type(gone)):
        rows = _rows(column, gone)
        for row in rows.filter(pk=kept.pk) if column.model is type(kept) else ():
            _let_go(column, row)
        for fields, condition in _unique_sets(column):
            _join_twins(column, fields, condition, gone, kept)
        rows.update(**{column.name: kept})


def _rows(column: ForeignKey[Any, Any], item: SluggedModel) -> QuerySet[Any]:
    return column.model._base_manager.filter(**{column.name: item})  # noqa: SLF001 (sees all rows)


def _let_go(column: ForeignKey[Any, Any], row: Model) -> None:
    """Let the item that stays not point to itself."""
    if not column.null:
        raise CannotMoveError(_("“%(item)s” would point to itself.") % {"item": row})
    type(row)._base_manager.filter(pk=row.pk).update(**{column.name: None})  # noqa: SLF001


def _unique_sets(column: ForeignKey[Any, Any]) -> Iterator[tuple[list[str], Q]]:
    """The other columns that, together with this one, no two rows have alike, and for which rows that holds."""
    options = column.model._meta  # noqa: SLF001
    sets: list[tuple[tuple[str, ...], Q]] = [(tuple(fields), Q()) for fields in options.unique_together]
    sets += [((column.name,), Q())] if column.unique else []
    for constraint in options.constraints:
        if isinstance(constraint, UniqueConstraint):
            sets.append((tuple(constraint.fields), constraint.condition or Q()))
    for fields, condition in sets:
        if column.name in fields:
            yield [name for name in fields if name != column.name], condition


def _join_twins(
    column: ForeignKey[Any, Any], fields: list[str], condition: Q, gone: SluggedModel, kept: SluggedModel
) -> None:
    same = {name: OuterRef(name) for name in fields}
    twin = _rows(column, kept).filter(condition, **same).values("pk")[:1]
    for row in _rows(column, gone).filter(condition).annotate(twin=Subquery(twin)).filter(twin__isnull=False):
        _join(row, column.model._base_manager.get(pk=row.twin))  # noqa: SLF001
        row.delete()


def _join(row: Any, twin: Any) -> None:  # noqa: ANN401 (rows of any app)
    options = row._meta  # noqa: SLF001 (documented, for all its underscore)
    if isinstance(row, CatalogueModel) or options.auto_created:
        return
    if options.label not in joiners:
        told = _("%(kind)s: there are two that cannot be made one.")
        raise CannotMoveError(told % {"kind": capfirst(options.verbose_name_plural)})
    joiners[options.label](row, twin)
