"""Archives too large to be made while somebody waits: kept for a week, in parts, so that every server has them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

KEPT_FOR = timedelta(days=7)
# Whoever makes an archive takes minutes for the largest; after that it was lost with its server.
LONGEST_MAKING = timedelta(minutes=30)


class ExportArchiveQuerySet(models.QuerySet["ExportArchive"]):
    """Archives by how far they are."""

    def waiting(self) -> Self:
        """Those that are still to be made."""
        return self.filter(made_at__isnull=True)

    def expired(self, now: datetime) -> Self:
        """Those that have been kept long enough, and those that nobody made in that time."""
        return self.filter(asked_at__lte=now - KEPT_FOR)


class ExportArchive(models.Model):
    """What a learner asked to take away; there is one a learner, the latest."""

    learner = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="archive")
    asked_at = models.DateTimeField(_("asked for"), default=timezone.now)
    made_at = models.DateTimeField(_("made"), null=True, blank=True)
    size = models.PositiveBigIntegerField(_("size in bytes"), default=0)

    objects: ClassVar[ExportArchiveQuerySet] = ExportArchiveQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("archive")
        verbose_name_plural = _("archives")

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def expires_at(self) -> datetime:
        """When it is deleted."""
        return self.asked_at + KEPT_FOR

    @property
    def is_expired(self) -> bool:
        """It is no longer given out, whether or not it has been deleted yet."""
        return self.expires_at <= timezone.now()

    @property
    def is_lost(self) -> bool:
        """It should have been made by now: better ask again."""
        return self.made_at is None and self.asked_at + LONGEST_MAKING <= timezone.now()


class ArchivePart(models.Model):
    """A part of the file; all of them in order are the archive."""

    archive = models.ForeignKey(ExportArchive, on_delete=models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField(_("number"))
    content = models.BinaryField(_("content"))

    class Meta:
        verbose_name = _("part of an archive")
        verbose_name_plural = _("parts of archives")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(name="archive_part_once", fields=["archive", "number"])]

    def __str__(self) -> str:
        return f"{self.archive_id}: {self.number}"
