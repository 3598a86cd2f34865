"""Restoring an archive into an account: what is not here is added, and what is here is never lowered or removed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.apps import apps
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.actions.restoring.joining import Values, joined
from accounts.actions.restoring.opening import ArchiveRefusedError, Opened, opened
from accounts.actions.restoring.rows import Found, values_of
from accounts.actions.restoring.values import ValueRefusedError
from accounts.actions.restoring.writing import write_changed, write_new
from accounts.models import OwnedModel, Portfolio, User, Visibility
from accounts.personal import EXPORTED, Export, Holding

if TYPE_CHECKING:
    from django.db import models

__all__ = ["ArchiveRefusedError", "LeftOut", "Opened", "Restored", "opened", "restore"]

Row = dict[str, Any]
LONGEST_NAME = 80
CONTRADICTION = gettext_lazy("it contradicts itself, or something that is here")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that was not restored, and why."""

    what: str
    why: str


@dataclass
class Restored:
    """What came of it: rows added, changed and left as they are; those left out; tables that nobody here knows."""

    added: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    same: Counter[str] = field(default_factory=Counter)
    left_out: list[LeftOut] = field(default_factory=list)
    unknown: Sequence[str] = ()
    are_unshared: bool = False

    @property
    def counts(self) -> list[tuple[str, int, int, int]]:
        """What each table came to, as its rows are called: added, changed, left as they are."""
        numbers = [
            (_called(holding), self.added[holding.name], self.changed[holding.name], self.same[holding.name])
            for holding in EXPORTED
        ]
        return [counted for counted in numbers if any(counted[1:])]

    @property
    def is_nothing(self) -> bool:
        """Nothing was written."""
        return not self.added and not self.changed


def restore(learner: User, archive: Opened) -> Restored:
    """Write what the archive holds and the learner does not have yet, all of it in one transaction.

    A row that is here stays as it is, with these exceptions: progress goes on, never back; what is empty in the
    account and the portfolio is filled in; of two levels put off the higher holds. What hangs on a row that is here
    stays as it is, too. A restored portfolio is off; where one is on, what is added is not in it.
    """
    with transaction.atomic():
        # One at a time, so that the same archive sent twice at a moment finds what the first one wrote.
        User.objects.select_for_update(no_key=True).get(pk=learner.pk)
        is_on = Portfolio.objects.filter(learner=learner).exclude(visibility=Visibility.OFF).exists()
        restoring = _Restoring(learner, archive, are_unshared=is_on)
        for holding in EXPORTED:
            if holding.is_restored:
                restoring.table(holding, archive.tables.get(holding.name, []))
        return restoring.outcome


