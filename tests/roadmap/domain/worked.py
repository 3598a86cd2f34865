"""Worked examples of the rules: by hand, with their sums in words. The tests run them, and docs/rules.md shows them."""

# ruff: noqa: RUF001 (sums have the signs of sums)

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from roadmap.domain.arrival import Changes, Goal, arrival, whatif
from roadmap.domain.catalogue import Degree
from roadmap.domain.experience import Month, experience
from roadmap.domain.forecast import NO_HOURS, Forecast, Hours, Job, forecast, pace
from roadmap.domain.package import PackagePart
from roadmap.domain.record import ExperienceKind
from roadmap.domain.requirement import Background, requirement
from roadmap.domain.routes import compare
from roadmap.domain.skillset import Claim, skillset
from tests.roadmap.domain import test_package as bars
from tests.roadmap.domain import test_readiness as ready
from tests.roadmap.domain import test_routes as ways
from tests.roadmap.domain.test_requirement import DATA, ENGINEER, OTHER, SOFTWARE, TODAY, having, work

START = date(2026, 3, 2)


class Worked(NamedTuple):
    """Somebody and what is judged, the sum by hand, what comes of it, and what the rule says, in the same words."""

    given: str
    total: str
    outcome: str
    found: Callable[[], str]


def _requirement(given: str, total: str, outcome: str, background: Background) -> Worked:
    def found() -> str:
        judged = requirement(ENGINEER, background, TODAY)
        return f"short by {judged.short_months}" if judged.short_months else judged.verdict.value

    return Worked(given, total, outcome, found)


BACHELOR, MASTER, PHD = Degree.BACHELOR, Degree.MASTER, Degree.PHD
LAST_YEAR, NEXT_YEAR = Month(2025, 2), Month(2027, 2)
REQUIREMENT = [
    _requirement("Bachelor, 5 years of machine learning", "60 − 60 = 0", "met", having(BACHELOR, work(60))),
    _requirement("Bachelor, 59 months", "60 − 59 = 1", "short by 1", having(BACHELOR, work(59))),
    _requirement("Bachelor, 2 years", "60 − 24 = 36", "short by 36", having(BACHELOR, work(24))),
    _requirement("Master, 2 years", "24 − 24 = 0", "met", having(MASTER, work(24))),
    _requirement("Master, 23 months", "24 − 23 = 1", "short by 1", having(MASTER, work(23))),
    _requirement("Master, 16 months", "24 − 16 = 8", "short by 8", having(MASTER, work(16))),
    _requirement("PhD, nothing said of work", "0 are asked, whatever there is", "met", having(PHD)),
    _requirement("PhD, 1 month", "0 − 1 is below 0", "met", having(PHD, work(1))),
    _requirement(
        "Bachelor, analyst with 3 years of data work",
        "data counts: 60 − 36 = 24",
        "short by 24",
        having(BACHELOR, work(36, DATA)),
    ),
    _requirement(
        "Master, analyst with 3 years of data work",
        "data counts: 24 − 36 is below 0",
        "met",
        having(MASTER, work(36, DATA)),
    ),
    _requirement(
        "Bachelor, programmer of 17 years",
        "software counts: 60 − 204 is below 0",
        "met",
        having(BACHELOR, work(204, SOFTWARE)),
    ),
    _requirement(
        "Bachelor, 17 years in another field",
        "other work does not count: 60 − 0 = 60",
        "short by 60",
        having(BACHELOR, work(204, OTHER)),
    ),
    _requirement(
        "Bachelor, programmer of 17 years who came from 10 years in another field",
        "60 − 204 is below 0, and the 120 count nothing",
        "met",
        having(BACHELOR, work(204, SOFTWARE), work(120, OTHER, last=Month(2009, 2))),
    ),
    _requirement(
        "Master, 24 months at half time", "24 − 24 × 0.5 = 12", "short by 12", having(MASTER, work(24, share=50))
    ),
    _requirement("Master, 25 months at 99 %", "24 − 24.75 is below 0", "met", having(MASTER, work(25, share=99))),
    _requirement(
        "Master, 24 months at 99 %", "24 − 23.76 = 0.24, rounded up", "short by 1", having(MASTER, work(24, share=99))
    ),
    _requirement(
        "Master, two jobs in the same 20 months",
        "counted once: 24 − 20 = 4",
        "short by 4",
        having(MASTER, work(20), work(20)),
    ),
    _requirement(
        "Master, two jobs of 12 months one after the other",
        "24 − (12 + 12) = 0",
        "met",
        having(MASTER, work(12), work(12, last=LAST_YEAR)),
    ),
    _requirement(
        "Master, a job of 24 months of which 12 are to come",
        "what is not over does not count: 24 − 12 = 12",
        "short by 12",
        having(MASTER, work(24, last=NEXT_YEAR)),
    ),
    _requirement("Master, 24 months stated", "24 − 24 = 0", "met", having(MASTER, stated=24)),
    _requirement("Master, no work, and it is said so", "24 − 0 = 24", "short by 24", having(MASTER, stated=0)),
    _requirement(
        "Master, 3 months with dates and 240 stated",
        "dates count instead: 24 − 3 = 21",
        "short by 21",
        having(MASTER, work(3), stated=240),
    ),
    _requirement("Master, nothing said of work", "24 − unknown", "unknown", having(MASTER)),
    _requirement("Bachelor, nothing said of work", "60 − unknown", "unknown", having(BACHELOR)),
    _requirement(
        "No degree, 20 years", "the role says nothing of this education", "not-stated", having(None, work(240))
    ),
    _requirement(
        "No degree, nothing said of work", "the role says nothing of this education", "not-stated", having(None)
    ),
    _requirement("Nothing said at all", "unknown − unknown", "unknown", Background()),
    _requirement(
        "20 years, nothing said of degrees", "which row holds is unknown", "unknown", Background(periods=(work(240),))
    ),
]


