"""Leaving for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.core import ratelimit
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.actions.leaving import StaffStaysError, delete_account
from accounts.forms.takeaway import has_left, leaving_form

if TYPE_CHECKING:
    from django.forms import Form
    from django.http import HttpResponse

    from accounts.http import LearnerRequest


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def settings_delete(request: LearnerRequest) -> HttpResponse:
    """Delete the account after its password was typed; the same form a second time ends at the same page."""
    if not request.user.is_authenticated:
        return redirect("goodbye") if has_left(request.POST) else redirect_to_login(request.path)
    if request.method != "POST":
        return _page(request, leaving_form(request.user))
    # As often as a password may be tried anywhere.
    if refusal := ratelimit.consume_or_429(request, action="reauthenticate", user=request.user):
        return refusal
    form = leaving_form(request.user, request.POST)
    return _leave(request, form) if form.is_valid() else _page(request, form, status=422)


@login_not_required
@require_safe
def goodbye(request: LearnerRequest) -> HttpResponse:
    """Say that it is done."""
    return render(request, "accounts/goodbye.html")


def _leave(request: LearnerRequest, form: Form) -> HttpResponse:
    try:
        delete_account(request.user)
    except StaffStaysError:
        return _page(request, form, status=403)
    logout(request)
    return redirect("goodbye")


def _page(request: LearnerRequest, form: Form, *, status: int = 200) -> HttpResponse:
    stays = request.user.is_staff or request.user.is_superuser
    context = {"form": form, "stays": stays}
    return render(request, "accounts/settings_delete.html", context, status=status)
