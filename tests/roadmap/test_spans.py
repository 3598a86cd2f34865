"""Hours and days in words: ranges, and no less than there is."""

from fractions import Fraction

import pytest

from roadmap.domain.forecast import Basis, Pace
from roadmap.views.spans import apart_said, weekly_said


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (Fraction(600), "10 hours"),
        (Fraction(60), "1 hour"),
        (Fraction(20), "0 h 20 min"),
        (Fraction(455), "7 h 35 min"),
    ],
)
def test_a_week_s_study_is_told_to_the_minute(minutes: Fraction, expected: str) -> None:
    assert weekly_said(Pace(minutes, Basis.MEASURED, 4)) == expected


@pytest.mark.parametrize(
    ("least", "most", "expected"),
    [
        (7, 7, "about 7 days"),
        (24, 49, "about 3 to 7 weeks"),
        (0, 61, "up to about 9 weeks"),
        (365, 366, "about 12 months"),
        (731, 1500, "about 2 to 4 years"),
    ],
)
def test_how_far_days_are_apart_is_told_in_one_unit(least: int, most: int, expected: str) -> None:
    assert apart_said(least, most) == expected
