"""Which way a learner has chosen."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from roadmap.models import Route, Specialisation


class Plan(models.Model):
    """A learner's route and specialisation. Without a row, or with an empty one, the default route holds."""

    learner = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="plan")
    route = models.ForeignKey(
        Route, on_delete=models.PROTECT, related_name="+", null=True, blank=True, verbose_name=_("route")
    )
    specialisation = models.ForeignKey(
        Specialisation,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("specialisation"),
    )

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plans")

    def __str__(self) -> str:
        return f"{self.learner_id}"
