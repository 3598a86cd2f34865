"""Levels of skills as JSON Resume words them, and what files say instead. The table is in docs/resume.md."""

from __future__ import annotations

import re
from math import ceil

HIGHEST = 5
WORDS = {1: "Beginner", 2: "Intermediate", 3: "Advanced", 4: "Expert", 5: "Master"}

_READ = {word.casefold(): level for level, word in WORDS.items()} | {
    "aware": 1, "basic": 1, "basics": 1, "elementary": 1, "entry": 1, "fundamental": 1, "novice": 1, "familiar": 1,
    "competent": 2, "medium": 2, "working": 2, "working knowledge": 2, "conversational": 2, "good": 2,
    "proficient": 3, "professional": 3, "experienced": 3, "skilled": 3, "very good": 3, "upper intermediate": 3,
    "excellent": 4, "senior": 4, "specialist": 4, "strong": 4,
    "authority": 5, "guru": 5, "world class": 5, "mastery": 5,
}  # fmt: skip
_NUMBER = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3})?)\s*(?:(?P<percent>%)|(?:/|of|out of)\s*(?P<scale>\d{1,3}))?")


def word(level: int) -> str:
    """How JSON Resume says a level from 1 to 5."""
    return WORDS[level]


def level_from(said: str) -> int | None:
    """The level that words or numbers stand for; None if they do not say one, which is not the lowest.

    Numbers alone are levels from 1 to 5; `7/10` and `70%` are rounded up, as a share of 5.
    """
    plain = " ".join(re.sub(r"[-_]", " ", said.casefold()).split())
    return _READ.get(plain) or _from_number(plain)


def _from_number(plain: str) -> int | None:
    found = _NUMBER.fullmatch(plain)
    if not found:
        return None
    number = float(found["number"])
    if not found["percent"] and not found["scale"]:
        return int(number) if number in WORDS else None
    scale = 100 if found["percent"] else int(found["scale"])
    return ceil(number * HIGHEST / scale) if 0 < number <= scale else None
