"""What an advert asks of education and work, judged as a role's requirement is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from roadmap.domain.catalogue import Degree, ExperienceRequirement
from roadmap.domain.gap.values import BackgroundGap, DegreeGap, Instead
from roadmap.domain.posting.values import DegreeAsked, Posting, YearsAsked, YearsFor
from roadmap.domain.requirement import Background, Requirement, Verdict, judged, rank

MONTHS = 12
_DEGREES = {YearsFor.BACHELOR: Degree.BACHELOR, YearsFor.MASTER: Degree.MASTER, YearsFor.PHD: Degree.PHD}


def background_gap(posting: Posting, background: Background, today: date) -> BackgroundGap:
    """The work and the degree that the advert asks, each beside what there is.

    Years that are asked of everybody are the least that any row asks. A degree that is only preferred changes no
    verdict; it is told apart.
    """
    rows = _rows(posting.years)
    work = judged([row for row, _said in rows], background, today)
    years = next((said for row, said in rows if row is work.asked), None)
    preferred = [one for one in posting.degrees if one.is_preferred]
    return BackgroundGap(
        work,
        years,
        _degree_gap(posting, background, work),
        _beside(preferred, background) if preferred else None,
        posting.equivalent,
    )


def _rows(years: Iterable[YearsAsked]) -> list[tuple[ExperienceRequirement, YearsAsked]]:
    """Rows as those of a role, each with what says so. Who is asked by degree is asked what everybody is as well."""
    every = [one for one in years if one.asked_of is YearsFor.ANY]
    by_degree = [one for one in years if one.asked_of is not YearsFor.ANY]
    floor = max((one.years for one in every), default=0)
    return [
        (
            ExperienceRequirement(
                _DEGREES.get(one.asked_of), one.asked_of.value, max(one.years, floor) * MONTHS, citation=None
            ),
            one,
        )
        for one in by_degree or every
    ]


def _degree_gap(posting: Posting, background: Background, work: Requirement) -> DegreeGap:
    accepted = [one for one in posting.degrees if not one.is_preferred]
    gap = _beside(accepted, background)
    if gap.verdict in {Verdict.MET, Verdict.NOT_STATED}:
        return gap
    is_enough = work.verdict is Verdict.MET
    if any(one.asked_of is YearsFor.NONE for one in posting.years) and (background.is_degree_known or is_enough):
        return DegreeGap(Verdict.MET, gap.asked, gap.held, Instead.YEARS)
    if posting.equivalent is None:
        return gap
    is_measured = is_enough and work.asked is not None and work.asked.months > 0
    return DegreeGap(Verdict.MET if is_measured else Verdict.UNKNOWN, gap.asked, gap.held, Instead.EXPERIENCE)


def _beside(degrees: Iterable[DegreeAsked], background: Background) -> DegreeGap:
    """The lowest of the degrees beside the one held."""
    lowest = min(degrees, key=lambda one: rank(one.degree), default=None)
    if lowest is None:
        return DegreeGap(Verdict.NOT_STATED)
    if not background.is_degree_known:
        return DegreeGap(Verdict.UNKNOWN, lowest)
    is_met = rank(background.degree) >= rank(lowest.degree)
    return DegreeGap(Verdict.MET if is_met else Verdict.SHORT, lowest, background.degree)
