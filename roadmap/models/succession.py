"""What comes instead of an item that is archived."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from roadmap.models.base import Item


class Replaceable(Item):
    """An item that another of its kind may stand for once it is archived."""

    successor = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="predecessors",
        null=True,
        blank=True,
        verbose_name=_("replaced by"),
        help_text=_("For when this is archived: what to go to instead. What learners recorded stays where it is."),
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse what would replace itself."""
        super().clean()
        if self.pk and self.successor_id == self.pk:  # type: ignore[attr-defined]
            raise ValidationError({"successor": _("Nothing replaces itself: choose another one, or none.")})


def replaced_by_another(name: str) -> models.CheckConstraint:
    """The constraint that nothing replaces itself."""
    return models.CheckConstraint(
        name=name, condition=models.Q(successor__isnull=True) | ~models.Q(successor=models.F("id"))
    )
