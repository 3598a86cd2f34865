"""What learners searched for in vain, for the overview."""

from datetime import date
from typing import NamedTuple

from django.db.models import Sum

from roadmap.domain.overview import FEWEST
from roadmap.models import SearchMiss

MOST = 100


class MissedTerm(NamedTuple):
    """A term that a page had nothing for, and how often it was searched for."""

    page: str
    term: str
    times: int


def missed_terms(first_week: date, last_week: date) -> list[MissedTerm]:
    """The terms searched for in vain at least five times in these weeks, most often first, at most a hundred."""
    misses = SearchMiss.objects.filter(week__range=(first_week, last_week)).order_by()
    counted = misses.values("page", "term").annotate(times=Sum("count")).filter(times__gte=FEWEST)
    ordered = counted.order_by("-times", "term", "page")[:MOST]
    return [MissedTerm(*row) for row in ordered.values_list("page", "term", "times")]
