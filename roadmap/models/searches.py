"""Words that were searched for in vain, counted by week: no person, no address, no time of day."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from roadmap.domain.searches import LONGEST


class SearchPage(models.TextChoices):
    """The pages that can be searched."""

    RESOURCES = "resources", _("Resources")


class SearchMiss(models.Model):
    """How often a term was searched for in one week without finding anything. Not part of the catalogue."""

    week = models.DateField(_("week"), help_text=_("Its Monday."))
    page = models.CharField(_("page"), max_length=20, choices=SearchPage)
    term = models.CharField(_("term"), max_length=LONGEST)
    count = models.PositiveIntegerField(_("searches"), default=1)

    objects: ClassVar[models.Manager[SearchMiss]] = models.Manager()

    class Meta:
        ordering = ["-week", "page", "term"]
        verbose_name = _("search without a hit")
        verbose_name_plural = _("searches without a hit")
        default_permissions = ()
        # Here, since these rows are there for nothing but the overview.
        permissions = [("view_overview", _("Can see the overview"))]
        constraints = [
            # In this order, so that its index also serves what is asked about a week.
            models.UniqueConstraint(name="search_miss_once", fields=["week", "page", "term"]),
            models.CheckConstraint(name="search_miss_has_term", condition=~models.Q(term="")),
            models.CheckConstraint(name="search_miss_happened", condition=models.Q(count__gte=1)),
        ]

    def __str__(self) -> str:
        return self.term
