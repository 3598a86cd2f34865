"""Loading the curriculum from files."""

from __future__ import annotations

from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext

from roadmap.actions.files import read_documents
from roadmap.actions.naming import adopt_names
from roadmap.actions.records import carry_out
from roadmap.actions.stored import Snapshot, snapshot
from roadmap.actions.writing import remember
from roadmap.domain.content import (
    Content,
    ContentError,
    LoadReport,
    Merge,
    Names,
    checked,
    inconsistencies,
    merge,
    names_here,
    parted,
    understood,
)
from roadmap.models import content_changed

SHIPPED = Path(__file__).resolve().parent.parent / "content"


def load_curriculum(path: Path = SHIPPED, *, overwrite: bool = False, dry_run: bool = False) -> LoadReport:
    """Make the catalogue say what the files in the directory say, in one transaction or not at all.

    What a curator edited since the last load is kept unless `overwrite` is set, what the files do not mention is left
    alone, and nothing is deleted. Items are known by the slugs that they had before, too, and what the files rename is
    renamed here. If the files say nothing new the content version stays as it is. Raises ContentError
    with everything that is wrong, in the files or between them and what is there; nothing is changed then.
    """
    files, said = parted(checked(read_documents(path)))
    with transaction.atomic():
        adopt_names(said)
        plan, before = _plan(files, said, overwrite=overwrite)
        if plan.writes:
            # Takes the lock that makes writers take turns; what was planned without it may be out of date.
            content_changed()
            plan, before = _plan(files, said, overwrite=overwrite)
        carry_out(plan, before, why=gettext("Loaded from files"))
        remember(plan)
        transaction.set_rollback(dry_run)
    return plan.report


def _plan(files: Content, said: Names, *, overwrite: bool) -> tuple[Merge, Snapshot]:
    before = snapshot()
    names = names_here(said, before.items, before.names)
    plan = merge(understood(files, names), before.items, overwrite=overwrite)
    if problems := list(inconsistencies(plan.picture, plan.incoming)):
        raise ContentError(problems)
    return plan, before
