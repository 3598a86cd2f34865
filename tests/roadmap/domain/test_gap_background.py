"""An advert's degrees and years beside a background: cases worked out by hand, and what holds for all."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.domain.catalogue import Degree
from roadmap.domain.gap import DegreeGap, Instead
from roadmap.domain.gap.background import background_gap
from roadmap.domain.posting.values import DegreeAsked, Posting, Span, YearsAsked, YearsFor
from roadmap.domain.requirement import Background, Verdict, requirement
from tests.roadmap.domain.test_requirement import BACKGROUNDS, ENGINEER, having, work

TODAY = date(2026, 3, 15)
SENTENCE = Span(0, 40)
ANY, NONE = YearsFor.ANY, YearsFor.NONE
BACHELOR, MASTER, PHD = Degree
MET, SHORT, UNKNOWN, NOT_STATED = Verdict
BY_DEGREE = {YearsFor.BACHELOR: 5, YearsFor.MASTER: 2, YearsFor.PHD: 0}
SOMEBODY = Background()


def asking(
    years: dict[YearsFor, int] | None = None,
    *degrees: Degree,
    preferred: Degree | None = None,
    equivalent: bool = False,
) -> Posting:
    return Posting(
        "Engineer",
        "Some text.",
        years=tuple(YearsAsked(number, asked_of, SENTENCE) for asked_of, number in (years or {}).items()),
        degrees=(
            *(DegreeAsked(degree, is_preferred=False, sentence=SENTENCE) for degree in degrees),
            *([DegreeAsked(preferred, is_preferred=True, sentence=SENTENCE)] if preferred else []),
        ),
        equivalent=SENTENCE if equivalent else None,
    )


ARTICLE = asking(BY_DEGREE, BACHELOR, MASTER, PHD)
OR_WITHOUT = asking({**BY_DEGREE, NONE: 8}, BACHELOR, MASTER, PHD, equivalent=True)
FIVE = asking({ANY: 5})
DEGREE_AND_FIVE = asking({ANY: 5}, BACHELOR)
ANY_AND_DEGREE = asking({ANY: 5, YearsFor.BACHELOR: 6, YearsFor.MASTER: 4})
FROM_MASTER = asking({YearsFor.MASTER: 3, YearsFor.PHD: 1}, MASTER, PHD)
OR_EQUIVALENT = asking({ANY: 5}, BACHELOR, equivalent=True)


@pytest.mark.parametrize(
    ("posting", "background", "verdict", "work_verdict", "degree_verdict", "short"),
    [
        (ARTICLE, having(BACHELOR, work(60)), MET, MET, MET, 0),
        (ARTICLE, having(BACHELOR, work(24)), SHORT, SHORT, MET, 36),
        (ARTICLE, having(MASTER, work(24)), MET, MET, MET, 0),
        (ARTICLE, having(MASTER, work(16)), SHORT, SHORT, MET, 8),
        (ARTICLE, having(PHD), MET, MET, MET, 0),
        (ARTICLE, having(None, work(240)), SHORT, NOT_STATED, SHORT, 0),
        (ARTICLE, SOMEBODY, UNKNOWN, UNKNOWN, UNKNOWN, 0),
        (ARTICLE, having(BACHELOR), UNKNOWN, UNKNOWN, MET, 0),
        (OR_WITHOUT, having(None, work(96)), MET, MET, MET, 0),
        (OR_WITHOUT, having(None, work(90)), SHORT, SHORT, MET, 6),
        (OR_WITHOUT, having(BACHELOR, work(60)), MET, MET, MET, 0),
        (OR_WITHOUT, replace(SOMEBODY, periods=(work(96),)), MET, MET, MET, 0),
        (OR_WITHOUT, replace(SOMEBODY, periods=(work(90),)), UNKNOWN, UNKNOWN, UNKNOWN, 0),
        (FIVE, having(None, work(60)), MET, MET, NOT_STATED, 0),
        (FIVE, having(PHD, work(12)), SHORT, SHORT, NOT_STATED, 48),
        (FIVE, replace(SOMEBODY, stated_months=60), MET, MET, NOT_STATED, 0),
        (FIVE, replace(SOMEBODY, stated_months=59), SHORT, SHORT, NOT_STATED, 1),
        (FIVE, SOMEBODY, UNKNOWN, UNKNOWN, NOT_STATED, 0),
        (DEGREE_AND_FIVE, having(BACHELOR, work(60)), MET, MET, MET, 0),
        (DEGREE_AND_FIVE, having(None, work(60)), SHORT, MET, SHORT, 0),
        (DEGREE_AND_FIVE, replace(SOMEBODY, stated_months=60), UNKNOWN, MET, UNKNOWN, 0),
        (OR_EQUIVALENT, having(None, work(60)), MET, MET, MET, 0),
        (OR_EQUIVALENT, having(None, work(48)), SHORT, SHORT, UNKNOWN, 12),
        (asking(None, BACHELOR, equivalent=True), having(None, work(60)), UNKNOWN, NOT_STATED, UNKNOWN, 0),
        (asking(None, MASTER, PHD), having(BACHELOR, work(60)), SHORT, NOT_STATED, SHORT, 0),
        (asking(None, MASTER, PHD), having(MASTER), MET, NOT_STATED, MET, 0),
        (asking(None, preferred=PHD), having(BACHELOR), NOT_STATED, NOT_STATED, NOT_STATED, 0),
        (ANY_AND_DEGREE, having(MASTER, work(48)), SHORT, SHORT, NOT_STATED, 12),
        (ANY_AND_DEGREE, having(BACHELOR, work(72)), MET, MET, NOT_STATED, 0),
        (FROM_MASTER, having(BACHELOR, work(99)), SHORT, NOT_STATED, SHORT, 0),
        (asking({ANY: 0}), having(None), MET, MET, NOT_STATED, 0),
        (asking(), having(PHD, work(99)), NOT_STATED, NOT_STATED, NOT_STATED, 0),
    ],
)  # fmt: skip
def test_worked_examples(
    posting: Posting,
    background: Background,
    verdict: Verdict,
    work_verdict: Verdict,
    degree_verdict: Verdict,
    short: int,
) -> None:
    found = background_gap(posting, background, TODAY)

    assert (found.verdict, found.work.verdict, found.degree.verdict, found.work.short_months) == (
        verdict,
        work_verdict,
        degree_verdict,
        short,
    )


def test_row_that_decides_leads_to_what_the_advert_says() -> None:
    found = background_gap(OR_WITHOUT, having(None, work(90)), TODAY)

    assert found.years == YearsAsked(8, NONE, SENTENCE)
    assert found.equivalent == SENTENCE


def test_degree_gap_names_the_lowest_degree_the_one_held_and_what_stands_in() -> None:
    lowest = DegreeAsked(BACHELOR, is_preferred=False, sentence=SENTENCE)

    assert [
        background_gap(posting, background, TODAY).degree
        for posting, background in (
            (ARTICLE, having(PHD)),
            (ARTICLE, having(None)),
            (ARTICLE, SOMEBODY),
            (OR_WITHOUT, having(None)),
            (OR_EQUIVALENT, having(None)),
            (OR_EQUIVALENT, SOMEBODY),
        )
    ] == [
        DegreeGap(MET, lowest, PHD),
        DegreeGap(SHORT, lowest),
        DegreeGap(UNKNOWN, lowest),
        DegreeGap(MET, lowest, None, Instead.YEARS),
        DegreeGap(UNKNOWN, lowest, None, Instead.EXPERIENCE),
        DegreeGap(UNKNOWN, lowest, None, Instead.EXPERIENCE),
    ]


def test_preferred_degree_is_told_apart_and_changes_no_verdict() -> None:
    posting = asking({ANY: 5}, BACHELOR, preferred=MASTER)

    found = background_gap(posting, having(BACHELOR, work(60)), TODAY)

    assert found.verdict is MET
    assert found.preferred == DegreeGap(SHORT, DegreeAsked(MASTER, is_preferred=True, sentence=SENTENCE), BACHELOR)


YEARS = st.dictionaries(st.sampled_from(YearsFor), st.integers(0, 15))
POSTINGS = st.builds(
    lambda years, degrees, preferred, equivalent: asking(years, *degrees, preferred=preferred, equivalent=equivalent),
    YEARS,
    st.lists(st.sampled_from(Degree), max_size=3),
    st.none() | st.sampled_from(Degree),
    st.booleans(),
)


@given(BACKGROUNDS)
def test_advert_that_asks_as_the_role_does_is_judged_as_the_role_is(background: Background) -> None:
    asked_by_role = requirement(ENGINEER, background, TODAY)

    found = background_gap(ARTICLE, background, TODAY).work

    assert (found.verdict, found.work, found.short_months) == (
        asked_by_role.verdict,
        asked_by_role.work,
        asked_by_role.short_months,
    )


@given(POSTINGS)
def test_nobody_known_is_never_short(posting: Posting) -> None:
    assert background_gap(posting, SOMEBODY, TODAY).verdict is not SHORT


@given(POSTINGS, BACKGROUNDS)
def test_a_phd_never_stands_worse_than_the_same_work_with_less(posting: Posting, background: Background) -> None:
    order = [SHORT, UNKNOWN, NOT_STATED, MET]
    known = replace(background, is_degree_known=True)

    less, more = (background_gap(posting, replace(known, degree=one), TODAY) for one in (background.degree, PHD))

    assert order.index(more.degree.verdict) >= order.index(less.degree.verdict)
    assert more.work.short_months <= less.work.short_months or less.work.verdict is NOT_STATED
