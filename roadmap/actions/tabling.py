"""Items of one kind as the files that a curator takes home and brings back: CSV, YAML, JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext

from roadmap.actions.files import items_text, read_yaml
from roadmap.actions.stored import stored_items
from roadmap.domain.content import (
    ContentError,
    Item,
    Kind,
    Problem,
    from_cell,
    from_plain,
    to_cell,
    to_plain,
)

LARGEST_SHEET = 5_000_000
MOST_ROWS = 10_000
SLUG = "slug"
STATE = "state"


@dataclass(frozen=True)
class Sheet:
    """What an uploaded file says before anybody knows of what kind its items are.

    `rows` are pairs of a place in the file and what stands there. Cells of a table are text, and columns that are not
    there say nothing; other files have values, and say everything about an item.
    """

    rows: Sequence[tuple[int, Mapping[str, object]]]
    is_table: bool = False
    columns: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True)
class Reading:
    """The items of a sheet by slug, where each stands in the file, and what is wrong with it by place."""

    items: dict[str, Item] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    problems: list[tuple[int, Problem]] = field(default_factory=list)


def exported(kind: Kind, slugs: Sequence[str]) -> dict[str, Item]:
    """These items as the files say them, in the given order."""
    stored = stored_items(kind, slugs)
    return {slug: stored[slug].item for slug in slugs if slug in stored}


def csv_text(kind: Kind, items: Mapping[str, Item]) -> str:
    """A table with a row for each item and a column for each field; begins with a mark that spreadsheets look for."""
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow([SLUG, *kind.record.fields])
    for slug, item in items.items():
        # The state is always said: an empty cell would be no state.
        says = {STATE: "published"} | item if STATE in kind.record.fields else item
        cells = (_state_or_cell(kind, name, says) for name in kind.record.fields)
        writer.writerow([slug, *cells])
    return "\ufeff" + table.getvalue()


def _state_or_cell(kind: Kind, name: str, item: Item) -> str:
    return str(item[name]) if name == STATE else to_cell(kind.record.fields[name], item.get(name))


def yaml_text(_kind: Kind, items: Mapping[str, Item]) -> str:
    """A file of the kind, as load_roadmap reads it."""
    return items_text(items)


def json_text(_kind: Kind, items: Mapping[str, Item]) -> str:
    """The same as JSON."""
    return json.dumps({slug: to_plain(item) for slug, item in items.items()}, ensure_ascii=False, indent=1) + "\n"


def csv_sheet(content: bytes) -> Sheet:
    """The rows of a table. Raises ContentError if it is none."""
    reader = csv.reader(io.StringIO(_text(content), newline=""), strict=True)
    try:
        lines = [(number, line) for number, line in enumerate(reader, 1) if any(line)]
    except csv.Error as error:
        raise _unusable(gettext("Line %(line)d: %(error)s.") % {"line": reader.line_num, "error": error}) from error
    columns = lines[0][1] if lines else []
    if SLUG not in columns:
        raise _unusable(gettext("The first row must name the columns, and one of them must be “slug”."))
    if len(set(columns)) < len(columns):
        raise _unusable(gettext("Two columns have the same name."))
    wide = next((number for number, line in lines if len(line) > len(columns)), None)
    if wide:
        raise _unusable(gettext("Row %(row)d has more cells than there are columns.") % {"row": wide})
    rows = [(number, dict(zip(columns, line, strict=False))) for number, line in lines[1:]]
    return _bounded(Sheet(rows, is_table=True, columns=tuple(columns)))


def yaml_sheet(content: bytes) -> Sheet:
    """The items of a YAML file. Raises ContentError if it has none."""
    return _by_slug(read_yaml("", content))


def json_sheet(content: bytes) -> Sheet:
    """The items of a JSON file. Raises ContentError if it has none."""
    try:
        return _by_slug(json.loads(_text(content), object_pairs_hook=_once))
    except RecursionError as error:
        raise _unusable(gettext("The file is nested too deeply.")) from error
    except ValueError as error:
        raise _unusable(gettext("This is not JSON: %(error)s.") % {"error": error}) from error


def read_sheet(kind: Kind, sheet: Sheet, present: Mapping[str, Item]) -> Reading:
    """The items that the sheet says, unchecked but for what a table can get wrong; `present` are those there now.

    What does not say its state keeps the one it has, and is a draft if it is new.
    """
    reading = Reading()
    unknown = [name for name in sheet.columns if name != SLUG and name not in kind.record.fields]
    reading.problems.extend((1, Problem("", "", name, gettext("There is no such column."))) for name in unknown)
    for place, row in sheet.rows:
        slug = str(row.get(SLUG, "")).strip()
        if slug in reading.places:
            told = gettext("This slug is in row %(row)d already.") % {"row": reading.places[slug]}
            reading.problems.append((place, Problem("", slug, SLUG, told)))
            continue
        reading.places[slug] = place
        item = _from_table(kind, row, present.get(slug, {})) if sheet.is_table else _from_values(kind, row)
        if STATE in kind.record.fields and not item.get(STATE):
            item[STATE] = present[slug].get(STATE, "published") if slug in present else "draft"
        reading.items[slug] = item
    return reading


def _from_table(kind: Kind, row: Mapping[str, object], present: Item) -> Item:
    cells = {name: text for name, text in row.items() if name in kind.record.fields and isinstance(text, str)}
    return present | {name: from_cell(kind.record.fields[name], text) for name, text in cells.items()}


def _from_values(kind: Kind, row: Mapping[str, object]) -> Item:
    fields = kind.record.fields
    values = {name: value for name, value in row.items() if name != SLUG}
    return {name: from_plain(fields[name], one) if name in fields else one for name, one in values.items()}


def _by_slug(document: object) -> Sheet:
    if not isinstance(document, dict) or not all(isinstance(item, dict) for item in document.values()):
        raise _unusable(gettext("The file must map slugs to items, as an export does."))
    return _bounded(Sheet([(place, {**item, SLUG: slug}) for place, (slug, item) in enumerate(document.items(), 1)]))


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(gettext("“%(key)s” is given twice") % {"key": twice})
    return found


def _text(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        told = gettext("The file is not UTF-8 text. Save it as “CSV UTF-8” and choose it again.")
        raise _unusable(told) from error
    if "\0" in text:
        raise _unusable(gettext("The file holds characters that no text has. Is it really a CSV or JSON file?"))
    return text


def _bounded(sheet: Sheet) -> Sheet:
    if not sheet.rows:
        raise _unusable(gettext("There are no items in this file."))
    if len(sheet) > MOST_ROWS:
        told = gettext("The file has %(count)d rows; %(most)d are the most at once. Split it.")
        raise _unusable(told % {"count": len(sheet), "most": MOST_ROWS})
    return sheet


def _unusable(words: str) -> ContentError:
    return ContentError([Problem("", "", "", words)])
