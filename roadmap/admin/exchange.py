"""Import and export of the lists: files that a curator takes home and brings back, by the rules that loading has."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from import_export.formats.base_formats import Format
from import_export.resources import Resource
from import_export.results import Result, RowResult

from roadmap.actions.notices import Event, tell
from roadmap.actions.records import carry_out, planned
from roadmap.actions.stored import stored_items
from roadmap.actions.tables import MODELS
from roadmap.actions.tabling import (
    Reading,
    Sheet,
    csv_sheet,
    csv_text,
    exported,
    json_sheet,
    json_text,
    read_sheet,
    yaml_sheet,
    yaml_text,
)
from roadmap.domain.content import Change, ContentError, Difference, Item, Kind, Merge, Verdict, differences, digest
from roadmap.models import content_changed

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from roadmap.actions.versions import Curator

Export = tuple[Kind, dict[str, Item]]

TYPES = {
    Verdict.ADDED: RowResult.IMPORT_TYPE_NEW,
    Verdict.UPDATED: RowResult.IMPORT_TYPE_UPDATE,
    Verdict.UNCHANGED: RowResult.IMPORT_TYPE_SKIP,
}


class FileFormat(Format):  # type: ignore[misc]
    """A kind of file: what it says as a sheet, and items as it says them. All of them are UTF-8."""

    title: ClassVar[str]
    extension: ClassVar[str]
    content_type: ClassVar[str]

    def __init__(self, encoding: str | None = None) -> None:
        """Take an encoding as the library gives it, and leave it: there is only one."""

    def get_title(self) -> str:
        return self.title

    def get_extension(self) -> str:
        return self.extension

    def get_content_type(self) -> str:
        return f"{self.content_type}; charset=utf-8"

    def can_import(self) -> bool:
        return True

    def can_export(self) -> bool:
        return True


class Table(FileFormat):
    """What spreadsheets open."""

    title, extension, content_type = "CSV", "csv", "text/csv"

    def create_dataset(self, in_stream: bytes) -> Sheet:
        return csv_sheet(in_stream)

    def export_data(self, dataset: Export) -> bytes:
        return csv_text(*dataset).encode()


class Yaml(FileFormat):
    """A file of the curriculum."""

    title, extension, content_type = "YAML", "yaml", "application/yaml"

    def create_dataset(self, in_stream: bytes) -> Sheet:
        return yaml_sheet(in_stream)

    def export_data(self, dataset: Export) -> bytes:
        return yaml_text(*dataset).encode()


class Json(FileFormat):
    """The same for programs."""

    title, extension, content_type = "JSON", "json", "application/json"

    def create_dataset(self, in_stream: bytes) -> Sheet:
        return json_sheet(in_stream)

    def export_data(self, dataset: Export) -> bytes:
        return json_text(*dataset).encode()


FORMATS: list[type[FileFormat]] = [Table, Yaml, Json]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something in a file that cannot be taken over: where it stands, and why."""

    place: int | None
    slug: str
    field: str
    reason: str


class Outcome(Result):  # type: ignore[misc]
    """What an import would do or did: a row for each item, refusals, how long it took, and which preview it is."""

    def __init__(self) -> None:
        super().__init__()
        self.refusals: list[Refusal] = []
        self.digest = ""
        self.seconds = 0.0

    def has_validation_errors(self) -> bool:
        return bool(self.refusals)


class ItemRow(RowResult):  # type: ignore[misc]
    """What becomes of one item."""

    def __init__(self, change: Change) -> None:
        super().__init__()
        self.slug = change.slug
        self.title = str(next(iter(_named(change.item)), change.slug))
        self.import_type = TYPES[change.verdict]
        self.differences: list[Difference] = list(differences(change.stored.item, change.item)) if change.stored else []
        self.item = change.item


class OutdatedError(Exception):
    """The catalogue changed since the preview, so that the import would do something else; this is what."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__("the catalogue changed since the preview")
        self.outcome = outcome


class ItemResource(Resource):  # type: ignore[misc]
    """The items of a kind, keyed by slug, in the form that the files of the curriculum have."""

    def __init__(self, kind: Kind, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.kind = kind

    @classmethod
    def get_display_name(cls) -> str:
        return gettext("items")

    def export(self, queryset: QuerySet[Any], **_kwargs: Any) -> Export:
        """The items of the rows, in the order of the list."""
        return self.kind, exported(self.kind, list(queryset.values_list("slug", flat=True)))

    def import_data(
        self,
        dataset: Sheet,
        dry_run: bool = False,  # noqa: FBT001, FBT002
        *,
        user: Curator | None = None,
        file_name: str = "",
        previewed: str = "",
        **_kwargs: Any,
    ) -> Outcome:
        """Say what the sheet would change, and unless it is a dry run change it, in one transaction or not at all.

        Raises OutdatedError if that is not what was previewed.
        """
        began = time.monotonic()
        with transaction.atomic():
            if not dry_run:
                content_changed()  # takes the lock that makes writers take turns
            outcome, writing = self._planned(dataset)
            if not dry_run:
                if writing is None or outcome.digest != previewed:
                    raise OutdatedError(outcome)
                carry_out(*writing, by=user, why=gettext("Imported from %(file)s") % {"file": file_name})
                written = [row.slug for row in outcome.rows if not row.is_skip()]
                items = MODELS[self.kind.name]._default_manager.filter(slug__in=written)  # noqa: SLF001 (documented)
                tell(Event.IMPORTED, items, by=user, note=file_name)
        outcome.seconds = time.monotonic() - began
        return outcome

    def _planned(self, sheet: Sheet) -> tuple[Outcome, Any]:
        outcome = Outcome()
        slugs = [str(row.get("slug", "")).strip() for _place, row in sheet.rows]
        present = {slug: stored.item for slug, stored in stored_items(self.kind, slugs).items()}
        reading = read_sheet(self.kind, sheet, present)
        outcome.total_rows = len(sheet)
        outcome.refusals = [
            Refusal(place, problem.slug, problem.field, problem.message) for place, problem in reading.problems
        ]
        try:
            plan, before = planned({self.kind.name: reading.items})
        except ContentError as error:
            outcome.refusals += [_refusal(problem, reading) for problem in error.problems]
            return outcome, None
        if outcome.refusals:
            return outcome, None
        for change in plan.changes:
            row = ItemRow(change)
            outcome.append_row_result(row)
            outcome.increment_row_result_total(row)
        outcome.digest = _fingerprint(plan)
        return outcome, (plan, before)


def _refusal(problem: Any, reading: Reading) -> Refusal:  # noqa: ANN401 (a problem of the content)
    place = reading.places.get(problem.slug) or reading.places.get(problem.slug.strip("'\""))
    return Refusal(place, problem.slug, problem.field, problem.message)


def _named(item: Item) -> Sequence[object]:
    return [item[name] for name in ("title", "question", "term") if name in item]


def _fingerprint(plan: Merge) -> str:
    """Which items become what, and what they are now."""
    parts = [
        (change.slug, change.verdict.value, digest(change.item, change.order), _now(change)) for change in plan.changes
    ]
    return sha256(repr(parts).encode()).hexdigest()


def _now(change: Change) -> str:
    return digest(change.stored.item, change.stored.order) if change.stored else ""


def refuse_large(size: int, most: int) -> None:
    """Refuse a file of so many bytes. Raises ValidationError."""
    if size > most:
        told = _("The file has %(size).1f MB; %(most)d MB are the most at once. Split it.")
        raise ValidationError(told, params={"size": size / 1_000_000, "most": most // 1_000_000})
