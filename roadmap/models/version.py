"""The content version: one token that changes with every change of the catalogue."""

import uuid

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

# What it takes to decide what learners see.
PUBLISH = "roadmap.publish_catalogue"


class ContentVersion(models.Model):
    """The one row that says which content this is. A missing row is the version of an empty catalogue."""

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY, editable=False)
    token = models.UUIDField(default=uuid.uuid4)

    class Meta:
        # Here, since whoever publishes any item gives all of the content a new version.
        permissions = [("publish_catalogue", _("Can publish and archive the catalogue"))]
        constraints = [
            models.CheckConstraint(name="content_version_is_one_row", condition=models.Q(id=1)),
        ]

    def __str__(self) -> str:
        return str(self.token)


class Changes:
    """How often this process has changed the catalogue, so that its next read looks at once."""

    count = 0

    @classmethod
    def noted(cls) -> None:
        """Note one more change."""
        cls.count += 1


def content_changed() -> None:
    """Give the content a new version, within the caller's transaction if there is one.

    The row stays locked until that transaction ends, so writers that first call this take turns.
    """
    ContentVersion.objects.bulk_create(
        [ContentVersion(id=ContentVersion.ONLY, token=uuid.uuid4())],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["token"],
    )
    Changes.noted()
    transaction.on_commit(Changes.noted)


def wait_for_writers() -> None:
    """Take the lock that makes writers take turns, without a new version: for a look that a write may follow.

    The caller's transaction holds it until it ends. On SQLite, where a transaction begins with that lock, nothing waits
    here.
    """
    if ContentVersion.objects.select_for_update().first() is None:
        content_changed()
