"""Changes that learners do not see yet. They are not part of the catalogue, which reads as if they were not there."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class DraftedChangeQuerySet(models.QuerySet["DraftedChange"]):
    """Drafted changes by what becomes of them."""

    def due(self, now: datetime) -> Self:
        """Those whose time has come, the longest due first."""
        return self.filter(publish_at__lte=now).order_by("publish_at", "pk")


class DraftedChange(models.Model):
    """An item as somebody would have it, beside the item as it was when they began; there is one an item."""

    kind = models.CharField(_("kind"), max_length=20, editable=False)
    slug = models.CharField(_("slug"), max_length=80, editable=False)
    base = models.TextField(_("where it began"), editable=False)
    record = models.TextField(_("as drafted"), editable=False)
    note = models.CharField(
        _("note"), max_length=100, blank=True, help_text=_("Why, for whoever publishes it; kept in the item's history.")
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        editable=False,
        verbose_name=_("drafted by"),
    )
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)
    publish_at = models.DateTimeField(
        _("publish at"), null=True, blank=True, help_text=_("Empty: when a publisher publishes it.")
    )
    scheduled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        editable=False,
        verbose_name=_("scheduled by"),
    )
    refusal = models.TextField(_("why it was not published on time"), blank=True, editable=False)

    objects: ClassVar[DraftedChangeQuerySet] = DraftedChangeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["-updated_at", "-pk"]
        verbose_name = _("drafted change")
        verbose_name_plural = _("drafted changes")
        constraints = [models.UniqueConstraint(name="drafted_change_once", fields=["kind", "slug"])]

    def __str__(self) -> str:
        return f"{self.kind}: {self.slug}"
