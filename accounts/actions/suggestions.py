"""Telling the curators of words that adverts ask for and the catalogue lacks, and taking that back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.models import TermSuggestion
from roadmap.domain.searches import kept_term

if TYPE_CHECKING:
    from accounts.models import User

# Whoever suggests by machine fills no more than this.
MOST_OF_A_LEARNER = 500


def suggest_term(*, learner: User, word: str) -> bool:
    """Let the curators count the learner among those who miss this word; only to be called with their consent.

    The word is kept in small letters with single spaces, once for each learner, and nothing else is. What is empty, has
    more than 80 characters or looks like an e-mail address is not kept, nor is more than 500 words. True if the word is
    among the learner's suggestions now, from this call or from an earlier one.
    """
    kept = kept_term(word)
    if kept is None:
        return False
    mine = TermSuggestion.objects.filter(learner=learner)
    if mine.filter(word=kept).exists():
        return True
    if mine.count() >= MOST_OF_A_LEARNER:
        return False
    TermSuggestion.objects.bulk_create([TermSuggestion(learner=learner, word=kept)], ignore_conflicts=True)
    return True


def withdraw_term(*, learner: User, word: str) -> None:
    """Count the learner no longer among those who miss this word; one that they did not suggest changes nothing."""
    TermSuggestion.objects.filter(learner=learner, word=kept_term(word) or "").delete()
