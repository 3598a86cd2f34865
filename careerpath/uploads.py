"""How much somebody may send with files in it: refused before any of it is read, whoever sends it."""

from __future__ import annotations

from typing import IO

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler


class SizedUploadHandler(FileUploadHandler):
    """Django limits what forms hold in memory, and not the files that they come with."""

    def handle_raw_input(self, _input: IO[bytes], _meta: object, content_length: int, *_more: object) -> None:
        """Refuse the whole of it by its announced length, which the server reads no further than."""
        if content_length > settings.UPLOAD_MAX_SIZE:
            message = f"More than {settings.UPLOAD_MAX_SIZE} bytes were sent at once."
            raise RequestDataTooBig(message)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:  # noqa: ARG002 (the signature is Django's)
        """Hand on to the handler that keeps it."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the handler that kept it."""
