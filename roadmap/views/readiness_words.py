"""How far somebody is for a role, in words: one value with all that the pages print of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from roadmap.domain.changes import changes
from roadmap.domain.readiness import Advice, Fact, Part, readiness, readiness_rule
from roadmap.domain.requirement import Verdict
from roadmap.views.amounts import degree_said, months_said
from roadmap.views.change_words import change_said
from roadmap.views.explained import Explained, Line
from roadmap.views.readiness_sums import milestones_sum, requirement_sum, skills_sum

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from roadmap.domain.catalogue import Label, Role
    from roadmap.domain.journey import Journey
    from roadmap.domain.profile import Profile
    from roadmap.domain.readiness import Readiness

ADVICE: dict[Advice, Label] = {
    Advice.APPLY_NOW: gettext_lazy("Apply now"),
    Advice.BE_READY: gettext_lazy("Apply, and be ready for questions"),
    Advice.BUILD_FIRST: gettext_lazy("Build this first"),
    Advice.UNKNOWN: gettext_lazy("Not known yet"),
}
VERDICTS: dict[Verdict, Label] = {
    Verdict.MET: gettext_lazy("met"),
    Verdict.SHORT: gettext_lazy("short"),
    Verdict.UNKNOWN: gettext_lazy("unknown"),
    Verdict.NOT_STATED: gettext_lazy("not stated"),
}
FACTS: dict[Fact, Label] = {
    Fact.EDUCATION: gettext_lazy("your highest degree"),
    Fact.WORK: gettext_lazy("your months of work"),
    Fact.SKILLS: gettext_lazy("your skills"),
}
MOST_NAMED = 5


@dataclass(frozen=True)
class ReadinessShown:
    """All that is printed of a readiness; every sentence has the sum or the rule that it opens to."""

    judged: Readiness
    title: Label
    sentence: str
    rule: Explained
    requirement: str
    requirement_sum: Explained
    skills: str
    skills_sum: Explained
    milestones: str
    milestones_sum: Explained
    changes: tuple[Line, ...]


def readiness_shown(role: Role, profile: Profile, journey: Journey, today: date) -> ReadinessShown:
    """The role beside what somebody brings, in words."""
    judged = readiness(role, profile, journey, today, readiness_rule(journey.catalogue))
    steps = changes(judged, profile, journey)
    return ReadinessShown(
        judged=judged,
        title=ADVICE[judged.advice],
        sentence=advice_said(judged),
        rule=advice_rule(judged),
        requirement=requirement_said(judged),
        requirement_sum=requirement_sum(judged, profile),
        skills=skills_said(judged),
        skills_sum=skills_sum(judged),
        milestones=milestones_said(judged),
        milestones_sum=milestones_sum(judged),
        changes=tuple(change_said(step, judged, profile) for step in steps),
    )


def listed(words: Iterable[object]) -> str:
    """Several things in a row, the last after "and"."""
    *most, last = [str(word) for word in words]
    return _("%(most)s and %(last)s") % {"most": ", ".join(most), "last": last} if most else last


def advice_said(judged: Readiness) -> str:
    """The advice in a plain sentence, with what it is about."""
    if judged.advice is Advice.UNKNOWN:
        if not judged.to_enter:
            return _("The catalogue does not say what makes somebody ready for this role.")
        return _("Enter %(facts)s first; then this page can say more.") % {
            "facts": listed(FACTS[fact] for fact in judged.to_enter)
        }
    if judged.advice is Advice.APPLY_NOW:
        return _("What you bring covers what this role asks.")
    about = listed(_gap_said(judged, part) for part in judged.holding)
    if judged.advice is Advice.BE_READY:
        return _("You are close enough to apply. Have an answer ready to questions about %(about)s.") % {"about": about}
    return _("Before you apply, work on %(about)s.") % {"about": about}


def _gap_said(judged: Readiness, part: Part) -> str:
    if part is Part.SKILLS:
        named = [one.asked.skill.title for one in judged.skills.missing]
        rest = len(named) - MOST_NAMED
        more = [ngettext("%(count)d more skill", "%(count)d more skills", rest) % {"count": rest}] if rest > 0 else []
        return listed([*named[:MOST_NAMED], *more])
    if judged.missing_months:
        return _("the %(months)s of relevant work that are missing") % {"months": months_said(judged.missing_months)}
    return _("the degree that the role names")


def advice_rule(judged: Readiness) -> Explained:
    """The rule that gives the advice, with the numbers that the content has for it."""
    rule = judged.rule
    if rule is None:
        told = _("The numbers of this rule are not published, so it says nothing.")
        return Explained(_slug("advice", judged), told)
    said = _(
        "Apply now, if the requirement is met and at least %(now)d %% of the levels asked are there. Apply and be "
        "ready for questions, if no more than %(months)s are missing, or the degree alone, and at least %(ready)d %% "
        "of the levels are there. Otherwise build first what is missing. As long as one of the two is unknown, so is "
        "the advice. Key milestones prove what you can do and do not decide."
    ) % {
        "now": rule.apply_now.amount,
        "ready": rule.be_ready.amount,
        "months": months_said(rule.months.amount),
    }
    parts = [Line(PARTS[part], ADVICE[advice]) for part, advice in judged.parts.items()]
    reasons = [Line(one.title, one.amount, one.why) for one in rule.rules]
    citations = tuple(one.citation for one in rule.rules if one.citation)
    result = Line(_("The least of these"), ADVICE[judged.advice])
    return Explained(_slug("advice", judged), said, (*reasons, *parts), result, citations)


PARTS: dict[Part, Label] = {
    Part.REQUIREMENT: gettext_lazy("Degree and work, by themselves"),
    Part.SKILLS: gettext_lazy("Skills, by themselves"),
}


def requirement_said(judged: Readiness) -> str:
    """Whether the requirement is met, with the months asked and there."""
    asked, work = judged.requirement.asked, judged.requirement.work
    there = months_said(work.months) if work else _("an unknown number of months")
    if judged.requirement.verdict is Verdict.NOT_STATED:
        return _not_stated(judged, there)
    if asked is None:
        return _("Unknown: your highest degree is not recorded yet.")
    words = {"degree": degree_said(asked.degree), "asked": months_said(asked.months), "there": there}
    if judged.requirement.verdict is Verdict.UNKNOWN:
        return _("Unknown: beside this degree (%(degree)s) %(asked)s are asked, and no work is recorded yet.") % words
    if judged.requirement.verdict is Verdict.SHORT:
        words["short"] = months_said(judged.requirement.short_months)
        return _("Short by %(short)s: beside this degree (%(degree)s) %(asked)s are asked; you have %(there)s.") % words
    if not asked.months:
        return _("Met: beside this degree (%(degree)s) no work is asked before it.") % words
    return _("Met: beside this degree (%(degree)s) %(asked)s are asked; you have %(there)s.") % words


def _not_stated(judged: Readiness, there: str) -> str:
    if not judged.role.experience:
        return _("Nothing is stated about degrees and months of work.")
    return _(
        "Not stated for somebody without a degree. Beside the lowest degree that it names, the role asks %(asked)s; "
        "you have %(there)s."
    ) % {"asked": months_said(judged.months_asked), "there": there}


def skills_said(judged: Readiness) -> str:
    """The levels held out of those asked."""
    if not judged.skills.asked:
        return _("No skill is recorded for this role yet.")
    if not judged.skills.is_known:
        return _("Unknown: none of the skills that are asked is in your record yet.")
    return _("%(held)d of the %(asked)d levels asked.") % {"held": judged.skills.held, "asked": judged.skills.asked}


def milestones_said(judged: Readiness) -> str:
    """The key milestones done out of those that count."""
    key = judged.milestones
    if not key.states:
        return _("The role names none.")
    if not key.is_known:
        return _("Unknown: no milestone was ticked off yet.")
    return _("%(done)d of %(total)d done.") % {"done": key.done, "total": key.total}


def _slug(name: str, judged: Readiness) -> str:
    return f"why-{name}-{judged.role.slug}"
