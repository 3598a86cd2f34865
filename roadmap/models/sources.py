"""Where claims come from."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from roadmap.models.base import CatalogueModel, Item
from roadmap.models.versions import versions


class SourceKind(models.TextChoices):
    """What sort of document a source is."""

    ARTICLE = "article", _("Article")
    PAGE = "page", _("Page")
    TABLE = "table", _("Table")


class Source(Item):
    """An article, page or table that a claim rests on."""

    title = models.CharField(_("title"), max_length=200)
    publisher = models.CharField(_("publisher"), max_length=120)
    published = models.CharField(_("published"), max_length=40, help_text=_("As printed: a day, a year or a span."))
    kind = models.CharField(_("kind"), max_length=10, choices=SourceKind, default=SourceKind.PAGE)
    url = models.URLField(_("address"), blank=True)
    note = models.TextField(_("note"), blank=True, help_text=_("What it says, or how far it can be trusted."))

    history = versions()

    class Meta:
        ordering = ["slug"]
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self) -> str:
        return f"{self.title} ({self.publisher}, {self.published})"


class CitationModel(CatalogueModel):
    """That an item rests on a part of a source."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+", verbose_name=_("source"))
    section = models.CharField(_("section"), max_length=200, help_text=_("The part of the source that says it."))
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        abstract = True
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return f"{self.source}: {self.section}"
