"""A switch in words: what is kept, gained and let go, and the hours before and after, each open to its sum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from roadmap.domain.remaining import hours_of
from roadmap.views.explained import Explained, Line
from roadmap.views.spans import hours_said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from roadmap.domain.catalogue import Milestone
    from roadmap.domain.journey import Journey, Status
    from roadmap.domain.switching import Switch


@dataclass(frozen=True, slots=True)
class Changed:
    """Milestones that change in one way, each with how far the learner is with it."""

    slug: str
    title: str
    text: str
    milestones: tuple[tuple[Milestone, Status], ...]


@dataclass(frozen=True, slots=True)
class ShownSwitch:
    """What the page of a switch shows."""

    changes: tuple[Changed, ...]
    kept: Changed | None
    hours_before: str
    hours_after: str
    explained: Explained


def shown_switch(switch: Switch) -> ShownSwitch:
    """The switch in words. Lists without milestones are left out."""
    kept = _changed(
        switch.before, "kept", _("What you have done and still counts"), _("It counts before as after."), switch.kept
    )
    return ShownSwitch(
        tuple(change for change in _changes(switch) if change.milestones),
        kept if kept.milestones else None,
        hours_said(switch.hours_before),
        hours_said(switch.hours_after),
        _sum(switch),
    )


def _changes(switch: Switch) -> Iterable[Changed]:
    before = switch.before
    yield _changed(
        before, "gained", _("Newly required"), _("What you have done of it counts at once."), switch.gained_required
    )
    yield _changed(
        before, "made-required", _("Required instead of optional"), _("It was optional so far."), switch.made_required
    )
    yield _changed(
        before, "made-optional", _("Optional instead of required"), _("You may still do it."), switch.made_optional
    )
    yield _changed(before, "offered", _("Newly optional"), _("It counts apart if you do it."), switch.gained_optional)
    yield _changed(
        before,
        "dropped",
        _("No longer asked"),
        _("What you have done of it stays on your record, and counts again if you come back."),
        switch.dropped,
    )


def _changed(journey: Journey, slug: str, title: str, text: str, milestones: Iterable[Milestone]) -> Changed:
    return Changed(slug, title, text, tuple((one, journey.status(one)) for one in milestones))


def _sum(switch: Switch) -> Explained:
    """The hours left, step by step from the way as it is to the way as it would be."""
    return Explained(
        "hours",
        _("The hours of the required milestones that are not done and not set aside, on the whole way."),
        (
            Line(_("Study left as it is"), hours_said(switch.hours_before)),
            *(_line(one, _("more: %(hours)s")) for one in switch.hours_added),
            *(_line(one, _("less: %(hours)s")) for one in switch.hours_released),
        ),
        Line(_("Study left as it would be"), hours_said(switch.hours_after)),
        is_sourced=False,
    )


def _line(milestone: Milestone, amount: str) -> Line:
    hours = hours_said(hours_of((milestone,)))
    return Line(milestone.title, amount % {"hours": hours}, url=reverse("milestone", args=[milestone.slug]))
