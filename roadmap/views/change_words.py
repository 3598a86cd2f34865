"""A step that would change a readiness, in words: what to do, how long it takes, and what it moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roadmap.domain.changes import ChangeSort
from roadmap.domain.readiness import Advice, Fact
from roadmap.views.amounts import about_hours_said, levels_said, months_said
from roadmap.views.explained import Line

if TYPE_CHECKING:
    from roadmap.domain.changes import Change, Raised
    from roadmap.domain.profile import Profile
    from roadmap.domain.readiness import Readiness

PAGES = {Fact.EDUCATION: "education", Fact.WORK: "experience", Fact.SKILLS: "record_skills"}


def change_said(change: Change, judged: Readiness, profile: Profile) -> Line:
    """The step as a line: what to do, what it moves, and why it stands there."""
    if change.fact:
        url = "" if profile.is_visitor else reverse(PAGES[change.fact])
        return Line(
            _entered(change.fact), _("takes minutes"), _("What is unknown counts neither for nor against you."), url
        )
    if change.sort is ChangeSort.WORK:
        label = _("%(months)s more of relevant work") % {"months": months_said(change.gain)}
        return Line(label, _then(change, judged), _("The requirement would be met."))
    if change.milestone is None:
        url = "" if profile.is_visitor else reverse("record_skills")
        return Line(_("Claim what your finished milestones give"), _moved(change), _raised(change, judged), url)
    url = reverse("milestone", args=[change.milestone.slug])
    return Line(change.milestone.title, _moved(change), _raised(change, judged), url)


def _entered(fact: Fact) -> str:
    return {
        Fact.EDUCATION: _("Enter your highest degree"),
        Fact.WORK: _("Enter where you have worked, and how long"),
        Fact.SKILLS: _("Enter the skills that you have"),
    }[fact]


def _moved(change: Change) -> str:
    said = "+" + levels_said(change.gain)
    if change.milestone is None:
        return said
    said = _("%(levels)s in %(hours)s") % {"levels": said, "hours": about_hours_said(change.hours)}
    count = len(change.before)
    if not count:
        return said
    more = ngettext("with the %(count)d milestone it needs", "with the %(count)d milestones it needs", count)
    return f"{said}, {more % {'count': count}}"


def _raised(change: Change, judged: Readiness) -> str:
    raised = ", ".join(_one(one) for one in change.raised)
    then = _then(change, judged)
    return f"{raised}. {then}" if then else f"{raised}."


def _one(raised: Raised) -> str:
    words = {"skill": raised.skill.title, "before": raised.before, "after": raised.after}
    if not raised.before:
        return _("%(skill)s to level %(after)d") % words
    return _("%(skill)s from level %(before)d to %(after)d") % words


def _then(change: Change, judged: Readiness) -> str:
    """What the page would advise after it, if that is something else."""
    if change.advice in {None, judged.advice}:
        return ""
    return {
        Advice.APPLY_NOW: _("Then: apply now."),
        Advice.BE_READY: _("Then: apply, and be ready for questions."),
    }.get(change.advice or Advice.UNKNOWN, "")
