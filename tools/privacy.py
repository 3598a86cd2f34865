"""Write docs/privacy.md from what is registered: `python -m tools.privacy`."""

from collections.abc import Iterator
from pathlib import Path

from accounts.personal import HELD, MARKS, Holding

PAGE = Path(__file__).resolve().parent.parent / "docs" / "privacy.md"
OPENING = """# What careerpath knows of you

This page is written from `accounts/personal/`, the one list by which learners' rows are exported, restored and deleted
(`python -m tools.privacy`). A column of a learner's that is not in it fails a test, and so does a page that says
anything else.

Nobody sees any of it until its learner shares it. It stays on this site: nothing is sent to anybody else but mail to
its reader. *Settings / Take it away* (`/settings/export/`) gives all of it in one file, see [export.md](export.md);
*Delete the account* (`/settings/delete/`) removes it for good, from the database's files too. Backups keep it for as
long as whoever runs the site keeps backups, which is to be said to the learners of that site.

What a visitor answers at `/readiness/` is in the address alone. Only who asks to keep it has it in their session, until
it is taken over, left or the session ends.

Logs name accounts by number, never by address or name. The rate limits keep hashes of addresses for minutes.
"""
MARKED = """## Who did what

These columns say who of the staff did something to the catalogue. When that account is deleted they are emptied; what
was done stays.

| Column | Says |
| --- | --- |
"""


def privacy_page() -> str:
    """The page as it should be."""
    return "\n".join([OPENING, *(_table(holding) for holding in HELD), _marks()])


def _table(holding: Holding) -> str:
    return "\n".join([f"## {holding.model}", "", *_about(holding), "", *_columns(holding), ""])


def _about(holding: Holding) -> Iterator[str]:
    yield f"- For: {holding.purpose}."
    yield f"- Kept: {holding.retention}."
    yield f"- Taken away: {f'table `{holding.name}`' if holding.name else 'no'}."
    yield f"- Deletion: {holding.deletion}."


def _columns(holding: Holding) -> Iterator[str]:
    yield "| Column | Purpose | In the archive |"
    yield "| --- | --- | --- |"
    for name, kept in holding.fields.items():
        yield f"| {name} | {kept.purpose} | {kept.export.value} |"


def _marks() -> str:
    return MARKED + "".join(f"| `{mark.columns}` | {mark.purpose} |\n" for mark in MARKS)


if __name__ == "__main__":
    PAGE.write_text(privacy_page())
