"""Mail that waits for the mail server to take it."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class WaitingMailQuerySet(models.QuerySet["WaitingMail"]):
    """Mail by when it is its turn."""

    def due(self, now: datetime) -> Self:
        """What may be tried now, the newest first: somebody is waiting for it, while the rest has waited already."""
        return self.filter(due_at__lte=now).order_by("-pk")


class WaitingMail(models.Model):
    """One message on its way. The row goes as soon as the mail server has taken it, and with it the address."""

    message = models.JSONField(_("message"))
    queued_at = models.DateTimeField(_("queued"), default=timezone.now, editable=False)
    due_at = models.DateTimeField(
        _("next try"),
        default=timezone.now,
        db_index=True,
        help_text=_("Whoever tries moves it on first, so that nobody else tries at the same time."),
    )
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)

    objects: ClassVar[WaitingMailQuerySet] = WaitingMailQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("waiting mail")
        verbose_name_plural = _("waiting mail")

    def __str__(self) -> str:
        return f"{self.pk}"
