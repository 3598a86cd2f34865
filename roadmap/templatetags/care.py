"""What needs care now, for the home of the admin."""

from django import template
from django.template import Context

from roadmap.admin.care import Care, Listed, open_cares

register = template.Library()


@register.simple_tag(takes_context=True)
def needs_care(context: Context) -> list[tuple[Care, list[Listed]]] | None:
    """What needs care in the lists that this person may open; None if they may open none of them."""
    return open_cares(context["request"])
