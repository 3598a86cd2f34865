"""Words that adverts use, and the skill that each counts toward."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, RegexValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from roadmap.domain.spellings import Spelling, clashes
from roadmap.models.base import is_skill_level, skill_level
from roadmap.models.skills import Skill
from roadmap.models.succession import Replaceable, replaced_by_another
from roadmap.models.version import content_changed
from roadmap.models.versions import versions

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


class Term(Replaceable):
    """A word or name that adverts use, with all its spellings. No two terms, whatever their state, share one."""

    title = models.CharField(_("name"), max_length=120, help_text=_("As learners read it. It is not a spelling."))
    category = models.CharField(_("category"), max_length=13, choices=TermCategory)
    aliases = models.JSONField(
        _("spellings in any case"),
        default=list,
        blank=True,
        help_text=_("Found in small letters and capitals, with blanks, hyphens or nothing between the words."),
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
        validators=skill_level,
        null=True,
        blank=True,
        help_text=_("The level that an advert means by it, if it says no more: 2 for most."),
    )
    note = models.TextField(_("note"), blank=True, help_text=_("For curators: why it is spelled and guarded so."))

    history = versions()

    class Meta:
        ordering = ["slug"]
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        constraints = [
            replaced_by_another("term_successor_is_another"),
            models.CheckConstraint(
                name="term_level_from_1_to_5", condition=models.Q(level__isnull=True) | is_skill_level()
            ),
            models.CheckConstraint(
                name="term_level_with_skill",
                condition=models.Q(skill__isnull=True, level__isnull=True)
                | models.Q(skill__isnull=False, level__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse spellings that another term has, naming it, and a level of no skill."""
        super().clean()
        errors: dict[str, list[Any]] = {}
        for field, told in self._taken_spellings():
            errors.setdefault(field, []).append(told)
        if (self.skill_id is None) != (self.level is None):
            errors["level"] = [_("Choose a skill and its level, or leave both empty.")]
        if errors:
            raise ValidationError(errors)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, unless a curator who is at work at the same moment has given a spelling to another term."""
        with transaction.atomic():
            content_changed()  # takes the lock that makes writers take turns
            if taken := [told for _field, told in self._taken_spellings()]:
                raise ValidationError(taken)
            super().save(*args, **kwargs)

    def _taken_spellings(self) -> Iterator[tuple[str, str]]:
        """The field and the reason of each spelling that another term has already."""
        known: list[tuple[str, Spelling]] = []
        titles: dict[str, str] = {}
        for key, title, aliases, exact in type(self).objects.values_list("pk", "title", "aliases", "exact"):
            if key != self.pk:
                titles[str(key)] = title
                known += spelled(str(key), aliases, exact)
        for _owner, spelling, other in clashes(spelled("", self.aliases, self.exact), known):
            told = _("“%(spelling)s” is found as “%(other)s” already. No two terms share a spelling.")
            yield (
                "exact" if spelling.is_exact else "aliases",
                told % {"spelling": spelling.text, "other": titles[other]},
            )


def spelled(owner: str, aliases: list[str], exact: list[str]) -> list[tuple[str, Spelling]]:
    """The spellings of one term, each with whose it is."""
    return [(owner, Spelling(one)) for one in aliases] + [(owner, Spelling(one, is_exact=True)) for one in exact]
