"""Months of experience: worked by hand, and held against a model that counts month by month."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.domain.experience import Experience, Month, Period, experience
from roadmap.domain.record import ExperienceKind

DATA, SOFTWARE = ExperienceKind.DATA, ExperienceKind.SOFTWARE
TODAY = date(2026, 3, 12)


def worked(start: str, end: str = "", share: int = 100, kind: ExperienceKind = DATA) -> Period:
    """A job from one month to another, each as 2024-09; without an end it goes on."""
    first, last = (tuple(int(part) for part in month.split("-")) if month else None for month in (start, end))
    assert first
    return Period("A job", kind, Month(*first), Month(*last) if last else None, share)


def parts(counted: Experience) -> list[tuple[int, int]]:
    """Of each period, its own hundredths of a month and those that it adds."""
    return [(part.own, part.added) for part in counted.parts]


# Worked by hand, all seen on 12 March 2026: the periods, their parts, the whole months.
BY_HAND: dict[str, tuple[list[Period], list[tuple[int, int]], int]] = {
    "nothing": ([], [], 0),
    "a month is its own beginning and end": ([worked("2024-02", "2024-02")], [(100, 100)], 1),
    "both ends count": ([worked("2023-11", "2024-02")], [(400, 400)], 4),
    "a leap year has no more months": ([worked("2024-01", "2024-12")], [(1200, 1200)], 12),
    "what goes on counts to the month before this": ([worked("2025-12")], [(300, 300)], 3),
    "this month is not over": ([worked("2026-03")], [(0, 0)], 0),
    "nor is it for what ends in it": ([worked("2026-02", "2026-03")], [(100, 100)], 1),
    "what is to come counts nothing": ([worked("2026-05", "2027-01"), worked("2026-04")], [(0, 0), (0, 0)], 0),
    "half of full time": ([worked("2025-01", "2025-12", 50)], [(600, 600)], 6),
    "a part of a month is no month": ([worked("2025-01", "2025-01", 99)], [(99, 99)], 0),
    "parts of months add up": (
        [worked("2025-01", "2025-03", 50), worked("2025-04", "2025-06", 50)], [(150, 150)] * 2, 3,
    ),
    "one after another": ([worked("2024-01", "2024-06"), worked("2024-07", "2024-12")], [(600, 600)] * 2, 12),
    "the month of a change counts once": (
        [worked("2024-01", "2024-06"), worked("2024-06", "2024-12")], [(600, 600), (700, 600)], 12,
    ),
    "two at a time count once": (
        [worked("2022-01", "2023-12"), worked("2023-09", "2025-02")], [(2400, 2400), (1800, 1400)], 38,
    ),
    "at the larger share, whichever comes first": (
        [worked("2024-01", "2024-12", 20), worked("2024-07", "2024-12", 80)], [(240, 120), (480, 480)], 6,
    ),
    "two halves at a time are one half": (
        [worked("2024-01", "2024-12", 50), worked("2024-01", "2024-12", 50)], [(600, 600), (600, 0)], 6,
    ),
    "one within another": (
        [worked("2020-01", "2025-12"), worked("2022-01", "2022-12", 40)], [(7200, 7200), (480, 0)], 72,
    ),
    "an end before the start": ([worked("2024-05", "2024-01")], [(0, 0)], 0),
    "sixty years": ([worked("1966-03")], [(72_000, 72_000)], 720),
}  # fmt: skip


@pytest.mark.parametrize("name", BY_HAND)
def test_months_are_counted_as_by_hand(name: str) -> None:
    periods, counted, months = BY_HAND[name]

    whole = experience(periods, TODAY)

    assert (parts(whole), whole.months) == (counted, months)
    assert whole.overlap == sum(own - added for own, added in counted)


def test_only_the_kinds_asked_for_count_and_overlap_with_one_another() -> None:
    both = [worked("2024-01", "2024-12", kind=DATA), worked("2024-07", "2025-06", kind=SOFTWARE)]

    counts = {kinds: parts(experience(both, TODAY, kinds)) for kinds in ((DATA,), (SOFTWARE,), (DATA, SOFTWARE), ())}

    assert counts == {
        (DATA,): [(1200, 1200)],
        (SOFTWARE,): [(1200, 1200)],
        (DATA, SOFTWARE): [(1200, 1200), (1200, 600)],
        (): [],
    }


@pytest.mark.parametrize(
    ("today", "months"),
    [(date(2024, 2, 29), 1), (date(2024, 3, 1), 2), (date(2025, 2, 28), 13), (date(2025, 3, 1), 14)],
)
def test_a_month_is_over_on_the_first_day_of_the_next(today: date, months: int) -> None:
    assert experience([worked("2024-01")], today).months == months


days = st.dates(date(1940, 1, 1), date(2030, 12, 31))


@st.composite
def period(draw: st.DrawFn) -> Period:
    """Any job; some end, some go on, some are to come."""
    start = draw(days)
    end = draw(st.none() | st.integers(0, 400).map(lambda months: start + timedelta(days=30 * months)))
    return Period(
        "A job",
        draw(st.sampled_from(ExperienceKind)),
        Month.of(start),
        Month.of(end) if end else None,
        draw(st.integers(1, 100)),
    )


periods = st.lists(period(), max_size=12)


def by_the_month(jobs: list[Period], today: date) -> int:
    """The same rule told otherwise: of every month that is over, the largest share that somebody worked in it."""
    this = (today.year, today.month)
    total, year, month = 0, 1940, 1
    while (year, month) < this:
        there = [
            job.share
            for job in jobs
            if (job.start.year, job.start.month) <= (year, month)
            and (job.end is None or (year, month) <= (job.end.year, job.end.month))
        ]
        total += max(there, default=0)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return total


@given(periods, days)
def test_the_sum_is_that_of_the_months_one_by_one(jobs: list[Period], today: date) -> None:
    assert experience(jobs, today).hundredths == by_the_month(jobs, today)


@given(periods, days)
def test_nothing_is_negative_and_no_part_adds_more_than_it_has(jobs: list[Period], today: date) -> None:
    whole = experience(jobs, today)

    assert all(0 <= part.added <= part.own for part in whole.parts)
    assert [part.period for part in whole.parts] == jobs
    assert 0 <= whole.months * 100 <= whole.hundredths < whole.months * 100 + 100


@given(periods, period(), days)
def test_adding_a_job_never_lowers_it_nor_adds_more_than_the_job(jobs: list[Period], job: Period, today: date) -> None:
    before, after = experience(jobs, today).hundredths, experience([*jobs, job], today).hundredths

    assert before <= after <= before + experience([job], today).hundredths


@given(periods, days, st.randoms(use_true_random=False))
def test_the_order_of_jobs_does_not_change_the_sum(jobs: list[Period], today: date, chance: object) -> None:
    shuffled = list(jobs)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    assert experience(shuffled, today).hundredths == experience(jobs, today).hundredths


@given(period(), days)
def test_the_same_job_twice_counts_once(job: Period, today: date) -> None:
    once, twice = experience([job], today), experience([job, job], today)

    assert (twice.hundredths, twice.overlap) == (once.hundredths, once.hundredths)


@given(periods, days, st.integers(0, 1000))
def test_time_never_takes_experience_away(jobs: list[Period], today: date, later: int) -> None:
    after = today + timedelta(days=later)

    assert experience(jobs, today).hundredths <= experience(jobs, after).hundredths


@given(periods, days)
def test_the_kinds_together_are_no_less_than_each_and_no_more_than_their_sum(jobs: list[Period], today: date) -> None:
    each = [experience(jobs, today, [kind]).hundredths for kind in ExperienceKind]

    assert max(each) <= experience(jobs, today).hundredths <= sum(each)


@given(days)
def test_months_are_numbered_without_gaps(day: date) -> None:
    month = Month.of(day)
    following = Month(month.year + month.month // 12, month.month % 12 + 1)

    assert following.number == month.number + 1
    assert month < following
