"""What all learners do, counted by the database: how many queries there are does not depend on how many learners.

Accounts on the staff are left out everywhere. The numbers are exact; who shows them hides the small ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import (
    Case,
    Count,
    DateTimeField,
    F,
    Func,
    IntegerField,
    Q,
    QuerySet,
    Value,
    When,
    Window,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Greatest, RowNumber
from django.utils import timezone

from accounts.models import Progress, TermSuggestion, User
from roadmap.domain.overview import FEWEST, last_weeks
from roadmap.domain.spellings import key
from roadmap.models import Milestone, State
from roadmap.readers.terms import known_spellings

# The dates that a row of progress keeps, each of the last change of its kind.
DATES = {"started": "started_at", "done": "completed_at", "set_aside": "set_aside_at"}
NOBODY = (0, 0, 0)
SILENT = timedelta(days=28)
# More words than these nobody reads.
MOST_WORDS = 100
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Period:
    """Some weeks that are over, by their Mondays; at least one, without gaps."""

    weeks: Sequence[date]

    @classmethod
    def before(cls, today: date, weeks: int) -> Period:
        """The last so many weeks before the one of `today`."""
        return cls(last_weeks(today, weeks))

    @property
    def last_day(self) -> date:
        """The Sunday that ends it."""
        return self.weeks[-1] + timedelta(days=6)

    @property
    def start(self) -> datetime:
        """Its first moment."""
        return _midnight(self.weeks[0])

    @property
    def end(self) -> datetime:
        """The first moment after it."""
        return _midnight(self.last_day + timedelta(days=1))

    def holds(self, field: str) -> Q:
        """The condition that the moment in this field lies in the period."""
        return Q(**{f"{field}__gte": self.start, f"{field}__lt": self.end})


class Steps(NamedTuple):
    """How many learners started, finished and set aside a milestone, and how many of them took how many days to it."""

    stage: str
    milestone: str
    is_archived: bool
    people: tuple[int, int, int]
    people_by_days: dict[int, int]


class Stop(NamedTuple):
    """A milestone, and for how many learners who fell silent it was the last that they touched."""

    stage: str
    milestone: str
    people: int


class WholeDays(Func):
    """The whole days from one moment to a later one."""

    output_field = IntegerField()
    arity = 2

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, Any]:  # noqa: ANN401
        """Through seconds, since an interval knows months too."""
        template = "FLOOR(EXTRACT(EPOCH FROM (%(expressions)s)) / 86400)::integer"
        return self.as_sql(compiler, connection, template=template, arg_joiner=" - ", **context)

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, Any]:  # noqa: ANN401
        """Through seconds, which SQLite counts as whole numbers."""
        template = "((strftime('%%%%s', %(expressions)s)) / 86400)"
        return self.as_sql(compiler, connection, template=template, arg_joiner=") - strftime('%%s', ", **context)


def sign_ups(period: Period) -> list[int]:
    """How many learners signed up in each week, whether they confirmed their address or not: one query."""
    learners = User.objects.filter(period.holds("date_joined"), is_staff=False).order_by()
    counted = learners.values(week=_week("date_joined", period.weeks)).annotate(people=Count("pk"))
    return _by_week(period, counted.values_list("week", "people"))


def active_learners(period: Period) -> list[int]:
    """How many learners started, finished or set aside a milestone in each week: one query.

    As far as is known: a milestone that was taken back to not started keeps no dates, and evidence and notes have none.
    """
    changes = [_changes(field, period) for field in DATES.values()]
    # The ORM unites queries, but does not count what is in them.
    union, params = changes[0].union(*changes[1:]).query.sql_with_params()
    with connection.cursor() as cursor:
        # The text is the ORM's own, and holds no value.
        counted = f"SELECT week, COUNT(*) FROM ({union}) AS changes GROUP BY week"  # noqa: S608
        cursor.execute(counted, params)
        return _by_week(period, cursor.fetchall())


def steps(period: Period) -> list[Steps]:
    """What learners did on each milestone in these weeks, in the order of the roadmap; drafts have no place in it.

    Three queries. A milestone counts as done in the week in which it was, even if it was set aside since.
    """
    numbers = {
        milestone: (started, done, set_aside)
        for milestone, started, done, set_aside in _learners_rows()
        .filter(_changed_in(period))
        .values("milestone_id")
        .annotate(**{name: Count("pk", filter=period.holds(field)) for name, field in DATES.items()})
        .values_list("milestone_id", *DATES)
    }
    days = _people_by_days(period)
    return [
        Steps(stage, title, state == State.ARCHIVED, numbers.get(key, NOBODY), days.get(key, {}))
        for key, stage, title, state in _milestones()
    ]


def stops(period: Period) -> list[Stop]:
    """Where learners stopped who fell silent in these weeks, most people first: one query.

    Somebody falls silent on the 28th day after their last change, and is so until the next one.
    """
    recency = Window(RowNumber(), partition_by=["learner_id"], order_by=[F("touched").desc(), F("pk").desc()])
    recent = _touched(_learners_rows()).filter(touched__gte=period.start - SILENT)
    last = recent.annotate(recency=recency).filter(recency=1)
    # Outside, since in there it would hide what a learner did later.
    silent = _touched(Progress.objects.filter(pk__in=last.values("pk"))).filter(touched__lt=period.end - SILENT)
    counted = silent.values("milestone__stage__title", "milestone__title").annotate(people=Count("pk"))
    ordered = counted.order_by("-people", "milestone__stage__order", "milestone__order", "milestone__slug")
    return [Stop(*row) for row in ordered.values_list("milestone__stage__title", "milestone__title", "people")]


def suggested_terms(period: Period) -> list[tuple[str, int]]:
    """Words that learners missed in adverts in these weeks, with how many did, most first: one query, or three.

    What too few suggested to be shown is left out; so is what is a spelling of a term or a skill by now.
    """
    suggested = TermSuggestion.objects.filter(period.holds("created_at"), learner__is_staff=False)
    counted = suggested.values("word").annotate(people=Count("pk")).filter(people__gte=FEWEST)
    found = list(counted.order_by("-people", "word").values_list("word", "people"))
    known = known_spellings() if found else frozenset()
    return [(word, people) for word, people in found if key(word) not in known][:MOST_WORDS]


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min), timezone.get_default_timezone())


def _by_week(period: Period, found: Any) -> list[int]:  # noqa: ANN401 (pairs, from the ORM or from a cursor)
    people = dict(found)
    return [people.get(place, 0) for place in range(len(period.weeks))]


def _week(field: str, weeks: Sequence[date], first: int = 0) -> Combinable:
    """The place of the week in which a moment of these weeks lies.

    By halves, so that a row costs six comparisons for a year, in the database's own words and in our time zone.
    """
    if len(weeks) == 1:
        return Value(first)
    half = len(weeks) // 2
    earlier = When(**{f"{field}__lt": _midnight(weeks[half])}, then=_week(field, weeks[:half], first))
    return Case(earlier, default=_week(field, weeks[half:], first + half), output_field=IntegerField())


def _learners_rows() -> QuerySet[Progress]:
    # Few are on the staff: left out by a list of them, learners need not be looked up one by one.
    return Progress.objects.exclude(learner__in=User.objects.filter(is_staff=True)).order_by()


def _changed_in(period: Period) -> Q:
    conditions = [period.holds(field) for field in DATES.values()]
    return conditions[0] | conditions[1] | conditions[2]


def _changes(field: str, period: Period) -> QuerySet[Any, Any]:
    rows = _learners_rows().filter(period.holds(field))
    return rows.annotate(week=_week(field, period.weeks)).values_list("learner_id", "week")


def _people_by_days(period: Period) -> dict[int, dict[int, int]]:
    """For each milestone how many learners took how many days from its start; who was done at once has no start."""
    took = (
        _learners_rows()
        .filter(period.holds("completed_at"), completed_at__gte=F("started_at"))
        .values("milestone_id", days=WholeDays("completed_at", "started_at"))
        .annotate(people=Count("pk"))
    )
    by_milestone: dict[int, dict[int, int]] = {}
    for milestone, days, people in took.values_list("milestone_id", "days", "people"):
        by_milestone.setdefault(milestone, {})[days] = people
    return by_milestone


def _milestones() -> QuerySet[Any, Any]:
    placed = Milestone.objects.exclude(state=State.DRAFT).order_by("stage__order", "stage__slug", "order", "slug")
    return placed.values_list("pk", "stage__title", "title", "state")


def _touched(rows: QuerySet[Progress]) -> QuerySet[Any, Any]:
    dates = [Coalesce(field, Value(LONG_AGO), output_field=DateTimeField()) for field in DATES.values()]
    return rows.annotate(touched=Greatest(*dates))
