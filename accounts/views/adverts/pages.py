"""The adverts of a learner, what they have in common, and the one that a visitor tries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.actions.adverts import keep_reading
from accounts.actions.record import make_row
from accounts.forms.adverts import PasteForm
from accounts.models import Advert, AdvertStage
from accounts.readers.adverts import listed
from accounts.views.adverts.analysis import analysis
from accounts.views.adverts.glance import AtAGlance
from accounts.views.adverts.sections import ADVERTS, PASTING
from accounts.views.adverts.tried import forget, remember, tried
from accounts.views.editing import edit, remove
from roadmap.domain.gap import across, gap
from roadmap.domain.posting.corrected import recognised
from roadmap.filters import group

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpResponse

    from accounts.http import LearnerRequest

PER_PAGE = 10
# Nobody applies to more at a time; older ones say less of what is asked today.
MOST_ACROSS = 200
MOST_OF_EACH = 12


@login_not_required
@require_safe
def adverts(request: LearnerRequest) -> HttpResponse:
    """The learner's adverts, newest first, a page at a time; a visitor tries one."""
    trying = tried(request)
    if not request.user.is_authenticated:
        return analysis(request, trying) if trying else _paste(request, PasteForm(learner=request.user))
    stage = request.GET.get("stage")
    stage = stage if stage in AdvertStage.values else ""
    rows = Advert.objects.for_learner(request.user).newest_first().defer("text", "notes", "outcome")
    page = Paginator(rows.filter(stage=stage) if stage else rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "section": ADVERTS,
        "page": page,
        "found": _at_a_glance(request, page.object_list),
        "total": page.paginator.count or (stage and rows.count()),
        "filters": [group(_("Stage"), "stage", AdvertStage.choices, {"stage": stage})],
        "query": urlencode({"stage": stage}) if stage else "",
        "tried": trying,
        "profile": request.profile,
    }
    return render(request, "accounts/adverts/adverts.html", context)


@require_safe
def adverts_across(request: LearnerRequest) -> HttpResponse:
    """What the adverts ask most, what is lacking most often, and which steps would help with most of them."""
    rows = Advert.objects.for_learner(request.user).newest_first().exclude(stage=AdvertStage.NO)
    latest = rows.defer("text", "notes", "outcome")[:MOST_ACROSS]
    found = [one.gap for one in _at_a_glance(request, latest) if one.gap]
    together = across(found)
    context = {
        "section": ADVERTS,
        "count": len(found),
        "unread": len(latest) - len(found),
        "terms": together.terms[:MOST_OF_EACH],
        "lacked": together.lacked[:MOST_OF_EACH],
        "steps": together.steps[:MOST_OF_EACH],
        "profile": request.profile,
    }
    return render(request, "accounts/adverts/across.html", context)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def add_adverts(request: LearnerRequest) -> HttpResponse:
    """Paste an advert. That of a visitor stays in their session; so nobody who was signed out loses it."""
    if request.user.is_authenticated:
        return edit(request, PASTING)
    if request.method != "POST":
        return _paste(request, PasteForm(learner=request.user))
    form = PasteForm(request.POST, learner=request.user)
    if not form.is_valid():
        return _paste(request, form, status=422)
    remember(request, form.instance)
    return redirect("adverts")


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def change_adverts(request: LearnerRequest, pk: int) -> HttpResponse:
    """Change an advert, and what is noted about it."""
    return edit(request, ADVERTS, pk)


@require_http_methods(["GET", "HEAD", "POST"])
def remove_adverts(request: LearnerRequest, pk: int) -> HttpResponse:
    """Remove an advert."""
    return remove(request, ADVERTS, pk)


@require_POST
def keep_advert(request: LearnerRequest) -> HttpResponse:
    """Keep the advert that was tried before signing in; sent twice, it is one."""
    trying = tried(request)
    if trying is None:
        return redirect("adverts")
    kept = make_row(trying, learner=request.user, op=trying.op, then=keep_reading)
    forget(request)
    messages.success(request, gettext("Saved: %(what)s") % {"what": kept})
    return redirect(kept)


@login_not_required
@require_POST
def forget_advert(request: LearnerRequest) -> HttpResponse:
    """Take the advert that was tried out of the session."""
    forget(request)
    messages.success(request, gettext("Forgotten. Nothing of that advert is kept here."))
    return redirect("adverts")


def _paste(request: LearnerRequest, form: PasteForm, *, status: int = 200) -> HttpResponse:
    context = {"section": PASTING, "form": form, "title": PASTING.add_title, "row": form.instance, "is_visitor": True}
    return render(request, PASTING.template, context, status=status)


def _at_a_glance(request: LearnerRequest, rows: Iterable[Advert]) -> list[AtAGlance]:
    """Each advert beside what is brought; words that no term knows say nothing of several adverts."""
    profile, journey, today = request.profile.itself, request.journey.itself, timezone.localdate()
    return [
        AtAGlance(one.advert, gap(recognised(one.posting), profile, journey, today) if one.posting else None)
        for one in listed(list(rows))
    ]
