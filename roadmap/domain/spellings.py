"""Whose a spelling is: no two terms may be found by the same word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_between = re.compile(r"[\s\-]+")


class Spelling(NamedTuple):
    """A name as adverts write it; an exact one is found only in just these letters, any other in any case."""

    text: str
    is_exact: bool = False


class Clash(NamedTuple):
    """A spelling that somebody else has already."""

    owner: str
    spelling: Spelling
    other: str


def key(text: str) -> str:
    """The name as far as it matters when it is looked for: without case, blanks and hyphens."""
    return _between.sub("", text.casefold())


def clashes(spellings: Iterable[tuple[str, Spelling]], known: Iterable[tuple[str, Spelling]] = ()) -> Iterator[Clash]:
    """Those of the spellings, each with whose it is, that one before it or a known one of somebody else already has.

    One in any case takes all cases, so it clashes with every other spelling of these letters. Two exact ones clash only
    if they are the same, so that "Go" and "GO" may be two. Several spellings of one owner never clash.
    """
    owners: dict[str, dict[str, str]] = {}
    for owner, spelling in known:
        _claimed(owners, owner, spelling)
    for owner, spelling in spellings:
        if (other := _claimed(owners, owner, spelling)) != owner:
            yield Clash(owner, spelling, other)


def _claimed(owners: dict[str, dict[str, str]], owner: str, spelling: Spelling) -> str:
    """Who has the spelling: whoever had it before, else the owner from now on."""
    alike = owners.setdefault(key(spelling.text), {})
    anyhow = ""
    looked_at = [spelling.text, anyhow] if spelling.is_exact else alike
    other = next((alike[one] for one in looked_at if alike.get(one, owner) != owner), None)
    if other is None:
        alike[spelling.text if spelling.is_exact else anyhow] = owner
    return other or owner
