"""The study log: how long the learner studied on which day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.forms.study import StudyForm
from accounts.models import StudyTime
from accounts.readers.study import minutes_of_weeks, monday
from accounts.views.editing import Section, edit, remove

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from accounts.http import LearnerRequest
    from accounts.models import User

PER_PAGE = 30
TO_SUNDAY = timedelta(days=6)

STUDY = Section(
    name="study",
    form=StudyForm,
    title=_("Study log"),
    add_title=_("Log study time"),
    change_title=_("Change study time"),
    remove_title=_("Remove this study time?"),
    parent="dashboard",
    parent_title=_("Dashboard"),
    removed_from=_("It is removed for good, and no longer counts towards your pace."),
)


@dataclass(frozen=True, slots=True)
class Week:
    """A week with something logged: its Monday and Sunday, all its minutes, and those entries that are on the page."""

    begin: date
    end: date
    minutes: int
    rows: list[StudyTime]


@require_safe
def study(request: LearnerRequest) -> HttpResponse:
    """What was logged, newest first, week by week with the sums."""
    rows = StudyTime.objects.for_learner(request.user).select_related("milestone").order_by("-day", "-pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "accounts/study.html",
        {
            "section": STUDY,
            "page": page,
            "weeks": _weeks(request.user, page.object_list),
        },
    )


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def add_study(request: LearnerRequest) -> HttpResponse:
    """Log study time, for a milestone or freely."""
    return edit(request, STUDY)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def change_study(request: LearnerRequest, pk: int) -> HttpResponse:
    """Change what was logged."""
    return edit(request, STUDY, pk)


@require_http_methods(["GET", "HEAD", "POST"])
def remove_study(request: LearnerRequest, pk: int) -> HttpResponse:
    """Remove what was logged."""
    return remove(request, STUDY, pk)


@login_not_required
@require_POST
def log_study(request: LearnerRequest, slug: str) -> HttpResponse:
    """Log study time from the page of a milestone: today, unless a day is said."""
    milestone = request.journey.reachable(slug)
    if milestone is None:
        raise Http404
    typed = request.POST.copy()
    typed.setdefault("milestone", milestone.slug)
    typed.setdefault("day", timezone.localdate().isoformat())
    request.POST = typed  # type: ignore[assignment]
    return edit(request, STUDY, back=reverse("milestone", args=[milestone.slug]))


def _weeks(learner: User, rows: Iterable[StudyTime]) -> list[Week]:
    """The entries of a page by week; the sums hold for whole weeks, also for one that goes on on another page."""
    grouped = {begin: list(week) for begin, week in groupby(rows, key=lambda row: monday(row.day))}
    sums = minutes_of_weeks(learner, grouped)
    return [Week(begin, begin + TO_SUNDAY, sums[begin], week) for begin, week in grouped.items()]
