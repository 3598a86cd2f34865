"""Roles: the ladder, and what each rung asks."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from roadmap.models.base import CatalogueModel, is_skill_level, skill_level
from roadmap.models.milestones import Milestone, Specialisation, WorkKind
from roadmap.models.skills import EscoMatch, Skill
from roadmap.models.sources import Source
from roadmap.models.succession import Replaceable, replaced_by_another
from roadmap.models.versions import versions


class Track(models.TextChoices):
    """Which side of the ladder a role stands on."""

    ANALYST = "analyst", _("Analyst")
    ENGINEERING = "engineering", _("Engineering")
    SPECIALIST = "specialist", _("Specialist")
    RESEARCH = "research", _("Research")
    LEADERSHIP = "leadership", _("Leadership")


def known_kinds(value: object) -> None:
    """Refuse what is not a list of different kinds of work."""
    kinds = [str(one) for one in value] if isinstance(value, list) else [""]
    if len(set(kinds)) < len(kinds) or not set(kinds) <= set(WorkKind.values):
        raise ValidationError(_("Name each kind of work once, and only kinds that there are."))


class Role(Replaceable):
    """A job on the ladder."""

    title = models.CharField(_("title"), max_length=120)
    level = models.PositiveSmallIntegerField(_("rung"), help_text=_("1 is the first job."))
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    track = models.CharField(_("track"), max_length=11, choices=Track)
    specialisation = models.ForeignKey(
        Specialisation, on_delete=models.PROTECT, related_name="roles", null=True, blank=True
    )
    titles = models.JSONField(_("titles in adverts"), default=list, blank=True, help_text=_("A list, in lower case."))
    scope = models.TextField(_("scope"))
    years_min = models.PositiveSmallIntegerField(_("typical years in the field from"))
    years_max = models.PositiveSmallIntegerField(_("typical years in the field to"), null=True, blank=True)
    counts = models.JSONField(
        _("kinds of work that count"),
        default=list,
        blank=True,
        validators=[known_kinds],
        help_text=_("As experience for this role. None: machine learning, data and software."),
    )
    day = models.TextField(_("a day in it"), blank=True, help_text=_("What the work is like."))
    asks = models.TextField(_("what is asked, and why"), blank=True, help_text=_("In words, beside the tables."))
    entry = models.TextField(_("how people get in"), blank=True, help_text=_("From which jobs, by which proof."))
    leads = models.TextField(_("where it leads"), blank=True, help_text=_("What comes after."))
    note = models.TextField(_("note"), blank=True)
    key_milestones = models.ManyToManyField(Milestone, through="RoleMilestone", related_name="roles")
    next_roles = models.ManyToManyField("self", through="RoleStep", symmetrical=False, related_name="previous_roles")
    esco_code = models.CharField(_("ESCO code"), max_length=20, blank=True)
    esco_uri = models.URLField(_("ESCO address"), blank=True)
    esco_label = models.CharField(_("ESCO label"), max_length=120, blank=True)
    esco_label_newer = models.CharField(_("ESCO label in newer versions"), max_length=120, blank=True)
    esco_match = models.CharField(_("ESCO match"), max_length=8, choices=EscoMatch, blank=True)
    onet_code = models.CharField(_("O*NET code"), max_length=20, blank=True)
    onet_title = models.CharField(_("O*NET title"), max_length=120, blank=True)
    onet_match = models.CharField(_("O*NET match"), max_length=8, choices=EscoMatch, blank=True)

    history = versions()

    class Meta:
        ordering = ["level", "order", "slug"]
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        constraints = [
            replaced_by_another("role_successor_is_another"),
            models.CheckConstraint(
                name="role_years_in_order",
                condition=models.Q(years_max__isnull=True) | models.Q(years_max__gte=models.F("years_min")),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("role", args=[self.slug])


class DegreeLevel(models.TextChoices):
    """The highest degree held."""

    BACHELOR = "bachelor", _("Bachelor")
    MASTER = "master", _("Master")
    PHD = "phd", _("PhD")


class RoleExperience(CatalogueModel):
    """Relevant work that a role asks for beside a degree. Without a source it is editorial, and the page says so."""

    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="experience")
    degree = models.CharField(_("degree"), max_length=8, choices=DegreeLevel)
    months = models.PositiveSmallIntegerField(_("months of relevant work"))
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="+", null=True, blank=True, help_text=_("Empty: editorial.")
    )

    class Meta:
        ordering = ["id"]
        verbose_name = _("experience asked")
        verbose_name_plural = _("experience asked")
        constraints = [models.UniqueConstraint(name="role_experience_once", fields=["role", "degree"])]

    def __str__(self) -> str:
        return f"{self.role}: {self.get_degree_display()} {self.months}"


class RoleSkill(CatalogueModel):
    """A skill that a role asks for, at a level. Those that share an "any of" label stand for one."""

    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="skills_asked")
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="asked_by", verbose_name=_("skill"))
    level = models.PositiveSmallIntegerField(_("level"), validators=skill_level)
    any_of = models.CharField(
        _("any of"), max_length=40, blank=True, help_text=_("Skills with the same label: any one of them will do.")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["order", "id"]
        verbose_name = _("skill asked")
        verbose_name_plural = _("skills asked")
        constraints = [
            models.UniqueConstraint(name="role_skill_once", fields=["role", "skill", "any_of"]),
            models.CheckConstraint(name="role_skill_from_1_to_5", condition=is_skill_level()),
        ]

    def __str__(self) -> str:
        return f"{self.skill} {self.level}"


class RoleMilestone(CatalogueModel):
    """A milestone that a role is judged by."""

    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="key_steps")
    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["order", "id"]
        verbose_name = _("key milestone")
        verbose_name_plural = _("key milestones")
        constraints = [models.UniqueConstraint(name="role_milestone_once", fields=["role", "milestone"])]

    def __str__(self) -> str:
        return str(self.milestone)


class RoleStep(CatalogueModel):
    """That one role leads to another."""

    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="leads_to")
    next_role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="+", verbose_name=_("next role"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["order", "id"]
        verbose_name = _("next role")
        verbose_name_plural = _("next roles")
        constraints = [
            models.UniqueConstraint(name="role_step_once", fields=["role", "next_role"]),
            models.CheckConstraint(name="role_step_to_another", condition=~models.Q(role=models.F("next_role"))),
        ]

    def __str__(self) -> str:
        return str(self.next_role)
