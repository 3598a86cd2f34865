"""Opening an archive that somebody sent: it may be anything, and nothing of it is written to a disk."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any, NoReturn
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo
from zlib import error as BrokenStreamError  # noqa: N812 (an error, whatever zlib calls it)

from django.utils.translation import gettext as _

from accounts.actions.takeaway import CONTENTS
from accounts.personal import EXPORTED
from accounts.readers.takeaway import FORMAT, VERSION, Tables

MOST_SENT = 20_000_000
MOST_UNPACKED = 60_000_000
MOST_ENTRIES = 2_000
MOST_CONTENTS = 20_000_000
MOST_PICTURE = 1_000_000
# What is restored in one transaction within half a minute; others wait for it on SQLite.
MOST_ROWS = 10_000
# The list of entries at the end of a file of ours takes about 100 bytes an entry.
MOST_LISTED = 1_000_000
END = struct.Struct("<4s4H2LH")
LONGEST_COMMENT = 65_535
HEADING = frozenset({"format", "version", "made_at"})


class ArchiveRefusedError(Exception):
    """It is no archive that can be restored; the words say why and what to do."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An archive with well-formed contents; whether what they say is acceptable is another question."""

    tables: Tables
    unknown: tuple[str, ...]
    files: ZipFile

    def picture(self, name: str) -> bytes | None:
        """The content of this file; None if there is none, or it is too large or broken."""
        try:
            return _content(self.files, name, MOST_PICTURE)
        except (KeyError, ArchiveRefusedError):
            return None


def opened(file: IO[bytes], size: int) -> Opened:
    """What the file holds. Raises `ArchiveRefusedError` for what cannot be an archive of ours."""
    if size > MOST_SENT:
        told = _("This file has %(size).1f MB; at most %(most)d MB can be sent. Take the folder “pictures” out of it.")
        raise ArchiveRefusedError(told % {"size": size / 1e6, "most": MOST_SENT // 1_000_000})
    _refuse_long_listing(file, size)
    try:
        files = ZipFile(file)
    except (BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise _no_archive() from error
    _refuse_unfit(files.infolist())
    contents = _read(files)
    tables = {name: said for name, said in contents.items() if name in _known()}
    _refuse_misshapen(tables)
    return Opened(tables, tuple(sorted(contents.keys() - _known() - HEADING)), files)


def _known() -> set[str]:
    return {holding.name for holding in EXPORTED}


def _refuse_long_listing(file: IO[bytes], size: int) -> None:
    """Look at how long the list of entries is before it is read: it may be most of the file."""
    file.seek(max(0, size - LONGEST_COMMENT - END.size))
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + END.size:
        raise _no_archive()
    listed = END.unpack_from(tail, at)[5]
    if listed > MOST_LISTED or tail[max(0, at - 20) : at].startswith(b"PK\x06\x07"):
        raise _too_much()
    file.seek(0)


def _refuse_unfit(entries: list[ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    if len(names) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise _too_much()
    if len(set(names)) < len(names) or any(_leads_away(name) for name in names):
        raise _no_archive()
    if any(entry.flag_bits & 1 or entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for entry in entries):
        told = _("This archive is locked or packed in another way. Send it as it was when you took it away.")
        raise ArchiveRefusedError(told)


def _leads_away(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ".." in name.split("/")


def _content(files: ZipFile, name: str, most: int) -> bytes:
    """The content of an entry, read no further than it may be long, whatever its heading says. Raises KeyError."""
    try:
        with files.open(name) as entry:
            content = entry.read(most + 1)
    except (BadZipFile, BrokenStreamError, NotImplementedError, EOFError, RuntimeError) as error:
        raise _no_archive() from error
    if len(content) > most:
        raise _too_much()
    return content


def _read(files: ZipFile) -> dict[str, Any]:
    try:
        contents = json.loads(_content(files, CONTENTS, MOST_CONTENTS), parse_constant=_refuse_number)
    except (KeyError, ValueError, RecursionError) as error:
        raise _no_archive() from error
    if not isinstance(contents, dict) or contents.get("format") != FORMAT:
        raise _no_archive()
    if contents.get("version") != VERSION:
        told = _("This archive has version %(version)s of the format; this site reads version %(ours)d.")
        raise ArchiveRefusedError(told % {"version": str(contents.get("version"))[:20], "ours": VERSION})
    return contents


def _refuse_number(number: str) -> NoReturn:
    raise ValueError(number)


def _refuse_misshapen(tables: dict[str, Any]) -> None:
    rows = [row for said in tables.values() for row in (said if isinstance(said, list) else [None])]
    if len(rows) > MOST_ROWS:
        raise _too_much()
    if not all(isinstance(row, dict) for row in rows) or not all(map(_is_writable, _texts(rows))):
        raise _no_archive()


def _texts(values: Any) -> Iterator[str]:  # noqa: ANN401 (whatever JSON can say)
    """Every text in it, the names too; without recursion, however deep it goes."""
    left = [values]
    while left:
        match left.pop():
            case str() as text:
                yield text
            case dict() as named:
                left += [*named.keys(), *named.values()]
            case list() as listed:
                left += listed


def _is_writable(text: str) -> bool:
    """Whether a database can hold it."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in text


def _no_archive() -> ArchiveRefusedError:
    return ArchiveRefusedError(
        _("This is no archive of careerpath, or it is damaged. Send the zip file as it was made.")
    )


def _too_much() -> ArchiveRefusedError:
    return ArchiveRefusedError(_("There is more in this archive than anybody's record holds, so it was not unpacked."))
