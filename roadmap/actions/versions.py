"""Keeping what items said: a version of each, with all its rows, whenever somebody is done changing it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop

from roadmap.actions.files import record_text
from roadmap.actions.stored import kind_of, stored_items
from roadmap.actions.tables import MODELS
from roadmap.domain.content import KINDS, Kind, Stored
from roadmap.models import CatalogueModel, versions_of

# Who makes a change, as a request names them: behind the admin's door that is always somebody.
Curator = AbstractBaseUser | AnonymousUser
LONGEST_REASON = 100
FIRST = gettext_noop("As it was before the first change that was kept")


def keep_versions(items: Iterable[CatalogueModel], *, by: Curator | None = None, why: str = "") -> None:
    """Keep how the items are now, all rows included. One that says what its latest version says is left out.

    To be called once all their rows are written, in the same transaction. The items may be of any kinds; what they
    say is read anew. Without `by` nobody in particular made the change.
    """
    slugs: dict[str, list[str]] = {}
    for item in items:
        slugs.setdefault(kind_of(type(item)).name, []).append(item.slug)  # type: ignore[attr-defined]
    for name, chosen in slugs.items():
        keep_stored(KINDS[name], stored_items(KINDS[name], chosen), by=by, why=why)


def keep_first_versions(items: Iterable[CatalogueModel]) -> None:
    """Keep how those items are of which there is no version yet, so that what is about to change can be brought back.

    To be called before they are written, in the same transaction.
    """
    for model, rows in groupby(sorted(items, key=_model_name), key=type):
        chosen = list(rows)
        known = set(versions_of(model).filter(id__in=[item.pk for item in chosen]).values_list("id", flat=True))
        if new := [item for item in chosen if item.pk not in known]:
            keep_versions(new, why=gettext(FIRST))


def keep_first_stored(kind: Kind, stored: dict[str, Stored]) -> None:
    """The same for items of one kind that were read already, by slug."""
    model: Any = MODELS[kind.name]
    keys = dict(model.objects.filter(slug__in=stored).values_list("pk", "slug"))
    known = set(versions_of(model).filter(id__in=keys).values_list("id", flat=True))
    if new := {slug: stored[slug] for pk, slug in keys.items() if pk not in known}:
        keep_stored(kind, new, why=gettext(FIRST))


def _model_name(item: CatalogueModel) -> str:
    return type(item).__name__


def keep_stored(kind: Kind, stored: dict[str, Stored], *, by: Curator | None = None, why: str = "") -> None:
    """The same for items of one kind that were read already, by slug."""
    model: Any = MODELS[kind.name]
    rows = list(model.objects.filter(slug__in=stored))
    latest = {
        pk: (slug, record, order)
        for pk, slug, record, order in versions_of(model)
        .filter(id__in=[row.pk for row in rows])
        .latest_of_each()  # type: ignore[attr-defined]
        .values_list("id", "slug", "record", "order" if kind.is_ordered else "id")
    }
    now = timezone.now()
    made = []
    for row in rows:
        text = record_text(stored[row.slug].item)
        if latest.get(row.pk) != (row.slug, text, row.order if kind.is_ordered else row.pk):
            sort = "~" if row.pk in latest else "+"
            made.append(_version(model, row, record=text, history_date=now, history_type=sort, by=by, why=why))
    model.history.model.objects.bulk_create(made)


def _version(model: Any, row: Any, *, by: Curator | None, why: str, **fields: Any) -> Any:  # noqa: ANN401
    history = model.history.model
    columns = {field.attname: getattr(row, field.attname) for field in history.tracked_fields}
    return history(**columns, **fields, history_user=by, history_change_reason=why[:LONGEST_REASON])
