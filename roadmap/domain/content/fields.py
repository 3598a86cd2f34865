"""The sorts of value that an item of the curriculum is made of."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from reprlib import Repr
from typing import Any, Generic, TypeVar
from urllib.parse import urlsplit

from roadmap.domain.content.vocabulary import SLUG_LENGTH

T = TypeVar("T")
Finding = tuple[str, str]
Reference = tuple[str, str, str]
# What an item of a kind is called now, by the kind's name and what somebody calls it.
Naming = Callable[[str, str], str]

_slug = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_unstorable = re.compile("[\0\ud800-\udfff]")
_repr = Repr()
_repr.maxstring = _repr.maxother = 60
_repr.maxlevel = 2


def shown(value: object) -> str:
    """The value as a message prints it, however large it is."""
    return _repr.repr(value)


def is_slug(value: object) -> bool:
    """The value is lower-case letters, digits and single hyphens, and not too many of them."""
    return isinstance(value, str) and len(value) <= SLUG_LENGTH and _slug.fullmatch(value) is not None


def inside(name: object, found: Iterator[tuple[str, ...]]) -> Iterator[Any]:
    """The same findings or references, seen from one level further out."""
    for where, *rest in found:
        yield (f"{name}.{where}" if where else str(name), *rest)


@dataclass(frozen=True, kw_only=True)
class Field(ABC, Generic[T]):
    """A sort of value. Only a `blank` one may be missing, and a missing value is the same as an `absent` one."""

    blank: bool = False
    absent: Any = None

    def findings(self, value: object) -> Iterator[Finding]:
        """What is wrong with a value: where inside it, and what."""
        if not self.is_missing(value):
            yield from self._findings(value)
        elif not self.blank:
            yield "", "is missing"

    def is_missing(self, value: object) -> bool:
        """The value is not there, or says no more than if it were not."""
        return value is None or value == self.absent or (isinstance(value, str) and not value.strip())

    def canonical(self, value: T) -> T:
        """The one form of a valid value, so that equal values are equal and digests agree."""
        return self._canonical(value)

    def references(self, value: T) -> Iterator[Reference]:
        """The items that a valid value refers to: where inside it, their kind, their slug."""
        return self._references(value)

    def renamed(self, value: T, naming: Naming) -> T:  # noqa: ARG002 (most values name nothing)
        """The same valid value with the items that it refers to called as they are called now.

        Where two become one, what was said of both holds: the higher of two numbers, else what was said first.
        """
        return value

    @abstractmethod
    def _findings(self, value: object) -> Iterator[Finding]: ...

    def _canonical(self, value: T) -> T:
        return value

    def _references(self, value: T) -> Iterator[Reference]:  # noqa: ARG002 (most values refer to nothing)
        return iter(())


@dataclass(frozen=True)
class Text(Field[str]):
    """Text, without spaces around it and with plain line ends. No more than `max_length` characters, if given."""

    max_length: int | None = None
    lower_case: bool = False
    absent: Any = field(default="", kw_only=True)

    def _findings(self, value: object) -> Iterator[Finding]:
        if not isinstance(value, str):
            yield "", f"must be text, not {shown(value)}"
        elif _unstorable.search(value):
            yield "", "holds a character that cannot be stored"
        else:
            yield from self._findings_in(self.canonical(value))

    def _findings_in(self, text: str) -> Iterator[Finding]:
        if self.max_length and len(text) > self.max_length:
            yield "", f"is {len(text)} characters long; {self.max_length} is the most"
        if self.lower_case and text != text.lower():
            yield "", f"must be in lower case, not {shown(text)}"

    def _canonical(self, value: str) -> str:
        return value.replace("\r\n", "\n").replace("\r", "\n").strip()


@dataclass(frozen=True)
class Address(Text):
    """An address on the web."""

    def _findings_in(self, text: str) -> Iterator[Finding]:
        yield from super()._findings_in(text)
        if text and not _is_web_address(text):
            yield "", f"must be an http or https address, not {shown(text)}"


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return text.startswith(("http://", "https://")) and bool(parts.hostname) and not re.search(r"\s", text)
    except ValueError:
        return False


@dataclass(frozen=True)
class Choice(Field[str]):
    """One of some words."""

    options: tuple[str, ...]
    absent: Any = field(default="", kw_only=True)

    def _findings(self, value: object) -> Iterator[Finding]:
        if value not in self.options:
            yield "", f"must be one of {', '.join(self.options)}, not {shown(value)}"


@dataclass(frozen=True)
class Whole(Field[int]):
    """A whole number within bounds, both allowed."""

    lowest: int
    highest: int

    def _findings(self, value: object) -> Iterator[Finding]:
        if isinstance(value, bool) or not isinstance(value, int) or not self.lowest <= value <= self.highest:
            yield "", f"must be a whole number from {self.lowest} to {self.highest}, not {shown(value)}"


@dataclass(frozen=True)
class Flag(Field[bool]):
    """True, or false if missing."""

    absent: Any = field(default=False, kw_only=True)

    def _findings(self, value: object) -> Iterator[Finding]:
        if not isinstance(value, bool):
            yield "", f"must be true or false, not {shown(value)}"


@dataclass(frozen=True)
class Day(Field[date]):
    """A day."""

    def _findings(self, value: object) -> Iterator[Finding]:
        if not isinstance(value, date) or isinstance(value, datetime):
            yield "", f"must be a day such as 2026-03-31 (no quotes), not {shown(value)}"


@dataclass(frozen=True)
class Link(Field[str]):
    """The slug of another item. Whether there is such an item is not known here."""

    kind: str
    absent: Any = field(default="", kw_only=True)

    def _findings(self, value: object) -> Iterator[Finding]:
        if not isinstance(value, str):
            yield "", f"must be a slug, not {shown(value)}"

    def _references(self, value: str) -> Iterator[Reference]:
        yield "", self.kind, value

    def renamed(self, value: str, naming: Naming) -> str:
        """The slug that the item has now."""
        return naming(self.kind, value)


@dataclass(frozen=True)
class Slug(Field[str]):
    """A slug that an item once had."""

    absent: Any = field(default="", kw_only=True)

    def _findings(self, value: object) -> Iterator[Finding]:
        if not is_slug(value):
            yield "", f"must be lower-case letters, digits and single hyphens, not {shown(value)}"
