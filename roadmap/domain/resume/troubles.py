"""What there is to say about a file that somebody brings: by code, so that pages say it in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """Why a file cannot be read at all."""

    TEXT = "not text"
    JSON = "not JSON"
    KIND = "not an object"
    DEPTH = "nested too deeply"
    ENTRIES = "too many entries"
    VALUES = "too many values"


class Trouble(StrEnum):
    """What is the matter with a part of it."""

    # It was taken, and something was done to it.
    STRANGE = "strange characters"
    TWICE = "a key that stands twice"
    SHORTENED = "too long"
    COMPLETED = "an address without https"
    YEAR_ALONE = "a year without a month"
    GOING_ON = "an end still to come"
    LEVEL_UNKNOWN = "a level that is not understood"
    SKILLS_UNKNOWN = "skills that are not in the catalogue"
    # It was left out, and its entry taken.
    WRONG_TYPE = "of the wrong type"
    NO_LINK = "no web address"
    NO_DATE = "no date"
    NO_SENSE = "not possible"
    # The entry was left out.
    EMPTY = "an entry that says nothing"
    NO_NAME = "an entry without a name"
    NO_START = "an entry without a start"
    FUTURE = "a date still to come"
    LONG_AGO = "a date too long ago"
    BACKWARDS = "an end before the start"
    # It has no place of its own, and is kept as it is.
    SKILL_UNKNOWN = "a skill that is not in the catalogue"
    SKILL_AGAIN = "a skill that is there already"


@dataclass(frozen=True, slots=True)
class Note:
    """One thing to say: of which place in the file, what, and of what it said there. `limit` goes with lengths."""

    path: str
    trouble: Trouble
    said: str = ""
    limit: int = 0


class UnreadableError(Exception):
    """The file cannot be read; `number` is the line, or the limit that it goes over."""

    def __init__(self, fault: Fault, number: int = 0) -> None:
        super().__init__(fault)
        self.fault, self.number = fault, number


class RefusedError(Exception):
    """An entry cannot be taken."""

    def __init__(self, trouble: Trouble, said: str = "") -> None:
        super().__init__(trouble)
        self.trouble, self.said = trouble, said
