"""How a portfolio says levels, figures and addresses."""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol
from urllib.parse import urlsplit

from django import template
from django.utils.formats import number_format

from accounts.models import strength_word
from roadmap.models import LEVELS

register = template.Library()

register.filter("strength_word", strength_word)


@register.filter
def figure(number: Decimal) -> str:
    """A number with all its digits, grouped so that they can be counted."""
    return number_format(number, force_grouping=True)


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
