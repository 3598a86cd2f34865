"""Calling items here as files say that they are called."""

from __future__ import annotations

from typing import Any

from roadmap.actions.merging import MergeRefusedError, merge_items
from roadmap.actions.slugs import RenameRefusedError, leave_behind, rename_item
from roadmap.actions.stored import former_names
from roadmap.actions.tables import MODELS
from roadmap.domain.content import KINDS, Agreement, ContentError, Name, Names, Problem, agreement
from roadmap.models import content_changed


def adopt_names(said: Names) -> None:
    """Rename and merge what the files say was renamed and merged, so that everybody's progress on it stays.

    To be called within a transaction. Raises ContentError if that cannot be done.
    """
    if said and not _agreement(said).is_reached:
        # Takes the lock that makes writers take turns; what was found without it may be out of date.
        content_changed()
        _adopt(_agreement(said))


def _agreement(said: Names) -> Agreement:
    here = {name: set(model._default_manager.values_list("slug", flat=True)) for name, model in MODELS.items()}  # noqa: SLF001
    return agreement(said, here, former_names())


def _adopt(agreed: Agreement) -> None:
    problems = []
    for name, now in {**agreed.renames, **agreed.merges}.items():
        try:
            if name in agreed.renames:
                rename_item(_item(name), now)
            else:
                merge_items(gone=_item(name), kept=_item((name[0], now)))
        except (RenameRefusedError, MergeRefusedError) as error:
            message = f"was {name[1]} before, the files say, but here that cannot be: {error}"
            problems.append(Problem(KINDS[name[0]].file, now, "", message))
    if problems:
        raise ContentError(problems)
    for (kind, old), former in agreed.formers.items():
        leave_behind(MODELS[kind], old, former.now, is_merged=former.is_merged)


def _item(name: Name) -> Any:  # noqa: ANN401 (an item of any kind)
    kind, slug = name
    return MODELS[kind]._default_manager.get(slug=slug)  # noqa: SLF001 (documented, for all its underscore)
