"""One skill of the record: claiming a level, changing it, removing the claim; and answering a suggestion."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.actions import EditConflictError
from accounts.actions.claims import claim_level, put_off, raise_level, suggest_again
from accounts.actions.record import remove_row
from accounts.forms.claims import ClaimForm, LevelForm
from accounts.readers.skills import claim_of, scale, skill_value
from accounts.views.level_chart import level_chart
from accounts.views.unsaved import log_in_first, unsaved
from roadmap import models
from roadmap.views.moved import moved

if TYPE_CHECKING:
    from collections.abc import Mapping

    from accounts.http import LearnerRequest
    from accounts.readers.skills import Claim
    from roadmap.domain.catalogue import Skill

    Typed = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Known:
    """A skill that the learner may claim, or claims although it was archived since: its row, and what it says."""

    row: models.Skill
    shown: Skill
    claim: Claim | None

    @property
    def address(self) -> str:
        """Its page of the record."""
        return reverse("change_claim", args=[self.row.slug])


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def change_claim(request: LearnerRequest, slug: str) -> HttpResponse:
    """Claim a level of one skill, or change it, against what each level means there."""
    if not request.user.is_authenticated:
        return log_in_first(request, ClaimForm.base_fields)
    known = _known(request, slug)
    if request.method != "POST":
        return moved(request, known.row.slug) if known.row.slug != slug else _open(request, known)
    form = _form(known, request.POST)
    if not form.is_valid():
        return _page(request, known, form, status=422)
    typed = form.cleaned_data
    try:
        claim_level(
            learner=request.user, skill=known.row.pk, level=typed["level"], op=typed["op"], seen=typed["revision"]
        )
    except EditConflictError:
        return _conflict(request, slug)
    said = {"skill": known.shown.title, "level": typed["level"]}
    messages.success(request, _("Saved: %(skill)s at level %(level)s") % said)
    return redirect("add_evidence", "claim", known.row.slug) if "prove" in request.POST else redirect("record_skills")


@require_http_methods(["GET", "HEAD", "POST"])
def remove_claim(request: LearnerRequest, slug: str) -> HttpResponse:
    """Ask, and then remove the claim with its evidence and its levels over time."""
    known = _known(request, slug)
    if known.claim is None:
        raise Http404
    if request.method != "POST":
        return render(request, "accounts/record/remove_claim.html", {"known": known, "claim": known.claim})
    remove_row(known.claim.row)
    messages.success(request, _("Removed: %(skill)s") % {"skill": known.shown.title})
    return redirect("record_skills")


@require_POST
def accept_suggestion(request: LearnerRequest, slug: str) -> HttpResponse:
    """Claim the level that was suggested; a claim that says more stays."""
    known, form = _known(request, slug), LevelForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    try:
        claim = raise_level(learner=request.user, skill=known.row.pk, level=form.cleaned_data["level"])
    except EditConflictError:
        messages.warning(request, _("This was changed in another window meanwhile. Look again."))
    else:
        said = {"skill": known.shown.title, "level": claim.level}
        messages.success(request, _("You claim level %(level)s in %(skill)s.") % said)
    return redirect("record_skills")


@require_POST
def put_off_suggestion(request: LearnerRequest, slug: str) -> HttpResponse:
    """Not yet: do not suggest this level again."""
    known, form = _known(request, slug), LevelForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    put_off(learner=request.user, skill=known.row.pk, level=form.cleaned_data["level"])
    undo = reverse("suggest_again", args=[known.row.slug])
    messages.success(request, _("Not yet: %(skill)s") % {"skill": known.shown.title}, extra_tags=undo)
    return redirect("record_skills")


@require_POST
def suggest_skill_again(request: LearnerRequest, slug: str) -> HttpResponse:
    """Take a "not yet" back."""
    known = _known(request, slug)
    suggest_again(learner=request.user, skill=known.row.pk)
    messages.success(request, _("Suggested again: %(skill)s") % {"skill": known.shown.title})
    return redirect("record_skills")


def _known(request: LearnerRequest, slug: str) -> Known:
    """The skill by the slug that it has or had: published, or claimed by this learner before it was archived."""
    catalogue = request.journey.catalogue
    slug = catalogue.slug_now("skill", slug)
    row = models.Skill.objects.select_related("category").filter(slug=slug).first()
    if row is None:
        raise Http404
    claim = claim_of(request.user, catalogue, row)
    shown = catalogue.skill_by_slug.get(slug)
    if shown is None and claim is None:
        raise Http404
    return Known(row, shown or skill_value(row), claim)


def _open(request: LearnerRequest, known: Known) -> HttpResponse:
    """The form as it is saved, at a level that was suggested, or as it was before somebody was signed out."""
    typed = unsaved(request)
    return _page(request, known, _form(known, typed, request.GET), notice="unsaved" if typed else "")


def _form(known: Known, typed: Typed | None = None, query: Typed | None = None) -> ClaimForm:
    asked = LevelForm(query) if query else None
    suggested = asked.cleaned_data["level"] if asked and asked.is_valid() else None
    row = known.claim.row if known.claim else None
    return ClaimForm(typed, scale=scale(known.shown), claim=row, suggested=suggested)


def _conflict(request: LearnerRequest, slug: str) -> HttpResponse:
    """Show what was saved meanwhile beside what was chosen; saving again is then a choice."""
    known = _known(request, slug)
    typed = request.POST.copy()
    typed["op"], typed["revision"] = str(uuid.uuid4()), str(known.claim.row.revision) if known.claim else ""
    return _page(request, known, _form(known, typed), status=409, notice="conflict" if known.claim else "removed")


def _page(
    request: LearnerRequest, known: Known, form: ClaimForm, *, status: int = 200, notice: str = ""
) -> HttpResponse:
    chart = level_chart(known.claim.levels, timezone.now()) if known.claim else None
    context = {"known": known, "skill": known.shown, "claim": known.claim, "form": form, "chart": chart}
    return render(request, "accounts/record/claim.html", context | {"notice": notice}, status=status)
