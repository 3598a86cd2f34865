"""Job adverts that a learner pasted, and what they put right in how these were read."""

from typing import ClassVar, Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models.record import OwnedModel, OwnedQuerySet, is_empty_or_web_address

LONGEST_ADVERT = 50_000


class AdvertStage(models.TextChoices):
    """How far it has come with an advert."""

    INTERESTED = "interested", _("Interested")
    APPLIED = "applied", _("Applied")
    INTERVIEW = "interview", _("Interview")
    OFFER = "offer", _("Offer")
    NO = "no", _("No")


class AdvertQuerySet(OwnedQuerySet):
    """Adverts in the order of a list."""

    def newest_first(self) -> Self:
        """What was pasted last comes first."""
        return self.order_by("-created_at", "-pk")


class Advert(OwnedModel):
    """A job advert, as it was pasted, and what came of it. Only its learner ever sees it."""

    title = models.CharField(_("title of the job"), max_length=200, blank=True)
    company = models.CharField(_("company"), max_length=160, blank=True)
    link = models.URLField(_("link"), max_length=500, blank=True)
    text = models.TextField(_("text of the advert"), max_length=LONGEST_ADVERT)
    name = models.CharField(_("my name for it"), max_length=120, blank=True)
    stage = models.CharField(_("stage"), max_length=10, choices=AdvertStage, default=AdvertStage.INTERESTED)
    applied_on = models.DateField(_("applied on"), null=True, blank=True)
    interview_on = models.DateField(_("interview on"), null=True, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    notes = models.TextField(_("notes"), max_length=4000, blank=True)
    outcome = models.TextField(_("what decided it"), max_length=2000, blank=True)
    # What was read in it, corrected, without sentences: so that a list need not read every text again. It says by
    # which words it was read; empty if it has not been read yet.
    reading = models.JSONField(default=dict, blank=True, editable=False)

    objects: ClassVar[AdvertQuerySet] = AdvertQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(OwnedModel.Meta):
        verbose_name = _("advert")
        verbose_name_plural = _("adverts")
        indexes = [models.Index(name="advert_newest_first", fields=["learner", "-created_at"])]
        constraints = [
            *OwnedModel.Meta.constraints,
            models.CheckConstraint(name="advert_link_is_http", condition=is_empty_or_web_address("link")),
            models.CheckConstraint(name="advert_stage_known", condition=models.Q(stage__in=AdvertStage.values)),
            models.CheckConstraint(name="advert_has_a_text", condition=~models.Q(text="")),
        ]

    def __str__(self) -> str:
        return self.name or self.title or self.company or gettext("An advert without a title")

    def get_absolute_url(self) -> str:
        return reverse("advert", args=[self.pk])


class CorrectedTier(models.TextChoices):
    """How much an advert asks for something, by the word of the learner."""

    REQUIRED = "required", _("Required")
    PREFERRED = "preferred", _("Nice to have")
    CONTEXT = "context", _("Only mentioned")
    NOT_ASKED = "not-asked", _("Not in it")


class Correction(models.Model):
    """What a learner says of one term of an advert, or of a word that no term knows; it holds over what was read."""

    advert = models.ForeignKey(Advert, on_delete=models.CASCADE, related_name="corrections")
    # By slug, which is its name for ever: the term may be archived or renamed, and what was said stays.
    term = models.SlugField(_("term"), max_length=80, blank=True, db_index=False)
    word = models.CharField(_("word"), max_length=80, blank=True)
    tier = models.CharField(_("how much it is asked"), max_length=9, choices=CorrectedTier)

    class Meta:
        verbose_name = _("correction of an advert")
        verbose_name_plural = _("corrections of adverts")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="correction_once", fields=["advert", "term", "word"]),
            models.CheckConstraint(
                name="correction_of_a_term_or_a_word",
                condition=models.Q(term="") & ~models.Q(word="") | ~models.Q(term="") & models.Q(word=""),
            ),
            models.CheckConstraint(name="correction_tier_known", condition=models.Q(tier__in=CorrectedTier.values)),
        ]

    def __str__(self) -> str:
        return f"{self.term or self.word}: {self.get_tier_display()}"
