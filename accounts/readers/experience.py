"""A learner's experience as the rule counts it, in one query however many jobs there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from accounts.models import Experience
from roadmap.domain.experience import Counted, Month, Period, experience
from roadmap.domain.record import ExperienceKind

if TYPE_CHECKING:
    from datetime import date

    from accounts.models import User
    from roadmap.domain.experience import Experience as Sum


@dataclass(frozen=True, slots=True)
class ExperienceCounted:
    """All that a learner worked: the whole sum, that of each kind there is, and the part of each row by its key."""

    whole: Sum
    kinds: dict[ExperienceKind, Sum]
    parts: dict[int, Counted]


def experience_of(learner: User, today: date | None = None) -> ExperienceCounted:
    """The learner's months until today: one query."""
    day = today or timezone.localdate()
    rows = Experience.objects.for_learner(learner).order_by("start", "pk")
    periods = {
        key: Period(title, ExperienceKind(kind), Month.of(start), Month.of(end) if end else None, share)
        for key, title, kind, start, end, share in rows.values_list("pk", "title", "kind", "start", "end", "share")
    }
    whole = experience(periods.values(), day)
    there = {period.kind for period in periods.values()}
    return ExperienceCounted(
        whole,
        {kind: experience(periods.values(), day, [kind]) for kind in ExperienceKind if kind in there},
        dict(zip(periods, whole.parts, strict=True)),
    )
