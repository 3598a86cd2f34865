"""Pinning a milestone to the next steps and putting it off: posts, idempotent, with and without htmx."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from accounts.actions.progress import record_wish
from accounts.forms.wishes import PutOffForm
from accounts.views.progress import log_in_first, way_back

if TYPE_CHECKING:
    from accounts.http import LearnerRequest
    from roadmap.domain.catalogue import Milestone
    from roadmap.domain.journey import MilestoneState


@login_not_required
@require_POST
def pin_milestone(request: LearnerRequest, slug: str) -> HttpResponse:
    """First among the next steps."""
    milestone = _milestone(request, slug)
    if not request.user.is_authenticated:
        return log_in_first(request, milestone)
    before = request.journey.state(milestone)
    waits_for = request.journey.open_before(milestone)
    said = _("Pinned: %(milestone)s") % {"milestone": milestone.title}
    if waits_for:
        titles = ", ".join(one.title for one in waits_for)
        said = _("Pinned: %(milestone)s. It waits for %(titles)s.") % {"milestone": milestone.title, "titles": titles}
    return _keep(request, milestone, before.pin(timezone.now()), said)


@login_not_required
@require_POST
def unpin_milestone(request: LearnerRequest, slug: str) -> HttpResponse:
    """In its usual place again."""
    milestone = _milestone(request, slug)
    if not request.user.is_authenticated:
        return log_in_first(request, milestone)
    said = _("No longer pinned: %(milestone)s") % {"milestone": milestone.title}
    return _keep(request, milestone, request.journey.state(milestone).unpin(), said)


@login_not_required
@require_POST
def put_off_milestone(request: LearnerRequest, slug: str) -> HttpResponse:
    """Not now, but again from that day on."""
    milestone = _milestone(request, slug)
    if not request.user.is_authenticated:
        return log_in_first(request, milestone)
    # A way back names the day in its address, as it has no field of its own.
    form = PutOffForm(request.POST if "until" in request.POST else request.GET, today=timezone.localdate())
    if not form.is_valid():
        context = {"form": form, "milestone": milestone, "next": way_back(request, milestone)}
        return render(request, "accounts/not_now.html", context, status=422)
    until = form.cleaned_data["until"]
    day = date_format(until, "j F Y")
    said = _("Put off until %(day)s: %(milestone)s") % {"day": day, "milestone": milestone.title}
    return _keep(request, milestone, request.journey.state(milestone).put_off(until), said)


@login_not_required
@require_POST
def take_up_milestone(request: LearnerRequest, slug: str) -> HttpResponse:
    """Put off no longer."""
    milestone = _milestone(request, slug)
    if not request.user.is_authenticated:
        return log_in_first(request, milestone)
    said = _("Back among what you can do next: %(milestone)s") % {"milestone": milestone.title}
    return _keep(request, milestone, request.journey.state(milestone).take_up(), said)


def _milestone(request: LearnerRequest, slug: str) -> Milestone:
    """A milestone that this learner may see, by the slug that it has or had."""
    milestone = request.journey.reachable(slug)
    if milestone is None:
        raise Http404
    return milestone


def _keep(request: LearnerRequest, milestone: Milestone, after: MilestoneState, said: str) -> HttpResponse:
    """Keep it if it says something new, say so with the way back, and show the page that it came from."""
    before = request.journey.state(milestone)
    if after != before:
        record_wish(learner=request.user, milestone=milestone, after=after)
    messages.success(request, said, extra_tags=_undo(milestone, before, after) if after != before else "")
    page = way_back(request, milestone)
    is_in_place = request.htmx and not request.htmx.boosted
    return HttpResponseClientRedirect(page) if is_in_place else HttpResponseRedirect(page)


def _undo(milestone: Milestone, before: MilestoneState, after: MilestoneState) -> str:
    """What leads back to the wish that there was before."""
    if before.pinned_at:
        return reverse("pin_milestone", args=[milestone.slug])
    if before.not_before and before.is_put_off(timezone.localdate()):
        until = urlencode({"until": before.not_before.isoformat()})
        return f"{reverse('put_off_milestone', args=[milestone.slug])}?{until}"
    return reverse("unpin_milestone" if after.pinned_at else "take_up_milestone", args=[milestone.slug])
