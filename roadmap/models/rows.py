"""Rows of the catalogue: that any of them changes is a new content version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models

from roadmap.models.version import content_changed

if TYPE_CHECKING:
    from collections.abc import Iterable


class CatalogueQuerySet(models.QuerySet[Any]):
    """Bulk writes change the content version too."""

    def update(self, **kwargs: Any) -> int:
        """Update rows; a new content version if any changed."""
        count = super().update(**kwargs)
        if count:
            content_changed()
        return count

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete rows; a new content version if any went."""
        deleted = super().delete()
        if deleted[0]:
            content_changed()
        return deleted

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        """Create rows; a new content version."""
        created = super().bulk_create(objs, *args, **kwargs)
        content_changed()
        return created

    def bulk_update(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> int:
        """Update rows one by one in bulk; a new content version."""
        count = super().bulk_update(objs, *args, **kwargs)
        content_changed()
        return count


class CatalogueModel(models.Model):
    """A row of the catalogue."""

    # A version has all rows of an item, so it is written once they are there, not at each save.
    skip_history_when_saving = True

    objects: ClassVar[models.Manager[Any]] = CatalogueQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, as a new content version."""
        super().save(*args, **kwargs)
        content_changed()

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete, as a new content version."""
        deleted = super().delete(*args, **kwargs)
        content_changed()
        return deleted
