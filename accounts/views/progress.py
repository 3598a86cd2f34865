"""Starting, completing, reopening and setting aside: posts, idempotent, with and without htmx."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from accounts.actions import EditConflictError, Evidence, record_progress
from accounts.http import page_asked
from accounts.readers import journey_of
from roadmap.domain.journey import MilestoneState, Status
from roadmap.forms import EvidenceForm
from roadmap.views.path import milestone_page

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from django.utils.functional import _StrPromise

    from accounts.http import LearnerRequest
    from roadmap.domain.catalogue import Milestone


VERBS = {
    Status.NOT_STARTED: "reopen_milestone",
    Status.STARTED: "start_milestone",
    Status.DONE: "complete_milestone",
    Status.SET_ASIDE: "set_aside_milestone",
}


@dataclass(frozen=True, slots=True)
class Move:
    """What one of the four posts does to a milestone's state, and how it says so."""

    transition: Callable[[MilestoneState, datetime], MilestoneState]
    said: _StrPromise


START = Move(MilestoneState.start, _("Started: %(milestone)s"))
COMPLETE = Move(MilestoneState.complete, _("Done: %(milestone)s"))
REOPEN = Move(MilestoneState.reopen, _("Back to not started: %(milestone)s"))
SET_ASIDE = Move(MilestoneState.set_aside, _("Set aside: %(milestone)s. It counts nowhere until you take it up again."))


@login_not_required
@require_POST
def start_milestone(request: LearnerRequest, slug: str) -> HttpResponse:
    """Start it."""
    return _move(request, slug, START)


@login_not_required
@require_POST
def complete_milestone(request: LearnerRequest, slug: str) -> HttpResponse:
    """Done."""
    return _move(request, slug, COMPLETE)


@login_not_required
@require_POST
def reopen_milestone(request: LearnerRequest, slug: str) -> HttpResponse:
    """Not started after all."""
    return _move(request, slug, REOPEN)


@login_not_required
@require_POST
def set_aside_milestone(request: LearnerRequest, slug: str) -> HttpResponse:
    """Not for me, or not now."""
    return _move(request, slug, SET_ASIDE)


def _move(request: LearnerRequest, slug: str, move: Move) -> HttpResponse:
    """Fetch the milestone through the learner's journey, decide, act, answer."""
    milestone = request.journey.reachable(slug)
    if milestone is None:
        raise Http404
    if not request.user.is_authenticated:
        return log_in_first(request, milestone)
    form = EvidenceForm(request.POST) if "note" in request.POST or "evidence_url" in request.POST else None
    if form and not form.is_valid():
        return milestone_page(request, milestone, form, status=422)
    before = request.journey.state(milestone)
    try:
        after = record_progress(
            learner=request.user,
            milestone=milestone,
            before=before,
            after=move.transition(before, timezone.now()),
            evidence=_evidence(form) if form else None,
        )
    except EditConflictError:
        return _conflict(request, milestone)
    request.journey = request.journey.with_state(milestone, after)
    return _answer(request, milestone, before, move, is_row_there=milestone.slug == slug)


def _evidence(form: EvidenceForm) -> Evidence:
    typed = form.cleaned_data
    return Evidence(typed["evidence_url"], typed["note"], typed["revision"])


def _conflict(request: LearnerRequest, milestone: Milestone) -> HttpResponse:
    """Show what was saved meanwhile beside what was typed; saving again is then a choice."""
    request.journey = journey_of(request.user)
    saved = request.journey.state(milestone)
    form = EvidenceForm({**request.POST.dict(), "revision": saved.revision})
    return milestone_page(request, milestone, form, status=409, notice="conflict")


def log_in_first(request: LearnerRequest, milestone: Milestone) -> HttpResponse:
    """Keep what was typed over the log-in; the milestone's page then shows it, unsaved."""
    names = ("evidence_url", "note", "revision")
    typed = {name: request.POST[name][:4000] for name in names if request.POST.get(name)}
    if typed.keys() - {"revision"}:
        request.session["unsaved"] = {milestone.slug: typed}
    page = reverse("milestone", args=[milestone.slug])
    address = f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': page})}"
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)


def _answer(
    request: LearnerRequest, milestone: Milestone, before: MilestoneState, move: Move, *, is_row_there: bool
) -> HttpResponse:
    """Refresh what shows the fact; of a page that was loaded before the milestone was renamed, all of it."""
    said = move.said % {"milestone": milestone.title}
    changed = request.journey.status(milestone) is not before.status
    undo_url = reverse(VERBS[before.status], args=[milestone.slug]) if changed else ""
    is_in_place = request.htmx and not request.htmx.boosted
    if is_in_place and is_row_there:
        return render(
            request,
            "accounts/_progress_change.html",
            {
                "journey": request.journey,
                "milestone": milestone,
                "stage": None if milestone.is_archived else milestone.stage,
                "stage_tally": request.journey.tallies.get(milestone.stage.slug),
                "tally": request.journey.tally(),
                "next": request.POST.get("next", ""),
                "said": said,
                "undo_url": undo_url,
            },
        )
    messages.success(request, said if changed else _("Saved."), extra_tags=undo_url)
    page = way_back(request, milestone)
    return HttpResponseClientRedirect(page) if is_in_place else HttpResponseRedirect(page)


def way_back(request: LearnerRequest, milestone: Milestone) -> str:
    """The page that the post came from, if it says so and is ours; the milestone's own page otherwise."""
    return page_asked(request) or reverse("milestone", args=[milestone.slug])
