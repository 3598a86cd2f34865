"""Past days: what was so on them by the dates of what is recorded, and that today is what every other page says."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.domain.catalogue import Degree
from roadmap.domain.experience import Month, Period
from roadmap.domain.journey import Journey, MilestoneState, Status
from roadmap.domain.over_time import (
    Finished,
    History,
    LevelSince,
    ends_of_months,
    ends_of_weeks,
    finished_hours,
    journey_on,
    points,
    profile_on,
)
from roadmap.domain.profile import Profile
from roadmap.domain.readiness import readiness
from roadmap.domain.record import ExperienceKind, Strength
from roadmap.domain.requirement import Background, Verdict
from roadmap.domain.skillset import Claim
from tests.roadmap.domain.test_readiness import CATALOGUE, ENGINEER, MILESTONES

TODAY = date(2026, 3, 15)
JOB = Period("Job", ExperienceKind.DATA, Month(2025, 1))


def at(day: date, hour: int = 12) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def done(day: date) -> MilestoneState:
    return MilestoneState(Status.DONE, started_at=at(day - timedelta(days=3)), completed_at=at(day))


def a_history(
    *states: MilestoneState,
    levels: tuple[LevelSince, ...] = (),
    finished: tuple[Finished, ...] = (),
    background: Background | None = None,
) -> History:
    held = {one.skill: Claim(one.level, Strength.LINKED) for one in levels}
    journey = Journey(CATALOGUE, {one.id: state for one, state in zip(MILESTONES, states, strict=False)})
    return History(journey, Profile(background or Background(), held), levels, finished, TODAY, UTC)


def test_milestones_stood_as_their_dates_say() -> None:
    aside = MilestoneState(
        Status.SET_ASIDE,
        started_at=at(date(2026, 1, 1)),
        completed_at=at(date(2026, 1, 5)),
        set_aside_at=at(date(2026, 2, 1)),
    )
    history = a_history(done(date(2026, 1, 10)), aside)
    first, second = MILESTONES[:2]

    seen = [
        (
            journey_on(history, date(2026, month, day)).status(first),
            journey_on(history, date(2026, month, day)).status(second),
        )
        for month, day in [(1, 4), (1, 9), (1, 10), (2, 1)]
    ]

    assert seen == [
        (Status.NOT_STARTED, Status.STARTED),
        (Status.STARTED, Status.DONE),
        (Status.DONE, Status.DONE),
        (Status.DONE, Status.SET_ASIDE),
    ]


def test_day_of_a_moment_is_the_learner_s() -> None:
    late = MilestoneState(Status.DONE, completed_at=at(date(2026, 3, 1), hour=20))
    history = replace(a_history(late), zone=ZoneInfo("Pacific/Auckland"))

    assert [finished_hours(history, date(2026, 3, day)) for day in (1, 2)] == [0, 10]


def test_hours_of_what_is_set_aside_count_on_no_day() -> None:
    aside = MilestoneState(Status.SET_ASIDE, completed_at=at(date(2026, 1, 5)), set_aside_at=at(date(2026, 2, 1)))

    assert finished_hours(a_history(aside), date(2026, 1, 6)) == 0


def test_skill_had_the_level_that_was_claimed_last() -> None:
    levels = (
        LevelSince("python", 2, date(2025, 5, 1)),
        LevelSince("sql", 3, date(2025, 6, 1)),
        LevelSince("python", 1, date(2025, 7, 1)),
    )
    history = a_history(levels=levels)

    assert [
        {slug: claim.level for slug, claim in profile_on(history, day).claims.items()}
        for day in (date(2025, 4, 30), date(2025, 5, 1), date(2025, 6, 1), date(2025, 7, 1))
    ] == [{}, {"python": 2}, {"python": 2, "sql": 3}, {"python": 1, "sql": 3}]


MASTER = Finished(Degree.MASTER, date(2025, 9, 1))
BACHELOR = Finished(Degree.BACHELOR, date(2022, 9, 1))


@pytest.mark.parametrize(
    ("finished", "day", "degree", "is_known"),
    [
        ((BACHELOR, MASTER), date(2022, 8, 31), None, True),
        ((BACHELOR, MASTER), date(2025, 8, 31), Degree.BACHELOR, True),
        ((BACHELOR, MASTER), date(2025, 9, 1), Degree.MASTER, True),
        ((replace_on := BACHELOR._replace(on=None), MASTER), date(2025, 8, 31), None, False),
        ((replace_on, MASTER), date(2025, 9, 1), Degree.MASTER, True),
        ((BACHELOR, MASTER._replace(on=None)), date(2025, 9, 1), None, False),
        ((BACHELOR, Finished(None, None)), date(2025, 9, 1), Degree.BACHELOR, True),
    ],
)
def test_degree_counts_from_its_end_and_is_unknown_without_one(
    finished: tuple[Finished, ...], day: date, degree: Degree | None, is_known: bool
) -> None:
    history = a_history(finished=finished, background=Background(Degree.MASTER, is_degree_known=True))

    assert profile_on(history, day).background == Background(degree, is_degree_known=is_known)
    assert profile_on(history, TODAY).background == history.profile.background


def test_stated_months_are_known_of_today_alone() -> None:
    history = a_history(background=Background(stated_months=24))

    assert [point.months for point in points(history, None, [date(2026, 2, 28), TODAY])] == [None, 24]


def test_experience_and_requirement_grow_month_by_month() -> None:
    background = Background(Degree.MASTER, is_degree_known=True, periods=(JOB,))
    history = a_history(finished=(MASTER,), background=background)

    then, now = points(history, ENGINEER, [date(2025, 9, 30), TODAY])

    assert (then.months, now.months) == (8, 14)
    assert then.readiness
    assert now.readiness
    assert [(one.requirement.verdict, one.requirement.short_months) for one in (then.readiness, now.readiness)] == [
        (Verdict.SHORT, 16),
        (Verdict.SHORT, 10),
    ]


def test_days_are_the_ends_of_months_and_then_today() -> None:
    assert ends_of_months(date(2026, 1, 20), TODAY) == [
        date(2025, 12, 31),
        date(2026, 1, 31),
        date(2026, 2, 28),
        TODAY,
    ]
    assert ends_of_months(TODAY, TODAY) == [date(2026, 2, 28), TODAY]
    assert len(ends_of_months(date(1990, 1, 1), TODAY)) == 25


def test_days_are_sundays_and_then_today() -> None:
    assert ends_of_weeks(date(2026, 3, 2), date(2026, 3, 18)) == [
        date(2026, 3, 1),
        date(2026, 3, 8),
        date(2026, 3, 15),
        date(2026, 3, 18),
    ]
    assert ends_of_weeks(TODAY, TODAY) == [date(2026, 3, 8), TODAY]
    assert len(ends_of_weeks(date(1990, 1, 1), TODAY)) == 27


def test_nothing_dated_has_no_first_day() -> None:
    assert a_history().first is None
    assert a_history(done(date(2026, 1, 5)), background=Background(periods=(JOB,))).first == date(2025, 1, 1)


DAYS = st.dates(date(2024, 1, 1), TODAY)
STATES = st.lists(
    st.builds(
        lambda status, first, last: {
            Status.STARTED: MilestoneState(Status.STARTED, started_at=at(min(first, last))),
            Status.DONE: MilestoneState(
                Status.DONE, started_at=at(min(first, last)), completed_at=at(max(first, last))
            ),
            Status.SET_ASIDE: MilestoneState(
                Status.SET_ASIDE, completed_at=at(min(first, last)), set_aside_at=at(max(first, last))
            ),
        }[status],
        st.sampled_from([Status.STARTED, Status.DONE, Status.SET_ASIDE]),
        DAYS,
        DAYS,
    ),
    max_size=3,
)
LEVELS = st.lists(st.builds(LevelSince, st.sampled_from(["python", "sql", "aws"]), st.integers(1, 5), DAYS), max_size=8)
HISTORIES = st.builds(
    lambda states, levels, months: a_history(
        *states,
        levels=tuple(sorted(levels, key=lambda one: one.since)),
        finished=(MASTER,),
        background=Background(Degree.MASTER, is_degree_known=True, periods=(JOB,)[:months], stated_months=months),
    ),
    STATES,
    LEVELS,
    st.integers(0, 1),
)


@given(HISTORIES)
def test_last_point_is_what_is_so_today(history: History) -> None:
    last = points(history, ENGINEER, ends_of_months(history.first or TODAY, TODAY))[-1]

    assert last.readiness == readiness(ENGINEER, history.profile, history.journey, TODAY, None)
    assert last.hours == 10 * sum(one.status is Status.DONE for one in history.journey.states.values())
    assert last.levels == sum(claim.level for claim in history.profile.claims.values())


@given(HISTORIES)
def test_yesterday_s_dates_lead_to_the_same_levels_and_states_as_today(history: History) -> None:
    before = replace(history, today=TODAY + timedelta(days=1))

    assert journey_on(before, TODAY).states == history.journey.states
    assert {slug: claim.level for slug, claim in profile_on(before, TODAY).claims.items()} == {
        slug: claim.level for slug, claim in history.profile.claims.items()
    }


@given(HISTORIES)
def test_finished_hours_and_months_never_go_down(history: History) -> None:
    line = points(history, None, ends_of_months(date(2024, 1, 1), TODAY))

    assert all(one.hours <= other.hours for one, other in pairwise(line))
    known = [one.months for one in line if one.months is not None]
    assert known == sorted(known)


@given(HISTORIES, DAYS)
def test_share_is_unknown_or_within_bounds(history: History, day: date) -> None:
    (point,) = points(history, ENGINEER, [day])

    assert point.readiness
    share = point.readiness.skills.share
    assert share is None or 0 <= share <= 1
