"""What tests of the catalogue's files share."""

from pathlib import Path

import pytest

from roadmap.actions import load_curriculum
from tests.roadmap.curriculum import small, write_files


@pytest.fixture
def files(tmp_path: Path, db: None) -> Path:
    """The small curriculum, loaded."""
    path = write_files(tmp_path / "content", small())
    load_curriculum(path)
    return path
