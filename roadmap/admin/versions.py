"""Versions in words: who made each, when, why, and what changed with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from roadmap.actions.restoring import kept
from roadmap.admin.changes import Change, changes
from roadmap.admin.wording import Wording
from roadmap.domain.content import Stored, digest

# The hidden field that says what somebody saw when they made up their mind.
OPENED = "opened"


@dataclass(frozen=True, slots=True)
class Told:
    """A version in words; no changes are told of the first one that was kept."""

    version: Any
    who: str
    changes: Sequence[Change] | None

    @property
    def when(self) -> str:
        """The minute it was made."""
        return made_at(self.version)


def told_versions(rows: Sequence[Any], wording: Wording) -> list[Told]:
    """The versions in words, each compared with the one that follows in the list."""
    said: list[Told] = []
    for version, before in pairwise([*rows, None]):
        now, then = kept(version), kept(before) if before else None
        said.append(Told(version, made_by(version), changes(then, now, wording) if now and then else None))
    return said


def made_at(version: Any) -> str:  # noqa: ANN401 (each kind has a history model of its own)
    """When the version was made, to the minute."""
    return date_format(timezone.localtime(version.history_date), "DATETIME_FORMAT")


def made_by(version: Any) -> str:  # noqa: ANN401 (as above)
    """Who made the version. Curators may know of one another, not of learners; of some versions only why is known."""
    if user := version.history_user:
        return str(user.get_short_name()) if user.is_staff else gettext("A former curator")
    return "" if version.history_change_reason else gettext("Not recorded")


def fingerprint(stored: Stored) -> str:
    """By what it is known again whether an item, with all its rows and in its place, is still as somebody saw it."""
    return digest(stored.item, stored.order)
