"""Skills, their names in adverts, and what each level means."""

from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from roadmap.models.base import CatalogueModel, SluggedModel, is_skill_level, skill_level
from roadmap.models.succession import Replaceable, replaced_by_another
from roadmap.models.versions import versions

# The general scale: what a level means where a skill does not say it in words of its own.
LEVELS = (
    (1, _("Aware"), _("Knows the idea and has tried it once, with help.")),
    (2, _("Practised"), _("Does standard tasks with a guide or a review.")),
    (3, _("Independent"), _("Delivers at work without supervision, and knows the limits.")),
    (4, _("Advanced"), _("Handles hard cases, reviews and teaches others.")),
    (5, _("Authority"), _("Sets direction for several teams or for the field.")),
)


class EscoMatch(models.TextChoices):
    """How closely a concept of a public classification fits ours."""

    EXACT = "exact", _("Exact")
    CLOSE = "close", _("Close")
    BROADER = "broader", _("Broader")
    NARROWER = "narrower", _("Narrower")
    RELATED = "related", _("Related")


class SkillCategory(SluggedModel):
    """A heading that skills are listed under."""

    title = models.CharField(_("title"), max_length=80)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    history = versions()

    class Meta:
        ordering = ["order", "slug"]
        verbose_name = _("skill category")
        verbose_name_plural = _("skill categories")

    def __str__(self) -> str:
        return self.title


class Skill(Replaceable):
    """Something that milestones give and roles ask for, at levels from 1 to 5."""

    title = models.CharField(_("name"), max_length=120)
    category = models.ForeignKey(
        SkillCategory, on_delete=models.PROTECT, related_name="skills", verbose_name=_("category")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    summary = models.TextField(_("summary"), blank=True, help_text=_("What it is, in one sentence."))
    note = models.TextField(_("note"), blank=True)
    esco_uri = models.URLField(_("ESCO address"), blank=True)
    esco_label = models.CharField(_("ESCO label"), max_length=120, blank=True)
    esco_match = models.CharField(_("ESCO match"), max_length=8, choices=EscoMatch, blank=True)

    history = versions()

    class Meta:
        ordering = ["order", "slug"]
        verbose_name = _("skill")
        verbose_name_plural = _("skills")
        constraints = [replaced_by_another("skill_successor_is_another")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("skill", args=[self.slug])


class SkillAlias(CatalogueModel):
    """A name that adverts use for a skill; no two skills share one."""

    skill = models.ForeignKey(Skill, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(_("name"), max_length=80, unique=True, help_text=_("In lower case, as adverts write it."))
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["order", "id"]
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        constraints = [
            models.CheckConstraint(name="skill_alias_is_lower_case", condition=models.Q(name=Lower("name"))),
        ]

    def __str__(self) -> str:
        return self.name


class SkillLevel(CatalogueModel):
    """What somebody at a level of this very skill can do. Without one, the general scale speaks."""

    skill = models.ForeignKey(Skill, on_delete=models.CASCADE, related_name="levels")
    level = models.PositiveSmallIntegerField(_("level"), validators=skill_level)
    descriptor = models.TextField(_("descriptor"))

    class Meta:
        ordering = ["level"]
        verbose_name = _("level")
        verbose_name_plural = _("levels")
        constraints = [
            models.UniqueConstraint(name="skill_level_once", fields=["skill", "level"]),
            models.CheckConstraint(name="skill_level_from_1_to_5", condition=is_skill_level()),
        ]

    def __str__(self) -> str:
        return f"{self.skill} {self.level}"


class OnetReference(CatalogueModel):
    """A row of O*NET's Technology Skills that names this skill."""

    skill = models.ForeignKey(Skill, on_delete=models.CASCADE, related_name="onet_references")
    soc = models.CharField(_("SOC code"), max_length=10)
    technology = models.CharField(_("technology"), max_length=120)
    is_hot = models.BooleanField(_("hot technology"), default=False)
    is_in_demand = models.BooleanField(_("in demand"), default=False)

    class Meta:
        ordering = ["id"]
        verbose_name = _("O*NET reference")
        verbose_name_plural = _("O*NET references")

    def __str__(self) -> str:
        return f"{self.technology} ({self.soc})"
