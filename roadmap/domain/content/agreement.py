"""What files call an item, and what it is called here: who has to follow whom."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from roadmap.domain.content.names import Former, Name, Names

# The slugs of the items that are here, by kind.
Here = Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class Agreement:
    """What has to be done so that the items here are called as files say that they are.

    Each change is by kind and old slug, with the slug that the item has afterwards. `renames` are of items that are
    here under their old slug only, `merges` of those that are here under both, `formers` of slugs that nothing has.
    """

    renames: dict[Name, str] = field(default_factory=dict)
    merges: dict[Name, str] = field(default_factory=dict)
    formers: dict[Name, Former] = field(default_factory=dict)

    @property
    def is_reached(self) -> bool:
        """There is nothing to do."""
        return not (self.renames or self.merges or self.formers)


def names_here(said: Names, here: Here, known: Names) -> dict[Name, Former]:
    """The names that are known here, and those by which the files call what was renamed otherwise here."""
    names = dict(known)
    for (kind, old), former in said.items():
        if former.now not in here[kind] and (kind, former.now) not in names and (kind, old) in known:
            names[kind, former.now] = Former(known[kind, old].now)
    return names


def agreement(said: Names, here: Here, known: Names) -> Agreement:
    """What the files' former names come to. What was decided here about a name already stays so."""
    names, agreed = names_here(said, here, known), Agreement()
    present = {kind: set(slugs) for kind, slugs in here.items()}
    for (kind, old), former in said.items():
        now = names.get((kind, former.now), former).now
        if old == now or (kind, old) in known:
            continue
        if old not in present[kind]:
            agreed.formers[kind, old] = Former(now, former.is_merged)
        elif now in present[kind]:
            agreed.merges[kind, old] = now
        else:
            agreed.renames[kind, old] = now
            present[kind].add(now)
    return agreed
