"""The portfolio on paper: HTML and CSS of ours made into a PDF that screen readers can read too."""

from __future__ import annotations

import base64
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.template.loader import render_to_string
from PIL import ImageFile

from accounts.readers.portfolio import pictures_of

if TYPE_CHECKING:
    from accounts.readers.shown import ShownPortfolio

STYLE = Path(settings.BASE_DIR) / "careerpath" / "static" / "css" / "portfolio-pdf.css"
# What pictures of projects are written anew as.
PICTURE_TYPE = "image/webp"
# A PDF takes a processor most of a second; whoever asks again for the same gets the same.
MOST_KEPT = 16


class NoPdfError(Exception):
    """What PDFs are made with is not on the machine."""


@lru_cache(maxsize=MOST_KEPT)
def pdf_of(learner_id: int, shown: ShownPortfolio, address: str, _language: str) -> bytes:
    """What a learner shows as a PDF; `address` is where it is found, if that may be printed.

    Raises `NoPdfError` on a machine without the libraries that WeasyPrint draws with.
    """
    pictured = [project.picture.project for project in shown.projects if project.picture]
    place = Paper(pictures_of(learner_id, pictured))
    return drawn(render_to_string("accounts/portfolio_pdf.html", {"shown": shown, "address": address, "place": place}))


class Paper:
    """Where everything is in the document itself."""

    def __init__(self, contents: dict[int, bytes]) -> None:
        self.contents = contents

    def picture(self, project: int) -> str:
        """An address that holds the picture of a project; empty if it is gone meanwhile."""
        content = self.contents.get(project)
        return f"data:{PICTURE_TYPE};base64,{base64.b64encode(content).decode()}" if content else ""


def drawn(page: str) -> bytes:
    """The page as a PDF with tags, a title and a language. Nothing is fetched for it: only what it holds is in it."""
    try:
        # Here and not above: it takes seconds to import, and where Pango is missing it cannot be.
        from weasyprint import CSS, HTML  # noqa: PLC0415
        from weasyprint.urls import URLFetcher  # noqa: PLC0415
    except (ImportError, OSError) as error:
        raise NoPdfError from error
    # It lets Pillow draw files that break off, for the whole process; pictures that are sent here are to be whole.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    fetcher = URLFetcher(allowed_protocols={"data"}, allow_redirects=False)
    style = CSS(string=STYLE.read_text(encoding="utf-8"), url_fetcher=fetcher)
    document = HTML(string=page, url_fetcher=fetcher)
    pdf: bytes = document.write_pdf(stylesheets=[style], pdf_variant="pdf/ua-1")
    return pdf
