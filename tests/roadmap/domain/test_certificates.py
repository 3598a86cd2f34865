"""Until when certificates are valid."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.domain.certificates import SOON, Standing, Validity, has_expired, is_retired, proposed_expiry, validity

TODAY = date(2026, 3, 12)
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("expires", "expected"),
    [
        (date(2026, 3, 11), Validity(Standing.EXPIRED, date(2026, 3, 11), -1)),
        (date(2026, 3, 12), Validity(Standing.EXPIRING, date(2026, 3, 12), 0)),
        (date(2026, 6, 10), Validity(Standing.EXPIRING, date(2026, 6, 10), 90)),
        (date(2026, 6, 11), Validity(Standing.VALID, date(2026, 6, 11), 91)),
        (None, Validity(Standing.UNDATED)),
    ],
)
def test_a_certificate_is_valid_through_its_last_day(expires: date | None, expected: Validity) -> None:
    assert validity(expires, TODAY) == expected


@pytest.mark.parametrize("expires", [None, date(2026, 3, 11), date(2026, 4, 1), date(2027, 1, 1)])
def test_a_retired_exam_changes_nothing_about_the_certificate_that_is_held(expires: date | None) -> None:
    retired = validity(expires, TODAY, is_retired=True)

    offered = validity(expires, TODAY)
    assert retired == Validity(offered.standing, offered.expires, offered.days, is_retired=True)


@pytest.mark.parametrize(
    ("is_offered", "last_day", "expected"),
    [
        (True, None, False),
        (False, None, True),
        (False, date(2026, 3, 11), True),
        (False, date(2026, 3, 12), False),
        (False, date(2026, 12, 31), False),
    ],
)
def test_an_exam_is_retired_after_its_last_day(is_offered: bool, last_day: date | None, expected: bool) -> None:
    assert is_retired(is_offered=is_offered, last_day=last_day, today=TODAY) is expected


@pytest.mark.parametrize(
    ("issued", "years", "expected"),
    [
        (date(2024, 5, 31), 3, date(2027, 5, 31)),
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2024, 5, 31), None, None),
        (None, 3, None),
        (date(9999, 1, 1), 1, None),
    ],
)
def test_expiry_is_proposed_where_both_dates_are_known(
    issued: date | None, years: int | None, expected: date | None
) -> None:
    assert proposed_expiry(issued, years) == expected


@given(issued=DAYS, years=st.integers(0, 50))
def test_proposed_expiry_is_in_that_year_and_never_before_the_issue(issued: date, years: int) -> None:
    expires = proposed_expiry(issued, years)

    assert expires is not None
    assert expires.year == issued.year + years
    assert expires >= issued


@given(expires=DAYS, today=DAYS)
def test_standing_goes_one_way_as_days_pass(expires: date, today: date) -> None:
    order = [Standing.VALID, Standing.EXPIRING, Standing.EXPIRED]

    standings = [validity(expires, today + timedelta(days=days)).standing for days in (0, 1, SOON, 2 * SOON)]

    assert standings == sorted(standings, key=order.index)


@pytest.mark.parametrize(
    ("expires", "is_over"),
    [(None, False), (date(2026, 3, 11), True), (date(2026, 3, 12), False), (date(2026, 3, 13), False)],
)
def test_certificate_is_over_after_the_day_it_expires_on(expires: date | None, is_over: bool) -> None:
    assert has_expired(expires, date(2026, 3, 12)) is is_over
