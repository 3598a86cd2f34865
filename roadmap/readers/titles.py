"""What items are called, for pages that say records: these hold slugs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import CharField, Value

from roadmap.actions.tables import MODELS
from roadmap.domain.content import Kind
from roadmap.domain.content.fields import Field, Link
from roadmap.domain.content.groups import ListOf, MapOf, Record

# Titles by kind and slug.
Titles = Mapping[tuple[str, str], str]


def titles_for(kind: Kind) -> Titles:
    """What all items are called that an item of the kind may refer to, whatever their state; in one query if any."""
    return _titles(sorted(_linked(kind.record)))


def _titles(kinds: Collection[str]) -> Titles:
    found = [
        MODELS[name]._default_manager.order_by().values_list(Value(name, CharField()), "slug", "title")  # noqa: SLF001
        for name in kinds
    ]
    return {(name, slug): title for name, slug, title in found[0].union(*found[1:], all=True)} if found else {}


def _linked(sort: Field[Any]) -> set[str]:
    """The kinds of item that a value of this sort may refer to."""
    if isinstance(sort, Link):
        return {sort.kind}
    inner: list[Field[Any]] = []
    if isinstance(sort, Record):
        inner = list(sort.fields.values())
    elif isinstance(sort, MapOf):
        inner = [sort.key, sort.value]
    elif isinstance(sort, ListOf):
        inner = [sort.of]
    return {kind for one in inner for kind in _linked(one)}