def _experience(given: str, total: str, outcome: str, *jobs: tuple[int, Month, int]) -> Worked:
    periods = [work(months, share=share, last=last) for months, last, share in jobs]
    return Worked(given, total, outcome, lambda: f"{experience(periods, TODAY).hundredths / 100:g}")


LATEST = Month(2026, 2)
EXPERIENCE = [
    _experience("One job of 12 months, full time", "12 × 1", "12", (12, LATEST, 100)),
    _experience("One job of 12 months, half time", "12 × 0.5", "6", (12, LATEST, 50)),
    _experience(
        "12 months full time, and 12 at half time of which 6 are the same",
        "12 × 1 + 6 × 0.5: the larger share takes what overlaps",
        "15",
        (12, LATEST, 100),
        (12, Month(2025, 8), 50),
    ),
    _experience("A job that ended this very month", "this month is not over: 11 × 1", "11", (12, Month(2026, 3), 100)),
]


def _skills(given: str, total: str, outcome: str, levels: Mapping[str, int]) -> Worked:
    def found() -> str:
        asked = skillset(ready.ENGINEER, {slug: Claim(level) for slug, level in levels.items()})
        return "unknown" if asked.share is None else f"{asked.held} of {asked.asked}"

    return Worked(given, total, outcome, found)


SKILLS = [
    _skills("Nothing is claimed", "0 of 10 would be a guess", "unknown", {}),
    _skills("Python 4, SQL 3, AWS 3", "4 + 3 + 3", "10 of 10", {"python": 4, "sql": 3, "aws": 3}),
    _skills("Python 5, SQL 3", "5 counts as the 4 that are asked: 4 + 3 + 0", "7 of 10", {"python": 5, "sql": 3}),
    _skills(
        "Python 4, SQL 3, Google Cloud 2", "one of the clouds is met: 4 + 3 + 3", "10 of 10", {**ready.MOST, "gcp": 2}
    ),
    _skills("Python 4, SQL 3, Google Cloud 1", "a cloud in part: 4 + 3 + 1", "8 of 10", {**ready.MOST, "gcp": 1}),
    _skills("Python 4, SQL 3, both clouds", "one is enough: 4 + 3 + 3", "10 of 10", {**ready.MOST, "gcp": 2, "aws": 3}),
]


