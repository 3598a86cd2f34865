"""Settings: who I am, and the ways to what else can be set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from accounts.actions.profile import aim_at
from accounts.forms.profile import ProfileForm

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import LearnerRequest


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: LearnerRequest) -> HttpResponse:
    """Change what the start asked for."""
    form = ProfileForm(
        request.POST if request.method == "POST" else None, instance=request.user, journey=request.journey
    )
    if request.method == "POST" and form.is_valid():
        form.instance.save(update_fields=list(form.Meta.fields))
        aim_at(request.user, form.chosen_role)
        messages.success(request, _("Saved."))
        return redirect("settings")
    return render(request, "accounts/settings.html", {"form": form}, status=422 if form.is_bound else 200)
