"""Résumés that were brought from elsewhere."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.record import RecordModel


class ResumeImport(RecordModel):
    """One résumé that was taken in. `beyond` is what it said that belongs to no row; exports give it back."""

    rows_made = models.PositiveSmallIntegerField(_("rows made"), default=0)

    class Meta(RecordModel.Meta):
        verbose_name = _("résumé taken in")
        verbose_name_plural = _("résumés taken in")

    def __str__(self) -> str:
        return f"{self.learner_id}: {self.rows_made}"
