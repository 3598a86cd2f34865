"""Bringing back what an item once said."""

from __future__ import annotations

from typing import Any

import yaml

from roadmap.actions.files import read_record
from roadmap.actions.records import apply_items
from roadmap.actions.versions import Curator
from roadmap.domain.content import ContentError, Kind, Merge, Problem, Stored


def kept(version: Any) -> Stored | None:  # noqa: ANN401 (each kind has a history model of its own)
    """What the version says of the item, and where it stood; None if it says nothing that can be read."""
    try:
        return Stored(read_record(version.record), getattr(version, "order", 0))
    except (yaml.YAMLError, ValueError):
        return None


def restore(kind: Kind, version: Any, *, by: Curator, why: str) -> Merge:  # noqa: ANN401 (as above)
    """Make the item say again what the version says, in the place it had, and keep that as a new version.

    Raises ContentError with every reason why that is no longer possible; nothing is changed then.
    """
    stored = kept(version)
    if stored is None:
        raise ContentError([Problem("", version.slug, "", "this version cannot be read")])
    orders = {(kind.name, version.slug): stored.order}
    return apply_items({kind.name: {version.slug: stored.item}}, orders=orders, by=by, why=why)
