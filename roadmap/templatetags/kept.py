"""Parts of a page that are drawn once for equal values: a template run costs more than all that leads to its value."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from django import template
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import get_language

if TYPE_CHECKING:
    from collections.abc import Hashable

    from django.template.context import Context

register = template.Library()

# A part of a page is some kilobytes; its value may hold all that somebody recorded.
MOST_KEPT = 256
# Stands for the token in what is kept.
CUT = "\x00"


@register.simple_tag(takes_context=True)
def kept(context: Context, name: str, shown: Hashable) -> SafeString:
    """The template with the value as `shown`, which is frozen and says all that the template prints.

    Forms in it may use `csrf_token`: each visitor gets their own.
    """
    drawn = _drawn(name, get_language() or "", get_current_timezone_name(), shown)
    return mark_safe(str(context["csrf_token"]).join(drawn)) if len(drawn) > 1 else drawn[0]  # noqa: S308 (a template's)


@lru_cache(maxsize=MOST_KEPT)
def _drawn(name: str, _language: str, _zone: str, shown: Hashable) -> list[SafeString]:
    """What stands between the tokens."""
    drawn = get_template(name).render({"shown": shown, "csrf_token": CUT})
    return [mark_safe(part) for part in drawn.split(CUT)]  # noqa: S308 (rendered by a template)
