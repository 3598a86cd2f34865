"""From what files say to items, or to everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from roadmap.domain.content.fields import Finding, is_slug, shown
from roadmap.domain.content.kind import Content, Kind
from roadmap.domain.content.problems import ContentError, Problem
from roadmap.domain.content.schema import KINDS
from roadmap.domain.content.vocabulary import SLUG_LENGTH

FILES: dict[str, tuple[Kind, ...]] = {
    kind.file: tuple(other for other in KINDS.values() if other.file == kind.file) for kind in KINDS.values()
}


def checked(documents: Mapping[str, object]) -> Content:
    """The items of the files, in their order and canonical form; kinds that no file gives are left out.

    Each document is what the file of that name says, as plain values. Raises ContentError with every problem found in
    the items by themselves; whether they fit together is another question.
    """
    if problems := [problem for file, document in documents.items() for problem in _problems_in(file, document)]:
        raise ContentError(problems)
    return {
        kind.name: {slug: kind.canonical(item) for slug, item in given.items()}
        for kind in KINDS.values()
        if isinstance(given := _given(kind, documents.get(kind.file)), dict)
    }


def checked_items(items: Content) -> Content:
    """Items by kind and slug, unchecked so far, in their canonical form.

    Raises ContentError with every problem found in them by themselves.
    """
    if problems := [problem for name, given in items.items() for problem in _problems_with(KINDS[name], given)]:
        raise ContentError(problems)
    return {name: {slug: KINDS[name].canonical(item) for slug, item in given.items()} for name, given in items.items()}


def _given(kind: Kind, document: object) -> object:
    return document.get(kind.section) if kind.section and isinstance(document, dict) else document


def _problems_in(file: str, document: object) -> Iterator[Problem]:
    sections = [kind.section for kind in FILES[file] if kind.section]
    if not isinstance(document, dict):
        yield Problem(file, "", "", f"must be a mapping, not {shown(document)}")
        return
    for name in document:
        if sections and name not in sections:
            yield Problem(file, "", "", f"{shown(name)} is not a section; the sections are {', '.join(sections)}")
    for kind in FILES[file]:
        yield from _problems_with(kind, _given(kind, document))


def _problems_with(kind: Kind, items: object) -> Iterator[Problem]:
    if isinstance(items, dict):
        for slug, item in items.items():
            for field, message in _findings(kind, slug, item):
                yield Problem(kind.file, str(slug) if is_slug(slug) else shown(slug), field, message)
    elif items is not None:
        yield Problem(kind.file, "", kind.section, f"must map slugs to items, not {shown(items)}")


def _findings(kind: Kind, slug: object, item: object) -> Iterator[Finding]:
    if not is_slug(slug):
        yield "slug", f"must be lower-case letters, digits and single hyphens, at most {SLUG_LENGTH} of them"
    found = list(kind.record.findings(item))
    yield from found
    if not found and isinstance(item, dict):
        for rule in kind.rules:
            yield from rule(kind.canonical(item))
