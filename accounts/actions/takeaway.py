"""Writing everything that a learner has here into one file."""

from __future__ import annotations

import csv
import io
import json
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import IO, TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from django.apps import apps
from django.db import transaction

from accounts.models import OwnedModel
from accounts.personal import EXPORTED
from accounts.readers.resume import resume_of
from accounts.readers.takeaway import FORMAT, VERSION, Row, pictures_of, tables_of
from roadmap.domain.spreadsheets import harmless

if TYPE_CHECKING:
    from accounts.models import User

CONTENTS, RESUME, NOTE = "careerpath.json", "resume.json", "README.txt"
TABLES = "tables"
READ_ME = """This is everything that careerpath kept of you when you asked for it.

careerpath.json  all of it; careerpath takes it back under Settings / Take it away
resume.json      your record as JSON Resume, which many other sites read
tables/          the same as tables for spreadsheets
pictures/        the pictures of your projects

Times are in UTC. Milestones, skills and all else of the catalogue stand by their names in addresses.
"""


def write_archive(file: IO[bytes], learner: User, now: datetime) -> None:
    """Write the learner's archive to the file: what careerpath reads, tables for people, and pictures."""
    name_rows(learner)
    tables = tables_of(learner)
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr(NOTE, READ_ME)
        archive.writestr(CONTENTS, _json({**_heading(now), **tables}))
        archive.writestr(RESUME, _json(resume_of(learner, everything=True)))
        for name, rows in tables.items():
            archive.writestr(f"{TABLES}/{name}.csv", _csv(name, rows))
        for name, picture in pictures_of(learner):
            archive.writestr(name, picture, ZIP_STORED)


def name_rows(learner: User) -> None:
    """Give each row of the record that no form made a name of its own, by which an archive knows it again."""
    for model in apps.get_models():
        if issubclass(model, OwnedModel):
            unnamed = model.objects.for_learner(learner).filter(op__isnull=True)
            if keys := list(unnamed.values_list("pk", flat=True)):
                with transaction.atomic():
                    for pk in keys:
                        unnamed.filter(pk=pk).update(op=uuid.uuid4())


def _heading(now: datetime) -> Row:
    made_at = now.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return {"format": FORMAT, "version": VERSION, "made_at": made_at}


def _json(value: Any) -> str:  # noqa: ANN401 (whatever JSON can say)
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _csv(table: str, rows: Iterable[Row]) -> str:
    """The rows under the names of their columns, also when there are none."""
    holding = next(holding for holding in EXPORTED if holding.name == table)
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(holding.exported)
    writer.writerows([_cell(row[name]) for name in holding.exported] for row in rows)
    return file.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    return harmless(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
