"""Routes: ordered choices of milestones."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from roadmap.models.base import CatalogueModel
from roadmap.models.milestones import Milestone
from roadmap.models.sources import CitationModel
from roadmap.models.succession import Replaceable, replaced_by_another
from roadmap.models.versions import versions


class Route(Replaceable):
    """A way to the first paid role and beyond."""

    title = models.CharField(_("title"), max_length=120)
    order = models.PositiveSmallIntegerField(_("order"), default=0, help_text=_("The first is the default."))
    summary = models.TextField(_("summary"))
    audience = models.TextField(_("for whom"), blank=True, help_text=_("Whom this route suits."))
    cost = models.TextField(_("what it costs"), blank=True, help_text=_("In time, with the basis."))
    earns = models.TextField(
        _("what it earns on the way"), blank=True, help_text=_("Money, titles and proof before the target role.")
    )
    pros = models.JSONField(
        _("what speaks for it"), default=list, blank=True, help_text=_("Honest, in short sentences.")
    )
    cons = models.JSONField(
        _("what speaks against it"), default=list, blank=True, help_text=_("Honest, in short sentences.")
    )
    milestones = models.ManyToManyField(Milestone, through="RouteStep", related_name="routes")

    history = versions()

    class Meta:
        ordering = ["order", "slug"]
        verbose_name = _("route")
        verbose_name_plural = _("routes")
        constraints = [replaced_by_another("route_successor_is_another")]

    def __str__(self) -> str:
        return self.title


class RouteStep(CatalogueModel):
    """That a route takes a milestone, as required or optional."""

    route = models.ForeignKey(Route, on_delete=models.CASCADE, related_name="steps")
    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="route_steps")
    is_required = models.BooleanField(_("required"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["order", "id"]
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        constraints = [models.UniqueConstraint(name="route_step_once", fields=["route", "milestone"])]

    def __str__(self) -> str:
        return f"{self.route}: {self.milestone}"


class RouteCitation(CitationModel):
    """What a route rests on."""

    route = models.ForeignKey(Route, on_delete=models.CASCADE, related_name="citations")

    class Meta(CitationModel.Meta):
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
