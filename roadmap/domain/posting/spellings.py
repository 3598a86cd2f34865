"""One pattern that finds many names in a text, each in all its spellings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

# Between the words of a name a blank, a hyphen or nothing may stand, and blanks around a slash.
_BETWEEN = " "
_JOINTS = str.maketrans({" ": None, "-": None, "\n": None})
# A name ends where a word ends; "C" is not in "C++" and no name stands in an address.
_END = r"(?!\w|\+\+|#|\.(?:com|org|io|ai|co|net/)\b)"
_START = r"(?<![\w@])"
GAP = "…"
_GAP = r"(?:[^\s.;:()]{1,24}[ \n-]){0,3}"
_SHORTEST_WITH_PLURAL = 3
_Trie = dict[str, Any]


def key(name: str) -> str:
    """What all spellings of a name have in common: small letters without blanks and hyphens."""
    return name.translate(_JOINTS)


def spellings(name: str) -> Iterator[str]:
    """A name in small letters as it may be written: British or American, and one that ends in y in the plural."""
    for spelt in dict.fromkeys((name, *_across_the_ocean(name))):
        yield spelt
        if spelt.endswith("y") and len(spelt) > _SHORTEST_WITH_PLURAL:
            yield f"{spelt[:-1]}ies"


def _across_the_ocean(name: str) -> Iterator[str]:
    yield re.sub(r"(?<=\w)is(?=e|ing|ation)", "iz", name)
    yield re.sub(r"(?<=\w)iz(?=e|ing|ation)", "is", name)
    yield name.replace("modelling", "modeling")
    yield name.replace("modeling", "modelling")
    yield name.replace("labelling", "labeling")
    yield name.replace("labeling", "labelling")


def pattern(names: Iterable[str]) -> re.Pattern[str]:
    """One alternation for all names, as a tree of their signs: what no name goes on with ends the search at once.

    Text is to be given in small letters; the longest name wins. A plural s belongs to the name.
    """
    tree: _Trie = {}
    for name in names:
        branch = tree
        for part in _parts(name):
            branch = branch.setdefault(part, {})
        branch[""] = name[-1:].isalpha() and len(name) >= _SHORTEST_WITH_PLURAL and not name.endswith("s")
    return re.compile(_START + _written(tree) if tree else r"(?!)")


def gapped(names: Iterable[str]) -> re.Pattern[str]:
    """One alternation for names with a gap, in which up to three words may stand; the group says which it was."""
    parts = [f"({_with_gap(name)}{_END})" for name in names]
    return re.compile(_START + f"(?:{'|'.join(parts)})" if parts else r"(?!)")


def _with_gap(name: str) -> str:
    before, after = (piece.strip() for piece in name.split(GAP, 1))
    return rf"{_escaped(before)}s?[ \n-]{_GAP}{_escaped(after)}s?"


def _escaped(words: str) -> str:
    return r"[ \n-]".join(re.escape(word) for word in re.split(r"[ -]", words))


def _parts(name: str) -> Iterator[str]:
    for sign in name:
        if sign in " -":
            yield _BETWEEN
        else:
            yield sign


def _written(branch: _Trie) -> str:
    """The pattern of what follows: longer names first, then the end of the name itself."""
    options = [_sign(sign) + _written(rest) for sign, rest in branch.items() if sign]
    if "" in branch:
        options.append(f"{'s?' if branch[''] else ''}{_END}")
    return options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"


def _sign(sign: str) -> str:
    if sign == _BETWEEN:
        return r"[ \n-]?"
    return r" ?/ ?" if sign == "/" else re.escape(sign)
