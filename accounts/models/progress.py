"""What a learner has done."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from roadmap.domain.journey import Status
from roadmap.models import Milestone

if TYPE_CHECKING:
    from accounts.models.user import User


class ProgressStatus(models.TextChoices):
    """The states of `roadmap.domain.journey.Status`, with their words."""

    NOT_STARTED = Status.NOT_STARTED.value, _("Not started")
    STARTED = Status.STARTED.value, _("Started")
    DONE = Status.DONE.value, _("Done")
    SET_ASIDE = Status.SET_ASIDE.value, _("Set aside")


class ProgressQuerySet(models.QuerySet["Progress"]):
    """Progress rows by whose they are."""

    def for_learner(self, learner: User) -> Self:
        """The rows of one learner, and of nobody else."""
        return self.filter(learner=learner)


class Progress(models.Model):
    """A learner's state on one milestone, with evidence and a note of their own.

    A milestone that was set aside keeps its other dates, so that taking it up again loses nothing. One that was never
    started has a row too once it was pinned or put off: that is a wish, and no step.
    """

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="progress")
    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="progress")
    status = models.CharField(_("status"), max_length=11, choices=ProgressStatus, default=ProgressStatus.NOT_STARTED)
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    completed_at = models.DateTimeField(_("done"), null=True, blank=True)
    set_aside_at = models.DateTimeField(_("set aside"), null=True, blank=True)
    evidence_url = models.URLField(_("evidence"), max_length=500, blank=True)
    note = models.TextField(_("note"), max_length=2000, blank=True)
    # A default of the database, too: rows are also written past the model.
    is_shared = models.BooleanField(_("in the portfolio"), default=False, db_default=False)
    revision = models.PositiveIntegerField(_("revision of evidence and note"), default=0)
    pinned_at = models.DateTimeField(_("pinned"), null=True, blank=True)
    not_before = models.DateField(_("put off until"), null=True, blank=True)

    objects: ClassVar[ProgressQuerySet] = ProgressQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("progress")
        verbose_name_plural = _("progress")
        constraints = [
            models.UniqueConstraint(name="progress_once", fields=["learner", "milestone"]),
            models.CheckConstraint(name="progress_status_known", condition=models.Q(status__in=ProgressStatus.values)),
            models.CheckConstraint(
                name="progress_dates_fit_status",
                condition=(
                    models.Q(
                        status=ProgressStatus.NOT_STARTED,
                        started_at__isnull=True,
                        completed_at__isnull=True,
                        set_aside_at__isnull=True,
                    )
                    | models.Q(
                        status=ProgressStatus.STARTED,
                        started_at__isnull=False,
                        completed_at__isnull=True,
                        set_aside_at__isnull=True,
                    )
                    | models.Q(status=ProgressStatus.DONE, completed_at__isnull=False, set_aside_at__isnull=True)
                    | models.Q(status=ProgressStatus.SET_ASIDE, set_aside_at__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="progress_pinned_or_put_off",
                condition=models.Q(pinned_at__isnull=True) | models.Q(not_before__isnull=True),
            ),
            models.CheckConstraint(
                name="progress_evidence_is_http",
                condition=models.Q(evidence_url="")
                | models.Q(evidence_url__startswith="http://")
                | models.Q(evidence_url__startswith="https://"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.milestone_id}: {self.get_status_display()}"
