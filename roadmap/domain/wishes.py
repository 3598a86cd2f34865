"""For how long a milestone is put off."""

from __future__ import annotations

from datetime import date, timedelta

WEEK = timedelta(days=7)


def usual(today: date) -> date:
    """A week from today, where nobody says for how long."""
    return today + WEEK


def latest(today: date) -> date:
    """The same day of next year: whoever does not want it for longer sets it aside. 29 February becomes 1 March."""
    try:
        return today.replace(year=today.year + 1)
    except ValueError:
        return date(today.year + 1, 3, 1)
