"""The numbers that judgements rest on, so that curators can change them and say where they come from."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from roadmap.models.base import Item
from roadmap.models.sources import Source
from roadmap.models.versions import versions


class RuleUnit(models.TextChoices):
    """What a rule counts."""

    PERCENT = "percent", _("percent")
    MONTHS = "months", _("months")
    NUMBER = "number", _("a number of things")


class Rule(Item):
    """A number that a judgement rests on. Without a source it is editorial, and the page says so."""

    title = models.CharField(_("title"), max_length=120)
    amount = models.PositiveSmallIntegerField(_("amount"))
    unit = models.CharField(_("unit"), max_length=7, choices=RuleUnit)
    why = models.TextField(_("why"), help_text=_("The reason, printed beside the judgement."))
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="+", null=True, blank=True, help_text=_("Empty: editorial.")
    )
    section = models.CharField(
        _("section"), max_length=200, blank=True, help_text=_("The part of the source that says it.")
    )

    history = versions()

    class Meta:
        ordering = ["slug"]
        verbose_name = _("rule")
        verbose_name_plural = _("rules")
        constraints = [
            models.CheckConstraint(
                name="rule_percent_at_most_100",
                condition=~models.Q(unit=RuleUnit.PERCENT) | models.Q(amount__lte=100),
                violation_error_message=_("No share is larger than 100 percent."),
            ),
        ]

    def __str__(self) -> str:
        return self.title
