"""A tree of names, word by word, that finds in one pass which of them a text says, in all their spellings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Generic, TypeVar

from roadmap.domain.posting.values import Span

T = TypeVar("T")
# Stands in a name for up to three words.
GAP = "…"
_MOST_IN_GAP = 3
_TOKENS = re.compile(r"\w+|[^\w\s-]")
# Signs that belong to what stands right before them: "C ++" and "Node. js" are no names.
_TIGHT = frozenset("+#.*'")
_GAP_ENDS = frozenset(".;:()!?•")
_FREE = frozenset({",", "/", "&", "and", "or"})
_LONGEST_GAP = 9
# No sentence has more words and signs.
_MOST = 500
_SHORTEST_WITH_PLURAL = 4
_END = ""
# No name stands in an address, and "C" is not in "C++".
_GOES_ON = re.compile(r"\+\+|#|\.(?:com|org|io|ai|co|net/)\b")
_Tree = dict[str, Any]


# A word or a sign of a text, with its start and end.
Token = tuple[str, int, int]


def tokens(small: str, span: Span) -> list[Token]:
    """The words and signs of a part of a text in small letters; hyphens only part them, as blanks do."""
    found = []
    last = span.start
    for match in islice(_TOKENS.finditer(small, *span), _MOST):
        start, end = match.span()
        word = match[0]
        found.append((f" {word}" if word in _TIGHT and start > last else word, start, end))
        last = end
    return found


class Names(Generic[T]):
    """Names with what they stand for. Time to find them is in proportion to the text, however many there are.

    A name is found as whole words, with blanks, hyphens or nothing between them, in the plural and in British and
    American spelling; the longest name wins. A name with a gap is found besides what stands in the gap.
    """

    def __init__(self) -> None:
        self._tree: _Tree = {}
        self._gapped: _Tree = {}

    def add(self, name: str, meaning: T) -> None:
        """Another name in small letters; several may be the same."""
        tree = self._gapped if GAP in name else self._tree
        for words in {variant: None for spelt in _spellings(name) for variant in _joined(spelt)}:
            branch = tree
            for word in words:
                branch = branch.setdefault(word, {})
            meanings = branch.setdefault(_END, [])
            if words and meaning not in meanings:
                meanings.append(meaning)

    def found(self, small: str, span: Span) -> Iterator[tuple[Span, list[T]]]:
        """Where names stand in a part of a text, with all that each stands for."""
        words = tokens(small, span)
        place = 0
        while place < len(words):
            if not self._begins(words[place][0]):
                place += 1
                continue
            end, meanings = self._longest(small, words, place)
            if meanings:
                yield Span(words[place][1], words[end - 1][2]), meanings
            place = max(end, place + 1)
        for place, token in enumerate(words):
            if token[0] in self._gapped:
                yield from _over_gap(self._gapped, words, place)

    def _begins(self, word: str) -> bool:
        """Whether a name may begin with this word: most words of a text are in none."""
        return word in self._tree or (word[-1] == "s" and word[:-1] in self._tree)

    def _longest(self, small: str, words: Sequence[Token], place: int) -> tuple[int, list[T]]:
        """Where the longest name ends that begins here, with what it stands for."""
        branch: _Tree | None = self._tree
        best: tuple[int, list[T]] = (place, [])
        for at in range(place, len(words)):
            meanings, branch = _step(branch or {}, words[at][0])
            if meanings and not _is_within(small, words[place][1], words[at][2]):
                best = (at + 1, meanings)
            if branch is None:
                break
        return best


def _step(branch: _Tree, word: str) -> tuple[list[Any], _Tree | None]:
    """What a name stands for that ends with this word, or with its singular, and how names go on."""
    further = branch.get(word)
    meanings = further.get(_END, []) if further else []
    if word.endswith("s") and len(word) >= _SHORTEST_WITH_PLURAL and (singular := branch.get(word[:-1])):
        meanings = [*meanings, *(meaning for meaning in singular.get(_END, ()) if meaning not in meanings)]
    return meanings, further


def _is_within(small: str, start: int, end: int) -> bool:
    """Whether a longer word or an address goes on there, or initials ("U.S.C.") end."""
    before = small[start - 1 : start]
    is_initial = before == "." and end - start == 1
    return before == "@" or is_initial or _GOES_ON.match(small, end) is not None


def _over_gap(tree: _Tree, words: Sequence[Token], place: int) -> Iterator[tuple[Span, list[Any]]]:
    """Names with a gap that begin here: the nearest end counts."""
    branch: _Tree | None = tree
    for at in range(place, min(place + _MOST_IN_GAP + 1, len(words))):
        _meanings, branch = _step(branch or {}, words[at][0])
        if branch is None:
            return
        behind = branch.get(GAP)
        if behind and (end := _behind_gap(behind, words, at + 1)):
            yield Span(words[place][1], words[end[0] - 1][2]), end[1]
            return


def _behind_gap(tree: _Tree, words: Sequence[Token], start: int) -> tuple[int, list[Any]] | None:
    """Where the rest of a name ends, at most so many words later; commas do not count."""
    skipped = 0
    for first in range(start, min(start + _LONGEST_GAP, len(words))):
        branch: _Tree | None = tree
        for at in range(first, len(words)):
            meanings, branch = _step(branch or {}, words[at][0])
            if meanings:
                return at + 1, meanings
            if branch is None:
                break
        skipped += words[first][0] not in _FREE
        if words[first][0] in _GAP_ENDS or skipped > _MOST_IN_GAP:
            return None
    return None


def _spellings(name: str) -> Iterator[str]:
    """A name as it may be written: British or American, and one that ends in y in the plural."""
    for spelt in dict.fromkeys((name, *_across_the_ocean(name))):
        yield spelt
        if spelt.endswith("y") and len(spelt) >= _SHORTEST_WITH_PLURAL:
            yield f"{spelt[:-1]}ies"


def _across_the_ocean(name: str) -> Iterator[str]:
    # "Arize" is not "arise": what is parted by more than an ending is another word.
    yield re.sub(r"(?<=\w{3})is(?=e|ing|ation)", "iz", name)
    yield re.sub(r"(?<=\w{3})iz(?=e|ing|ation)", "is", name)
    for british, american in (("modelling", "modeling"), ("labelling", "labeling")):
        yield name.replace(british, american)
        yield name.replace(american, british)


def _joined(name: str) -> Iterator[tuple[str, ...]]:
    """The words of a name, and the same with two or all of them written as one."""
    words = tuple(token[0] for token in tokens(name, Span(0, len(name))))
    yield words
    # ".NET" has its dot behind a blank as often as behind a sign.
    if words and words[0] in _TIGHT:
        yield (f" {words[0]}", *words[1:])
    joints = [place for place in range(1, len(words)) if words[place - 1].isalnum() and words[place].isalnum()]
    for place in joints:
        yield (*words[: place - 1], words[place - 1] + words[place], *words[place + 1 :])
    if joints and len(joints) == len(words) - 1:
        yield ("".join(words),)
