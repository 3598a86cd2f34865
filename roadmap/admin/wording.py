"""What differs between two versions of an item, in words that a curator reads."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst
from django.utils.translation import gettext

from roadmap.actions.tables import MODELS
from roadmap.domain.content import Item, Kind, Word, differences, words


@dataclass(frozen=True, slots=True)
class Differing:
    """A field that differs, and both its values in one text."""

    label: str
    words: list[Word]


def differing(kind: Kind, before: Item, after: Item) -> list[Differing]:
    """Every value that differs, under the name that it has on the item's page."""
    return [
        Differing(labelled(kind, one.path), words(shown(one.before), shown(one.after)))
        for one in differences(before, after)
    ]


def labelled(kind: Kind, path: tuple[str, ...]) -> str:
    """What a field is called on the item's page, and which of its values is meant."""
    try:
        field = MODELS[kind.name]._meta.get_field(path[0])  # noqa: SLF001 (documented, for all its underscore)
        name = str(getattr(field, "verbose_name", path[0]))
    except FieldDoesNotExist:
        name = path[0]
    return ", ".join([capfirst(name.replace("_", " ")), *path[1:]])


def shown(value: object) -> str:
    """A value as text; nothing for what is not there."""
    if isinstance(value, dict):
        return "; ".join(f"{name}: {shown(one)}" for name, one in value.items())
    if isinstance(value, list):
        return "\n".join(shown(one) for one in value)
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    return "" if value is None else str(value)
