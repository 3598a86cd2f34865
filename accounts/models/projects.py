"""Projects, contributions, competitions; and certificates held."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from accounts.models.record import RecordModel, RecordQuerySet, is_empty_or_web_address, is_in_order, is_month
from roadmap.models import Certification, Milestone, Skill


class ProjectKind(models.TextChoices):
    """What sort of work it was."""

    PROJECT = "project", _("Project")
    OPEN_SOURCE = "open-source", _("Open-source contribution")
    COMPETITION = "competition", _("Competition")


class ProjectQuerySet(RecordQuerySet):
    """Projects by when they were."""

    def newest_first(self) -> Self:
        """What goes on, then what ended last; without months in the order in which they were recorded."""
        going_on, over = Q(start__isnull=False, end__isnull=True), Q(end__isnull=False)
        return self.order_by(
            Case(When(going_on, then=Value(0)), When(over, then=Value(1)), default=Value(2)),
            F("end").desc(nulls_last=True),
            F("start").desc(nulls_last=True),
            "-pk",
        )

    def with_picture(self) -> Self:
        """Each with what is known of its picture; the picture itself stays where it is."""
        return self.select_related("picture").defer("picture__content")


class Project(RecordModel):
    """Something made, alone or with others."""

    title = models.CharField(_("title"), max_length=160)
    kind = models.CharField(_("kind"), max_length=11, choices=ProjectKind, default=ProjectKind.PROJECT)
    summary = models.TextField(_("summary"), max_length=4000, blank=True, help_text=_("What it is, and for whom."))
    part = models.TextField(_("my part"), max_length=2000, blank=True)
    repository_url = models.URLField(_("repository"), max_length=500, blank=True)
    demo_url = models.URLField(_("demo"), max_length=500, blank=True)
    writeup_url = models.URLField(_("write-up"), max_length=500, blank=True)
    start = models.DateField(_("from"), null=True, blank=True)
    end = models.DateField(_("to"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=200, blank=True, help_text=_("Such as: error on new data."))
    outcome_number = models.DecimalField(_("number"), max_digits=16, decimal_places=4, null=True, blank=True)
    outcome_unit = models.CharField(_("unit"), max_length=40, blank=True, help_text=_("Such as % or users."))
    rank = models.PositiveIntegerField(_("rank"), null=True, blank=True)
    rank_of = models.PositiveIntegerField(_("of how many"), null=True, blank=True)
    skills = models.ManyToManyField(Skill, through="ProjectSkill", related_name="+")
    milestones = models.ManyToManyField(Milestone, through="ProjectMilestone", related_name="+")

    objects: ClassVar[ProjectQuerySet] = ProjectQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(RecordModel.Meta):
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        constraints = [
            *RecordModel.Meta.constraints,
            models.CheckConstraint(name="project_kind_known", condition=models.Q(kind__in=ProjectKind.values)),
            models.CheckConstraint(name="project_months", condition=is_month("start") & is_month("end")),
            models.CheckConstraint(name="project_in_order", condition=is_in_order("start", "end")),
            models.CheckConstraint(
                name="project_links_are_http",
                condition=is_empty_or_web_address("repository_url")
                & is_empty_or_web_address("demo_url")
                & is_empty_or_web_address("writeup_url"),
            ),
            models.CheckConstraint(
                name="project_rank_of_as_many",
                condition=models.Q(rank__isnull=True, rank_of__isnull=True)
                | models.Q(rank__gte=1, rank_of__isnull=True)
                | models.Q(rank__gte=1, rank_of__gte=models.F("rank")),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("project", args=[self.pk])

    @property
    def measured(self) -> str:
        """The number of the outcome with its unit, exact and as the reader's language writes it; empty without one."""
        if self.outcome_number is None:
            return ""
        number = number_format(f"{self.outcome_number.normalize():f}", force_grouping=True)
        return f"{number}\N{NO-BREAK SPACE}{self.outcome_unit}" if self.outcome_unit else number


class ProjectPicture(models.Model):
    """The picture of a project, as it was written anew here: nothing is left of the file that was sent."""

    project = models.OneToOneField(Project, on_delete=models.CASCADE, related_name="picture")
    content = models.BinaryField(_("content"))
    width = models.PositiveSmallIntegerField(_("width"))
    height = models.PositiveSmallIntegerField(_("height"))
    description = models.CharField(_("what it shows"), max_length=200, blank=True)
    digest = models.CharField(_("digest"), max_length=64)

    class Meta:
        verbose_name = _("project picture")
        verbose_name_plural = _("project pictures")

    def __str__(self) -> str:
        return f"{self.project_id}: {self.width} x {self.height}"

    def get_absolute_url(self) -> str:
        """Where its learner sees it; another picture has another address, so that a browser may keep it."""
        return f"{reverse('project_picture', args=[self.project_id])}?digest={self.digest}"


class ProjectSkill(models.Model):
    """A skill that a project used."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="used")
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("skill used in a project")
        verbose_name_plural = _("skills used in projects")
        constraints = [models.UniqueConstraint(name="project_skill_once", fields=["project", "skill"])]

    def __str__(self) -> str:
        return f"{self.project_id}: {self.skill_id}"


class ProjectMilestone(models.Model):
    """A milestone that a project proves."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="proves")
    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("milestone proved by a project")
        verbose_name_plural = _("milestones proved by projects")
        constraints = [models.UniqueConstraint(name="project_milestone_once", fields=["project", "milestone"])]

    def __str__(self) -> str:
        return f"{self.project_id}: {self.milestone_id}"


class CertificateHeld(RecordModel):
    """A certificate that the learner has: one of the catalogue, or any other."""

    certification = models.ForeignKey(
        Certification,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("certification"),
    )
    name = models.CharField(_("name"), max_length=160, blank=True, help_text=_("If it is not in the list."))
    issuer = models.CharField(_("issuer"), max_length=160, blank=True)
    issued = models.DateField(_("issued"), null=True, blank=True)
    expires = models.DateField(_("expires"), null=True, blank=True)
    credential_url = models.URLField(_("credential link"), max_length=500, blank=True)
    credential_id = models.CharField(_("credential number"), max_length=120, blank=True)

    class Meta(RecordModel.Meta):
        verbose_name = _("certificate held")
        verbose_name_plural = _("certificates held")
        constraints = [
            *RecordModel.Meta.constraints,
            models.CheckConstraint(
                name="certificate_of_the_catalogue_or_named",
                condition=models.Q(certification__isnull=False, name="")
                | (models.Q(certification__isnull=True) & ~models.Q(name="")),
            ),
            models.CheckConstraint(name="certificate_in_order", condition=is_in_order("issued", "expires")),
            models.CheckConstraint(
                name="certificate_link_is_http", condition=is_empty_or_web_address("credential_url")
            ),
        ]

    def __str__(self) -> str:
        return self.name or str(self.certification)
