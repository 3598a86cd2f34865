"""Whether a picture in an archive is one that we wrote: then it is taken byte for byte."""

from __future__ import annotations

import hashlib
import io
import struct
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from PIL import Image

from accounts.actions.restoring.values import ValueRefusedError

CHUNK = struct.Struct("<4sL")
HEADING = 12
# The parts that hold the picture; what a camera noted, or anybody hid, would be in others.
DRAWN = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH"})
BOX = (1200, 2400)


def picture_columns(content: bytes) -> dict[str, Any]:
    """The columns that follow from the picture. Raises `ValueRefusedError` for what we would not have written."""
    try:
        width, height = _size(content)
    except Exception as error:  # what a decoder raises over a broken file is no closed list
        raise ValueRefusedError(_("its picture is none that was made here; add it again by hand")) from error
    return {"content": content, "width": width, "height": height, "digest": hashlib.sha256(content).hexdigest()}


def _size(content: bytes) -> tuple[int, int]:
    if not {kind for kind, _start in _chunks(content)} <= DRAWN:
        raise ValueError
    with Image.open(io.BytesIO(content), formats=("WEBP",)) as picture:
        if picture.width > BOX[0] or picture.height > BOX[1]:
            raise ValueError
        picture.load()
        return picture.size


def _chunks(content: bytes) -> Iterator[tuple[bytes, int]]:
    """The parts of a WebP file, which have to fill it to the last byte."""
    if (
        content[:4] != b"RIFF"
        or content[8:HEADING] != b"WEBP"
        or int.from_bytes(content[4:8], "little") + 8 != len(content)
    ):
        raise ValueError
    at = HEADING
    while at < len(content):
        kind, length = CHUNK.unpack_from(content, at)
        yield kind, at
        at += CHUNK.size + length + length % 2
    if at != len(content):
        raise ValueError
