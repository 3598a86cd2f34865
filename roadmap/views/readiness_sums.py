"""The sums behind a readiness, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roadmap.domain.journey import Status
from roadmap.domain.record import Strength
from roadmap.domain.requirement import kinds_counted
from roadmap.filters import STATUS_LABELS
from roadmap.models import WorkKind
from roadmap.views.amounts import degree_said, months_exactly, months_said, of_said
from roadmap.views.explained import Explained, Line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roadmap.domain.catalogue import Label
    from roadmap.domain.experience import Counted
    from roadmap.domain.profile import Profile
    from roadmap.domain.readiness import Readiness
    from roadmap.domain.skillset import AskedSkill

STRENGTHS: dict[Strength, Label] = {
    Strength.CLAIMED: gettext_lazy("claimed"),
    Strength.LINKED: gettext_lazy("linked"),
    Strength.USED_AT_WORK: gettext_lazy("used at work"),
    Strength.REVIEWED: gettext_lazy("reviewed"),
    Strength.CREDENTIAL: gettext_lazy("credential"),
}


def requirement_sum(judged: Readiness, profile: Profile) -> Explained:
    """What the role asks by degree, the months that count, and what is missing."""
    role, work = judged.role, judged.requirement.work
    kinds = ", ".join(str(WorkKind(kind).label) for kind in WorkKind.values if kind in kinds_counted(role))
    lines = [
        Line(
            _("Asked beside: %(degree)s") % {"degree": row.degree_label},
            _asked(row.months),
            _mark(row is judged.requirement.asked),
        )
        for row in role.experience
    ]
    url = "" if profile.is_visitor else reverse("experience")
    if work and work.sum:
        lines += [_counted(part, url) for part in work.sum.parts]
    elif work:
        lines.append(Line(_("Work, as you stated it"), months_said(work.months), url=url))
    else:
        lines.append(Line(_("Work"), _("unknown"), url=url))
    known = profile.background.is_degree_known
    held = degree_said(profile.background.degree) or (_("none") if known else _("unknown"))
    lines.append(Line(_("Your highest degree"), held, url="" if profile.is_visitor else reverse("education")))
    cited = {row.citation.source: row.citation for row in role.experience if row.citation}
    return Explained(
        f"why-requirement-{role.slug}",
        _("Of the rows whose degree you have, the one that asks least holds. What counts as work here: %(kinds)s.")
        % {"kinds": kinds},
        tuple(lines),
        _missing(judged),
        tuple(cited.values()),
        is_sourced=bool(role.experience),
    )


def _asked(months: int) -> str:
    return months_said(months) if months else _("none")


def _mark(holds: bool) -> str:  # noqa: FBT001 (whether it holds is all there is to say)
    return _("this one holds") if holds else ""


def _counted(part: Counted, url: str) -> Line:
    notes = []
    if part.period.share < 100:  # noqa: PLR2004 (a share is in percent)
        notes.append(_("at %(share)d %% of full time") % {"share": part.period.share})
    if part.overlap:
        notes.append(_("%(months)s of it counted elsewhere") % {"months": months_exactly(part.overlap)})
    return Line(part.period.title, months_exactly(part.added), "; ".join(notes), url)


def _missing(judged: Readiness) -> Line | None:
    if judged.missing_months is None:
        return Line(_("Missing"), _("unknown"))
    return Line(_("Missing"), _asked(judged.missing_months)) if judged.role.experience else None


def skills_sum(judged: Readiness) -> Explained:
    """Skill by skill the level held of the level asked, with the strength of its evidence."""
    lines = tuple(line for one in judged.skills.skills for line in _skill(judged, one))
    total = of_said(judged.skills.held, judged.skills.asked) if judged.skills.is_known else _("unknown")
    return Explained(
        f"why-skills-{judged.role.slug}",
        _(
            "Levels held out of levels asked; more than is asked counts as what is asked. Of skills of which any one "
            "will do, one counts. How strong the evidence is stands beside a level and changes no number."
        ),
        lines,
        Line(_("Together"), total),
        is_sourced=False,
    )


def _skill(judged: Readiness, one: AskedSkill) -> Iterator[Line]:
    others = judged.skills.others.get(one.asked.skill.slug, ())
    notes = (
        [_("any one of these will do: %(others)s") % {"others": ", ".join(o.asked.skill.title for o in others)}]
        if others
        else []
    )
    if one.claim:
        notes.insert(0, str(STRENGTHS[one.claim.strength]))
    held = one.claim.level if one.claim else _("none claimed")
    amount = _("%(held)s of %(asked)s") % {"held": held, "asked": one.asked.level}
    yield Line(one.asked.skill.title, amount, "; ".join(notes), reverse("skill", args=[one.asked.skill.slug]))


def milestones_sum(judged: Readiness) -> Explained:
    """The key milestones with how far each is."""
    key = judged.milestones
    lines = tuple(
        Line(
            one.title,
            STATUS_LABELS[status],
            _("on neither side") if status is Status.SET_ASIDE else "",
            reverse("milestone", args=[one.slug]),
        )
        for one, status in key.states
    )
    result = Line(_("Done"), of_said(key.done, key.total)) if key.states and key.is_known else None
    return Explained(
        f"why-milestones-{judged.role.slug}",
        _("The milestones that the role is judged by. They prove what you can do; the advice does not depend on them."),
        lines,
        result,
        is_sourced=False,
    )