class _Restoring:
    """One run: what rows may refer to, and what has come of it so far."""

    def __init__(self, learner: User, archive: Opened, *, are_unshared: bool) -> None:
        self.learner = learner
        self.found = Found(picture=archive.picture)
        self.outcome = Restored(unknown=archive.unknown, are_unshared=are_unshared)
        # The rows that were here before, by model: what hangs on them stays as it is.
        self.before: dict[Any, set[int]] = {}

    def table(self, holding: Holding, said: list[Row]) -> None:
        """Restore one table; the rows that it refers to are there by now."""
        model: Any = apps.get_model(holding.model)
        mine = model._default_manager.filter(**{holding.learner: self.learner.pk})  # noqa: SLF001 (documented)
        here = {_key(holding, vars(row)): row for row in mine}
        self.before[model] = {row.pk for row in here.values()}
        new: dict[tuple[Any, ...], tuple[models.Model, Row]] = {}
        for row in said:
            if values := self._values(holding, row):
                self._sort(holding, row, values, here, new)
        self._add(holding, list(new.values()))

    def _values(self, holding: Holding, row: Row) -> Values | None:
        try:
            return values_of(holding, row, self.found) | self._owner(holding)
        except ValueRefusedError as refusal:
            if holding.model != "accounts.User":
                self._leave_out(holding, row, str(refusal))
                return None
            return self._account(holding, row)

    def _account(self, holding: Holding, row: Row) -> Values:
        """Of the account, every column that can be kept by itself: nobody loses their hours over a route."""
        values: Values = {}
        for name in holding.restored:
            only = Holding(holding.model, holding.purpose, {name: holding.fields[name]})
            try:
                values |= values_of(only, row, self.found)
            except ValueRefusedError as refusal:
                self._leave_out(holding, {"name": name}, str(refusal))
        return values | self._owner(holding)

    def _owner(self, holding: Holding) -> Values:
        owner: Values = {"learner_id": self.learner.pk} if holding.learner == "learner" else {}
        if "is_shared" in holding.fields and self.outcome.are_unshared:
            owner["is_shared"] = False
        return owner | ({"id": self.learner.pk} if holding.learner == "pk" else {})

    def _sort(
        self, holding: Holding, row: Row, values: Values, here: dict[Any, Any], new: dict[Any, tuple[Any, Row]]
    ) -> None:
        """See whether the row is here, is another's, or is new."""
        key = _key(holding, values)
        if None in key:
            self._leave_out(holding, row, _("it has no name of its own (“op”)"))
        elif key in here:
            self._join(holding, row, values, here[key])
        elif key in new:
            self._leave_out(holding, row, _("it is in the archive twice"))
        elif self._hangs_on_what_was_here(holding, values):
            self.outcome.same[holding.name] += 1
        else:
            new[key] = apps.get_model(holding.model)(**values), row

    def _join(self, holding: Holding, row: Row, values: Values, here: Any) -> None:  # noqa: ANN401
        changed = joined(here, values)
        if changed and not write_changed(here, changed):
            self._leave_out(holding, row, str(CONTRADICTION))
            return
        (self.outcome.changed if changed else self.outcome.same)[holding.name] += 1
        self._remember(row, here)

    def _hangs_on_what_was_here(self, holding: Holding, values: Values) -> bool:
        model: Any = apps.get_model(holding.model)
        if issubclass(model, OwnedModel):
            return False
        owners = [name for name, kept in holding.fields.items() if kept.export is Export.ROW]
        return any(
            values[f"{name}_id"] in self.before[model._meta.get_field(name).related_model]  # noqa: SLF001
            for name in owners
        )

    def _add(self, holding: Holding, new: list[tuple[models.Model, Row]]) -> None:
        refused = {id(row) for row in write_new([row for row, _said in new])}
        for row, said in new:
            if id(row) in refused:
                self._leave_out(holding, said, str(CONTRADICTION))
            else:
                self.outcome.added[holding.name] += 1
                self._remember(said, row)

    def _remember(self, said: Row, row: Any) -> None:  # noqa: ANN401
        """Let rows that follow find it by what the archive calls it, whatever it is called here."""
        if isinstance(row, OwnedModel):
            self.found.rows.setdefault(type(row), {})[UUID(str(said.get("op") or row.op or UUID(int=0)))] = row.pk

    def _leave_out(self, holding: Holding, row: Row, why: str) -> None:
        model: Any = apps.get_model(holding.model)
        names = ("title", "name", "skill", "milestone", "institution", "field", "url", "project", "experience")
        named = next((str(row[name]) for name in names if row.get(name)), "")
        kind = str(model._meta.verbose_name)  # noqa: SLF001 (documented)
        self.outcome.left_out.append(LeftOut(f"{kind}: {named[:LONGEST_NAME]}" if named else kind, why))


def _called(holding: Holding) -> str:
    """What the rows are called on the page."""
    if holding.learner == "pk":
        return _("account")
    return str(apps.get_model(holding.model)._meta.verbose_name_plural)  # noqa: SLF001 (documented)


def _key(holding: Holding, values: Values) -> tuple[Any, ...]:
    """What a row is known by: attributes, as they are called in memory."""
    model: Any = apps.get_model(holding.model)
    return tuple(values[model._meta.get_field(name).attname] for name in holding.key)  # noqa: SLF001 (documented)
