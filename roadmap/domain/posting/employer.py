"""The names that an advert calls its employer by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

_NAME = r"((?:[\w.&-]{1,30} ){0,2}[\w.&-]{1,30})"
_ABOUT = re.compile(rf"^(?:more about|about|life at|careers at) {_NAME}:?$", re.MULTILINE)
_AT = re.compile(rf"at {_NAME}, (?:we|you|our|you'll|we're)\b")
_IS = re.compile(
    r" is (?:an equal|(?:the|a) (?:[\w'-]+ )?leading (?:[\w'&-]+ ){0,4}(?:provider|company|platform|firm|supplier|"
    r"manufacturer|bank|retailer|brand|marketplace|network|organi[sz]ation|business|agency|consultancy|innovator)|"
    r"hiring\b|committed to|proud to|on a mission)"
)
_ITS = re.compile(r"'s (?:mission|careers|employees|team\b|customers)")
_WORDS = 3
_LONGEST = 60
# No advert says more often who writes it.
_MOST = 20


def employer_names(small: str) -> frozenset[str]:
    """What a text in small letters calls its employer, each name also without the words before its last.

    Serves adverts of employers whose product is a tool that others ask for: "At Acme, we", "About Acme", "Acme is the
    leading". What is found besides a name does no harm, since only terms of the same spelling are looked up in it.
    """
    found = islice(_named(small), _MOST * 4)
    return frozenset(" ".join(name[-words:]) for name in found for words in range(1, _WORDS + 1))


def _named(small: str) -> Iterator[list[str]]:
    """The words of each name; behind "about" and "at", or before what only an employer is or has."""
    for pattern in (_ABOUT, _AT):
        yield from (match[1].split() for match in islice(pattern.finditer(small), _MOST))
    for pattern in (_IS, _ITS):
        for match in islice(pattern.finditer(small), _MOST):
            yield small[max(0, match.start() - _LONGEST) : match.start()].split()
