"""How a portfolio says months, figures and addresses."""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol
from urllib.parse import urlsplit

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext

from roadmap.domain.record import Strength
from roadmap.models import LEVELS

register = template.Library()

STRENGTHS = {
    Strength.CLAIMED: lambda: gettext("claimed"),
    Strength.LINKED: lambda: gettext("linked"),
    Strength.USED_AT_WORK: lambda: gettext("used at work"),
    Strength.REVIEWED: lambda: gettext("reviewed"),
    Strength.CREDENTIAL: lambda: gettext("credential"),
}


@register.filter
def duration(months: int) -> str:
    """So many months in years and months."""
    years, rest = divmod(months, 12)
    in_years = ngettext("%(count)d year", "%(count)d years", years) % {"count": years}
    in_months = ngettext("%(count)d month", "%(count)d months", rest) % {"count": rest}
    if years and rest:
        return gettext("%(years)s %(months)s") % {"years": in_years, "months": in_months}
    return in_years if years else in_months


@register.filter
def figure(number: Decimal) -> str:
    """A number with all its digits, grouped so that they can be counted."""
    return number_format(number, force_grouping=True)


@register.filter
def strength_word(strength: Strength) -> str:
    """How much evidence proves, in the words of the glossary."""
    return STRENGTHS[strength]()


@register.filter
def level_word(level: int) -> str:
    """What a level is called on the general scale."""
    return next(str(word) for number, word, _meaning in LEVELS if number == level)


@register.filter
def level_meaning(level: int) -> str:
    """What a level means on the general scale."""
    return next(str(meaning) for number, _word, meaning in LEVELS if number == level)


class Place(Protocol):
    """Where a portfolio and its pictures are."""

    def picture(self, project: int) -> str:
        """The address of the picture of a project."""


@register.filter
def picture(place: Place, project: int) -> str:
    """The address of the picture of a project."""
    return place.picture(project)


@register.filter
def host(address: str) -> str:
    """Where an address leads, such as `example.org`; all of it where that cannot be told."""
    try:
        return urlsplit(address).netloc.removeprefix("www.") or address
    except ValueError:
        return address
