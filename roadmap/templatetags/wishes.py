"""What a learner may wish of a milestone: to be reminded of it first, or not now."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django import template
from django.utils import timezone

from roadmap.domain.wishes import latest, usual

if TYPE_CHECKING:
    from django.template.context import Context

    from roadmap.domain.catalogue import Milestone
    from roadmap.domain.journey import Journey

register = template.Library()


@register.inclusion_tag("roadmap/_wish.html", takes_context=True)
def wish(context: Context, journey: Journey, milestone: Milestone, page: str = "") -> dict[str, Any]:
    """What was wished of it, and the small forms that change that; a post comes back to the page, else here."""
    today, state = timezone.localdate(), journey.state(milestone)
    return {
        "milestone": milestone,
        "is_pinned": state.pinned_at is not None,
        "waits_for": journey.open_before(milestone),
        "until": state.not_before if state.is_put_off(today) else None,
        "usual": usual(today),
        "tomorrow": today + timedelta(days=1),
        "latest": latest(today),
        "next": page or context["request"].path,
        "csrf_token": context.get("csrf_token"),
    }
