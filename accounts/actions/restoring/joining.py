"""What happens to a row that is here already: what an archive says of it never lowers and never removes anything."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db import models

from accounts.models import NotYet, Portfolio, Progress, ProgressStatus, User

Values = dict[str, Any]
# How far each state goes; a milestone that was set aside here stays so.
FURTHER = {
    ProgressStatus.NOT_STARTED: {ProgressStatus.STARTED, ProgressStatus.DONE, ProgressStatus.SET_ASIDE},
    ProgressStatus.STARTED: {ProgressStatus.DONE},
}
STATE = ("status", "started_at", "completed_at", "set_aside_at")
WRITTEN = ("evidence_url", "note")
WISHED = ("pinned_at", "not_before")


def joined(here: models.Model, said: Values) -> list[str]:
    """Change the row in memory as the rules have it; the columns that changed, none if it stays as it is."""
    rule = RULES.get(type(here), _stays)
    before = {name: getattr(here, name) for name in said}
    rule(here, said)
    return [name for name, value in before.items() if getattr(here, name) != value]


def _stays(_here: Any, _said: Values) -> None:  # noqa: ANN401 (any row)
    """What is here is what its learner last said here."""


def _take(here: Any, said: Values, names: Iterable[str]) -> None:  # noqa: ANN401
    for name in names:
        setattr(here, name, said[name])


def _filled(here: Any, said: Values) -> None:  # noqa: ANN401
    """Fill in what was left empty here. What is ticked or not is no gap: it may be a choice about who sees what."""
    columns = [here._meta.get_field(name.removesuffix("_id")) for name in said]  # noqa: SLF001 (documented)
    empty = [
        column.attname
        for column in columns
        if not isinstance(column, models.BooleanField) and getattr(here, column.attname) == column.get_default()
    ]
    _take(here, said, [name for name in empty if name in said])


def _furthered(here: Any, said: Values) -> None:  # noqa: ANN401
    """Progress goes on, never back; evidence and note, and what was pinned or put off, are taken where none is."""
    if said["status"] in FURTHER.get(here.status, ()):
        _take(here, said, STATE)
    if not any(getattr(here, name) for name in WISHED):
        _take(here, said, WISHED)
    if not any(getattr(here, name) for name in WRITTEN) and any(said[name] for name in WRITTEN):
        _take(here, said, WRITTEN)
        # Whoever has the page open elsewhere is told.
        here.revision = said["revision"] = max(here.revision, said["revision"]) + 1


def _raised(here: Any, said: Values) -> None:  # noqa: ANN401
    """The higher level holds."""
    here.level = max(here.level, said["level"])


RULES: dict[type[models.Model], Callable[[Any, Values], None]] = {
    User: _filled,
    Portfolio: _filled,
    Progress: _furthered,
    NotYet: _raised,
}
