"""What all catalogue rows share: a slug for ever, a state, and that a change is a new content version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from roadmap.models.version import content_changed

if TYPE_CHECKING:
    from collections.abc import Iterable

kebab_case = RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Use lower-case letters, digits and single hyphens."))
skill_level = [MinValueValidator(1), MaxValueValidator(5)]


def is_web_address(field: str) -> models.Q:
    """The condition that the field holds an http or https address."""
    return models.Q(**{f"{field}__startswith": "http://"}) | models.Q(**{f"{field}__startswith": "https://"})


def is_skill_level(field: str = "level") -> models.Q:
    """The condition that the field holds a level from 1 to 5."""
    return models.Q(**{f"{field}__gte": 1, f"{field}__lte": 5})


class CatalogueQuerySet(models.QuerySet[Any]):
    """Bulk writes change the content version too."""

    def update(self, **kwargs: Any) -> int:
        """Update rows; a new content version if any changed."""
        count = super().update(**kwargs)
        if count:
            content_changed()
        return count

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete rows; a new content version if any went."""
        deleted = super().delete()
        if deleted[0]:
            content_changed()
        return deleted

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        """Create rows; a new content version."""
        created = super().bulk_create(objs, *args, **kwargs)
        content_changed()
        return created

    def bulk_update(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> int:
        """Update rows one by one in bulk; a new content version."""
        count = super().bulk_update(objs, *args, **kwargs)
        content_changed()
        return count


class CatalogueModel(models.Model):
    """A row of the catalogue."""

    # A version has all rows of an item, so it is written once they are there, not at each save.
    skip_history_when_saving = True

    objects: ClassVar[models.Manager[Any]] = CatalogueQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, as a new content version."""
        super().save(*args, **kwargs)
        content_changed()

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete, as a new content version."""
        deleted = super().delete(*args, **kwargs)
        content_changed()
        return deleted


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


class Item(CatalogueModel):
    """Something that is published under a slug. The slug is its identity: it outlives every other edit."""

    slug = models.SlugField(
        _("slug"),
        max_length=80,
        unique=True,
        validators=[kebab_case],
        help_text=_("Its name in addresses and files. Learners' progress hangs on it: it never changes."),
    )
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
