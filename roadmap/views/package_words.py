"""The total package in words: five bars, each with its sum, and the next step for the weakest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from roadmap.domain.package import PackagePart
from roadmap.views.amounts import months_said, of_said
from roadmap.views.change_words import change_said
from roadmap.views.explained import Explained, Line
from roadmap.views.readiness_sums import milestones_sum, requirement_sum, skills_sum

if TYPE_CHECKING:
    from roadmap.domain.catalogue import Label, Rule
    from roadmap.domain.package import Bar, Move, Package
    from roadmap.domain.profile import Profile
    from roadmap.domain.readiness import Readiness

TITLES: dict[PackagePart, Label] = {
    PackagePart.BACKGROUND: gettext_lazy("Background"),
    PackagePart.SKILLS: gettext_lazy("Skills"),
    PackagePart.PORTFOLIO: gettext_lazy("Portfolio"),
    PackagePart.CERTIFICATIONS: gettext_lazy("Certifications"),
    PackagePart.MILESTONES: gettext_lazy("Milestones"),
}


@dataclass(frozen=True)
class BarShown:
    """A bar with its name, how much of it there is in words, and its sum."""

    title: Label
    bar: Bar
    text: str
    explained: Explained


@dataclass(frozen=True)
class PackageShown:
    """The five bars in words; `weakest` names one of them, and `move` is its next step."""

    package: Package
    bars: tuple[BarShown, ...]
    weakest: Label
    move: Line | None


def package_shown(package: Package, judged: Readiness | None, profile: Profile) -> PackageShown:
    """The package in words, toward the role that was judged, if any."""
    bars = tuple(
        BarShown(TITLES[bar.part], bar, _amount(bar), _sum(bar, package, judged, profile)) for bar in package.bars
    )
    weakest = TITLES[package.weakest.part] if package.weakest else ""
    return PackageShown(package, bars, weakest, _move(package.move, judged, profile))


def _amount(bar: Bar) -> str:
    if bar.held is None:
        return _("unknown")
    if bar.asked is None:
        return _counted(bar.part, bar.held)
    if bar.part is PackagePart.BACKGROUND:
        amounts = {"there": bar.held, "asked": months_said(bar.asked)}
        return _("%(there)d of %(asked)s") % amounts if bar.asked else _("no work is asked")
    return of_said(bar.held, bar.asked)


def _counted(part: PackagePart, count: int) -> str:
    if part is PackagePart.BACKGROUND:
        return months_said(count)
    said = {
        PackagePart.SKILLS: ngettext("%(count)d skill", "%(count)d skills", count),
        PackagePart.PORTFOLIO: ngettext("%(count)d project to look at", "%(count)d projects to look at", count),
        PackagePart.CERTIFICATIONS: ngettext("%(count)d valid certificate", "%(count)d valid certificates", count),
        PackagePart.MILESTONES: ngettext("%(count)d milestone done", "%(count)d milestones done", count),
    }
    return said[part] % {"count": count}


def _sum(bar: Bar, package: Package, judged: Readiness | None, profile: Profile) -> Explained:
    if bar.part is PackagePart.PORTFOLIO:
        return _things(bar, package.projects, package.rule.projects if package.rule else None, PROJECTS)
    if bar.part is PackagePart.CERTIFICATIONS:
        about = CERTIFICATES if judged else ALL_CERTIFICATES
        return _things(bar, package.certificates, package.rule.certifications if package.rule else None, about)
    if judged is None:
        return Explained(f"why-{bar.part}", str(COUNTED[bar.part]), is_sourced=False)
    if bar.part is PackagePart.BACKGROUND:
        return requirement_sum(judged, profile)
    return skills_sum(judged) if bar.part is PackagePart.SKILLS else milestones_sum(judged)


PROJECTS: Label = gettext_lazy(
    "Projects that others can look at: those with an address of code, a demonstration or a text."
)
CERTIFICATES: Label = gettext_lazy(
    "Certificates of the catalogue that are valid and show a skill that the role asks for."
)
ALL_CERTIFICATES: Label = gettext_lazy("Certificates that are valid today.")
COUNTED: dict[PackagePart, Label] = {
    PackagePart.BACKGROUND: gettext_lazy(
        "Months of work with machine learning, data and software that are over; what overlaps counts once."
    ),
    PackagePart.SKILLS: gettext_lazy("Skills of which you claim a level."),
    PackagePart.MILESTONES: gettext_lazy("Required milestones of your route that are done."),
}


def _things(bar: Bar, titles: tuple[str, ...], rule: Rule | None, about: Label) -> Explained:
    lines = tuple(Line(title) for title in titles)
    if rule is None or bar.asked is None:
        return Explained(f"why-{bar.part}", about, lines, is_sourced=False)
    full = Line(rule.title, rule.amount, rule.why)
    cited = (rule.citation,) if rule.citation else ()
    return Explained(f"why-{bar.part}", about, (*lines, full), citations=cited)


def _move(move: Move | None, judged: Readiness | None, profile: Profile) -> Line | None:
    if move is None or judged is None:
        return None
    if move.change:
        return change_said(move.change, judged, profile)
    if move.milestone:
        return Line(move.milestone.title, url=reverse("milestone", args=[move.milestone.slug]))
    if move.certification:
        url = f"{reverse('certifications')}#{move.certification.slug}"
        return Line(_("%(exam)s shows most of what is asked") % {"exam": move.certification.title}, url=url)
    return _plain(move)


def _plain(move: Move) -> Line:
    """A step that leads to no page of the catalogue."""
    if move.months:
        return Line(_("%(months)s more of relevant work") % {"months": months_said(move.months)})
    if move.project:
        label = _("Give “%(project)s” an address that others can open") % {"project": move.project}
        return Line(label, url=reverse("projects"))
    return Line(_("Add a project that others can open"), url=reverse("add_projects"))
