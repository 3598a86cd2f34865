"""Requirements: odd cases, and what holds for all; those worked out by hand are in `worked`."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from roadmap.domain.catalogue import Degree, ExperienceRequirement
from roadmap.domain.experience import Month, Period
from roadmap.domain.record import ExperienceKind
from roadmap.domain.requirement import Background, Verdict, requirement
from tests.roadmap.domain.test_catalogue import a_role

TODAY = date(2026, 3, 15)
ROWS = {Degree.BACHELOR: 60, Degree.MASTER: 24, Degree.PHD: 0}
ASKS = tuple(ExperienceRequirement(degree, degree.value, months, None) for degree, months in ROWS.items())
ENGINEER = replace(a_role("engineer"), experience=ASKS)
ML, DATA, SOFTWARE, OTHER = ExperienceKind
LATEST = Month(2026, 2)


def work(months: int, kind: ExperienceKind = ML, share: int = 100, last: Month = LATEST) -> Period:
    """A job of so many months that ended with the last one."""
    start = last.number - months + 1
    return Period("Job", kind, Month(start // 12, start % 12 + 1), last, share)


def having(degree: Degree | None, *periods: Period, stated: int | None = None) -> Background:
    return Background(degree, is_degree_known=True, periods=periods, stated_months=stated)


def test_role_that_asks_for_nothing_states_nothing_and_still_tells_the_work() -> None:
    judged = requirement(a_role("artist"), having(Degree.PHD, work(5)), TODAY)

    assert (judged.verdict, judged.asked) == (Verdict.NOT_STATED, None)
    assert judged.work is not None
    assert judged.work.months == 5


def test_row_of_a_lower_degree_holds_where_the_own_one_is_missing() -> None:
    role = replace(ENGINEER, experience=ASKS[:1])

    judged = requirement(role, having(Degree.PHD, work(48)), TODAY)

    assert (judged.verdict, judged.asked, judged.short_months) == (Verdict.SHORT, ASKS[0], 12)


def test_degree_below_all_rows_finds_nothing_stated() -> None:
    role = replace(ENGINEER, experience=ASKS[1:])

    assert requirement(role, having(Degree.BACHELOR, work(99)), TODAY).verdict is Verdict.NOT_STATED


def test_only_the_kinds_that_count_are_counted() -> None:
    background = having(Degree.MASTER, work(24, DATA))

    judged = requirement(replace(ENGINEER, counts=(ML,)), background, TODAY)

    assert (judged.verdict, judged.short_months) == (Verdict.SHORT, 24)


DEGREES = st.sampled_from([*Degree, None])
PERIODS = st.builds(
    work,
    months=st.integers(1, 400),
    kind=st.sampled_from(ExperienceKind),
    share=st.integers(1, 100),
    last=st.builds(Month, st.integers(2000, 2028), st.integers(1, 12)),
)
BACKGROUNDS = st.builds(
    Background,
    degree=DEGREES,
    is_degree_known=st.booleans(),
    periods=st.lists(PERIODS, max_size=5).map(tuple),
    stated_months=st.none() | st.integers(0, 720),
)
ORDER = [Verdict.SHORT, Verdict.MET]


@given(BACKGROUNDS)
def test_months_are_short_only_where_the_verdict_says_so(background: Background) -> None:
    judged = requirement(ENGINEER, background, TODAY)

    assert (judged.short_months > 0) is (judged.verdict is Verdict.SHORT)
    assert judged.short_months <= max(ROWS.values())


@given(BACKGROUNDS, PERIODS)
def test_more_work_never_makes_it_worse(background: Background, more: Period) -> None:
    background = replace(background, stated_months=None)
    before = requirement(ENGINEER, background, TODAY)

    after = requirement(ENGINEER, replace(background, periods=(*background.periods, more)), TODAY)

    if before.verdict in ORDER:
        assert ORDER.index(after.verdict) >= ORDER.index(before.verdict)
        assert after.short_months <= before.short_months


@given(BACKGROUNDS, st.sampled_from(Degree))
def test_a_higher_degree_never_asks_for_more(background: Background, degree: Degree) -> None:
    lower = replace(background, is_degree_known=True, degree=Degree.BACHELOR)

    before, after = (requirement(ENGINEER, replace(lower, degree=one), TODAY) for one in (Degree.BACHELOR, degree))

    assert after.asked is not None
    assert before.asked is not None
    assert after.asked.months <= before.asked.months
    assert after.short_months <= before.short_months
