"""Slugs are identity: what was renamed is found under its old one for ever, and nothing else gets that."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from roadmap.models.rows import CatalogueModel, CatalogueQuerySet
from roadmap.models.version import content_changed

kebab_case = RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Use lower-case letters, digits and single hyphens."))


def kind_label(model: type[models.Model]) -> str:
    """The word that the files have for the model's items, in every language."""
    return model._meta.verbose_name_raw  # noqa: SLF001 (documented, for all its underscore)


class FormerSlugQuerySet(CatalogueQuerySet):
    """Former slugs by whose they were."""

    def of_kind(self, model: type[models.Model]) -> Self:
        """Those of the items of one kind."""
        return self.filter(kind=kind_label(model))


class FormerSlug(CatalogueModel):
    """What an item was called before it was renamed, or before it became part of another one of its kind.

    `now` is the slug that is in use: a chain of renames is kept flat.
    """

    kind = models.CharField(max_length=20)
    slug = models.SlugField(max_length=80, validators=[kebab_case])
    now = models.SlugField(max_length=80, validators=[kebab_case])
    is_merged = models.BooleanField(default=False)

    objects: ClassVar[FormerSlugQuerySet] = FormerSlugQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["kind", "slug"]
        verbose_name = _("former slug")
        verbose_name_plural = _("former slugs")
        constraints = [
            models.UniqueConstraint(name="former_slug_once", fields=["kind", "slug"]),
            models.CheckConstraint(name="former_slug_is_another", condition=~models.Q(slug=models.F("now"))),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.slug} -> {self.now}"


class SluggedModel(CatalogueModel):
    """A row with a slug of its own. No save changes it: that is a rename, which leaves the former one behind."""

    slug = models.SlugField(
        _("slug"),
        max_length=80,
        unique=True,
        validators=[kebab_case],
        help_text=_("Its name in addresses and files. When it is renamed, the old address leads to the new one."),
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse a new item the slug that another one was known by."""
        super().clean()
        if self._state.adding:
            self.refuse_former_slug(self.slug)

    def refuse_former_slug(self, slug: str) -> None:
        """Raise ValidationError if the slug was that of another item of this kind, saying which."""
        former = FormerSlug.objects.of_kind(type(self)).filter(slug=slug).exclude(now=self.slug).first()
        if former:
            told = _("“%(slug)s” was what “%(now)s” was called before; its old address leads there. Choose another.")
            raise ValidationError({"slug": told % {"slug": slug, "now": former.now}})

    def unique_error_message(self, model_class: type[models.Model], unique_check: Any) -> ValidationError:  # noqa: ANN401
        """Name the item that has the value already."""
        if len(unique_check) != 1:
            return super().unique_error_message(model_class, unique_check)
        value = getattr(self, unique_check[0])
        other = model_class._default_manager.filter(**{unique_check[0]: value}).first()  # noqa: SLF001
        told = _("“%(other)s” (%(slug)s) has this already: %(value)s")
        return ValidationError(
            told, code="unique", params={"other": other, "slug": getattr(other, "slug", ""), "value": value}
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, unless a curator who is at work at the same moment has made another of its slug."""
        fields = kwargs.get("update_fields")
        with transaction.atomic():
            if fields is None or "slug" in fields:
                content_changed()  # takes the lock that makes writers take turns
                self._refuse_stale_slug()
            super().save(*args, **kwargs)

    def _refuse_stale_slug(self) -> None:
        if self._state.adding:
            self.refuse_former_slug(self.slug)
            return
        now = type(self)._default_manager.filter(pk=self.pk).values_list("slug", flat=True).first()  # noqa: SLF001
        if now not in {None, self.slug}:
            told = _("Nothing was saved: somebody has meanwhile renamed “%(slug)s”. It is called “%(now)s” now.")
            raise ValidationError(told % {"slug": self.slug, "now": now})
