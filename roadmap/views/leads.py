"""Which route is sooner, and by what: a sentence for each goal, which opens to the numbers set side by side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from roadmap.domain.forecast import Hours
from roadmap.domain.routes import Lead, shortest, soonest
from roadmap.views.explained import Explained, Line
from roadmap.views.spans import apart_said, hours_said, when_said

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from roadmap.domain.arrival import Arrival, Outset
    from roadmap.domain.routes import Outlook


@dataclass(frozen=True, slots=True)
class Judged:
    """What can be said of the routes together."""

    said: str
    explained: Explained


def leads(outlooks: Sequence[Outlook], outset: Outset, *, shows_days: bool) -> list[Judged]:
    """What is sooner: the first paid work, unless it has begun, and the role aimed at. Nothing for a route alone."""
    if len(outlooks) < 2:  # noqa: PLR2004 (a comparison takes two)
        return []
    said = partial(_judged, outlooks, outset, shows_days=shows_days)
    judged = []
    if all(one.posts and not _has_begun(one) for one in outlooks):
        judged.append(said("first", _("First paid work"), lambda one: one.first_post))
    if outset.role:
        judged.append(said("role", outset.role.title, lambda one: one.role))
    return judged


def _has_begun(outlook: Outlook) -> bool:
    return any(post.is_reached or post.is_held for post in outlook.posts)


def _judged(  # noqa: PLR0913 (what is compared, in which words, and what to leave out)
    outlooks: Sequence[Outlook],
    outset: Outset,
    slug: str,
    goal: str,
    of: Callable[[Outlook], Arrival],
    *,
    shows_days: bool,
) -> Judged:
    in_days = shows_days and all(of(one).forecast for one in outlooks)
    lead = soonest(outlooks, of) if in_days else shortest(outlooks, of)
    apart = _apart(lead, in_days=in_days) if lead else _("not clear")
    return Judged(
        _said(lead, goal, apart, in_days=in_days),
        Explained(
            f"lead-{slug}",
            _("Least is set against least and most against most, as all rest on the same estimates and the same pace."),
            tuple(Line(one.route.title, _amount(of(one), outset, in_days=in_days)) for one in outlooks),
            Line(_("Between the first and the next"), apart),
        ),
    )


def _said(lead: Lead | None, goal: str, apart: str, *, in_days: bool) -> str:
    if lead is None:
        return _("%(goal)s: none of the routes is clearly sooner.") % {"goal": goal}
    names = {"goal": goal, "route": lead.route.title, "other": lead.other.title, "apart": apart}
    if in_days:
        return _("%(goal)s: %(route)s gets there sooner than %(other)s, by %(apart)s.") % names
    return _("%(goal)s: %(route)s takes less study than %(other)s, by %(apart)s.") % names


def _apart(lead: Lead, *, in_days: bool) -> str:
    return apart_said(lead.least, lead.most) if in_days else hours_said(Hours(lead.least, lead.most))


def _amount(about: Arrival, outset: Outset, *, in_days: bool) -> str:
    coming = about.forecast if in_days else None
    return when_said(coming, outset.today) if coming else hours_said(about.hours)
