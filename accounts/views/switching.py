"""Switching to another route or specialisation: what would change, and doing so. The way back is the same page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.actions import choose_route, choose_specialisation
from accounts.http import page_asked
from roadmap.domain import switching
from roadmap.views.moved import moved
from roadmap.views.switches import shown_switch

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from accounts.http import LearnerRequest
    from roadmap.domain.switching import Switch

# In place of a specialisation's slug: without any.
NONE = "none"


@dataclass(frozen=True, slots=True)
class Turn:
    """A switch with the words for it, what does it, and where the way back is."""

    switch: Switch
    act: Callable[[], None]
    title: str
    label: str
    said: str
    way_back: str


@require_http_methods(["GET", "HEAD", "POST"])
def switch_route(request: LearnerRequest, slug: str) -> HttpResponse:
    """Another route."""
    journey, catalogue = request.journey, request.journey.catalogue
    route = catalogue.route_by_slug.get(catalogue.slug_now("route", slug))
    present = journey.chosen_route
    if route is None or present is None:
        raise Http404
    if route.slug != slug and request.method != "POST":
        return moved(request, route.slug)
    titles = {"title": route.title, "present": present.title}
    turn = Turn(
        switching.switch_route(journey, route),
        partial(choose_route, learner=request.user, route=route),
        title=_("%(title)s instead of %(present)s?") % titles,
        label=_("Switch to this route: %(title)s") % titles,
        said=_("Your route is now: %(title)s. Nothing you have done is lost.") % titles,
        way_back=reverse("switch_route", args=[present.slug]),
    )
    return _answer(request, turn)


@require_http_methods(["GET", "HEAD", "POST"])
def switch_specialisation(request: LearnerRequest, slug: str) -> HttpResponse:
    """Another specialisation, or none."""
    journey, catalogue = request.journey, request.journey.catalogue
    chosen = catalogue.specialisation_by_slug.get(catalogue.slug_now("specialisation", slug))
    if chosen is None and slug != NONE:
        raise Http404
    if chosen and chosen.slug != slug and request.method != "POST":
        return moved(request, chosen.slug)
    present = journey.specialisation
    title, label, said = _words(chosen.title if chosen else "", present.title if present else "")
    turn = Turn(
        switching.switch_specialisation(journey, chosen),
        partial(choose_specialisation, learner=request.user, specialisation=chosen),
        title=title,
        label=label,
        said=said,
        way_back=reverse("switch_specialisation", args=[present.slug if present else NONE]),
    )
    return _answer(request, turn)


def _words(chosen: str, present: str) -> tuple[str, str, str]:
    """Title, button and message for taking one specialisation in place of another; of either there may be none."""
    titles = {"title": chosen, "present": present}
    if not chosen:
        return (
            _("Without the specialisation %(present)s?") % titles if present else _("Without a specialisation"),
            _("Leave this specialisation"),
            _("You are without a specialisation now. Nothing you have done is lost."),
        )
    return (
        (_("%(title)s instead of %(present)s?") if present else _("%(title)s as your specialisation?")) % titles,
        _("Take this specialisation: %(title)s") % titles,
        _("Your specialisation is now: %(title)s. Nothing you have done is lost.") % titles,
    )


def _answer(request: LearnerRequest, turn: Turn) -> HttpResponse:
    """Show what would change; or change it, however often that is asked, and offer the way back once."""
    if request.method != "POST":
        return render(
            request,
            "accounts/switch.html",
            {"turn": turn, "shown": shown_switch(turn.switch), "journey": request.journey},
        )
    turn.act()
    messages.success(request, turn.said, extra_tags="" if turn.switch.is_none else turn.way_back)
    return redirect(page_asked(request) or "plan")
