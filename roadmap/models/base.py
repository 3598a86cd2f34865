"""What all items share: a slug, and a state."""

from __future__ import annotations

from typing import ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from roadmap.models.rows import CatalogueModel, CatalogueQuerySet
from roadmap.models.slugs import SluggedModel, kebab_case

__all__ = [
    "CatalogueModel",
    "CatalogueQuerySet",
    "Item",
    "ItemQuerySet",
    "SluggedModel",
    "State",
    "is_skill_level",
    "is_web_address",
    "kebab_case",
    "skill_level",
]

skill_level = [MinValueValidator(1), MaxValueValidator(5)]


def is_web_address(field: str) -> models.Q:
    """The condition that the field holds an http or https address."""
    return models.Q(**{f"{field}__startswith": "http://"}) | models.Q(**{f"{field}__startswith": "https://"})


def is_skill_level(field: str = "level") -> models.Q:
    """The condition that the field holds a level from 1 to 5."""
    return models.Q(**{f"{field}__gte": 1, f"{field}__lte": 5})


class State(models.TextChoices):
    """Who sees an item: staff, everybody, or those who already have it in their record."""

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    ARCHIVED = "archived", _("Archived")


class ItemQuerySet(CatalogueQuerySet):
    """Items by state."""

    def published(self) -> Self:
        """Those that learners see."""
        return self.filter(state=State.PUBLISHED)

    def drafts(self) -> Self:
        """Those that are not yet published."""
        return self.filter(state=State.DRAFT)

    def archived(self) -> Self:
        """Those that were published once and are no longer."""
        return self.filter(state=State.ARCHIVED)


class Item(SluggedModel):
    """Something that is published under a slug, which is its identity: it outlives every other edit."""

    state = models.CharField(
        _("state"),
        max_length=9,
        choices=State,
        default=State.DRAFT,
        db_index=True,
        help_text=_("Only published items are on the site. Archive what is no longer true; nobody's progress is lost."),
    )
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)

    objects: ClassVar[ItemQuerySet] = ItemQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        abstract = True

    @property
    def is_published(self) -> bool:
        """Learners see it."""
        return self.state == State.PUBLISHED
