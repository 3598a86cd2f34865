"""Counting searches that found nothing, which never costs anybody the page."""

from __future__ import annotations

import logging
from datetime import date, timedelta

from django.db import DatabaseError, IntegrityError, InterfaceError, transaction
from django.db.models import F

from roadmap.domain.overview import week_of
from roadmap.domain.searches import kept_term
from roadmap.models import SearchMiss, SearchPage

logger = logging.getLogger(__name__)

# Whoever searches for nonsense by machine fills no more than this.
MOST_TERMS_A_WEEK = 2_000
KEPT_WEEKS = 52


def record_miss(page: SearchPage, typed: str, *, today: date) -> None:
    """Count one more search for these words that found nothing, if they are to be kept.

    A database that cannot be written to is logged, and nothing else comes of it.
    """
    term = kept_term(typed)
    if term is None:
        return
    try:
        _count(week_of(today), page, term)
    except (DatabaseError, InterfaceError) as error:
        logger.warning("search not counted", extra={"page": page.value, "error": type(error).__name__})


def _count(week: date, page: SearchPage, term: str) -> None:
    if _again(week, page, term):
        return
    terms = SearchMiss.objects.filter(week=week).count()
    if terms >= MOST_TERMS_A_WEEK:
        return
    if not terms:
        _forget_before(week - timedelta(weeks=KEPT_WEEKS))
    try:
        with transaction.atomic():
            SearchMiss.objects.create(week=week, page=page, term=term)
    except IntegrityError:
        # Somebody else searched for the same at the same time.
        _again(week, page, term)


def _again(week: date, page: SearchPage, term: str) -> int:
    with transaction.atomic():
        return SearchMiss.objects.filter(week=week, page=page, term=term).update(count=F("count") + 1)


def _forget_before(week: date) -> None:
    """Drop what no period of the overview reaches any more: with the first search of a new week."""
    with transaction.atomic():
        SearchMiss.objects.filter(week__lt=week).delete()
