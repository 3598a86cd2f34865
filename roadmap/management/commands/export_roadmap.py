"""Write the curriculum to its files."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from roadmap.actions import SHIPPED, write_curriculum


class Command(BaseCommand):
    help = (
        "Writes the curriculum, drafts and archived items included, to YAML files. Loading them again changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--path", type=Path, default=SHIPPED, help="the directory of the files (default: shipped)")

    def handle(self, *, path: Path, **_options: Any) -> None:
        try:
            written = write_curriculum(path)
        except OSError as error:
            message = f"Nothing was exported: {path} cannot be written: {error.strerror or error}"
            raise CommandError(message) from error
        self.stdout.write(f"{len(written)} files written to {path}")
