"""One advert, read: what it asks, sentence by sentence, beside what is there; and what is put right in that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.actions.adverts import correct
from accounts.actions.adverts import undo_correction as undo
from accounts.actions.suggestions import suggest_term
from accounts.forms.adverts import MissedForm
from accounts.models import Advert, CorrectedTier
from accounts.readers.adverts import known_terms, posting_of, term_now
from accounts.views.adverts.explaining import asked_in_words, match_explained, requirement_explained, verdict_in_words
from accounts.views.adverts.glance import match
from accounts.views.adverts.sections import ADVERTS
from accounts.views.adverts.shown import CERTIFICATES, REQUIREMENT, TIER_WORDS, sentences, shown, steps
from roadmap.domain.gap import gap
from roadmap.domain.posting.corrected import named_term
from roadmap.domain.posting.values import Tier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpResponse

    from accounts.http import LearnerRequest
    from accounts.models import Correction

# More is no correction but another advert.
MOST_CORRECTIONS = 200
BEST = 3


@require_safe
def advert(request: LearnerRequest, pk: int) -> HttpResponse:
    """What the advert asks beside what the learner brings, with its sentences marked."""
    return analysis(request, _advert(request, pk), missed=MissedForm())


@require_POST
def correct_advert(request: LearnerRequest, pk: int) -> HttpResponse:
    """Put right how much the advert asks for a term; what was said last holds."""
    row = _advert(request, pk)
    tier, _slash, rest = request.POST.get("correct", "").partition("/")
    term, _slash, word = rest.partition("/")
    if tier not in CorrectedTier.values or not _is_offered(row, term, word):
        raise Http404
    if word and tier == CorrectedTier.NOT_ASKED:
        undo(row, *[one.pk for one in row.corrections.all() if one.word == word])
        return redirect(row)
    correct(row, tier=CorrectedTier(tier), term=term, word=word)
    messages.success(request, _("Put right. It is kept, and everything is counted by it."))
    anchor = "corrections" if tier == CorrectedTier.NOT_ASKED or not term else f"asked-{term}"
    return redirect(f"{row.get_absolute_url()}#{anchor}")


@require_POST
def miss_advert(request: LearnerRequest, pk: int) -> HttpResponse:
    """Add what was missed; a word that no term knows goes to the curators, if the learner wants that."""
    row = _advert(request, pk)
    form = MissedForm(request.POST)
    if form.is_valid() and row.corrections.count() >= MOST_CORRECTIONS:
        form.add_error("word", _("That is more than can be put right in one advert. Undo something first."))
    if not form.is_valid():
        return analysis(request, row, missed=form, status=422)
    word, tier = form.cleaned_data["word"], CorrectedTier(form.cleaned_data["tier"])
    if known := named_term(word, known_terms().values()):
        correct(row, tier=tier, term=known.slug)
        return redirect(f"{row.get_absolute_url()}#asked-{known.slug}")
    correct(row, tier=tier, word=word)
    if form.cleaned_data["tells_curators"] and suggest_term(learner=request.user, word=word):
        messages.success(request, _("Added, and the curators have the word. Thank you."))
    return redirect(f"{row.get_absolute_url()}#corrections")


@require_POST
def undo_correction(request: LearnerRequest, pk: int) -> HttpResponse:
    """Take a correction back; one that is gone already is as good."""
    row = _advert(request, pk)
    key = request.POST.get("correction", "")
    if key.isascii() and key.isdigit():
        undo(row, int(key[:18]))
    return redirect(f"{row.get_absolute_url()}#corrections")


def analysis(
    request: LearnerRequest, row: Advert, *, missed: MissedForm | None = None, status: int = 200
) -> HttpResponse:
    """The page of an advert: of a learner's, or of the one that a visitor tries, where nothing can be put right."""
    corrections: Sequence[Correction] = list(row.corrections.all()) if row.pk else []
    profile, today = request.profile.itself, timezone.localdate()
    found = gap(posting_of(row, corrections), profile, request.journey.itself, today)
    page = shown(found)
    context = {
        "section": ADVERTS,
        "row": row,
        "shown": page,
        "gap": found,
        "required": match(found, Tier.REQUIRED),
        "preferred": match(found, Tier.PREFERRED),
        "best": steps(found)[:BEST],
        "explained": requirement_explained(found, profile),
        "asked": asked_in_words(found),
        "match_explained": match_explained(found) if profile.claims else None,
        "verdict": verdict_in_words(found),
        "sentences": sentences(page, REQUIREMENT),
        "certifying": sentences(page, CERTIFICATES),
        "corrections": [(one, _called(one)) for one in corrections],
        "missed": missed,
        "profile": profile,
        "tiers": TIER_WORDS,
    }
    return render(request, "accounts/adverts/advert.html", context, status=status)


def _advert(request: LearnerRequest, pk: int) -> Advert:
    row = ADVERTS.row(request, pk)
    assert isinstance(row, Advert)  # noqa: S101 (this tells the type checker)
    return row


def _is_offered(row: Advert, term: str, word: str) -> bool:
    """Whether it is one of both: a term that there is, or a word that the learner added."""
    if term:
        return not word and term_now(term) is not None
    return bool(word) and row.corrections.filter(word=word).exists()


def _called(correction: Correction) -> str:
    """What the correction is about, as it is called now."""
    term = term_now(correction.term)
    return term.title if term else correction.word or correction.term
