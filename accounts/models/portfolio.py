"""The portfolio: what a learner shows, and to whom."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Visibility(models.TextChoices):
    """Who may look at it."""

    OFF = "off", _("Nobody")
    LINK = "link", _("Whoever has the link")
    PUBLIC = "public", _("Everybody, under a name of its own")


class Portfolio(models.Model):
    """One for each learner, off until they turn it on. Items are shown where their section and they are both shared."""

    learner = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="portfolio")
    visibility = models.CharField(_("who may look at it"), max_length=6, choices=Visibility, default=Visibility.OFF)
    handle = models.CharField(_("name in the address"), max_length=30, null=True, blank=True, unique=True)
    # The handle as it looks at a glance, so that no two look alike.
    handle_likeness = models.CharField(max_length=30, null=True, blank=True, unique=True, editable=False)
    token = models.CharField(max_length=64, null=True, blank=True, unique=True, editable=False)
    may_be_indexed = models.BooleanField(_("search engines may list it"), default=False)
    headline = models.CharField(_("headline"), max_length=160, blank=True)
    about = models.TextField(_("about me"), max_length=2000, blank=True)
    contact = models.EmailField(_("contact address"), blank=True)
    shows_education = models.BooleanField(_("education"), default=False)
    shows_experience = models.BooleanField(_("experience"), default=False)
    shows_skills = models.BooleanField(_("skills"), default=False)
    shows_projects = models.BooleanField(_("projects"), default=False)
    shows_certificates = models.BooleanField(_("certificates"), default=False)
    shows_milestones = models.BooleanField(_("milestones done"), default=False)
    revision = models.PositiveIntegerField(default=0, editable=False)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)

    class Meta:
        verbose_name = _("portfolio")
        verbose_name_plural = _("portfolios")
        constraints = [
            models.CheckConstraint(name="portfolio_visibility", condition=models.Q(visibility__in=Visibility.values)),
            models.CheckConstraint(
                name="portfolio_public_has_a_handle",
                condition=~models.Q(visibility=Visibility.PUBLIC) | models.Q(handle__isnull=False),
            ),
            models.CheckConstraint(
                name="portfolio_link_has_a_token",
                condition=~models.Q(visibility=Visibility.LINK) | models.Q(token__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.handle or str(self.get_visibility_display())
