"""The comparison of the routes in words: a column for each, its cells, and what each of them opens to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roadmap.domain.arrival import Arrival, Outset, Silence
from roadmap.domain.forecast import Basis, Forecast, Pace
from roadmap.domain.journey import Status
from roadmap.domain.remaining import hours_of
from roadmap.domain.requirement import Requirement, Verdict
from roadmap.views.amounts import months_said
from roadmap.views.explained import Explained, Line
from roadmap.views.spans import hours_said, weekly_said, when_said

if TYPE_CHECKING:
    from roadmap.domain.catalogue import Milestone
    from roadmap.domain.routes import Outlook, Part


@dataclass(frozen=True, slots=True)
class Cell:
    """What a route holds in one respect; `url` leads to where something that is missing is entered.

    `forecast` is there where days may be told, `requirement` where the cell is about one.
    """

    said: str
    note: str = ""
    url: str = ""
    forecast: Forecast | None = None
    requirement: Requirement | None = None
    explained: Explained | None = None
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A route beside the others."""

    outlook: Outlook
    first_post: Cell
    experience: Cell | None
    role: Cell | None
    hours: Cell
    required: Cell
    optional: Cell


def column(outlook: Outlook, outset: Outset, *, shows_days: bool, is_alone: bool) -> Column:
    """The column of a route. Without an aim nothing is said about a role; days are told to those who want them.

    Of what is required it has what not every route does; all of it if there is no other route.
    """
    is_aimed = outset.role is not None
    required = outlook.shared if is_alone else outlook.extra
    return Column(
        outlook,
        _first_post(outlook, outset, shows_days=shows_days),
        _experience(outlook, outset, shows_days=shows_days) if is_aimed else None,
        _role(outlook, outset, shows_days=shows_days) if is_aimed else None,
        Cell(hours_said(outlook.hours)),
        part_cell(
            f"required-{outlook.route.slug}", required, outset, _("What this route requires and not every other.")
        ),
        part_cell(f"optional-{outlook.route.slug}", outlook.optional, outset, _("What this route leaves to you.")),
    )


def part_cell(slug: str, part: Part, outset: Outset, rule: str) -> Cell:
    """How many milestones, how many of them are done, and what is left of them, which opens to the milestones."""
    if not part.milestones:
        return Cell(_("none"))
    counts = {"done": part.done, "total": len(part.milestones), "aside": part.set_aside}
    notes = [hours_said(part.hours)]
    if part.done:
        notes.append(_("%(done)s of %(total)s done") % counts)
    if part.set_aside:
        notes.append(_("%(aside)s set aside") % counts)
    lines = tuple(
        Line(one.title, _hours_of(outset, one), url=reverse("milestone", args=[one.slug])) for one in part.milestones
    )
    left = Line(_("Hours left"), hours_said(part.hours))
    rule = _("%(rule)s What is done or set aside takes no hours.") % {"rule": rule}
    number = len(part.milestones)
    return Cell(
        ngettext("%(count)s milestone", "%(count)s milestones", number) % {"count": number},
        ", ".join(notes),
        explained=Explained(slug, rule, lines, left, is_sourced=False),
        summary=_("See these milestones"),
    )


def _hours_of(outset: Outset, milestone: Milestone) -> str:
    status = outset.journey.status(milestone)
    if status is Status.DONE:
        return _("done")
    return _("set aside") if status is Status.SET_ASIDE else hours_said(hours_of((milestone,)))


def _first_post(outlook: Outlook, outset: Outset, *, shows_days: bool) -> Cell:
    """The first paid work on the route, and when it begins."""
    about = outlook.first_post
    if about.post is None:
        return Cell(_("This route names no paid work."))
    title, post = about.post.title, outlook.posts[0]
    if post.is_reached or post.is_held:
        said = _("You have begun it.") if post.is_reached else _("You do work of this kind already.")
        return Cell(title, said)
    explained = Explained(
        f"first-{outlook.route.slug}",
        _("The study hours of what this route requires until its first paid work, at your hours a week."),
        (Line(_("Study hours left until then"), hours_said(about.hours)), *_pace_lines(about.pace)),
        _result(title, about.forecast, outset, shows_days=shows_days),
    )
    return _dated(about, title, outset, explained, shows_days=shows_days)


def _experience(outlook: Outlook, outset: Outset, *, shows_days: bool) -> Cell | None:
    """The work that the role aimed at asks beside the degree, and when it is there on this route."""
    asked = outlook.role.requirement
    if asked is None:
        return None
    said = {
        Verdict.MET: _("met"),
        Verdict.NOT_STATED: _("nothing is stated"),
        Verdict.UNKNOWN: _("unknown"),
        Verdict.SHORT: _("%(months)s missing") % {"months": months_said(asked.short_months)},
    }[asked.verdict]
    if asked.verdict is Verdict.UNKNOWN:
        note, url = _silent(outlook.role.silence)
        return Cell(said, note, url, requirement=asked)
    if asked.verdict is not Verdict.SHORT:
        return Cell(said, requirement=asked, explained=_experience_sum(outlook, outset, shows_days=shows_days))
    coming = outlook.met if shows_days else None
    note = when_said(coming, outset.today) if coming else ""
    explained = _experience_sum(outlook, outset, shows_days=shows_days)
    return Cell(said, note, forecast=coming, requirement=asked, explained=explained)


