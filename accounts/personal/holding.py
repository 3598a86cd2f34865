"""What it takes to say of a personal column: what it is for, how long it stays, how it is taken away, how it goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Export(StrEnum):
    """How a column goes into the archive."""

    VALUE = "as it is"
    SLUG = "by the slug of the item"
    ROW = "by the `op` of the row"
    FILE = "as a file of its own"
    # In the archive to be read; what is restored from it does without.
    TOLD = "as it is, not restored"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Kept:
    """A column that says something of a learner; one that is not exported says in its purpose why."""

    purpose: str
    export: Export = Export.VALUE


@dataclass(frozen=True, slots=True)
class Holding:
    """A table with something of a learner in it: each of its columns, and what becomes of its rows.

    `learner` is the way from a row to the account; empty where none leads there. `name` is the table's name in the
    archive; empty where it is not exported. `key` are the columns by which a row that is restored is known again.
    """

    model: str
    purpose: str
    fields: Mapping[str, Kept]
    learner: str = "learner"
    name: str = ""
    key: tuple[str, ...] = ()
    retention: str = "until you remove it or delete the account"
    deletion: str = "deleted with the account"

    @property
    def is_restored(self) -> bool:
        """Whether an archive gives its rows back."""
        return bool(self.key)

    @property
    def exported(self) -> dict[str, Kept]:
        """The columns that the archive has."""
        return {name: kept for name, kept in self.fields.items() if kept.export is not Export.NO}

    @property
    def restored(self) -> dict[str, Kept]:
        """The columns that an archive gives back."""
        return {name: kept for name, kept in self.exported.items() if kept.export is not Export.TOLD}


@dataclass(frozen=True, slots=True)
class Mark:
    """Columns that say who did something to what is not theirs: the row stays, and forgets who it was."""

    columns: str
    purpose: str


NUMBER = Kept("the row's number in this database, which means nothing elsewhere", Export.NO)
OWNER = Kept("whose it is; the archive is theirs alone", Export.NO)


def slug(purpose: str) -> Kept:
    """A column that names an item of the catalogue."""
    return Kept(purpose, Export.SLUG)


def row(purpose: str) -> Kept:
    """A column that names another row of the learner's."""
    return Kept(purpose, Export.ROW)


def told(purpose: str) -> Kept:
    """A column to be read in the archive and not to be restored."""
    return Kept(purpose, Export.TOLD)


def withheld(purpose: str) -> Kept:
    """A column that stays out of the archive, for the reason given."""
    return Kept(purpose, Export.NO)
