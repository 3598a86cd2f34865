"""When a learner arrives, in words: the range, what it rests on, what is missing, and what would move it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.readers.outset import outset_of
from accounts.views.forecast_sum import forecast_sum
from accounts.views.time_line import TimeLine, time_line
from roadmap.domain.arrival import Arrival, Changes, Goal, Outset, Silence, arrival, present_role, whatif
from roadmap.domain.journey import Status
from roadmap.views.spans import apart_said

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from accounts.http import LearnerRequest
    from roadmap.domain.catalogue import Role
    from roadmap.views.explained import Explained

_GONE: str = gettext_lazy(  # type: ignore[assignment]
    "The role that you aimed at is no longer in the ladder. Until you choose another, this is about your whole way."
)
_BELOW: str = gettext_lazy(  # type: ignore[assignment]
    "Going by the title of your present work (%(present)s) you are past “%(role)s” already. This says when all that it"
    " asks is there too; you may well aim higher."
)
_AHEAD = frozenset({Status.NOT_STARTED, Status.STARTED})


@dataclass(frozen=True, slots=True)
class Missing:
    """Why there is no forecast, and where to enter what it takes."""

    text: StrOrPromise
    url: str = ""
    label: StrOrPromise = ""


@dataclass(frozen=True, slots=True)
class ForecastShown:
    """A forecast as a page shows it.

    `notes` say what is odd about the aim; `first` is when the first paid post is reached, if it is ahead.
    """

    arrival: Arrival
    role: Role | None
    missing: Missing | None = None
    explained: Explained | None = None
    time_line: TimeLine | None = None
    notes: tuple[str, ...] = ()
    first: Arrival | None = None


@dataclass(frozen=True, slots=True)
class Tried:
    """A forecast that was tried out, and in words how its days differ from those that hold."""

    arrival: Arrival
    missing: Missing | None
    changes: Changes
    moved: str
    explained: Explained | None

    @property
    def is_other(self) -> bool:
        """Something was changed at all."""
        return self.changes != Changes()

    @property
    def is_keepable(self) -> bool:
        """There is something in it that a plan holds: hours, or a route."""
        return self.changes.weekly_hours is not None or self.changes.route is not None


def outset_now(request: LearnerRequest) -> Outset:
    """What forecasts start from now, on the learner's own calendar."""
    return outset_of(request.user, request.journey, request.profile, timezone.localdate())


def forecast_in_short(outset: Outset) -> ForecastShown:
    """The forecast for a glance."""
    reached = arrival(outset, goal_of(outset))
    return ForecastShown(reached, outset.role, missing=_missing(reached))


def forecast_shown(request: LearnerRequest, outset: Outset) -> ForecastShown:
    """The forecast with all that it rests on."""
    reached = arrival(outset, goal_of(outset))
    return ForecastShown(
        reached,
        outset.role,
        missing=_missing(reached),
        explained=forecast_sum(reached, outset.role),
        time_line=time_line(outset, reached),
        notes=_notes(request, outset),
        first=_first_post(outset),
    )


def what_if(outset: Outset, changes: Changes) -> Tried:
    """What becomes of the forecast with these changes."""
    changed = whatif(outset, changes)
    before, after = arrival(outset, goal_of(outset)), arrival(changed, goal_of(changed))
    return Tried(after, _missing(after), changes, moved(before, after), forecast_sum(after, changed.role, "tried-sum"))


def goal_of(outset: Outset) -> Goal:
    """What the learner's forecast is about: the role aimed at, else all of the way."""
    return Goal.ROLE if outset.role else Goal.WAY


def moved(before: Arrival, after: Arrival) -> str:
    """How the days of the one differ from those of the other, in words; nothing where one has none."""
    if before.forecast is None or after.forecast is None:
        return ""
    days = sorted(
        (
            (after.forecast.earliest - before.forecast.earliest).days,
            (after.forecast.latest - before.forecast.latest).days,
        )
    )
    if days == [0, 0]:
        return _("This leaves the range as it is.")
    if days[0] < 0 < days[1]:
        return _("One end of the range comes sooner, the other later.")
    said = apart_said(*sorted(map(abs, days)))
    return (_("Sooner by %s.") if days[0] < 0 else _("Later by %s.")) % said


def _first_post(outset: Outset) -> Arrival | None:
    reached = arrival(outset, Goal.FIRST_POST)
    is_ahead = reached.forecast and reached.post and outset.journey.status(reached.post) in _AHEAD
    return reached if is_ahead else None


def _notes(request: LearnerRequest, outset: Outset) -> tuple[str, ...]:
    if outset.role is None:
        is_archived = request.user.target_role_id is not None
        return (_GONE,) if is_archived else ()
    present = present_role(outset.journey.catalogue.roles, outset.background, outset.today)
    if present is None or present.level <= outset.role.level:
        return ()
    return (_BELOW % {"present": present.title, "role": outset.role.title},)


def _missing(reached: Arrival) -> Missing | None:
    """What to enter, in the order in which it is missed."""
    match reached.silence:
        case None:
            return None
        case Silence.NO_PACE:
            text = _("How many hours a week do you have? With that we can say when you arrive, as a range.")
            return Missing(text, reverse("settings") + "#id_weekly_hours", _("Enter your hours"))
        case Silence.DEGREE_UNKNOWN:
            text = _("The role asks months of work by degree. With your education we can say when you arrive.")
            return Missing(text, reverse("add_education"), _("Add an education"))
        case Silence.WORK_UNKNOWN:
            text = _(
                "The role asks months of work. With your experience, or that there is none, we can say when you arrive."
            )
            return Missing(text, reverse("add_experience"), _("Add experience"))
        case Silence.TOO_FAR:
            text = _("At this pace the day is further away than anybody can say. Try below what more hours would do.")
            return Missing(text)
        case _:
            return Missing(
                _("The roadmap is still being written. As soon as there are milestones, so is your forecast.")
            )