def _readiness(given: str, total: str, outcome: str, background: Background, levels: Mapping[str, int]) -> Worked:
    return Worked(given, total, outcome, lambda: ready.of(background, dict(levels)).advice.value)


READINESS = [
    _readiness(
        "Bachelor, 5 years, all levels",
        "0 months missing; 10 of 10 ≥ 90 %",
        "apply-now",
        having(BACHELOR, work(60)),
        ready.ALL,
    ),
    _readiness("Bachelor, 4 years, all levels", "60 − 48 = 12 ≤ 12", "be-ready", having(BACHELOR, work(48)), ready.ALL),
    _readiness(
        "Bachelor, 47 months, all levels", "60 − 47 = 13 > 12", "build-first", having(BACHELOR, work(47)), ready.ALL
    ),
    _readiness("PhD, 7 of 10 levels", "60 % ≤ 70 % < 90 %", "be-ready", having(PHD), ready.MOST),
    _readiness("PhD, 4 of 10 levels", "40 % < 60 %", "build-first", having(PHD), ready.FEW),
    _readiness(
        "No degree, programmer of 17 years, all levels",
        "60 − 204 is below 0, and the degree will be asked about",
        "be-ready",
        having(None, work(204, SOFTWARE)),
        ready.ALL,
    ),
    _readiness("PhD, nothing claimed", "the share is unknown", "unknown", having(PHD), {}),
]


def _span(coming: Forecast | None) -> str:
    if coming is None:
        return "nothing is said"
    return " to ".join(dict.fromkeys((coming.earliest.isoformat(), coming.latest.isoformat())))


def _pace(given: str, total: str, outcome: str, planned: int | None, logged: list[int]) -> Worked:
    def found() -> str:
        now = pace(planned, logged)
        return f"{now.weekly_minutes} minutes a week, {now.basis}" if now else "unknown"

    return Worked(given, total, outcome, found)


PACE = [
    _pace("8 hours a week planned, nothing logged", "8 × 60", "480 minutes a week, planned", 8, []),
    _pace(
        "8 planned, an hour in each of 3 weeks",
        "3 active weeks are fewer than 4",
        "480 minutes a week, planned",
        8,
        [60] * 3,
    ),
    _pace("8 planned, an hour in each of 4 weeks", "240 ÷ 4", "60 minutes a week, measured", 8, [60] * 4),
    _pace(
        "1, 0, 1, 1 and 2 hours in 5 weeks",
        "300 ÷ 5: idle weeks count",
        "60 minutes a week, measured",
        None,
        [60, 0, 60, 60, 120],
    ),
    _pace("0 hours planned", "that says nothing", "unknown", 0, []),
    _pace("169 hours planned", "a week has 168", "unknown", 169, []),
]


def _forecast(given: str, total: str, outcome: str, hours: Hours, weekly: int | None, job: Job | None = None) -> Worked:
    return Worked(given, total, outcome, lambda: _span(forecast(START, hours, pace(weekly, ()), job)))


