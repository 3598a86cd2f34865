"""Records in the admin's words: fields by their labels, choices by theirs, other items by their titles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from roadmap.actions.tables import MODELS, TABLES
from roadmap.domain.content import Kind
from roadmap.domain.content.fields import Choice, Day, Field, Flag, Link, Text
from roadmap.domain.content.groups import ListOf, MapOf, Record
from roadmap.readers.titles import titles_for

Sort = Field[Any] | None
# The way to a value inside a record, and the names of fields on it alone: without keys, by which no column is named.
Path = tuple[str, ...]

# Words that no column chooses from.
WORDS = {"required": _("required"), "optional": _("optional")}


class Wording:
    """How the values of one kind of item are said. Whatever the kind does not know is said as it is written."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind

    @cached_property
    def titles(self) -> Mapping[tuple[str, str], str]:
        """The titles of what such an item links to, read only where one is said."""
        return titles_for(self.kind)

    def sort(self, path: Path) -> tuple[Sort, Path]:
        """What sort of value is there, and the names on the way."""
        *_before, (sort, names, _key) = [(self.kind.record, (), ""), *self._steps(path)]
        return sort, names

    def label(self, path: Path) -> str:
        """What the value is called: its field, and the keys that lead to it."""
        parts: list[str] = []
        for _sort, names, key in self._steps(path):
            if key:
                parts.append(key)
            elif len(names) > 1 and _column(self.kind, ("_".join(names),)):
                parts = [capfirst(_name(self.kind, ("_".join(names),)))]
            else:
                parts.append(_name(self.kind, names) if parts else capfirst(_name(self.kind, names)))
        return ": ".join(parts)

    def lines(self, sort: Sort, value: object, names: Path) -> list[str]:
        """The value line by line, as lists and maps are read; any other is one line, and nothing is none."""
        if isinstance(value, list):
            inner = sort.of if isinstance(sort, ListOf) else sort.key if isinstance(sort, MapOf) else None
            return [self.said(inner, one, names) for one in value]
        if isinstance(value, dict) and not isinstance(sort, Record):
            key, inner = (sort.key, sort.value) if isinstance(sort, MapOf) else (None, None)
            return [f"{self.said(key, name, names)}: {self.said(inner, one, names)}" for name, one in value.items()]
        said = self.said(sort, value, names)
        return [said] if said else []

    def said(self, sort: Sort, value: object, names: Path) -> str:
        """The value in one line."""
        if value is None or value == "":
            return ""
        if isinstance(value, list | dict) and not isinstance(sort, Record):
            return ", ".join(self.lines(sort, value, names))
        if isinstance(value, dict) and isinstance(sort, Record):
            return ", ".join(self._parts(sort, value, names))
        if isinstance(sort, Link):
            return self.titles.get((sort.kind, str(value)), str(value))
        if isinstance(sort, Choice):
            return _choice(self.kind, names, str(value))
        return _plain(sort, value)

    def _parts(self, sort: Record, value: dict[str, Any], names: Path) -> Iterator[str]:
        for name, one in value.items():
            inner = sort.fields.get(name)
            said = self.said(inner, one, (*names, name))
            label = _name(self.kind, (*names, name))
            if isinstance(inner, Flag):
                yield label
            else:
                yield said if isinstance(inner, Text | Link | Choice) else f"{label}: {said}"

    def _steps(self, path: Path) -> Iterator[tuple[Sort, Path, str]]:
        """The sort of value at each step of the way, the names so far, and the key in words where the step is one."""
        sort: Sort = self.kind.record
        names: Path = ()
        for step in path:
            if isinstance(sort, MapOf):
                yield sort.value, names, self.said(sort.key, step, names)
                sort = sort.value
            else:
                names = (*names, step)
                sort = sort.fields.get(step) if isinstance(sort, Record) else None
                yield sort, names, ""


def _plain(sort: Sort, value: object) -> str:
    if isinstance(sort, Flag):
        return gettext("yes") if value else gettext("no")
    return date_format(value) if isinstance(sort, Day) else str(value)  # type: ignore[arg-type]


def _tables(kind: Kind, name: str) -> list[type[models.Model]]:
    """The models whose rows say a field of the kind that the item's own row does not say."""
    return [table.model for table in TABLES if table.kind == kind.name and name in table.fields]


@cache
def _column(kind: Kind, names: Path) -> models.Field[Any, Any] | None:
    """The column that says the value to which these names lead."""
    for model in (MODELS[kind.name], *_tables(kind, names[0])):
        for name in (names[-1], f"is_{names[-1]}"):
            try:
                field = model._meta.get_field(name)  # noqa: SLF001 (documented, for all its underscore)
            except FieldDoesNotExist:
                continue
            if isinstance(field, models.Field):
                return field
    return None


def _name(kind: Kind, names: Path) -> str:
    """What the admin calls it: the column, or the table of rows; the name itself where it calls it nothing."""
    if column := _column(kind, names):
        return str(column.verbose_name)
    tables = _tables(kind, names[0]) if len(names) == 1 else []
    return str(tables[0]._meta.verbose_name_plural) if tables else names[-1].replace("_", " ")  # noqa: SLF001 (as above)


def _choice(kind: Kind, names: Path, value: str) -> str:
    """What the admin calls the choice, in the column or, for a key, in the rows that have it."""
    rows = [field for table in _tables(kind, names[0]) for field in table._meta.get_fields()]  # noqa: SLF001 (as above)
    for field in (_column(kind, ("_".join(names),)), *rows):
        labels = dict(getattr(field, "flatchoices", None) or ())
        if value in labels:
            return str(labels[value])
    return str(WORDS.get(value, value))
