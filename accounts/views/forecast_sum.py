"""What a forecast rests on, as a sum to be opened: hours, pace, months on the job, and the days that come of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from roadmap.domain.forecast import Basis
from roadmap.domain.requirement import Verdict
from roadmap.views.explained import Explained, Line
from roadmap.views.spans import hours_said, weekly_said

if TYPE_CHECKING:
    from datetime import date

    from roadmap.domain.arrival import Arrival
    from roadmap.domain.catalogue import Role
    from roadmap.domain.forecast import Hours, Pace

RULE = gettext_lazy(
    "Study: the hours of the milestones that are open, from the least to the most that is estimated, over the hours of"
    " a week. Work: the months that the role asks beside your degree and that you do not have yet. They begin with the"
    " first paid post on your way, or run beside your study if you do such work already; the later of both decides. No"
    " study shortens them."
)
RULE_OF_WAY = gettext_lazy(
    "The hours of the milestones that are open, from the least to the most that is estimated, over the hours of a week."
)


def forecast_sum(reached: Arrival, role: Role | None, slug: str = "forecast-sum") -> Explained | None:
    """The rule and its sum, line by line, each with the way to where it is corrected; None without a forecast."""
    coming = reached.forecast
    if coming is None:
        return None
    lines = [_hours_line(reached), *_pace_lines(reached.pace, reached.hours), *_job_lines(reached)]
    days = _("%(earliest)s to %(latest)s") % {"earliest": _day(coming.earliest), "latest": _day(coming.latest)}
    row = reached.requirement.asked if reached.requirement else None
    return Explained(
        slug,
        RULE if role else RULE_OF_WAY,
        tuple(lines),
        Line(_("You arrive"), _("now") if coming.is_now else days),
        citations=(row.citation,) if row and row.citation else (),
        is_sourced=role is not None,
    )


def _hours_line(reached: Arrival) -> Line:
    count = len(reached.milestones)
    note = ngettext("%(count)d open milestone", "%(count)d open milestones", count) % {"count": count}
    return Line(_("Study left"), hours_said(reached.hours), note, reverse("roadmap"))


def _pace_lines(now: Pace | None, hours: Hours) -> list[Line]:
    if now is None or not hours.most:
        return []
    url = reverse("study" if now.basis is Basis.MEASURED else "settings")
    return [Line(_("Study in a week"), weekly_said(now), _basis(now), url), Line(_("So it takes"), _weeks(now, hours))]


def _weeks(now: Pace, hours: Hours) -> str:
    """The weeks that the hours take, those that have begun counted."""
    least, most = (-(-one * 60 // now.weekly_minutes) for one in hours)
    count = str(most) if least == most else _("%(least)d to %(most)d") % {"least": least, "most": most}
    return ngettext("%(count)s week", "%(count)s weeks", most) % {"count": count}


def _basis(now: Pace) -> str:
    if now.basis is Basis.PLANNED:
        return _("as you planned")
    told = ngettext(
        "measured: the mean of your last %(count)d full week",
        "measured: the mean of your last %(count)d full weeks",
        now.weeks,
    )
    return told % {"count": now.weeks}


def _job_lines(reached: Arrival) -> list[Line]:
    asked = reached.requirement
    if asked is None:
        return []
    if asked.verdict is Verdict.NOT_STATED:
        return [Line(_("Months of work"), _("not stated"), _("by the role, for somebody with your education"))]
    if asked.asked is None:
        return []
    said = {"degree": asked.asked.degree_label, "own": asked.work.months if asked.work else 0}
    lines = [
        Line(
            _("Months of work asked"), str(asked.asked.months),
            _("beside a degree of this level: %(degree)s; you have %(own)d") % said,
            reverse("experience"),
        )
    ]  # fmt: skip
    if reached.job.months:
        lines.append(Line(_("Months of work left"), str(reached.job.months), _order(reached)))
    if reached.job.internship:
        lines.append(
            Line(_("Of them as an internship"), str(reached.job.internship), _("from today, beside your study"))
        )
    return lines


def _order(reached: Arrival) -> str:
    """Where the months stand beside the study."""
    if reached.works_now:
        is_longer = reached.requirement is not None and reached.job.months > reached.requirement.short_months
        together = _("beside your study, as you work already")
        return _("%s; longer than what is short, for it is not full time") % together if is_longer else together
    if reached.post:
        said = {"post": reached.post.title, "hours": hours_said(reached.job.after)}
        return _("after “%(post)s”, which is %(hours)s of study away") % said
    return _("after the study, as your way names no first post") if reached.job.after.most else _("beside your study")


def _day(day: date) -> str:
    return date_format(day, "j F Y")
