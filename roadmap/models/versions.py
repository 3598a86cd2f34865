"""Every version of every item: who made it, when, why, and what the item said with all its rows."""

from __future__ import annotations

from typing import Any

from django.db import models
from simple_history.models import HistoricalRecords


class Version(models.Model):
    """What a version keeps besides the columns of the item's own row."""

    record = models.TextField(default="", help_text="The whole item, as the files of the curriculum write it.")

    class Meta:
        abstract = True


def versions() -> HistoricalRecords:
    """The history of a kind of item: versions are written by whoever changes an item, once all its rows are there."""
    history: HistoricalRecords = HistoricalRecords(bases=[Version])
    return history


def versions_of(model: type[models.Model]) -> models.QuerySet[Any]:
    """The versions of the items of a kind, newest first."""
    rows: models.QuerySet[Any] = model.history.all()  # type: ignore[attr-defined]
    return rows