def _experience_sum(outlook: Outlook, outset: Outset, *, shows_days: bool) -> Explained:
    asked = outlook.role.requirement
    assert asked  # noqa: S101 (the caller looked; this tells the type checker)
    lines = [
        Line(_("You have"), months_said(asked.work.months) if asked.work else _("unknown"), url=reverse("experience"))
    ]
    if asked.asked:
        beside = _("Asked beside this degree: %(degree)s") % {"degree": asked.asked.degree_label}
        lines.insert(0, Line(beside, months_said(asked.asked.months)))
    if asked.short_months:
        lines += [Line(_("Missing"), months_said(asked.short_months)), _beginning(outlook)]
    return Explained(
        f"experience-{outlook.route.slug}",
        _(
            "Months of work count from the dates of your jobs. On this route they go on with paid work of a kind that "
            "the role counts; study does not shorten them."
        ),
        tuple(lines),
        _result(_("There"), outlook.met, outset, shows_days=shows_days),
        (asked.asked.citation,) if asked.asked and asked.asked.citation else (),
    )


def _beginning(outlook: Outlook) -> Line:
    """From when on the months that are missing can pass."""
    about = outlook.role
    if about.works_now:
        return Line(_("They run from today"), note=_("You do work that counts."))
    if about.post:
        return Line(
            _("They begin with: %(milestone)s") % {"milestone": about.post.title},
            _("after %(hours)s") % {"hours": hours_said(about.job.after)},
            url=reverse("milestone", args=[about.post.slug]),
        )
    if about.job.after.most:
        return Line(_("They follow the study"), note=_("This route names no paid work that counts."))
    return Line(_("They run from today"), note=_("You have begun paid work on this route."))


def _role(outlook: Outlook, outset: Outset, *, shows_days: bool) -> Cell:
    """When the role aimed at is reached."""
    about = outlook.role
    lines = [
        Line(_("Study hours left until the key milestones of the role"), hours_said(about.hours)),
        *_pace_lines(about.pace),
    ]
    if about.job.months:
        lines += [Line(_("Months on the job that are missing"), months_said(about.job.months)), _beginning(outlook)]
    explained = Explained(
        f"role-{outlook.route.slug}",
        _(
            "Study and months on the job run side by side once paid work begins. Both have to be over; the later one "
            "decides."
        ),
        tuple(lines),
        _result(_("There"), about.forecast, outset, shows_days=shows_days),
    )
    return _dated(about, "", outset, explained, shows_days=shows_days)


def _dated(about: Arrival, title: str, outset: Outset, explained: Explained, *, shows_days: bool) -> Cell:
    """A goal with its days, or with its hours and why there are no days."""
    hours = hours_said(about.hours)
    if about.forecast and shows_days:
        when = when_said(about.forecast, outset.today)
        notes = (when, hours) if title else (hours,)
        return Cell(title or when, " · ".join(notes), forecast=about.forecast, explained=explained)
    why, url = ("", "") if about.forecast or outset.journey.is_visitor else _silent(about.silence)
    notes = (hours, why) if title else (why,)
    return Cell(title or hours, " · ".join(one for one in notes if one), url, explained=explained)


def _result(label: str, coming: Forecast | None, outset: Outset, *, shows_days: bool) -> Line | None:
    return Line(label, when_said(coming, outset.today)) if coming and shows_days else None


def _pace_lines(pace: Pace | None) -> tuple[Line, ...]:
    """How much is studied in a week, and where that comes from."""
    if pace is None:
        return ()
    basis = _("measured from your log") if pace.basis is Basis.MEASURED else _("as you planned")
    amount = _("%(hours)s a week") % {"hours": weekly_said(pace)}
    return (Line(_("Your pace"), amount, basis, reverse("settings")),)


def _silent(silence: Silence | None) -> tuple[str, str]:
    """Why there are no days, and where that is changed."""
    return {
        Silence.NO_ROLE: (_("Choose the role you aim at"), reverse("settings")),
        Silence.DEGREE_UNKNOWN: (_("Enter your education"), reverse("education")),
        Silence.WORK_UNKNOWN: (_("Enter your work"), reverse("experience")),
        Silence.NO_PACE: (_("Enter your hours a week"), reverse("settings")),
        Silence.TOO_FAR: (_("further away than anybody can say"), ""),
        Silence.NO_POST: (_("This route names no paid work."), ""),
        Silence.NO_MILESTONES: (_("No milestones are published yet."), ""),
        None: ("", ""),
    }[silence]
