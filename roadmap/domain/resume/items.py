"""One entry of a file while it is read: what was understood is taken out of it, what is left is kept beyond."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from roadmap.domain.experience import Month
from roadmap.domain.resume.texts import cleaned, one_line, with_points
from roadmap.domain.resume.troubles import Note, RefusedError, Trouble
from roadmap.domain.resume.values import OURS

EARLIEST = 1940


class Item:
    """An entry of a tidied document, with the notes on it."""

    def __init__(self, said: dict[str, Any], path: str, today: date) -> None:
        self.left = dict(said)
        self.ours: dict[str, Any] = dict(self.left.pop(OURS, {}))
        self.is_ours = bool(self.ours)
        self.path, self.today = path, today
        self.notes: list[Note] = []

    def note(self, key: str, trouble: Trouble, said: str = "", limit: int = 0) -> None:
        """Say something of one of its keys."""
        self.notes.append(Note(f"{self.path}.{key}", trouble, said, limit))

    def line(self, key: str, longest: int) -> str:
        """Take a text of one line."""
        return self.cut(key, one_line(self.left.pop(key, "")), longest)

    def own(self, key: str, longest: int = 200) -> str:
        """Take a text of one line that stands under our key."""
        return self.cut(f"{OURS}.{key}", one_line(self.ours.pop(key, "")), longest)

    def cut(self, key: str, text: str, longest: int) -> str:
        """The text, no longer than fits."""
        if len(text) <= longest:
            return text
        self.note(key, Trouble.SHORTENED, f"{text[:60]}…", longest)
        return text[:longest].rstrip()

    def pointed(self, text: str, points: str, longest: int) -> str:
        """Take a text with its points; points that do not fit in stay where they are."""
        said = cleaned(self.left.pop(text, ""))
        whole = with_points(said, self.left.get(points, []))
        if len(whole) > longest:
            return self.cut(text, said, longest)
        self.left.pop(points, None)
        return whole

    def listed(self, key: str, longest: int) -> str:
        """Take lines that fit in as one text; if they do not, they stay."""
        text = "\n".join(filter(None, map(one_line, self.left.get(key, []))))
        if len(text) > longest:
            return ""
        self.left.pop(key, None)
        return text

    def link(self, key: str, longest: int = 500) -> str:
        """Take an address; one that is too long leads elsewhere when it is cut, so it is left out."""
        address: str = self.left.pop(key, "")
        if len(address) <= longest:
            return address
        self.note(key, Trouble.NO_LINK, f"{address[:60]}…", longest)
        return ""

    def month(self, key: str) -> Month | None:
        """Take a date as its month. A year alone is read as its January."""
        said: str = self.left.pop(key, "")
        return Month.of(day) if (day := self.read_date(key, said)) else None

    def day(self, key: str) -> date | None:
        """Take a date. A month alone is read as its first day, a year as the first of January."""
        return self.read_date(key, self.left.pop(key, ""))

    def own_day(self, key: str) -> date | None:
        """Take a date that stands under our key."""
        return self.read_date(f"{OURS}.{key}", self.ours.pop(key, ""))

    def read_date(self, key: str, said: str) -> date | None:
        """The date that a text says."""
        if not said:
            return None
        year, month, day = [*map(int, said.split("-")), 1, 1][:3]
        if "-" not in said:
            self.note(key, Trouble.YEAR_ALONE, said)
        return date(year, month, day)

    def period(self) -> tuple[Month | None, Month | None]:
        """Take the start and the end. Raises `RefusedError` for what cannot have been; the end may be still to come."""
        start, end = self.month("startDate"), self.month("endDate")
        for month in filter(None, (start, end)):
            if month.year < EARLIEST:
                raise RefusedError(Trouble.LONG_AGO, _month(month))
        if start and start > Month.of(self.today):
            raise RefusedError(Trouble.FUTURE, _month(start))
        if start and end and end < start:
            raise RefusedError(Trouble.BACKWARDS, f"{_month(start)} to {_month(end)}")
        return start, end

    def past_period(self) -> tuple[Month | None, Month | None]:
        """Take the start and the end, neither of which is still to come."""
        start, end = self.period()
        if end and end > Month.of(self.today):
            raise RefusedError(Trouble.FUTURE, _month(end))
        return start, end

    def own_slugs(self, key: str) -> Sequence[str]:
        """Take the slugs that stand under our key."""
        slugs: Sequence[str] = self.ours.pop(key, [])
        return slugs

    def beyond(self) -> dict[str, Any]:
        """What nobody took."""
        return self.left | ({OURS: self.ours} if self.ours else {})


def _month(month: Month) -> str:
    return f"{month.year:04}-{month.month:02}"
