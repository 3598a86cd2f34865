"""Files that people choose as a picture, drawn for the tests."""

import io
import struct
import zlib
from random import Random
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

GREEN = (20, 110, 80)


def file_of(image: Image.Image, kind: str = "PNG", **how: Any) -> bytes:
    """The bytes of a picture in a format."""
    written = io.BytesIO()
    image.save(written, kind, **how)
    return written.getvalue()


def sent(content: bytes, name: str = "picture.png") -> SimpleUploadedFile:
    """A file as a browser sends it; what it says of its type is nothing to rely on."""
    return SimpleUploadedFile(name, content, content_type="image/png")


def plain(width: int = 40, height: int = 30) -> bytes:
    """A small picture that is all green."""
    return file_of(Image.new("RGB", (width, height), GREEN))


def noise(width: int, height: int) -> Image.Image:
    """What no format makes small; the same in every run."""
    return Image.frombytes("RGB", (width, height), Random(7).randbytes(width * height * 3))  # noqa: S311 (no secret)


def bomb(side: int) -> bytes:
    """A PNG of a few bytes that says it has a side of so many pixels."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
