"""The parts of the overview: what each counts, its table and its chart, made of what may be shown and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext_lazy as _

from accounts.admin.charts import DAY, HIDDEN, Chart, Row, bars, columns
from accounts.readers.overview import Period, Steps, active_learners, sign_ups, steps, stops, suggested_terms
from roadmap.domain.overview import median_shown, shown, total_shown
from roadmap.domain.spreadsheets import harmless
from roadmap.models import SearchPage
from roadmap.readers.searches import missed_terms

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

# How many bars a chart has at most; the table has the rest.
BARS = 10
# A median of fewer than five, or a sum of which nothing may be shown: of either nothing is known.
UNKNOWN = "-"

Cell = str | date | int | float


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the page. Of its columns the first `labels` say what a row is about; the last of them names it."""

    name: str
    title: _StrPromise
    counts: _StrPromise
    nothing: _StrPromise
    columns: Sequence[_StrPromise]
    labels: int
    rows: list[tuple[Cell, ...]]
    chart: Chart | None

    @property
    def printed(self) -> list[list[str]]:
        """The rows as people read them here."""
        return [[_printed(cell) for cell in row] for row in self.rows]

    @property
    def for_spreadsheets(self) -> Iterator[list[str]]:
        """The headings and the rows as programs read them: dates and numbers plain, and nothing that is a formula."""
        yield [str(column) for column in self.columns]
        for row in self.rows:
            yield [harmless(cell) if isinstance(cell, str) else str(cell) for cell in row]


def sign_ups_section(period: Period) -> Section:
    """Sign-ups by week."""
    numbers = [shown(people) for people in sign_ups(period)]
    return Section(
        "sign-ups",
        _("Sign-ups"),
        _("Accounts made in each week, whether the e-mail address was confirmed or not. Deleted accounts are gone."),
        _("In none of these weeks did five or more people sign up."),
        (_("Week of"), _("Sign-ups")),
        1,
        _by_week(period, numbers),
        columns(period.weeks, numbers),
    )


def active_section(period: Period) -> Section:
    """Active learners by week."""
    numbers = [shown(people) for people in active_learners(period)]
    return Section(
        "active-learners",
        _("Active learners"),
        _(
            "Learners who started, finished or set aside at least one milestone in the week. It may have been more: a"
            " milestone that was taken back to not started keeps no dates, and neither do reading, evidence and notes."
        ),
        _("In none of these weeks were five or more learners active."),
        (_("Week of"), _("Active learners")),
        1,
        _by_week(period, numbers),
        columns(period.weeks, numbers),
    )


def milestones_section(period: Period) -> Section:
    """What learners did on each milestone."""
    rows = [row for row in map(_shown_steps, steps(period)) if row.is_worth_a_line]
    return Section(
        "milestones",
        _("Progress by stage and milestone"),
        _(
            "How many learners started, finished or set aside each milestone in these weeks, and the median of the days"
            " from start to done of those who finished it. Some finish what they never started; they have no such days."
            " The chart adds up what the table shows of each stage, so that somebody counts once for each milestone."
        ),
        _("On no milestone did five or more learners do the same in these weeks."),
        (_("Stage"), _("Milestone"), _("Started"), _("Done"), _("Set aside"), _("Median days")),
        2,
        [row.cells for row in rows],
        bars(_by_stage(rows), (_("Started"), _("Done"), _("Set aside")), UNKNOWN),
    )


def stops_section(period: Period) -> Section:
    """Where people stop."""
    rows = [(one.stage, one.milestone, number) for one in stops(period) if (number := shown(one.people))]
    return Section(
        "stops",
        _("Where people stop"),
        _(
            "Learners who fell silent in these weeks and still are: the milestone that they started, finished or set"
            " aside last, 28 days or more ago. Some of them may have got what they came for."
        ),
        _("On no milestone did five or more learners fall silent in these weeks."),
        (_("Stage"), _("Last milestone touched"), _("Learners")),
        2,
        list(rows),
        bars([(milestone, [number]) for _stage, milestone, number in rows[:BARS]]),
    )


def searches_section(period: Period) -> Section:
    """Searches without a hit."""
    pages = dict(SearchPage.choices)
    found = missed_terms(period.weeks[0], period.weeks[-1])
    rows = [(str(pages.get(one.page, one.page)), one.term, number) for one in found if (number := shown(one.times))]
    return Section(
        "searches",
        _("Searches without a hit"),
        _(
            "Words that were searched for without any filter and found nothing, at least five times in these weeks. Who"
            " searched is not recorded, so five searches may be those of one person."
        ),
        _("Nothing was searched for in vain five times or more in these weeks."),
        (_("Page"), _("Words"), _("Searches")),
        2,
        list(rows),
        bars([(term, [number]) for _page, term, number in rows[:BARS]]),
    )


def terms_section(period: Period) -> Section:
    """Words that adverts ask for and the catalogue lacks."""
    rows = [(word, number) for word, people in suggested_terms(period) if (number := shown(people))]
    return Section(
        "terms",
        _("Terms asked that the catalogue lacks"),
        _(
            "Words that learners marked in job adverts as not recognised and agreed to tell you of: how many learners,"
            " each counted once for a word. The adverts stay with them. What is a spelling of a term or a name of a"
            " skill by now is left out."
        ),
        _("In these weeks five or more learners missed no word that the catalogue still lacks."),
        (_("Word"), _("Learners")),
        1,
        list(rows),
        bars([(word, [number]) for word, number in rows[:BARS]]),
    )


SECTIONS: dict[str, Callable[[Period], Section]] = {
    "sign-ups": sign_ups_section,
    "active-learners": active_section,
    "milestones": milestones_section,
    "stops": stops_section,
    "searches": searches_section,
    "terms": terms_section,
}


@dataclass(frozen=True, slots=True)
class _ShownSteps:
    """What may be shown of the steps on one milestone."""

    stage: str
    milestone: str
    is_archived: bool
    numbers: tuple[int | None, ...]
    median: float | None

    @property
    def is_worth_a_line(self) -> bool:
        """Archived milestones are listed only while there is something to see."""
        return not self.is_archived or any(self.numbers)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Its row of the table."""
        title = (
            str(_("%(milestone)s (archived)") % {"milestone": self.milestone}) if self.is_archived else self.milestone
        )
        median: Cell = UNKNOWN if self.median is None else self.median
        return (self.stage, title, *map(_cell, self.numbers), median)


def _shown_steps(counted: Steps) -> _ShownSteps:
    numbers = tuple(map(shown, counted.people))
    median = median_shown(counted.people_by_days)
    return _ShownSteps(counted.stage, counted.milestone, counted.is_archived, numbers, median)


def _by_stage(rows: Iterable[_ShownSteps]) -> list[Row]:
    """The sums of what is shown of each stage, but for stages of which nothing is."""
    by_stage = [(stage, list(listed)) for stage, listed in groupby(rows, key=lambda row: row.stage)]
    summed = [
        (stage, [total_shown(column) for column in zip(*(row.numbers for row in listed), strict=True)])
        for stage, listed in by_stage
    ]
    return [(stage, sums) for stage, sums in summed if any(sums)]


def _by_week(period: Period, numbers: Sequence[int | None]) -> list[tuple[Cell, ...]]:
    return [(week, _cell(number)) for week, number in zip(period.weeks, numbers, strict=True)]


def _cell(number: int | None) -> Cell:
    return str(HIDDEN) if number is None else number


def _printed(cell: Cell) -> str:
    if isinstance(cell, date):
        return date_format(cell, DAY)
    return cell if isinstance(cell, str) else number_format(cell, use_l10n=True)
