"""How many years an advert asks of whom."""

import pytest

from tests.roadmap.domain.posting.adverts import asked, needed, years


@pytest.mark.parametrize(
    ("item", "number"),
    [
        ("5+ years of experience with data", 5),
        ("Seven (8) years of relevant work", 8),
        ("3-5 yrs of experience", 3),
        ("Three to five years of experience", 3),
        ("12 or more years of experience", 12),
        ("At least 2 years' experience in analytics", 2),
        ("4+ years as an analyst or 6+ years as a developer with 2+ years of models", 4),
        ("5+ years of engineering, including 2+ years of serving models", 5),
    ],
)
def test_years_are_read_at_the_low_end(item: str, number: int) -> None:
    assert years(needed(item)) == {"any": number}


@pytest.mark.parametrize(
    "item",
    [
        "A company with 20 years of history",
        "Founded 12 years ago",
        "Be 18 years of age",
        "A contract of 2 years contract",
        "3+ years of experience leading teams of engineers",
        "2 years of people management",
        "A plan for the next 5 years",
        "15 years full time education",
    ],
)
def test_other_years_are_none(item: str) -> None:
    assert years(needed(item)) == {}


def test_of_several_numbers_that_are_asked_the_largest_counts() -> None:
    assert years(needed("3+ years of SQL", "6+ years of software work", "2+ years of cloud")) == {"any": 6}


def test_years_that_are_only_liked_are_kept_apart() -> None:
    posting = asked("Requirements:\n- 3 years of work\n\nPreferred:\n- 5+ years of retail\n- 4 years of banking")

    assert years(posting) == {"any": 3}
    assert posting.years_preferred is not None
    assert posting.years_preferred.years == 5


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (
            "5+ years with a Bachelor's, 2 with a Master's, 0 with a PhD, or 8+ without",
            {"bachelor": 5, "master": 2, "phd": 0, "none": 8},
        ),
        ("PhD and 3 years; Master's and 6 years; Bachelor's and 8 years", {"bachelor": 8, "master": 6, "phd": 3}),
        ("MS or PhD in physics - 3 years (BS with 5 years of work)", {"bachelor": 5, "master": 3, "phd": 3}),
        (
            "12+ years with a Bachelor's degree or 10 years with an advanced degree, 8 years with a PhD, or 13+ years",
            {"bachelor": 12, "master": 10, "phd": 8, "none": 13},
        ),
        ("Bachelor's degree with 5+ years of experience", {"any": 5}),
        ("Master's degree, or a Bachelor's and 2 years", {"master": 0, "bachelor": 2}),
        ("Bachelor's degree with 5 years of work, or a PhD", {"bachelor": 5, "phd": 0}),
        ("Bachelor's degree with 5 years of work, or a PhD preferred", {"any": 5}),
        ("PhD or Master's degree in statistics and 3+ years of work", {"any": 3}),
        ("Bachelor's or Master's degree, 2 years of work", {"any": 2}),
        ("BS + 5 yrs / MS + 3 yrs / PhD", {"bachelor": 5, "master": 3, "phd": 0}),
        ("Ph.D. with 1+ years, MS with 3+ years or BS with 5+ years", {"bachelor": 5, "master": 3, "phd": 1}),
        ("Bachelor's degree with 5+ years; in lieu of degree 10 years", {"bachelor": 5, "none": 10}),
        ("Bachelor's and 6 years of work, or 10 years of work in lieu of a degree", {"bachelor": 6, "none": 10}),
        ("5+ years of experience (3+ years with a Master's degree)", {"bachelor": 5, "master": 3}),
        ("8 years of work; 6 years with a Master's; 3 years with a PhD", {"bachelor": 8, "master": 6, "phd": 3}),
        ("Associate's and 6 years, Bachelor's and 4 years, Master's and 2 years", {"bachelor": 4, "master": 2}),
        ("Bachelor's or Master's degree with 3+ years of experience", {"any": 3}),
        ("Bachelor's and 5 years, Master's and 2, PhD and 0", {"bachelor": 5, "master": 2, "phd": 0}),
        (
            "Bachelor's degree and 5 years, Master's and 2, or PhD and 0 years of work",
            {"bachelor": 5, "master": 2, "phd": 0},
        ),
        ("A Bachelor's plus five years, a Master's plus two, or a doctorate", {"bachelor": 5, "master": 2, "phd": 0}),
        ("BSc + 5, MSc + 3, or PhD + 1 years of work", {"bachelor": 5, "master": 3, "phd": 1}),
        ("PhD, or MS with 3 years, or BS with 5 years", {"bachelor": 5, "master": 3, "phd": 0}),
        ("5+ years of work with BS, 3+ years with MS, PhD with 1+ years", {"bachelor": 5, "master": 3, "phd": 1}),
        ("At least 5 years (Bachelor's) or 3 years (Master's)", {"bachelor": 5, "master": 3}),
        ("BS/MS/PhD with 5/3/0 years of work", {"bachelor": 5, "master": 3, "phd": 0}),
        ("BS, MS or PhD with 8, 5, or 3 years of work, respectively", {"bachelor": 8, "master": 5, "phd": 3}),
        ("5 years post-Bachelor's, 3 years post-Master's, or 1 year post-PhD", {"bachelor": 5, "master": 3, "phd": 1}),
        ("Bachelor's degree with 5 years of work, 9 years of work without a degree", {"bachelor": 5, "none": 9}),
        ("Master's or PhD, or a Bachelor's with at least 3 years", {"bachelor": 3, "master": 0, "phd": 0}),
        (
            "5+ with Bachelor's, 2 with a Master's, 0 with PhD, or 8+ without",
            {"bachelor": 5, "master": 2, "phd": 0, "none": 8},
        ),
        ("PhD, MS, or BS with 3 years of work", {"any": 3}),
        ("Bachelor's degree and 3+ years of Python, 2+ years of SQL", {"any": 3}),
    ],
)
def test_years_by_degree_are_paired_in_order(item: str, expected: dict[str, int]) -> None:
    assert years(needed(item)) == expected


def test_years_by_degree_may_stand_on_a_line_each() -> None:
    posting = needed(
        "Bachelor's degree in maths with 8+ years of work", "Master's degree in maths with 5+ years of work"
    )

    assert years(posting) == {"bachelor": 8, "master": 5}


def test_years_by_degree_may_stand_in_a_table() -> None:
    posting = needed("Bachelor: 5 years", "Master: 3 years", "PhD: 0 years")

    assert years(posting) == {"bachelor": 5, "master": 3, "phd": 0}


def test_a_number_for_all_counts_beside_a_list_by_degree_only_if_it_asks_more() -> None:
    by_degree = "Master's and 2 years of work; Bachelor's and 5 years of work"

    assert years(needed(by_degree, "2+ years of SQL")) == {"bachelor": 5, "master": 2}
    assert years(needed(by_degree, "4+ years of SQL")) == {"any": 4, "bachelor": 5, "master": 2}


def test_no_years_are_not_zero_years() -> None:
    assert needed("Experience with Python").years == ()


def test_years_for_a_higher_rung_are_asked_of_nobody() -> None:
    posting = needed("A PhD", "Candidates with at least 5 years of experience will be considered for senior positions")

    assert years(posting) == {}