FORECAST = [
    _forecast("80 to 100 hours at 10 a week", "8 to 10 weeks", "2026-04-27 to 2026-05-11", Hours(80, 100), 10),
    _forecast("10 hours at 10 a week", "1 week", "2026-03-09", Hours(10, 10), 10),
    _forecast("1 hour at 168 a week", "1 ÷ 24 of a day: a day begun counts", "2026-03-03", Hours(1, 1), 168),
    _forecast("Nothing is left", "now", "2026-03-02", NO_HOURS, None),
    _forecast(
        "Nothing to study, 12 months on the job", "12 × 30.44 = 365.24 days", "2027-03-03", NO_HOURS, None, Job(12)
    ),
    _forecast(
        "0 to 10 hours at 10 a week beside 12 months on the job",
        "the later decides: 365.24 days",
        "2027-03-03",
        Hours(0, 10),
        10,
        Job(12),
    ),
    _forecast(
        "80 to 100 hours at 10 a week, then 12 months on the job",
        "56 to 70 + 365.24 days",
        "2027-04-28 to 2027-05-12",
        Hours(80, 100),
        10,
        Job(12, Hours(80, 100)),
    ),
    _forecast(
        "The same, and the job begins after 40 to 50 of them",
        "28 to 35 + 365.24 days; the rest of the study is over before",
        "2027-03-31 to 2027-04-07",
        Hours(80, 100),
        10,
        Job(12, Hours(40, 50)),
    ),
    _forecast(
        "The same, with an internship of 3 months from today",
        "91.31 days instead of 28 to 35, and 9 months of 273.93",
        "2027-03-03",
        Hours(80, 100),
        10,
        Job(12, Hours(40, 50), 3),
    ),
    _forecast("80 to 100 hours, no pace", "hours ÷ unknown", "nothing is said", Hours(80, 100), None),
    _forecast("10,000 to 20,000 hours at 1 a week", "more than 40 years", "nothing is said", Hours(10_000, 20_000), 1),
]


def _routes(given: str, total: str, outcome: str, background: Background) -> Worked:
    def found() -> str:
        direct, analyst = compare(ways.outset(background=background))
        days = [ways.days(one.role.forecast) for one in (direct, analyst)]
        return ", ".join(str(one[0]) if one else "nothing is said" for one in days)

    return Worked(given, total, outcome, found)


def _known(degree: Degree, months: int | None) -> Background:
    return Background(degree, is_degree_known=True, stated_months=months)


ROUTES = [
    _routes(
        "Bachelor, no work yet",
        "first post after 24 h (16.8 days), then 60 months of 1,826.21 days; the study is over before",
        "1844, 1844",
        _known(BACHELOR, 0),
    ),
    _routes("Bachelor, 2 years", "16.8 + 36 months of 1,095.73 days", "1113, 1113", _known(BACHELOR, 24)),
    _routes(
        "Master, 2 years",
        "no months missing: 64 h and 90 h at 10 h a week, 44.8 and 63 days",
        "45, 63",
        _known(MASTER, 24),
    ),
    _routes("PhD, no work yet", "no months asked: 44.8 and 63 days", "45, 63", _known(PHD, 0)),
    _routes(
        "Master, 23 months", "16.8 + 30.44 = 47.24 days, or the study if that is later", "48, 63", _known(MASTER, 23)
    ),
    _routes(
        "Bachelor, analyst for 3 years who goes on",
        "24 months run from today: 730.49 days",
        "731, 731",
        ways.working(ExperienceKind.DATA, 36),
    ),
    _routes(
        "Bachelor, analyst at half time for 3 years who goes on",
        "42 months missing take 84: 2,556.70 days",
        "2557, 2557",
        ways.working(ExperienceKind.DATA, 36, share=50),
    ),
    _routes(
        "Bachelor, 17 years in another field",
        "none of it counts: 16.8 + 1,826.21 days",
        "1844, 1844",
        ways.working(ExperienceKind.OTHER, 204),
    ),
    _routes(
        "Bachelor, programmer of 17 years",
        "no months missing: 44.8 and 63 days",
        "45, 63",
        ways.working(ExperienceKind.SOFTWARE, 204),
    ),
    _routes("Degree unknown", "which months are asked is unknown", "nothing is said, nothing is said", Background()),
]


