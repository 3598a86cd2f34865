"""In which order the next steps stand: posts, idempotent, from the dashboard and the page of all adverts together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from accounts.actions.plan import set_order_by_adverts
from accounts.http import page_asked

if TYPE_CHECKING:
    from django.http import HttpResponse

    from accounts.http import LearnerRequest


@require_POST
def order_by_adverts(request: LearnerRequest) -> HttpResponse:
    """What closes a gap in most adverts comes first."""
    set_order_by_adverts(learner=request.user, is_chosen=True)
    messages.success(request, _("Your next steps are ordered by what your adverts ask."))
    return redirect(page_asked(request) or "dashboard")


@require_POST
def order_by_rule(request: LearnerRequest) -> HttpResponse:
    """What opens the way to most comes first again."""
    set_order_by_adverts(learner=request.user, is_chosen=False)
    messages.success(request, _("Your next steps are ordered by the rule again."))
    return redirect(page_asked(request) or "dashboard")
