"""What learners say is wrong with an item, and what became of it. Not part of the catalogue: no report changes it."""

from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from roadmap.models.base import is_web_address
from roadmap.models.milestones import Milestone
from roadmap.models.resources import Resource


class ReportKind(models.TextChoices):
    """What is wrong."""

    BROKEN = "broken-link", _("Broken link")
    PAID = "now-paid", _("Now paid, or another price")
    OUTDATED = "outdated", _("Out of date")
    BETTER = "better", _("There is a better one")
    OTHER = "other", _("Something else")


class ReportState(models.TextChoices):
    """How far it is. A learner may withdraw a report while it is open; the staff no longer sees it then."""

    OPEN = "open", _("Open")
    IN_WORK = "in-work", _("In work")
    DONE = "done", _("Done")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


WAITING = (ReportState.OPEN, ReportState.IN_WORK)
ANSWERED = (ReportState.DONE, ReportState.DECLINED)


class ReportQuerySet(models.QuerySet["Report"]):
    """Reports by whose they are and how far they are."""

    def for_learner(self, learner_id: int) -> Self:
        """Those that this learner sent."""
        return self.filter(learner=learner_id)

    def about(self, field: str, slug: str) -> Self:
        """Those about the `milestone` or `resource` of this name."""
        return self.filter(**{f"{field}__slug": slug})

    def open(self) -> Self:
        """Those that nobody has looked at yet."""
        return self.filter(state=ReportState.OPEN)

    def waiting(self) -> Self:
        """Those without an answer."""
        return self.filter(state__in=WAITING)

    def unread(self) -> Self:
        """Those with an answer that the learner has not seen."""
        return self.filter(state__in=ANSWERED, read_at__isnull=True)

    def for_staff(self) -> Self:
        """Those that have not been withdrawn."""
        return self.exclude(state=ReportState.WITHDRAWN)

    def with_item(self) -> Self:
        """The same, with what each is about."""
        return self.select_related("milestone", "resource")

    def latest_first(self) -> Self:
        """The same, by when something last happened that the learner should know of."""
        return self.order_by(Coalesce("answered_at", "created_at").desc(), "-pk")


class Report(models.Model):
    """That something is wrong with a milestone or a resource, as one learner sees it."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reports", verbose_name=_("learner")
    )
    milestone = models.ForeignKey(
        Milestone,
        on_delete=models.PROTECT,
        related_name="reports",
        null=True,
        blank=True,
        verbose_name=_("milestone"),
    )
    resource = models.ForeignKey(
        Resource, on_delete=models.PROTECT, related_name="reports", null=True, blank=True, verbose_name=_("resource")
    )
    kind = models.CharField(_("what is wrong"), max_length=11, choices=ReportKind)
    text = models.TextField(_("in the learner's words"), max_length=2000, blank=True)
    address = models.URLField(_("address"), max_length=500, blank=True)
    state = models.CharField(_("state"), max_length=9, choices=ReportState, default=ReportState.OPEN, db_index=True)
    answer = models.TextField(
        _("answer"),
        max_length=2000,
        blank=True,
        help_text=_("The learner reads it as soon as the state is done or declined."),
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("answered by"),
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    read_at = models.DateTimeField(_("answer read"), null=True, blank=True)
    created_at = models.DateTimeField(_("reported"), default=timezone.now, editable=False)
    updated_at = models.DateTimeField(_("last changed"), default=timezone.now, editable=False)

    objects: ClassVar[ReportQuerySet] = ReportQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("learner report")
        verbose_name_plural = _("learner reports")
        constraints = [
            models.CheckConstraint(
                name="report_is_about_one_item",
                condition=models.Q(milestone__isnull=True, resource__isnull=False)
                | models.Q(milestone__isnull=False, resource__isnull=True),
            ),
            models.CheckConstraint(
                name="report_says_enough",
                condition=models.Q(kind__in=(ReportKind.BROKEN, ReportKind.PAID, ReportKind.OUTDATED))
                | (models.Q(kind=ReportKind.BETTER) & ~models.Q(text="", address=""))
                | (models.Q(kind=ReportKind.OTHER) & ~models.Q(text="")),
            ),
            models.CheckConstraint(
                name="report_address_is_http", condition=models.Q(address="") | is_web_address("address")
            ),
            models.CheckConstraint(
                name="report_ends_with_an_answer",
                condition=(models.Q(state__in=ANSWERED, answered_at__isnull=False) & ~models.Q(answer=""))
                | models.Q(state__in=(*WAITING, ReportState.WITHDRAWN), answered_at__isnull=True, read_at__isnull=True),
            ),
            models.UniqueConstraint(
                name="report_of_milestone_waits_once",
                fields=["learner", "milestone", "kind"],
                condition=models.Q(state__in=WAITING),
            ),
            models.UniqueConstraint(
                name="report_of_resource_waits_once",
                fields=["learner", "resource", "kind"],
                condition=models.Q(state__in=WAITING),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.item}"

    @property
    def item(self) -> Milestone | Resource:
        """What it is about."""
        item = self.milestone or self.resource
        assert item is not None  # noqa: S101 (a constraint holds it; this tells the type checker)
        return item

    @property
    def is_open(self) -> bool:
        """Nobody has looked at it yet, so it can be withdrawn."""
        return self.state == ReportState.OPEN

    @property
    def is_answered(self) -> bool:
        """The learner can read what came of it."""
        return self.state in ANSWERED
