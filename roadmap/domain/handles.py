"""The names that portfolios go by in addresses: which ones are fit, and which look like another."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

SHORTEST, LONGEST = 3, 30

_STRANGE = re.compile(r"[^a-z0-9-]")
# What a glance takes for the same: single characters first, then pairs that look like one.
_ALIKE = str.maketrans({"0": "o", "1": "l", "i": "l", "5": "s", "2": "z", "8": "b", "-": None})
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))


class Fault(Enum):
    """Why a handle cannot be used."""

    CHARACTER = auto()
    LENGTH = auto()
    HYPHENS = auto()
    RESERVED = auto()


class Refusal(NamedTuple):
    """A fault, and the character that is to blame where it is one."""

    fault: Fault
    character: str = ""


def likeness(handle: str) -> str:
    """The handle as it looks at a glance: two that share it could be taken for one another.

    The likeness of a likeness is itself.
    """
    seen = handle.translate(_ALIKE)
    for pair, one in _PAIRS:
        seen = seen.replace(pair, one)
    return seen


def refusal(handle: str) -> Refusal | None:
    """Why this cannot be a handle; None if it can.

    A handle has 3 to 30 of the letters a to z, digits and single hyphens between them, and is not what somebody could
    take for a part of the site or for its staff. Characters are judged first, so that one that only looks like a
    letter, or cannot be seen at all, is what is told.
    """
    if strange := _STRANGE.search(handle):
        return Refusal(Fault.CHARACTER, strange.group())
    if not SHORTEST <= len(handle) <= LONGEST:
        return Refusal(Fault.LENGTH)
    if handle.startswith("-") or handle.endswith("-") or "--" in handle:
        return Refusal(Fault.HYPHENS)
    if likeness(handle) in _RESERVED:
        return Refusal(Fault.RESERVED)
    return None


# Parts of the site and of any other, those who speak for it, and words that mean nobody.
RESERVED = frozenset(
    """
    about abuse access account accounts admin administrator adverts api app archive assets auth billing blog
    careerpath catalogue certificates certification certifications contact curator curators dashboard default demo
    docs download education email everybody everyone evidence example experience export faq favicon feedback files
    forum glossary handle health healthz help home hostmaster import info jobs legal link login logout mail me
    media milestone milestones moderator new news nobody noreply null official operator owner page pages password
    picture pictures plan police portfolio postmaster preview privacy profile projects public questions readyz record
    register report reports resources resume roadmap robots role roles root routes search security service settings
    share shared signin signout signup site sitemap skill skills staff stages static status styleguide support
    sysadmin system team terms test theme trust undefined user users verified webmaster welcome www
    """.split()  # noqa: SIM905 (a hundred quotes would hide the words)
)
_RESERVED = frozenset(map(likeness, RESERVED))
