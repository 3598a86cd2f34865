"""Background: education and experience."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.record import RecordModel, is_empty_or_web_address, is_in_order, is_month
from roadmap.domain import record
from roadmap.models import Skill


class EducationLevel(models.TextChoices):
    """The levels of `roadmap.domain.record.EducationLevel`, with their words."""

    SCHOOL = record.EducationLevel.SCHOOL.value, _("School")
    BACHELOR = record.EducationLevel.BACHELOR.value, _("Bachelor")
    MASTER = record.EducationLevel.MASTER.value, _("Master")
    PHD = record.EducationLevel.PHD.value, _("PhD")
    OTHER = record.EducationLevel.OTHER.value, _("Other: a course, a training")


class ExperienceKind(models.TextChoices):
    """The kinds of `roadmap.domain.record.ExperienceKind`, with their words."""

    MACHINE_LEARNING = record.ExperienceKind.MACHINE_LEARNING.value, _("Machine learning")
    DATA = record.ExperienceKind.DATA.value, _("Data")
    SOFTWARE = record.ExperienceKind.SOFTWARE.value, _("Software")
    OTHER = record.ExperienceKind.OTHER.value, _("Other")


class ExperienceSort(models.TextChoices):
    """In what position the work was done."""

    JOB = "job", _("Job")
    INTERNSHIP = "internship", _("Internship")
    FREELANCE = "freelance", _("Freelance work")
    OPEN_SOURCE = "open-source", _("Open source")
    VOLUNTEERING = "volunteering", _("Volunteering")


class Education(RecordModel):
    """A school, a degree or a training."""

    level = models.CharField(_("level"), max_length=8, choices=EducationLevel)
    field = models.CharField(_("field"), max_length=120, blank=True, help_text=_("Such as computer science."))
    institution = models.CharField(_("institution"), max_length=160, blank=True)
    start = models.DateField(_("from"), null=True, blank=True)
    end = models.DateField(_("to"), null=True, blank=True)
    is_in_progress = models.BooleanField(_("still going on"), default=False)
    note = models.TextField(_("note"), max_length=2000, blank=True, help_text=_("The thesis, grades, courses."))

    class Meta(RecordModel.Meta):
        verbose_name = _("education")
        verbose_name_plural = _("education")
        constraints = [
            *RecordModel.Meta.constraints,
            models.CheckConstraint(name="education_level_known", condition=models.Q(level__in=EducationLevel.values)),
            models.CheckConstraint(name="education_months", condition=is_month("start") & is_month("end")),
            models.CheckConstraint(name="education_in_order", condition=is_in_order("start", "end")),
        ]

    def __str__(self) -> str:
        return ", ".join(filter(None, [str(self.get_level_display()), self.field, self.institution]))


class Experience(RecordModel):
    """A job, an internship, or work of another kind, from one month to another."""

    title = models.CharField(_("title"), max_length=160)
    organisation = models.CharField(_("organisation"), max_length=160, blank=True)
    kind = models.CharField(_("kind of work"), max_length=16, choices=ExperienceKind)
    sort = models.CharField(_("position"), max_length=12, choices=ExperienceSort, default=ExperienceSort.JOB)
    start = models.DateField(_("from"))
    end = models.DateField(_("to"), null=True, blank=True)
    share = models.PositiveSmallIntegerField(
        _("share of full time"), default=100, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    summary = models.TextField(_("what I did"), max_length=4000, blank=True)
    link = models.URLField(_("web address"), max_length=500, blank=True)
    skills = models.ManyToManyField(Skill, through="ExperienceSkill", related_name="+")

    class Meta(RecordModel.Meta):
        verbose_name = _("experience")
        verbose_name_plural = _("experience")
        constraints = [
            *RecordModel.Meta.constraints,
            models.CheckConstraint(name="experience_kind_known", condition=models.Q(kind__in=ExperienceKind.values)),
            models.CheckConstraint(name="experience_sort_known", condition=models.Q(sort__in=ExperienceSort.values)),
            models.CheckConstraint(name="experience_months", condition=is_month("start") & is_month("end")),
            models.CheckConstraint(name="experience_in_order", condition=is_in_order("start", "end")),
            models.CheckConstraint(name="experience_share", condition=models.Q(share__gte=1, share__lte=100)),
            models.CheckConstraint(name="experience_link_is_http", condition=is_empty_or_web_address("link")),
        ]

    def __str__(self) -> str:
        return ", ".join(filter(None, [self.title, self.organisation]))


class ExperienceSkill(models.Model):
    """A skill that was used there."""

    experience = models.ForeignKey(Experience, on_delete=models.CASCADE, related_name="used")
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("skill used in an experience")
        verbose_name_plural = _("skills used in experience")
        constraints = [models.UniqueConstraint(name="experience_skill_once", fields=["experience", "skill"])]

    def __str__(self) -> str:
        return f"{self.experience_id}: {self.skill_id}"
