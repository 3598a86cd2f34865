"""Two versions of an item side by side: what others made of it, and what somebody typed meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from roadmap.actions.restoring import kept
from roadmap.admin.changes import Change, found, told
from roadmap.admin.versions import fingerprint, made_at, made_by
from roadmap.admin.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from django.db.models import QuerySet
    from django.utils.functional import _StrPromise

    from roadmap.domain.content import Difference, Kind, Stored

# How far back in the history it is looked for what somebody opened.
FARTHEST = 100


@dataclass(frozen=True, slots=True)
class Both:
    """A value that somebody changed: what others made of it, what one made of it oneself, and what saving would do."""

    label: str
    theirs: Change | None
    mine: Change | None
    means: _StrPromise | str


@dataclass(frozen=True, slots=True)
class Conflict:
    """What others made of an item while somebody had it open.

    Without `is_known` it cannot be told what they changed, only how it is now; without `is_whole` what was typed cannot
    be saved as it is, so that it is not known what that would change.
    """

    who: str
    when: str
    values: tuple[Both, ...]
    is_known: bool
    is_whole: bool


def conflict(kind: Kind, versions: QuerySet[Any], opened: str, both: tuple[Stored, Stored | None], me: Any) -> Conflict:  # noqa: ANN401 (a user)
    """What became of the item since somebody opened it, and what they would make of it now.

    `both` are the item as it is, and as it was typed if that can be saved.
    """
    newer, base = _since(versions, opened)
    others = newer if base else newer[:1]
    return Conflict(
        who=get_text_list(list(dict.fromkeys(_who(one, me) for one in reversed(others))), gettext("and")),
        when=made_at(others[0]) if others else "",
        values=tuple(_values(base, *both, Wording(kind))),
        is_known=base is not None,
        is_whole=both[1] is not None,
    )


def _since(versions: QuerySet[Any], opened: str) -> tuple[Sequence[Any], Stored | None]:
    """The versions that are newer than what was opened, and what that was, if the history knows."""
    newer: list[Any] = []
    for version in versions[:FARTHEST]:
        stored = kept(version)
        if stored and fingerprint(stored) == opened:
            return newer, stored
        newer.append(version)
    return newer, None


def _who(version: Any, me: Any) -> str:  # noqa: ANN401 (each kind has a history model of its own)
    if version.history_user_id == me.pk:
        return gettext("you, in another window")
    return made_by(version) or str(version.history_change_reason)


def _values(base: Stored | None, now: Stored, mine: Stored | None, wording: Wording) -> Iterator[Both]:
    theirs = found(base, now, wording) if base else {}
    ours = found(base or now, mine, wording) if mine else {}
    for path in dict.fromkeys([*theirs, *ours]):
        one, other = theirs.get(path), ours.get(path)
        means = _means(one, other) if base and mine else ""
        changed = (told(one, wording) if one else None, told(other, wording) if other else None)
        yield Both(next(change.label for change in changed if change), changed[0], changed[1], means)


def _means(theirs: Difference | None, mine: Difference | None) -> _StrPromise:
    if theirs and mine:
        return _("Both say the same.") if theirs.after == mine.after else _("Yours would replace theirs.")
    return _("Yours would take this back.") if theirs else _("Only you changed this.")
