"""Over time: what was so on past days, drawn from the dates of what is recorded."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from accounts.readers.over_time import history_of
from accounts.views.time_chart import Row, TimeChart, time_chart
from roadmap.domain.over_time import ends_of_months, ends_of_weeks, points
from roadmap.domain.requirement import Requirement, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpResponse

    from accounts.http import LearnerRequest
    from roadmap.domain.catalogue import Role
    from roadmap.domain.over_time import Point


@require_safe
def over_time(request: LearnerRequest) -> HttpResponse:
    """Finished hours, levels, months of experience, and how far for the role aimed at, month by month or by week."""
    history = history_of(request.user, request.journey.itself, request.profile.itself, timezone.localdate())
    is_by_week = request.GET.get("by") == "week"
    ends = ends_of_weeks if is_by_week else ends_of_months
    roles, aim = history.journey.catalogue.roles, request.user.target_role_id
    role = next((one for one in roles if one.id == aim), None)
    line = points(history, role, ends(history.first, history.today)) if history.first else []
    return render(
        request,
        "accounts/over_time.html",
        {"charts": _charts(line, role) if line else [], "role": role, "is_by_week": is_by_week, "line": line},
    )


def _charts(line: Sequence[Point], role: Role | None) -> list[TimeChart]:
    charts = [_hours(line), _role(line, role) if role else None, _levels(line), _months(line)]
    return [chart for chart in charts if chart]


def _hours(line: Sequence[Point]) -> TimeChart | None:
    more = [0, *(now.hours - before.hours for before, now in pairwise(line))]
    return time_chart(
        slug="hours",
        title=_("Finished hours"),
        lead=_("Of the milestones that are done, by the hours that the roadmap estimates for them."),
        columns=(_("Until"), _("Hours"), _("Of these since the line before")),
        rows=[Row(one.day, one.hours, str(one.hours), f"+{new}") for one, new in zip(line, more, strict=True)],
    )


def _role(line: Sequence[Point], role: Role) -> TimeChart | None:
    judged = [(one.day, one.readiness.skills, one.readiness.requirement) for one in line if one.readiness]
    rows = [
        Row(
            day,
            skills.held if skills.is_known else None,
            _("%(held)d of %(asked)d") % {"held": skills.held, "asked": skills.asked} if skills.is_known else "",
            _requirement(asked),
        )
        for day, skills, asked in judged
    ]
    return time_chart(
        slug="role",
        title=_("Levels that count for %(role)s") % {"role": role.title},
        lead=_("Levels held, each no higher than asked, out of those that the role you aim at asks now."),
        columns=(_("Until"), _("Levels held"), _("Education and work")),
        rows=rows,
        top=max(skills.asked for _day, skills, _asked in judged),
    )


def _requirement(judged: Requirement) -> str:
    if judged.verdict is Verdict.SHORT:
        months = judged.short_months
        return ngettext("short by %(months)d month", "short by %(months)d months", months) % {"months": months}
    words = {Verdict.MET: _("met"), Verdict.UNKNOWN: _("unknown"), Verdict.NOT_STATED: _("not stated")}
    return words[judged.verdict]


def _levels(line: Sequence[Point]) -> TimeChart | None:
    return time_chart(
        slug="levels",
        title=_("Levels claimed"),
        lead=_("The sum over all skills, each from 1 to 5, as you claimed them."),
        columns=(_("Until"), _("Levels")),
        rows=[Row(one.day, one.levels, str(one.levels)) for one in line],
    )


def _months(line: Sequence[Point]) -> TimeChart | None:
    return time_chart(
        slug="months",
        title=_("Months of relevant work"),
        lead=_("With data, software or machine learning, from the dates of your jobs; what overlaps counts once."),
        columns=(_("Until"), _("Months")),
        rows=[Row(one.day, one.months, "" if one.months is None else str(one.months)) for one in line],
    )
