"""Months of experience in words."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roadmap.domain.experience import Experience
from roadmap.views.amounts import months_exactly

register = template.Library()
register.filter(months_exactly)


@register.filter
def span(months: int) -> str:
    """Whole months as people say them: "3 years 2 months"."""
    years, rest = divmod(months, 12)
    said_years = ngettext("%(years)d year", "%(years)d years", years) % {"years": years}
    said_months = ngettext("%(months)d month", "%(months)d months", rest) % {"months": rest}
    if not years:
        return said_months
    return _("%(years)s %(months)s") % {"years": said_years, "months": said_months} if rest else said_years


@register.filter
def sum_in_words(whole: Experience) -> str:
    """How the sum comes about: "2 entries, 4 months overlap counted once"."""
    entries = ngettext("%(count)d entry", "%(count)d entries", len(whole.parts)) % {"count": len(whole.parts)}
    if not whole.overlap:
        return entries
    overlap = months_exactly(whole.overlap)
    return _("%(entries)s, %(overlap)s of overlap counted once") % {"entries": entries, "overlap": overlap}
