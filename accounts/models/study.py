"""Study time: how many minutes somebody learned on which day, and for what."""

from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.models.record import RecordModel
from roadmap.models import Milestone

# What is logged is to be looked back on, not a history of a life; and a year typed wrong is noticed.
EARLIEST_DAY = date(2000, 1, 1)
A_DAY = 24 * 60


class StudyTime(RecordModel):
    """Minutes on a day, as it was where the learner lives; for a milestone, or freely. Shown to nobody else."""

    # Neither can be said of it: it is no part of a portfolio or a résumé.
    is_shared = None  # type: ignore[assignment]
    beyond = None
    milestone = models.ForeignKey(
        Milestone, on_delete=models.PROTECT, related_name="+", null=True, blank=True, verbose_name=_("milestone")
    )
    day = models.DateField(_("day"))
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), validators=[MinValueValidator(1), MaxValueValidator(A_DAY)]
    )
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta(RecordModel.Meta):
        verbose_name = _("study time")
        verbose_name_plural = _("study log")
        indexes = [models.Index(fields=["learner", "day"], name="study_time_by_day")]
        constraints = [
            *RecordModel.Meta.constraints,
            models.CheckConstraint(
                name="study_time_fits_into_a_day", condition=models.Q(minutes__gte=1, minutes__lte=A_DAY)
            ),
            models.CheckConstraint(name="study_time_not_long_ago", condition=models.Q(day__gte=EARLIEST_DAY)),
        ]

    def __str__(self) -> str:
        said = ngettext("%(minutes)d minute on %(day)s", "%(minutes)d minutes on %(day)s", self.minutes)
        return said % {"minutes": self.minutes, "day": date_format(self.day)}
