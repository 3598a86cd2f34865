"""The names that an advert calls its employer by."""

from __future__ import annotations

import re
from itertools import islice

_NAME = r"((?:[\w.&-]{1,30} ){0,2}[\w.&-]{1,30})"
_NAMED = re.compile(
    rf"^(?:more )?about {_NAME}:?$|^(?:life|careers) at {_NAME}:?$|\bat {_NAME}, (?:we|you|our|you'll|we're)\b"
    rf"|(?<!\w){_NAME} is (?:an equal|the (?:[\w'-]+ )?leading|a (?:[\w'-]+ )?leading|hiring\b|committed to|proud to|"
    rf"on a mission)|\b{_NAME}'s (?:mission|careers|employees|team\b|customers)",
    re.MULTILINE,
)
# No advert says more often who writes it.
_MOST = 40


def employer_names(small: str) -> frozenset[str]:
    """What a text in small letters calls its employer, each name also without the words before its last.

    Serves adverts of employers whose product is a tool that others ask for: "At Acme, we", "About Acme", "Acme is the
    leading". What is found besides a name does no harm, since only terms of the same spelling are looked up in it.
    """
    found = (next(filter(None, match.groups())) for match in islice(_NAMED.finditer(small), _MOST))
    return frozenset(part for name in found for part in (name, name.rpartition(" ")[2]))
