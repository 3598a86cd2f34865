"""Whose a spelling is: a name may stand for several terms, and whoever gives it to a second one is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_between = re.compile(r"[\s\-]+")


class Spelling(NamedTuple):
    """A name as adverts write it; an exact one is found only in just these letters, any other in any case."""

    text: str
    is_exact: bool = False


class Shared(NamedTuple):
    """A spelling that is found as something else, too."""

    spelling: Spelling
    other: str


def key(text: str) -> str:
    """The name as far as it matters when it is looked for: without case, blanks and hyphens."""
    return _between.sub("", text.casefold())


def shared(spellings: Iterable[Spelling], others: Iterable[tuple[str, Spelling]]) -> Iterator[Shared]:
    """Those of the spellings that somebody else has as well, each with whoever has it first.

    One in any case takes all cases, so it meets every other spelling of these letters. Two exact ones meet only if they
    are the same: "Go" and "GO" are two.
    """
    known: dict[str, list[tuple[str, Spelling]]] = {}
    for other, spelling in others:
        known.setdefault(key(spelling.text), []).append((other, spelling))
    for spelling in spellings:
        alike = known.get(key(spelling.text), ())
        if found := next((other for other, theirs in alike if _meet(spelling, theirs)), None):
            yield Shared(spelling, found)


def _meet(one: Spelling, other: Spelling) -> bool:
    return not (one.is_exact and other.is_exact) or one.text == other.text
