"""Words of adverts that a learner, by their own wish, tells the curators of."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from roadmap.domain.searches import LONGEST


class TermSuggestion(models.Model):
    """A word that adverts ask for and no term of the catalogue knew: the word alone, nothing of the advert."""

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="term_suggestions")
    word = models.CharField(_("word"), max_length=LONGEST, help_text=_("In small letters, with single spaces."))
    created_at = models.DateTimeField(_("suggested at"), auto_now_add=True)

    class Meta:
        verbose_name = _("suggested term")
        verbose_name_plural = _("suggested terms")
        ordering = ["word", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(name="term_suggested_once", fields=["learner", "word"]),
            models.CheckConstraint(name="term_suggestion_has_word", condition=~models.Q(word="")),
        ]

    def __str__(self) -> str:
        return self.word
