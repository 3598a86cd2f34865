"""Pictures of projects: read with care, drawn anew, and kept small. Nothing is left of the file that was sent."""

from __future__ import annotations

import hashlib
import io
import threading
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from accounts.models import ProjectPicture

if TYPE_CHECKING:
    from accounts.models import Project

FORMATS = ("PNG", "JPEG", "WEBP")
MOST_SENT = 5_000_000
MOST_KEPT = 200_000
# More than any screen shows; a picture may be taller than wide, as those of phones are.
BOX = (1200, 2400)
QUALITIES = (82, 70, 55, 40)
# What a camera of today makes. Beyond, a small file may unfold to more than the machine has.
MOST_PIXELS = 50_000_000
Image.MAX_IMAGE_PIXELS = MOST_PIXELS
# An open picture takes up to 200 MB: one at a time, however many are sent.
_ONE_AT_A_TIME = threading.Lock()


class PictureError(Exception):
    """It cannot be a picture here; the words say what to do instead."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture as it is kept: WebP, without anything about where, when or with what it was taken."""

    content: bytes
    width: int
    height: int

    @property
    def digest(self) -> str:
        """What tells this picture from every other."""
        return hashlib.sha256(self.content).hexdigest()


def drawn_anew(file: IO[bytes], size: int) -> Drawn:
    """The picture in the file, turned the right way up and made small. Raises `PictureError` with words to show."""
    if size > MOST_SENT:
        told = _("This file has %(size).1f MB; at most %(most)d MB can be sent. Save it smaller, then choose it again.")
        raise PictureError(told % {"size": size / 1e6, "most": MOST_SENT // 1_000_000})
    with _ONE_AT_A_TIME:
        try:
            picture = _read(file)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            told = _(
                "This picture has too many pixels: at most %(most)d million. Save it smaller, then choose it again."
            )
            raise PictureError(told % {"most": MOST_PIXELS // 1_000_000}) from error
        except Exception as error:  # what a decoder raises over a broken file is no closed list
            told = _("This is no picture that can be read. Save it as PNG, JPEG or WebP, then choose it again.")
            raise PictureError(told) from error
        return _small_enough(picture)


def keep_picture(project: Project, drawn: Drawn, description: str) -> None:
    """Make this the picture of the project, instead of the one it had."""
    ProjectPicture.objects.update_or_create(
        project=project,
        defaults={
            "content": drawn.content,
            "width": drawn.width,
            "height": drawn.height,
            "digest": drawn.digest,
            "description": description,
        },
    )


def describe_picture(project: Project, description: str) -> None:
    """Say otherwise what the picture shows, to those who do not see it."""
    ProjectPicture.objects.filter(project=project).update(description=description)


def remove_picture(project: Project) -> None:
    """Let the project have no picture."""
    ProjectPicture.objects.filter(project=project).delete()


def _read(file: IO[bytes]) -> Image.Image:
    with Image.open(file, formats=FORMATS) as image:
        if image.width * image.height > MOST_PIXELS:
            raise Image.DecompressionBombError
        image.draft("RGB", BOX)
        ImageOps.exif_transpose(image, in_place=True)
        picture = _in_colour(image)
        picture.thumbnail(BOX)
    # On a new sheet: no metadata comes along, whichever format had it.
    sheet = Image.new(picture.mode, picture.size)
    sheet.paste(picture)
    return sheet


def _in_colour(image: Image.Image) -> Image.Image:
    """The picture as WebP has it; scientific greys of 16 bits by way of those of 8."""
    wanted = "RGBA" if image.has_transparency_data else "RGB"
    grey = image.convert("L") if image.mode.startswith("I") else image
    return grey if grey.mode == wanted else grey.convert(wanted)


def _small_enough(picture: Image.Image) -> Drawn:
    """The best quality that fits; where none does, a smaller picture."""
    for quality in QUALITIES:
        written = io.BytesIO()
        picture.save(written, "WEBP", quality=quality)
        if written.tell() <= MOST_KEPT:
            return Drawn(written.getvalue(), *picture.size)
    return _small_enough(picture.resize((picture.width * 3 // 4, picture.height * 3 // 4)))
