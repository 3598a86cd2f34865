"""Resources to learn from, and certifications that others award."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from roadmap.models.base import CatalogueModel, Item, is_skill_level, is_web_address, skill_level
from roadmap.models.milestones import Milestone
from roadmap.models.skills import Skill
from roadmap.models.sources import Source
from roadmap.models.succession import Replaceable, replaced_by_another
from roadmap.models.versions import versions


class ResourceKind(models.TextChoices):
    """What sort of thing a resource is."""

    COURSE = "course", _("Course")
    BOOK = "book", _("Book")
    PAPER = "paper", _("Paper")
    TUTORIAL = "tutorial", _("Tutorial")
    COMPETITION = "competition", _("Competition")
    COMMUNITY = "community", _("Community")
    CONFERENCE = "conference", _("Conference")
    NEWSLETTER = "newsletter", _("Newsletter")
    TOOL_DOCS = "tool docs", _("Tool documentation")


class Cost(models.TextChoices):
    """What it costs."""

    FREE = "free", _("Free")
    FREE_AUDIT = "free-audit", _("Free to audit")
    PAID = "paid", _("Paid")


class Difficulty(models.TextChoices):
    """Whom it suits."""

    BEGINNER = "beginner", _("Beginner")
    INTERMEDIATE = "intermediate", _("Intermediate")
    ADVANCED = "advanced", _("Advanced")


class Availability(models.TextChoices):
    """Whether it still runs."""

    ACTIVE = "active", _("Active")
    ARCHIVED = "archived", _("Kept, no longer renewed")
    RETIRED = "retired", _("Retired")


class AddressBasis(models.TextChoices):
    """How the address is known."""

    STORED_TEXT = "stored-text", _("Seen in stored text")
    GENERAL_KNOWLEDGE = "general-knowledge", _("Long-standing official address")


class Resource(Replaceable):
    """A course, book, paper, community or tool that helps with milestones."""

    title = models.CharField(_("title"), max_length=200)
    author = models.CharField(_("author"), max_length=200)
    kind = models.CharField(_("kind"), max_length=11, choices=ResourceKind)
    url = models.URLField(_("address"), max_length=500, unique=True)
    cost = models.CharField(_("cost"), max_length=10, choices=Cost)
    level = models.CharField(_("level"), max_length=12, choices=Difficulty)
    year = models.PositiveSmallIntegerField(
        _("year"),
        validators=[MinValueValidator(1950), MaxValueValidator(2100)],
        help_text=_("Of the first or the current edition."),
    )
    availability = models.CharField(_("availability"), max_length=8, choices=Availability, default=Availability.ACTIVE)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    verdict = models.TextField(
        _("verdict"), blank=True, help_text=_("One honest sentence: what it is best for, what to skip.")
    )
    note = models.TextField(_("note"), blank=True)
    named_in = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="+", null=True, blank=True, verbose_name=_("named in")
    )
    address_basis = models.CharField(
        _("address known from"), max_length=17, choices=AddressBasis, default=AddressBasis.GENERAL_KNOWLEDGE
    )
    skills = models.ManyToManyField(Skill, related_name="resources", verbose_name=_("skills"), blank=True)
    milestones = models.ManyToManyField(Milestone, related_name="resources", verbose_name=_("milestones"), blank=True)

    history = versions()

    class Meta:
        ordering = ["order", "slug"]
        verbose_name = _("resource")
        verbose_name_plural = _("resources")
        constraints = [
            models.CheckConstraint(name="resource_url_is_http", condition=is_web_address("url")),
            replaced_by_another("resource_successor_is_another"),
        ]

    def __str__(self) -> str:
        return self.title


class Offer(models.TextChoices):
    """Whether a certification can still be taken."""

    ACTIVE = "active", _("Offered")
    RETIRED = "retired", _("Retired")
    REPLACED = "replaced", _("Replaced")


class Certification(Item):
    """An exam that somebody awards a certificate for."""

    title = models.CharField(_("name"), max_length=160)
    issuer = models.CharField(_("issuer"), max_length=120)
    code = models.CharField(_("exam code"), max_length=40, blank=True)
    level = models.CharField(_("level"), max_length=40)
    availability = models.CharField(_("offered"), max_length=8, choices=Offer, default=Offer.ACTIVE)
    launched_on = models.DateField(_("launched on"), null=True, blank=True)
    retired_on = models.DateField(_("retired on"), null=True, blank=True, help_text=_("The last day to sit it."))
    replaced_by = models.ManyToManyField("self", symmetrical=False, related_name="replaces", blank=True)
    validity_years = models.PositiveSmallIntegerField(
        _("valid for years"), null=True, blank=True, help_text=_("Empty: it does not expire.")
    )
    exam_cost_usd = models.PositiveIntegerField(
        _("exam cost in US dollars"), null=True, blank=True, help_text=_("Before tax. Empty: not known.")
    )
    url = models.URLField(_("address"), max_length=500)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    proves = models.TextField(_("what it proves"), blank=True, help_text=_("To somebody who hires."))
    worth = models.TextField(_("when it is worth it"), blank=True, help_text=_("For whom, and when."))
    not_worth = models.TextField(_("when it is not"), blank=True, help_text=_("For whom it is not."))
    is_confirmed = models.BooleanField(
        _("confirmed"), default=False, help_text=_("Dates and terms were seen in the pages below.")
    )
    seen_at = models.JSONField(_("seen at"), default=list, blank=True, help_text=_("A list of addresses."))
    named_in = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="+", null=True, blank=True, verbose_name=_("named in")
    )
    note = models.TextField(_("note"), blank=True)

    history = versions()

    class Meta:
        ordering = ["order", "slug"]
        verbose_name = _("certification")
        verbose_name_plural = _("certifications")
        constraints = [
            models.CheckConstraint(name="certification_url_is_http", condition=is_web_address("url")),
            models.CheckConstraint(
                name="certification_offered_has_no_end",
                condition=~models.Q(availability=Offer.ACTIVE) | models.Q(retired_on__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{reverse('certifications')}#{self.slug}"


class CertificationSkill(CatalogueModel):
    """A skill level that a pass suggests."""

    certification = models.ForeignKey(Certification, on_delete=models.CASCADE, related_name="skills_shown")
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="shown_by", verbose_name=_("skill"))
    level = models.PositiveSmallIntegerField(_("level"), validators=skill_level)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["order", "id"]
        verbose_name = _("skill shown")
        verbose_name_plural = _("skills shown")
        constraints = [
            models.UniqueConstraint(name="certification_skill_once", fields=["certification", "skill"]),
            models.CheckConstraint(name="certification_skill_from_1_to_5", condition=is_skill_level()),
        ]

    def __str__(self) -> str:
        return f"{self.skill} {self.level}"
