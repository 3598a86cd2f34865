"""Writing the curriculum to files."""

from __future__ import annotations

from pathlib import Path

from roadmap.actions.files import texts, write_texts
from roadmap.actions.stored import snapshot
from roadmap.domain.content import Content, rejoined


def export_curriculum() -> Content:
    """All items of all states, by kind and slug, as the files say them; loading them again changes nothing."""
    taken = snapshot()
    return rejoined(taken.content, taken.names)


def write_curriculum(path: Path) -> list[Path]:
    """Write all items to the files of the directory, which is made if need be. Each file is replaced as a whole.

    Raises OSError if that cannot be done.
    """
    files = texts(export_curriculum())
    write_texts(path, files)
    return [path / name for name in files]
