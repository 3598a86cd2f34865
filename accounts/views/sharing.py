"""The portfolio's settings: who may look, section by section, item by item, and the link."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.actions import EditConflictError
from accounts.actions import portfolio as actions
from accounts.actions.portfolio import HandleTakenError, Ticked
from accounts.forms.comparing import differing
from accounts.forms.portfolio import TAKEN, PortfolioForm
from accounts.models import Portfolio, Visibility
from accounts.readers.sharing import SECTIONS, Section, choices
from accounts.views.portfolio import own_portfolio
from accounts.views.unsaved import log_in_first, unsaved

if TYPE_CHECKING:
    from accounts.http import LearnerRequest

ITEMS_PER_PAGE = 50
LONGEST_KEY = 18


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def settings_portfolio(request: LearnerRequest) -> HttpResponse:
    """Who may look, and what is said at the top. Whoever was signed out meanwhile finds what they typed."""
    if not request.user.is_authenticated:
        return log_in_first(request, PortfolioForm.base_fields)
    if request.method != "POST":
        typed = unsaved(request)
        form = PortfolioForm(typed, instance=own_portfolio(request), learner=request.user)
        return _page(request, form, notice="unsaved" if typed else "")
    form = PortfolioForm(request.POST, instance=actions.kept_portfolio(request.user), learner=request.user)
    if not form.is_valid():
        return _page(request, form, status=422)
    return _keep(request, form)


@require_POST
def renew_portfolio_link(request: LearnerRequest) -> HttpResponse:
    """Another link instead of the one there is."""
    actions.renew_link(request.user)
    messages.success(request, _("There is a new link. Whoever has the old one finds nothing any more."))
    return redirect("settings_portfolio")


@require_POST
def revoke_portfolio_link(request: LearnerRequest) -> HttpResponse:
    """No link any more."""
    actions.revoke_link(request.user)
    messages.success(request, _("Revoked. Whoever has the link finds nothing any more."))
    return redirect("settings_portfolio")


@require_http_methods(["GET", "HEAD", "POST"])
def portfolio_items(request: LearnerRequest, section: str) -> HttpResponse:
    """Which items of a section are shown, with what proves them."""
    chosen = _section(section)
    if request.method != "POST":
        return _items_page(request, chosen)
    actions.share_items(request.user, chosen, items=_ticked(request, "item"), evidence=_ticked(request, "evidence"))
    shown = _ticked(request, "section")
    if shown.on or shown.off:
        actions.show_section(request.user, chosen, is_shown=bool(shown.on))
    messages.success(request, _("Saved."))
    return redirect(request.get_full_path())


@require_POST
def show_section(request: LearnerRequest, section: str) -> HttpResponse:
    """Show a section with what is chosen in it."""
    chosen = _section(section)
    actions.show_section(request.user, chosen, is_shown=True)
    messages.success(request, _("Shown: %(section)s") % {"section": chosen.title})
    return redirect(f"{reverse('settings_portfolio')}#what")


@require_POST
def hide_section(request: LearnerRequest, section: str) -> HttpResponse:
    """Leave a section out; what is chosen in it is kept."""
    chosen = _section(section)
    actions.show_section(request.user, chosen, is_shown=False)
    messages.success(request, _("Not shown any more: %(section)s") % {"section": chosen.title})
    return redirect(f"{reverse('settings_portfolio')}#what")


@require_POST
def share_all(request: LearnerRequest, section: str) -> HttpResponse:
    """All of a section."""
    chosen = _section(section)
    actions.share_all(request.user, chosen)
    messages.success(request, _("Shown with all that is in it now: %(section)s") % {"section": chosen.title})
    return redirect(f"{reverse('settings_portfolio')}#what")


@require_POST
def share_none(request: LearnerRequest, section: str) -> HttpResponse:
    """Nothing of a section."""
    chosen = _section(section)
    actions.share_none(request.user, chosen)
    messages.success(request, _("Nothing is chosen in it any more: %(section)s") % {"section": chosen.title})
    return redirect("portfolio_items", section)


def _section(name: str) -> Section:
    if name not in SECTIONS:
        raise Http404
    return SECTIONS[name]


def _keep(request: LearnerRequest, form: PortfolioForm) -> HttpResponse:
    try:
        actions.change_portfolio(form.instance, seen=form.seen)
    except EditConflictError:
        return _conflict(request)
    except HandleTakenError:
        form.add_error("handle", TAKEN)
        return _page(request, form, status=422)
    messages.success(request, _("Saved."))
    return redirect("settings_portfolio")


def _conflict(request: LearnerRequest) -> HttpResponse:
    """Show what was saved meanwhile beside what was typed; saving again is then a choice."""
    saved = PortfolioForm(instance=own_portfolio(request), learner=request.user)
    typed = request.POST.copy()
    typed["revision"] = str(saved.instance.revision)
    form = PortfolioForm(typed, instance=own_portfolio(request), learner=request.user)
    return _page(request, form, status=409, notice="conflict", differing=differing(saved, form))


def _page(
    request: LearnerRequest, form: PortfolioForm, *, status: int = 200, notice: str = "", **more: object
) -> HttpResponse:
    kept = own_portfolio(request)
    context = {"form": form, "portfolio": kept, "address": _address(request, kept), "notice": notice, **more}
    context["choices"] = choices(kept)
    return render(request, "accounts/settings_portfolio.html", context, status=status)


def _address(request: LearnerRequest, portfolio: Portfolio) -> str:
    """Where others find the portfolio now; empty if nowhere."""
    name = {Visibility.PUBLIC: portfolio.handle, Visibility.LINK: portfolio.token}.get(Visibility(portfolio.visibility))
    return request.build_absolute_uri(reverse("portfolio", args=[name])) if name else ""


def _items_page(request: LearnerRequest, section: Section) -> HttpResponse:
    page = Paginator(section.rows(request.user), ITEMS_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "section": section,
        "page": page,
        "items": _with_evidence(request, section, page),
        "is_shown": getattr(own_portfolio(request), section.flag),
    }
    return render(request, "accounts/portfolio_items.html", context)


def _with_evidence(request: LearnerRequest, section: Section, page: Page[Any]) -> list[tuple[Any, list[Any]]]:
    """The items of the page, each with what proves it."""
    keys = [getattr(item, section.key) for item in page]
    proofs = defaultdict(list)
    if section.proves:
        for line in section.evidence(request.user).filter(**{f"{section.proves}__in": keys}).order_by("pk"):
            proofs[getattr(line, section.proves)].append(line)
    return [(item, proofs[key]) for item, key in zip(page, keys, strict=True)]


def _ticked(request: LearnerRequest, name: str) -> Ticked:
    return Ticked(_keys(request, name), _keys(request, f"{name}_before"))


def _keys(request: LearnerRequest, name: str) -> frozenset[int]:
    """The keys that were sent under this name; what is none is left out."""
    sent = request.POST.getlist(name)
    return frozenset(int(key) for key in sent if key.isascii() and key.isdigit() and len(key) <= LONGEST_KEY)
