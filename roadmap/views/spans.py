"""Hours and days in words, from the least to the most; a number alone where both are the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roadmap.domain.forecast import Hours

if TYPE_CHECKING:
    from roadmap.domain.forecast import Forecast, Pace

# Days further away than this are told by their month.
NEAR = timedelta(days=60)
# Differences up to so many days are told in days, in weeks, in months; longer ones in years.
FEW_DAYS, FEW_WEEKS, FEW_MONTHS = 13, 90, 730
DAYS_A_WEEK, DAYS_A_MONTH, DAYS_A_YEAR = 7, 30.44, 365.25


def hours_said(hours: Hours) -> str:
    """Study hours, as a range."""
    least, most = hours
    if least == most:
        return ngettext("%(count)s hour", "%(count)s hours", most) % {"count": most}
    return ngettext("%(least)s to %(most)s hour", "%(least)s to %(most)s hours", most) % {"least": least, "most": most}


def weekly_said(pace: Pace) -> str:
    """What is studied in a week, to the minute: a few minutes are not none."""
    hours, minutes = divmod(round(pace.weekly_minutes), 60)
    if not minutes:
        return hours_said(Hours(hours, hours))
    return _("%(hours)d h %(minutes)02d min") % {"hours": hours, "minutes": minutes}


def when_said(coming: Forecast, today: date) -> str:
    """The range of days of a forecast: by the day where it is near, else by the month."""
    if coming.is_now:
        return _("now")
    earliest, latest = (
        _day_said(day, is_near=coming.latest - today <= NEAR) for day in (coming.earliest, coming.latest)
    )
    return (
        earliest if earliest == latest else _("%(earliest)s to %(latest)s") % {"earliest": earliest, "latest": latest}
    )


def apart_said(least: int, most: int) -> str:
    """How far two days are apart: about so many days, weeks, months or years."""
    length, words = _unit(most)
    fewest, highest = round(least / length), round(most / length)
    if not fewest:
        return _("up to about %(span)s") % {"span": words(highest) % {"span": highest}}
    span = highest if fewest == highest else _("%(least)s to %(most)s") % {"least": fewest, "most": highest}
    return _("about %(span)s") % {"span": words(highest) % {"span": span}}


def _day_said(day: date, *, is_near: bool) -> str:
    return date_format(day, "DATE_FORMAT" if is_near else "YEAR_MONTH_FORMAT")


def _unit(days: int) -> tuple[float, Callable[[int], str]]:
    """The length in days of what so many days are told in, and the words for a number of them."""
    if days <= FEW_DAYS:
        return 1, partial(ngettext, "%(span)s day", "%(span)s days")
    if days <= FEW_WEEKS:
        return DAYS_A_WEEK, partial(ngettext, "%(span)s week", "%(span)s weeks")
    if days <= FEW_MONTHS:
        return DAYS_A_MONTH, partial(ngettext, "%(span)s month", "%(span)s months")
    return DAYS_A_YEAR, partial(ngettext, "%(span)s year", "%(span)s years")
