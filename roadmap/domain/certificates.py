"""Until when a certificate that somebody holds is valid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

# How many days before its end a certificate is worth a word.
SOON = 90
FEBRUARY = 2


class Standing(StrEnum):
    """How a certificate stands on a day. Without a date nothing is known, which is neither valid nor expired."""

    UNDATED = "undated"
    VALID = "valid"
    EXPIRING = "expiring"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Validity:
    """How a certificate stands: `days` are left, negative once it has expired; None without a date.

    That the exam is retired changes nothing about that: it stands beside it.
    """

    standing: Standing
    expires: date | None = None
    days: int | None = None
    is_retired: bool = False


def validity(expires: date | None, today: date, *, is_retired: bool = False) -> Validity:
    """How a certificate stands today. It is valid through the day it expires on; from 90 days before, that is soon."""
    if expires is None:
        return Validity(Standing.UNDATED, is_retired=is_retired)
    days = (expires - today).days
    if days < 0:
        return Validity(Standing.EXPIRED, expires, days, is_retired)
    return Validity(Standing.EXPIRING if days <= SOON else Standing.VALID, expires, days, is_retired)


def has_expired(expires: date | None, today: date) -> bool:
    """Whether a certificate is over; one without a date is taken at its word."""
    return validity(expires, today).standing is Standing.EXPIRED


def is_retired(*, is_offered: bool, last_day: date | None, today: date) -> bool:
    """Whether an exam can no longer be sat. One whose end is announced still can, through its last day."""
    return not is_offered and (last_day is None or last_day < today)


def proposed_expiry(issued: date | None, years: int | None) -> date | None:
    """The same day so many years later; None where either is not known. 29 February becomes the 28th if it has to."""
    if issued is None or years is None or issued.year + years > date.max.year:
        return None
    try:
        return issued.replace(year=issued.year + years)
    except ValueError:
        return date(issued.year + years, FEBRUARY, 28)
