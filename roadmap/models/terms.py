"""Words that adverts use, and the skill that each counts toward."""

from __future__ import annotations

from django.core.validators import MaxLengthValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from roadmap.domain.spellings import Shared, Spelling, shared
from roadmap.models.base import is_skill_level, skill_level
from roadmap.models.skills import Skill
from roadmap.models.succession import Replaceable, replaced_by_another
from roadmap.models.versions import versions

# What an advert means that just names it.
USUAL_LEVEL = 2
# Of each spelling in the lists below.
is_spelling = [
    MaxLengthValidator(80),
    RegexValidator(r"[^\W_]", _("“%(value)s” has neither a letter nor a digit, so nothing would be found by it.")),
]


class TermCategory(models.TextChoices):
    """What sort of word it is."""

    LANGUAGE = "language", _("Language")
    ML_LIBRARY = "ml-library", _("Machine-learning library")
    LLM_TOOL = "llm-tool", _("Language-model tool")
    CLOUD = "cloud", _("Cloud")
    DATA_PLATFORM = "data-platform", _("Data platform")
    DATA_ENG = "data-eng", _("Data engineering")
    MLOPS_DEVOPS = "mlops-devops", _("MLOps and DevOps")
    WEB_ENG = "web-eng", _("Software and web engineering")
    VIZ_BI = "viz-bi", _("Charts and reports")
    ML_METHOD = "ml-method", _("Machine-learning method")
    LLM_METHOD = "llm-method", _("Language-model method")
    MATHS = "maths", _("Mathematics")
    WAYS_OF_WORKING = "ways-of-working", _("Ways of working")


class Term(Replaceable):
    """A word or name that adverts use, with all its spellings; "EKS" may stand for EKS and for Kubernetes."""

    title = models.CharField(_("name"), max_length=120, help_text=_("As learners read it. It is not a spelling."))
    category = models.CharField(_("category"), max_length=15, choices=TermCategory)
    aliases = models.JSONField(
        _("spellings in any case"),
        default=list,
        blank=True,
        help_text=_(
            "Found in small letters and capitals, with blanks, hyphens or nothing between the words; … stands for up to"
            " three words."
        ),
    )
    exact = models.JSONField(
        _("exact spellings"),
        default=list,
        blank=True,
        help_text=_("Found only in just these letters: “Go”, which is no “go”."),
    )
    not_in = models.JSONField(
        _("not within"),
        default=list,
        blank=True,
        help_text=_("Phrases in which it is something else: “go to market”."),
    )
    only_with = models.JSONField(
        _("only beside"),
        default=list,
        blank=True,
        help_text=_("If there are any: it counts only in a sentence that has one of these words as well."),
    )
    skill = models.ForeignKey(
        Skill,
        on_delete=models.PROTECT,
        related_name="terms",
        null=True,
        blank=True,
        verbose_name=_("counts toward"),
        help_text=_("The skill that somebody needs for it. Empty: learners read that it is not in the catalogue."),
    )
    level = models.PositiveSmallIntegerField(
        _("at level"),
        default=USUAL_LEVEL,
        validators=skill_level,
        help_text=_(
            "The level that an advert means by it, if it says no more: 2 for most. Without a skill it is idle."
        ),
    )
    note = models.TextField(_("note"), blank=True, help_text=_("For curators: why it is spelled and guarded so."))

    history = versions()

    class Meta:
        ordering = ["slug"]
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        constraints = [
            replaced_by_another("term_successor_is_another"),
            models.CheckConstraint(name="term_level_from_1_to_5", condition=is_skill_level()),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def spellings(self) -> list[Spelling]:
        """All of them, the exact ones first."""
        return [*(Spelling(one, is_exact=True) for one in self.exact), *map(Spelling, self.aliases)]

    def shared_spellings(self) -> list[Shared]:
        """Those that another published term has as well, with its name: one query. An advert then names both."""
        others = type(self).objects.published().exclude(pk=self.pk).only("title", "aliases", "exact")
        return list(shared(self.spellings, ((other.title, one) for other in others for one in other.spellings)))
