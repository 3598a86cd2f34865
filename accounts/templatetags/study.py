"""Study time in words, and names for forms that are to be taken once."""

import uuid

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

register = template.Library()


@register.filter
def duration(minutes: int) -> str:
    """Minutes as people say them: "2 hours 30 minutes"."""
    hours, rest = divmod(minutes, 60)
    said_minutes = ngettext("%(count)d minute", "%(count)d minutes", rest) % {"count": rest}
    if not hours:
        return said_minutes
    said_hours = ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}
    return _("%(hours)s %(minutes)s") % {"hours": said_hours, "minutes": said_minutes} if rest else said_hours


@register.simple_tag
def fresh_op() -> str:
    """A name for a form that is drawn without one: sent twice, it makes one row."""
    return str(uuid.uuid4())
