"""Amounts in words: months, hours, levels."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from roadmap.domain.experience import FULL
from roadmap.models import DegreeLevel

if TYPE_CHECKING:
    from roadmap.domain.catalogue import Degree


def months_said(months: int) -> str:
    """Whole months."""
    return ngettext("%(months)d month", "%(months)d months", months) % {"months": months}


def months_exactly(hundredths: int) -> str:
    """Hundredths of a month as what they are: "14.4 months"."""
    if hundredths % FULL == 0:
        return months_said(hundredths // FULL)
    return _("%(months)s months") % {"months": number_format((Decimal(hundredths) / FULL).normalize())}


def about_hours_said(hours: int) -> str:
    """Hours of study, which are an estimate."""
    return ngettext("about %(hours)d hour", "about %(hours)d hours", hours) % {"hours": hours}


def levels_said(levels: int) -> str:
    """A sum of levels."""
    return ngettext("%(levels)d level", "%(levels)d levels", levels) % {"levels": levels}


def of_said(done: int, total: int) -> str:
    """How much of something."""
    return pgettext("how much of all", "%(done)d of %(total)d") % {"done": done, "total": total}


def degree_said(degree: Degree | None) -> str:
    """A degree by its name; empty for none."""
    return str(DegreeLevel(degree).label) if degree else ""
