"""Stages, milestones, and what comes before what."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from roadmap.domain.graph import cycle
from roadmap.models.base import CatalogueModel, Item, is_skill_level, skill_level
from roadmap.models.skills import Skill
from roadmap.models.sources import CitationModel
from roadmap.models.succession import Replaceable, replaced_by_another
from roadmap.models.version import content_changed
from roadmap.models.versions import versions


class Stage(Item):
    """A part of the way from first lessons to leading the field."""

    title = models.CharField(_("title"), max_length=120)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    audience = models.TextField(_("who it is for"))
    focus = models.JSONField(_("focus"), default=list, blank=True, help_text=_("A list of short phrases."))
    changes = models.TextField(
        _("what changes"), blank=True, help_text=_("What is different at the end of this stage.")
    )
    stuck = models.TextField(_("how people get stuck"), blank=True, help_text=_("And what helps."))
    entry_signal = models.TextField(_("you are here when"), blank=True)
    exit_signal = models.TextField(_("you are through when"), blank=True)
    hours_min = models.PositiveIntegerField(_("study hours from"))
    hours_max = models.PositiveIntegerField(_("study hours to"), null=True, blank=True, help_text=_("Empty: open."))
    months_min = models.PositiveSmallIntegerField(_("months from"))
    months_max = models.PositiveSmallIntegerField(_("months to"), null=True, blank=True, help_text=_("Empty: open."))
    basis = models.TextField(_("basis of the estimate"), blank=True)

    history = versions()

    class Meta:
        ordering = ["order", "slug"]
        verbose_name = _("stage")
        verbose_name_plural = _("stages")
        constraints = [
            models.CheckConstraint(
                name="stage_hours_in_order",
                condition=models.Q(hours_max__isnull=True) | models.Q(hours_max__gte=models.F("hours_min")),
            ),
            models.CheckConstraint(
                name="stage_months_in_order",
                condition=models.Q(months_max__isnull=True) | models.Q(months_max__gte=models.F("months_min")),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("stage", args=[self.slug])


class StageCitation(CitationModel):
    """What a stage rests on."""

    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="citations")

    class Meta(CitationModel.Meta):
        verbose_name = _("citation")
        verbose_name_plural = _("citations")


class Specialisation(Item):
    """A field to go deep in."""

    title = models.CharField(_("title"), max_length=120)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    summary = models.TextField(_("summary"), blank=True)

    history = versions()

    class Meta:
        ordering = ["order", "slug"]
        verbose_name = _("specialisation")
        verbose_name_plural = _("specialisations")

    def __str__(self) -> str:
        return self.title


class MilestoneKind(models.TextChoices):
    """What sort of work a milestone is."""

    LEARN = "learn", _("Learn")
    PRACTISE = "practise", _("Practise")
    BUILD = "build", _("Build")
    PROVE = "prove", _("Prove")
    NETWORK = "network", _("Network")
    LEAD = "lead", _("Lead")


class EvidenceKind(models.TextChoices):
    """What proves a milestone."""

    NONE = "none", _("No evidence asked")
    LINK = "link", _("Link")
    REPOSITORY = "repository", _("Repository")
    CERTIFICATE = "certificate", _("Certificate")
    TEXT = "text", _("Written note")


class WorkKind(models.TextChoices):
    """What paid work is about; a role says which kinds count for it."""

    MACHINE_LEARNING = "machine-learning", _("Machine learning")
    DATA = "data", _("Data")
    SOFTWARE = "software", _("Software")
    OTHER = "other", _("Other")


class Milestone(Replaceable):
    """Something verifiable to reach. It belongs to a stage; routes choose it."""

    stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="milestones", verbose_name=_("stage"))
    title = models.CharField(_("title"), max_length=120)
    order = models.PositiveSmallIntegerField(_("order"), default=0, help_text=_("Its place within the stage."))
    kind = models.CharField(_("kind"), max_length=8, choices=MilestoneKind)
    outcome = models.TextField(_("outcome"), help_text=_("What exists when it is done, so that a stranger can check."))
    evidence = models.CharField(_("evidence asked"), max_length=11, choices=EvidenceKind, default=EvidenceKind.LINK)
    hours = models.PositiveSmallIntegerField(
        _("hours"), validators=[MinValueValidator(1)], help_text=_("A planning estimate, not a measurement.")
    )
    hours_min = models.PositiveSmallIntegerField(_("hours from"), null=True, blank=True)
    hours_max = models.PositiveSmallIntegerField(_("hours to"), null=True, blank=True)
    hours_basis = models.TextField(_("basis of the hours"), blank=True, help_text=_("How one gets to the range."))
    why = models.TextField(_("why it matters"), blank=True, help_text=_("For the job, in two or three sentences."))
    done_means = models.JSONField(
        _("done means"), default=list, blank=True, help_text=_("Checks that a stranger could make.")
    )
    how_to_start = models.JSONField(
        _("how to start"), default=list, blank=True, help_text=_("Steps; the first can be done in half an hour.")
    )
    pitfalls = models.TextField(_("what trips people up"), blank=True, help_text=_("And how to notice it early."))
    evidence_note = models.TextField(
        _("evidence to keep"), blank=True, help_text=_("What exactly to keep, so that it convinces a stranger.")
    )
    starts_work = models.CharField(
        _("starts paid work"),
        max_length=16,
        choices=WorkKind,
        blank=True,
        help_text=_("The kind of the paid work that begins with it. From then on a route counts months of experience."),
    )
    specialisation = models.ForeignKey(
        Specialisation,
        on_delete=models.PROTECT,
        related_name="milestones",
        null=True,
        blank=True,
        verbose_name=_("specialisation"),
        help_text=_("Empty: for everybody."),
    )
    prerequisites = models.ManyToManyField(
        "self", through="Prerequisite", symmetrical=False, related_name="dependants", verbose_name=_("prerequisites")
    )

    history = versions()

    class Meta:
        ordering = ["stage__order", "order", "slug"]
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        constraints = [
            replaced_by_another("milestone_successor_is_another"),
            models.CheckConstraint(name="milestone_hours_positive", condition=models.Q(hours__gt=0)),
            models.CheckConstraint(
                name="milestone_hours_in_range",
                condition=(models.Q(hours_min__isnull=True) | models.Q(hours_min__lte=models.F("hours")))
                & (models.Q(hours_max__isnull=True) | models.Q(hours_max__gte=models.F("hours"))),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("milestone", args=[self.slug])


class Prerequisite(CatalogueModel):
    """That a milestone usually comes after another. It informs; it never locks. All of them form no cycle."""

    milestone = models.ForeignKey(Milestone, on_delete=models.CASCADE, related_name="needs")
    requires = models.ForeignKey(
        Milestone, on_delete=models.PROTECT, related_name="needed_by", verbose_name=_("usually after")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["order", "id"]
        verbose_name = _("prerequisite")
        verbose_name_plural = _("prerequisites")
        constraints = [
            models.UniqueConstraint(name="prerequisite_once", fields=["milestone", "requires"]),
            models.CheckConstraint(name="prerequisite_is_another", condition=~models.Q(milestone=models.F("requires"))),
        ]

    def __str__(self) -> str:
        return _("%(milestone)s after %(requires)s") % {"milestone": self.milestone, "requires": self.requires}

    def clean(self) -> None:
        """Refuse a prerequisite that would close a cycle, and print the cycle."""
        if not (self.milestone_id and self.requires_id):
            return
        edges = Prerequisite.objects.exclude(pk=self.pk).values_list("milestone__slug", "requires__slug")
        needs: dict[str, list[str]] = {self.milestone.slug: [self.requires.slug]}
        for milestone, requires in edges:
            needs.setdefault(milestone, []).append(requires)
        if path := cycle(needs):
            raise ValidationError({"requires": _("This would close a cycle: %s.") % _(" needs ").join(path)})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save unless it would close a cycle, whoever else is saving at the same moment."""
        with transaction.atomic():
            content_changed()  # takes the lock that makes writers take turns
            self.clean()
            super().save(*args, **kwargs)


class MilestoneSkill(CatalogueModel):
    """A skill that a milestone gives, up to a level. Those that share an "any of" label count once."""

    milestone = models.ForeignKey(Milestone, on_delete=models.CASCADE, related_name="skills_given")
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="given_by", verbose_name=_("skill"))
    level = models.PositiveSmallIntegerField(_("level"), validators=skill_level)
    any_of = models.CharField(
        _("any of"),
        max_length=40,
        blank=True,
        help_text=_("Give several skills the same label when only the one really used counts, such as one cloud."),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["order", "id"]
        verbose_name = _("skill given")
        verbose_name_plural = _("skills given")
        constraints = [
            models.UniqueConstraint(name="milestone_skill_once", fields=["milestone", "skill"]),
            models.CheckConstraint(name="milestone_skill_from_1_to_5", condition=is_skill_level()),
        ]

    def __str__(self) -> str:
        return f"{self.skill} {self.level}"
