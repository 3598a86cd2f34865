"""What all that a learner records has in common: whose it is, and that nobody else sees it until it is shared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from roadmap.models import is_web_address

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models.user import User


class OwnedQuerySet(models.QuerySet[Any]):
    """Rows by whose they are."""

    def for_learner(self, learner: User | AnonymousUser) -> Self:
        """The rows of one learner, and of nobody else."""
        return self.filter(learner=learner)


class RecordQuerySet(OwnedQuerySet):
    """Rows of the record by whose they are, and who sees them."""

    def shared(self) -> Self:
        """Those that the learner shows in the portfolio."""
        return self.filter(is_shared=True)


class OwnedModel(models.Model):
    """Something that a learner made with a form: once, and changed by one page at a time."""

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    # Which form it was made with: the same form sent twice makes one.
    op = models.UUIDField(null=True, editable=False)
    # Goes up with every change, so that two pages that are open at a time do not overwrite one another.
    revision = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(_("recorded"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)

    objects: ClassVar[OwnedQuerySet] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        abstract = True
        constraints = [models.UniqueConstraint(name="%(class)s_made_once", fields=["learner", "op"])]


class RecordModel(OwnedModel):
    """Something that a learner recorded, and may show."""

    is_shared = models.BooleanField(_("in the portfolio"), default=False)
    # What an imported file said of it beyond our fields, to be given back when it is exported.
    beyond = models.JSONField(default=dict, blank=True, editable=False)

    objects: ClassVar[RecordQuerySet] = RecordQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(OwnedModel.Meta):
        abstract = True


def is_month(field: str) -> models.Q:
    """The condition that the field is empty or holds the first day of a month, which stands for the month."""
    return models.Q(**{f"{field}__isnull": True}) | models.Q(**{f"{field}__day": 1})


def is_in_order(start: str, end: str) -> models.Q:
    """The condition that the end, if there is one, is not before the start."""
    missing = models.Q(**{f"{start}__isnull": True}) | models.Q(**{f"{end}__isnull": True})
    return missing | models.Q(**{f"{end}__gte": models.F(start)})


def is_empty_or_web_address(field: str) -> models.Q:
    """The condition that the field is empty or holds an http or https address."""
    return models.Q(**{field: ""}) | is_web_address(field)
