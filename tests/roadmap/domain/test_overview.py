"""Weeks, medians, and what may be shown of numbers of people."""

from datetime import date, timedelta
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.domain.overview import last_weeks, median_shown, shown, top_of_scale, total_shown, week_of

days = st.dates(date(1970, 1, 5), date(2100, 1, 1))
people = st.integers(0, 200)


def stands_for(cell: int | None) -> list[int]:
    """Every number of people that is shown as this."""
    return [number for number in range(250) if shown(number) == cell]


@pytest.mark.parametrize(
    ("today", "weeks"),
    [
        (date(2026, 3, 2), [date(2026, 2, 16), date(2026, 2, 23)]),
        (date(2026, 3, 8), [date(2026, 2, 16), date(2026, 2, 23)]),
        (date(2026, 3, 9), [date(2026, 2, 23), date(2026, 3, 2)]),
        (date(2026, 1, 1), [date(2025, 12, 15), date(2025, 12, 22)]),
    ],
)
def test_last_weeks_are_over(today: date, weeks: list[date]) -> None:
    assert last_weeks(today, 2) == weeks


@given(days, st.integers(1, 52))
def test_weeks_follow_each_other_up_to_the_present_one(today: date, number: int) -> None:
    weeks = last_weeks(today, number)

    assert weeks == [week_of(today) - timedelta(weeks=number - place) for place in range(number)]
    assert all(week.weekday() == 0 for week in weeks)
    assert weeks[-1] + timedelta(weeks=1) <= today < weeks[-1] + timedelta(weeks=2)


@pytest.mark.parametrize(
    ("counted", "cell"),
    [(0, None), (1, None), (4, None), (5, 5), (7, 5), (8, 10), (12, 10), (13, 15), (1_000_002, 1_000_000)],
)
def test_few_are_hidden_and_many_rounded(counted: int, cell: int | None) -> None:
    assert shown(counted) == cell


@given(people)
def test_what_is_shown_is_near_and_never_of_fewer_than_five(counted: int) -> None:
    cell = shown(counted)

    assert (cell is None) == (counted < 5)
    assert cell is None or (abs(cell - counted) <= 2 and cell % 5 == 0)


@given(people, people)
def test_no_difference_of_two_numbers_is_known(some: int, more: int) -> None:
    differences = {many - few for many in stands_for(shown(more)) for few in stands_for(shown(some)) if many >= few} | {
        few - many for many in stands_for(shown(more)) for few in stands_for(shown(some)) if few >= many
    }

    assert len(differences) >= 3


@given(st.lists(people, max_size=8), people, people)
def test_total_is_the_same_whatever_is_hidden(others: list[int], one: int, other: int) -> None:
    hidden = [shown(few % 5) for few in (one, other)]

    totals = {total_shown([*map(shown, others), cell]) for cell in hidden}

    assert totals == {total_shown(map(shown, others))}


@pytest.mark.parametrize(("cells", "total"), [([], None), ([None, None], None), ([None, 5, 10], 15)])
def test_total_is_of_what_is_shown(cells: list[int | None], total: int | None) -> None:
    assert total_shown(cells) == total


@given(st.lists(st.integers(0, 40), max_size=30))
def test_median_is_the_median_of_five_or_more(taken: list[int]) -> None:
    counted = {number: taken.count(number) for number in taken}

    assert median_shown(counted) == (median(taken) if len(taken) >= 5 else None)


@pytest.mark.parametrize(
    ("cells", "top"),
    [([], 10), ([None], 10), ([5], 10), ([10, 5], 10), ([15], 20), ([35], 50), ([55], 100), ([205, None], 500)],
)
def test_scale_ends_at_a_round_number(cells: list[int | None], top: int) -> None:
    assert top_of_scale(cells) == top


@given(st.integers(0, 10**9))
def test_nothing_exceeds_the_scale(cell: int) -> None:
    assert cell <= top_of_scale([cell]) <= max(10, cell * 3)
