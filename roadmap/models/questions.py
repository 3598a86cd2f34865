"""Questions that learners ask, with answers."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from roadmap.models.base import Item
from roadmap.models.milestones import Milestone, Stage
from roadmap.models.roles import Role
from roadmap.models.sources import CitationModel
from roadmap.models.versions import versions


class Question(Item):
    """A question and its answer."""

    question = models.CharField(_("question"), max_length=200)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    answer = models.TextField(_("answer"), help_text=_("Markdown."))
    stages = models.ManyToManyField(Stage, related_name="questions", blank=True, verbose_name=_("stages"))
    milestones = models.ManyToManyField(Milestone, related_name="questions", blank=True, verbose_name=_("milestones"))
    roles = models.ManyToManyField(Role, related_name="questions", blank=True, verbose_name=_("roles"))

    history = versions()

    class Meta:
        ordering = ["order", "slug"]
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        return f"{reverse('questions')}#{self.slug}"


class GlossaryEntry(Item):
    """A word as it is used here."""

    term = models.CharField(_("term"), max_length=80)
    meaning = models.TextField(_("meaning"), help_text=_("In plain words, as it is used on these pages."))

    history = versions()

    class Meta:
        ordering = ["term", "slug"]
        verbose_name = _("glossary entry")
        verbose_name_plural = _("glossary")

    def __str__(self) -> str:
        return self.term

    def get_absolute_url(self) -> str:
        return f"{reverse('glossary')}#{self.slug}"


class QuestionCitation(CitationModel):
    """What an answer rests on."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="citations")

    class Meta(CitationModel.Meta):
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
