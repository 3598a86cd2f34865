"""What happens to a learner's adverts: they are read, and what was read is put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from accounts.actions.suggestions import withdraw_term
from accounts.models import Advert, Correction
from accounts.readers.adverts import kept_reading, posting_of

if TYPE_CHECKING:
    from accounts.models import CorrectedTier


def keep_reading(advert: Advert) -> None:
    """Read the advert and keep what lists need of it; its revision stays, for nobody wrote anything."""
    advert.reading = kept_reading(posting_of(advert, advert.corrections.all()))
    Advert.objects.filter(pk=advert.pk).update(reading=advert.reading)


def correct(advert: Advert, *, tier: CorrectedTier, term: str = "", word: str = "") -> Correction:
    """Say how much the advert asks for a term, by its slug, or for a word; the last thing said of it holds."""
    with transaction.atomic():
        correction, _is_new = Correction.objects.update_or_create(
            advert=advert, term=term, word=word, defaults={"tier": tier}
        )
        keep_reading(advert)
    return correction


def undo_correction(advert: Advert, *keys: int) -> None:
    """Forget what was said, and take words that the curators were told back; what is forgotten already stays so."""
    with transaction.atomic():
        gone = advert.corrections.filter(pk__in=keys)
        words = list(gone.exclude(word="").values_list("word", flat=True))
        gone.delete()
        for word in words:
            withdraw_term(learner=advert.learner, word=word)
        keep_reading(advert)
