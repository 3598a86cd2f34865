"""What an advert asks of education and work, in words, beside what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import CorrectedTier
from accounts.templatetags.record import span, sum_in_words
from roadmap.domain.gap import Instead
from roadmap.domain.posting.values import YearsFor
from roadmap.domain.requirement import Verdict
from roadmap.models import DegreeLevel
from roadmap.views.amounts import months_exactly
from roadmap.views.explained import Explained, Line

if TYPE_CHECKING:
    from roadmap.domain.gap import Gap, SkillGap
    from roadmap.domain.profile import Profile
    from roadmap.domain.requirement import Work

ASKED_OF = {
    YearsFor.ANY: gettext_lazy("Work, whatever the degree"),
    YearsFor.BACHELOR: gettext_lazy("Work, with a Bachelor"),
    YearsFor.MASTER: gettext_lazy("Work, with a Master"),
    YearsFor.PHD: gettext_lazy("Work, with a doctorate"),
    YearsFor.NONE: gettext_lazy("Work, without a degree"),
}
_ORDER = list(ASKED_OF)
MONTHS = 12


def requirement_explained(gap: Gap, profile: Profile) -> Explained:
    """What is asked, line by line, then what there is, and what follows."""
    return Explained(
        "requirement-sum",
        _(
            "Of what the advert asks, the line holds that fits your degree and asks least. Months of work with data, "
            "software or machine learning count, and overlapping ones once."
        ),
        (*asked_in_words(gap), *_held(gap, profile)),
        Line(_("What follows"), verdict_in_words(gap)),
        is_sourced=False,
    )


def match_explained(gap: Gap) -> Explained:
    """Which skills the two numbers count, each with the level asked and the level claimed."""
    return Explained(
        "match-sum",
        _(
            "Terms that count toward one skill are one. It is there if you claim the level that the advert seems to "
            "ask for; evidence stands beside it and changes no number. What is only mentioned does not count."
        ),
        tuple(_skill(one) for one in gap.asked),
        Line(_("There"), _("%(held)d of %(asked)d") % {"held": len(gap.held), "asked": len(gap.asked)}),
        is_sourced=False,
    )


def _skill(one: SkillGap) -> Line:
    """The level asked, beside the one claimed."""
    levels = {"asked": one.level, "claimed": one.claim.level if one.claim else 0}
    amount = _("level %(claimed)d, asked %(asked)d") if one.claim else _("nothing claimed, asked %(asked)d")
    tier = str(CorrectedTier(one.tier.value).label)
    return Line(one.skill.title, amount % levels, tier, reverse("change_claim", args=[one.skill.slug]))


def verdict_in_words(gap: Gap) -> str:
    """Whether education and work are enough, in a sentence; what is not known is said to be so."""
    background = gap.background
    work, degree = background.work, background.degree
    said = {
        Verdict.MET: _("You meet it."),
        Verdict.UNKNOWN: _("This cannot be told yet: record your education and your work."),
        Verdict.NOT_STATED: _("The advert states no degree and no years of work."),
    }
    if background.verdict is not Verdict.SHORT:
        return said[background.verdict]
    short = []
    if work.verdict is Verdict.SHORT:
        short.append(_("%(months)s of work are missing.") % {"months": span(work.short_months)})
    if degree.verdict is Verdict.SHORT and degree.asked:
        short.append(_("A degree of this level is asked: %(degree)s.") % {"degree": _degree(degree.asked.degree)})
    return " ".join(short)


def asked_in_words(gap: Gap) -> list[Line]:
    """What the advert asks of education and work, line by line."""
    posting = gap.posting
    years = sorted(posting.years, key=lambda one: _ORDER.index(one.asked_of))
    lines = [Line(ASKED_OF[one.asked_of], span(one.years * MONTHS) if one.years else _("none")) for one in years]
    if posting.years_preferred:
        lines.append(Line(_("Work, as a preference"), span(posting.years_preferred.years * MONTHS)))
    for one in posting.degrees:
        label = _("Degree, as a preference") if one.is_preferred else _("Degree accepted")
        lines.append(Line(label, _degree(one.degree), "" if one.is_named else _("“a degree” without saying which")))
    if posting.equivalent:
        lines.append(Line(_("Instead of the degree"), _("experience will do"), _instead(gap)))
    return lines


def _instead(gap: Gap) -> str:
    if gap.background.degree.instead is Instead.EXPERIENCE and gap.background.degree.verdict is Verdict.UNKNOWN:
        return _("The advert does not say how much.")
    return ""


def _held(gap: Gap, profile: Profile) -> list[Line]:
    background = profile.background
    if background.degree:
        degree = _degree(background.degree)
    else:
        degree = _("no finished degree") if background.is_degree_known else _("not recorded")
    work, note = _work(gap.background.work.work)
    is_visitor = profile.is_visitor
    return [
        Line(_("Your degree"), degree, url="" if is_visitor else reverse("education")),
        Line(_("Your work"), work, note, url="" if is_visitor else reverse("experience")),
    ]


def _work(work: Work | None) -> tuple[str, str]:
    if work is None:
        return _("not recorded"), ""
    return months_exactly(work.hundredths), sum_in_words(work.sum) if work.sum else _("as you stated it")


def _degree(degree: str) -> str:
    return str(DegreeLevel(degree).label)
