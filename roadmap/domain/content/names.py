"""What items were called before: as files say it, and files that still call them so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from roadmap.domain.content.kind import FORMERLY, MERGED, NAMES, Content, Item, Kind
from roadmap.domain.content.problems import ContentError, Problem
from roadmap.domain.content.schema import KINDS

# A kind's name and a slug.
Name = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Former:
    """What an item is called now, and whether it became part of another one rather than being renamed."""

    now: str
    is_merged: bool = False


Names = Mapping[Name, Former]


def parted(files: Content) -> tuple[Content, dict[Name, Former]]:
    """What the files say of items, and what they say these were called before.

    Raises ContentError if they say so of a slug that is somebody's.
    """
    names: dict[Name, Former] = {}
    problems: list[Problem] = []
    for kind, slug, field, former in _former_slugs(files):
        if former in files[kind.name]:
            problems.append(Problem(kind.file, slug, field, f"{former!r} is a {kind.label} of its own in the files"))
        elif (other := names.get((kind.name, former))) and other.now != slug:
            problems.append(Problem(kind.file, slug, field, f"{former!r} is said of {kind.label} {other.now} already"))
        else:
            names[kind.name, former] = Former(slug, field == MERGED)
    if problems:
        raise ContentError(problems)
    return {kind: {slug: _nameless(item) for slug, item in items.items()} for kind, items in files.items()}, names


def _nameless(item: Item) -> Item:
    return {field: value for field, value in item.items() if field not in NAMES}


def _former_slugs(files: Content) -> Iterator[tuple[Kind, str, str, str]]:
    for kind, items in files.items():
        for slug, item in items.items():
            yield from ((KINDS[kind], slug, field, former) for field in NAMES for former in item.get(field, []))


def rejoined(content: Content, names: Names) -> Content:
    """The opposite: items that say what they were called before."""
    said: dict[Name, dict[str, list[str]]] = {}
    for (kind, former), name in names.items():
        field = MERGED if name.is_merged else FORMERLY
        said.setdefault((kind, name.now), {}).setdefault(field, []).append(former)
    return {
        kind: {slug: KINDS[kind].canonical({**item, **said.get((kind, slug), {})}) for slug, item in items.items()}
        for kind, items in content.items()
    }


def understood(content: Content, names: Names) -> Content:
    """The same items under the slugs that they have now, wherever they stand or are referred to.

    One that became part of another which is given too is left out. Raises ContentError if two items otherwise come to
    be the same.
    """
    problems: list[Problem] = []
    spoken_for = {kind: _spoken_for(KINDS[kind], items, names, problems) for kind, items in content.items()}
    if problems:
        raise ContentError(problems)

    def naming(kind: str, slug: str) -> str:
        return names.get((kind, slug), Former(slug)).now

    return {
        kind: {naming(kind, slug): KINDS[kind].renamed(items[slug], naming) for slug in spoken_for[kind]}
        for kind, items in content.items()
    }


def _spoken_for(kind: Kind, items: Iterable[str], names: Names, problems: list[Problem]) -> list[str]:
    """Those of the slugs under which it says what each item is."""
    formers = {slug: names.get((kind.name, slug), Former(slug)) for slug in items}
    own = {former.now for former in formers.values() if not former.is_merged}
    first: dict[str, str] = {}
    for slug, former in formers.items():
        if former.is_merged and former.now in own:
            continue
        if (other := first.setdefault(former.now, slug)) != slug:
            message = f"is the same {kind.label} as {other}, which is called {former.now} now; give it once"
            problems.append(Problem(kind.file, slug, "", message))
    return list(first.values())


def with_present_references(items: Content, names: Names) -> Content:
    """The items, referring to others by the slugs that these have now. Raises ContentError if one has a former slug."""

    def naming(kind: str, slug: str) -> str:
        return names.get((kind, slug), Former(slug)).now

    problems = [
        Problem(KINDS[kind].file, slug, "slug", f"is what {KINDS[kind].label} {naming(kind, slug)} was called before")
        for kind, known in items.items()
        for slug in known
        if naming(kind, slug) != slug
    ]
    if problems:
        raise ContentError(problems)
    return {
        kind: {slug: KINDS[kind].renamed(item, naming) for slug, item in known.items()} for kind, known in items.items()
    }