def _moved(given: str, total: str, outcome: str, changes: Changes) -> Worked:
    def found() -> str:
        coming = arrival(whatif(ways.outset(background=_known(PHD, 0)), changes), Goal.ROLE).forecast
        return str((coming.earliest - ways.TODAY).days) if coming else "nothing is said"

    return Worked(given, total, outcome, found)


WHAT_IF = [
    _moved("PhD on the direct route, 10 h a week", "64 h: 44.8 days", "45", Changes()),
    _moved("20 hours a week instead", "64 h: 22.4 days", "23", Changes(weekly_hours=20)),
    _moved("Analyst first instead", "90 h: 63 days", "63", Changes(route=ways.ANALYST)),
    _moved("0 hours a week", "64 h ÷ unknown", "nothing is said", Changes(weekly_hours=0)),
]


def _package(given: str, total: str, outcome: str, part: PackagePart, **brought: Any) -> Worked:
    def found() -> str:
        bar = bars.toward(replace(bars.FULL, **brought)).bar(part)
        if bar.share is None:
            return "unknown"
        return f"{bar.held} of {bar.asked}, {float(bar.share):.0%}"

    return Worked(given, total, outcome, found)


def _weakest(given: str, total: str, outcome: str, **brought: Any) -> Worked:
    def found() -> str:
        weakest = bars.toward(replace(bars.FULL, **brought)).weakest
        return weakest.part.value if weakest else "none"

    return Worked(given, total, outcome, found)


PACKAGE = [
    _package(
        "Background: Bachelor, 2 years",
        "24 ÷ 60",
        "24 of 60, 40%",
        PackagePart.BACKGROUND,
        background=having(BACHELOR, work(24)),
    ),
    _package(
        "Background: Master, 30 months", "no more than is asked: 24 ÷ 24", "24 of 24, 100%",
        PackagePart.BACKGROUND, background=having(MASTER, work(30)),
    ),
    _package(
        "Background: PhD, no work", "0 are asked, so all is there", "0 of 0, 100%",
        PackagePart.BACKGROUND, background=having(PHD),
    ),
    _package(
        "Background: Master, nothing said of work", "unknown ÷ 24", "unknown",
        PackagePart.BACKGROUND, background=having(MASTER),
    ),
    _package(
        "Skills: Python 4 and SQL 3 of 10 levels", "7 ÷ 10", "7 of 10, 70%",
        PackagePart.SKILLS, claims={"python": Claim(4), "sql": Claim(3)},
    ),
    _package(
        "Portfolio: a project with a link and one without", "1 ÷ 3: only what can be opened counts", "1 of 3, 33%",
        PackagePart.PORTFOLIO, projects=(bars.SHOWN, bars.HIDDEN),
    ),
    _package(
        "Portfolio: five projects with links", "no more than full: 3 ÷ 3", "5 of 3, 100%",
        PackagePart.PORTFOLIO, projects=(bars.SHOWN,) * 5,
    ),
    _package("Portfolio: nothing recorded", "unknown ÷ 3", "unknown", PackagePart.PORTFOLIO, projects=()),
    _weakest("Weakest: everything that is asked", "no bar is below all", "none"),
    _weakest(
        "Weakest: 24 of 60 months, 1 of 3 projects", "40 % and 33 %", "portfolio",
        background=having(BACHELOR, work(24)), projects=(bars.SHOWN,),
    ),
    _weakest(
        "Weakest: 24 of 60 months, no project recorded", "40 %; what is unknown is not weakest", "background",
        background=having(BACHELOR, work(24)), projects=(),
    ),
]  # fmt: skip

# By the rule that they are examples of.
WORKED: dict[str, list[Worked]] = {
    "Experience": EXPERIENCE,
    "Requirement": REQUIREMENT,
    "Skills": SKILLS,
    "Readiness": READINESS,
    "Package": PACKAGE,
    "Study pace and forecast": PACE + FORECAST,
    "Arrival": WHAT_IF,
    "Routes": ROUTES,
}
