"""Load the curriculum from its files."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from roadmap.actions import SHIPPED, load_curriculum
from roadmap.domain.content import ContentError, LoadReport

PROBLEMS_SHOWN = 50


class Command(BaseCommand):
    help = (
        "Loads the curriculum from its YAML files. What curators edited since the last load is kept, nothing is "
        "deleted, and loading the same files again changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--path", type=Path, default=SHIPPED, help="the directory of the files (default: shipped)")
        parser.add_argument("--overwrite", action="store_true", help="replace what curators edited, too")
        parser.add_argument("--dry-run", action="store_true", help="only say what would be done")

    def handle(self, *, path: Path, overwrite: bool, dry_run: bool, **_options: Any) -> None:
        try:
            report = load_curriculum(path, overwrite=overwrite, dry_run=dry_run)
        except ContentError as error:
            raise CommandError(_refusal(error)) from error
        self._say(report, dry_run=dry_run)

    def _say(self, report: LoadReport, *, dry_run: bool) -> None:
        for label, slug in report.kept:
            self.stdout.write(f"kept: {label} {slug} (edited since the last load; --overwrite replaces it)")
        moved = f" ({report.moved} of them moved)" if report.moved else ""
        self.stdout.write(
            f"{'would be: ' if dry_run else ''}added {report.added}, updated {report.updated}, "
            f"kept {len(report.kept)}, unchanged {report.unchanged}{moved}"
        )


def _refusal(error: ContentError) -> str:
    shown = [str(problem) for problem in error.problems[:PROBLEMS_SHOWN]]
    hidden = len(error.problems) - len(shown)
    return "\n".join(["Nothing was loaded:", *shown, *([f"... and {hidden} more"] if hidden else [])])
