"""How the addresses of resources and certifications answered. Not part of the catalogue: no page shows it."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from roadmap.domain.addresses import LONGEST
from roadmap.domain.links import DAYS_UNTIL_BROKEN, LinkState, Trouble
from roadmap.domain.links import LinkStatus as Status
from roadmap.models.base import is_web_address


class LinkStatus(models.TextChoices):
    """The states of `roadmap.domain.links.LinkStatus`, with their words."""

    UNKNOWN = Status.UNKNOWN.value, _("Not known")
    OK = Status.OK.value, _("Works")
    MOVED = Status.MOVED.value, _("Moved")
    REFUSED = Status.REFUSED.value, _("Refuses us")
    BROKEN = Status.BROKEN.value, _("Broken")


class LinkTrouble(models.TextChoices):
    """The reasons of `roadmap.domain.links.Trouble`, with their words."""

    NOT_WEB = Trouble.NOT_WEB.value, _("Leads to no address of the web")
    NO_NAME = Trouble.NO_NAME.value, _("No server of that name")
    NOT_PUBLIC = Trouble.NOT_PUBLIC.value, _("Leads into a private network")
    NO_CONNECTION = Trouble.NO_CONNECTION.value, _("The server cannot be reached")
    NOT_SECURE = Trouble.NOT_SECURE.value, _("The connection is not secure")
    TOO_SLOW = Trouble.TOO_SLOW.value, _("The server takes too long")
    GARBLED = Trouble.GARBLED.value, _("No answer that makes sense")
    ROUND_IN_CIRCLES = Trouble.ROUND_IN_CIRCLES.value, _("Redirects without end")


class LinkCheckQuerySet(models.QuerySet["LinkCheck"]):
    """Checks by what they found."""

    def moved(self) -> Self:
        """Those whose new address waits to be taken over."""
        return self.filter(status=LinkStatus.MOVED)


class LinkCheck(models.Model):
    """What is known of one address, whichever items have it."""

    url = models.URLField(_("address"), max_length=LONGEST, unique=True)
    status = models.CharField(_("status"), max_length=7, choices=LinkStatus, default=LinkStatus.UNKNOWN, db_index=True)
    code = models.PositiveSmallIntegerField(
        _("answer"), null=True, blank=True, help_text=_("Of the last server asked.")
    )
    final_url = models.URLField(_("new address"), max_length=LONGEST, blank=True)
    reason = models.CharField(_("what went wrong"), max_length=16, choices=LinkTrouble, blank=True)
    checked_at = models.DateTimeField(_("checked"), null=True, blank=True)
    failures = models.PositiveSmallIntegerField(
        _("failed on days"), default=0, help_text=_("Different days in a row of checks. From three on it is broken.")
    )
    failing_since = models.DateField(_("failing since"), null=True, blank=True)
    retry_at = models.DateTimeField(
        _("not again before"), null=True, blank=True, help_text=_("The server asked to be left alone until then.")
    )

    objects: ClassVar[LinkCheckQuerySet] = LinkCheckQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["url"]
        verbose_name = _("link check")
        verbose_name_plural = _("link checks")
        constraints = [
            models.CheckConstraint(name="link_check_url_is_http", condition=is_web_address("url")),
            models.CheckConstraint(
                name="link_check_moved_somewhere",
                condition=(models.Q(status=LinkStatus.MOVED) & is_web_address("final_url"))
                | (~models.Q(status=LinkStatus.MOVED) & models.Q(final_url="")),
            ),
            models.CheckConstraint(
                name="link_check_broken_after_three_days",
                condition=models.Q(status=LinkStatus.BROKEN, failures__gte=DAYS_UNTIL_BROKEN)
                | (~models.Q(status=LinkStatus.BROKEN) & models.Q(failures__lt=DAYS_UNTIL_BROKEN)),
            ),
            models.CheckConstraint(
                name="link_check_fails_since_a_day",
                condition=models.Q(failures=0, failing_since__isnull=True)
                | models.Q(failures__gt=0, failing_since__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.url

    @property
    def state(self) -> LinkState:
        """What the row knows, as a value."""
        return LinkState(
            status=Status(self.status),
            code=self.code,
            final_url=self.final_url,
            reason=Trouble(self.reason) if self.reason else None,
            checked_at=self.checked_at,
            failures=self.failures,
            failing_since=self.failing_since,
            retry_at=self.retry_at,
        )

    @state.setter
    def state(self, state: LinkState) -> None:
        self.status, self.code, self.final_url = state.status.value, state.code, state.final_url
        self.reason = state.reason.value if state.reason else ""
        self.checked_at, self.retry_at = state.checked_at, state.retry_at
        self.failures, self.failing_since = state.failures, state.failing_since
