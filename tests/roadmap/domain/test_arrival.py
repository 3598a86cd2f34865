"""When a goal is reached: sums by hand, and what holds for all."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.domain.arrival import (
    Arrival,
    Changes,
    Goal,
    Outset,
    Silence,
    arrival,
    first_post,
    present_role,
    present_share,
    whatif,
)
from roadmap.domain.catalogue import Catalogue, Choice, Degree, ExperienceRequirement, Milestone
from roadmap.domain.experience import Month, Period
from roadmap.domain.forecast import Basis, Hours, Job
from roadmap.domain.journey import Journey, MilestoneState, Status
from roadmap.domain.record import ExperienceKind
from roadmap.domain.requirement import Background
from tests.roadmap.domain.test_catalogue import a_role
from tests.roadmap.domain.values import catalogue, milestone, route

TODAY = date(2026, 3, 2)
DONE, ASIDE = MilestoneState(Status.DONE), MilestoneState(Status.SET_ASIDE)


def hours(one: Milestone, least: int, most: int) -> Milestone:
    """The milestone with these hours."""
    return replace(one, hours=least, hours_min=least, hours_max=most)


def paid(one: Milestone, kind: str) -> Milestone:
    """The milestone as one with which paid work of this kind begins."""
    return replace(one, starts_work=kind)


BASICS = hours(milestone("basics", 0), 70, 140)
EXTRA = hours(milestone("extra", 1), 70, 70)
POST = paid(hours(milestone("start-ml-role", 2, stage="entry", needs=["basics"]), 35, 70), "machine-learning")
ANALYST = paid(hours(milestone("start-analyst-role", 3, stage="entry", needs=["basics"]), 7, 7), "data")
MODEL = hours(milestone("model", 4, stage="later", needs=["basics"]), 105, 140)
BEYOND = hours(milestone("beyond", 5, stage="later", needs=["model"]), 350, 700)
DIRECT = route("direct", {"basics": True, "extra": False, "start-ml-role": True, "model": True, "beyond": True})
DETOUR = route("detour", {"basics": True, "start-analyst-role": True, "model": True, "beyond": True})
CONTENT = catalogue(BASICS, EXTRA, POST, ANALYST, MODEL, BEYOND, routes=[DIRECT, DETOUR])
ROWS = {Degree.BACHELOR: 24, Degree.MASTER: 12, Degree.PHD: 0}
ENGINEER = replace(
    a_role("engineer"),
    experience=tuple(ExperienceRequirement(degree, degree.value, months, None) for degree, months in ROWS.items()),
    key_milestones=(Choice("model", "Model"),),
    titles=("ml engineer",),
    level=3,
)
SENIOR = replace(a_role("senior"), titles=("senior ml engineer",), level=4)
ML, OTHER = ExperienceKind.MACHINE_LEARNING, ExperienceKind.OTHER


def holding(degree: Degree | None, *periods: Period, months: int | None = 0) -> Background:
    """Somebody with this degree, these jobs, and months of work as stated where there are none."""
    return Background(degree, is_degree_known=True, periods=periods, stated_months=months)


def job(start: Month, *, end: Month | None = None, share: int = 100, kind: ExperienceKind = ML) -> Period:
    """A job, which goes on without an end."""
    return Period("ML engineer", kind, start, end, share)


MASTER = holding(Degree.MASTER)
NO_CONTENT = Journey(Catalogue())
ENDLESS = Journey(catalogue(hours(BASICS, 9_999, 9_999)))


def outset(background: Background = MASTER, *, done: tuple[str, ...] = (), **changed: Any) -> Outset:
    """Ten hours a week towards the engineer, with these milestones done."""
    journey = Journey(CONTENT, {CONTENT.milestone_by_slug[slug].id: DONE for slug in done})
    return replace(Outset(journey, background, TODAY, weekly_hours=10, role=ENGINEER), **changed)


# Everything at ten hours a week: 70 hours are 7 weeks, 49 days; a month has 30.436875 days.
@pytest.mark.parametrize(
    ("start", "goal", "expected_hours", "expected_job", "earliest", "latest"),
    [
        # basics 70-140 and the post 35-70: 105-210 hours, 73.5 and 147 days.
        (outset(), Goal.FIRST_POST, Hours(105, 210), Job(), date(2026, 5, 15), date(2026, 7, 27)),
        # ... with 70 more that are optional: 175-280 hours, 122.5 and 196 days.
        (outset(with_optional=True), Goal.FIRST_POST, Hours(175, 280), Job(), date(2026, 7, 3), date(2026, 9, 14)),
        # Done already.
        (outset(done=("start-ml-role",)), Goal.FIRST_POST, Hours(0, 0), Job(), TODAY, TODAY),
        # 12 months short, which begin after the 105-210 hours: 73.5 + 365.2425 and 147 + 365.2425 days; the study of
        # 210-350 hours is over before, after 147 and 245.
        (outset(), Goal.ROLE, Hours(210, 350), Job(12, Hours(105, 210)), date(2027, 5, 15), date(2027, 7, 28)),
        # A PhD is asked no months: the study alone, 147 and 245 days.
        (outset(holding(Degree.PHD)), Goal.ROLE, Hours(210, 350), Job(), date(2026, 7, 27), date(2026, 11, 2)),
        # Of no degree nothing is stated: the study alone.
        (outset(holding(None)), Goal.ROLE, Hours(210, 350), Job(), date(2026, 7, 27), date(2026, 11, 2)),
        # A Master with a job since March 2025: February 2026 was its twelfth month.
        (
            outset(holding(Degree.MASTER, job(Month(2025, 3)))),
            Goal.ROLE,
            Hours(210, 350),
            Job(),
            date(2026, 7, 27),
            date(2026, 11, 2),
        ),
        # A job since September 2025 gave 6; the other 6 (182.62 days) run beside the 147 or 245 days of study.
        (
            outset(holding(Degree.MASTER, job(Month(2025, 9)))),
            Goal.ROLE,
            Hours(210, 350),
            Job(6),
            date(2026, 9, 1),
            date(2026, 11, 2),
        ),
        # Half of full time since September 2025 gave 3; the other 9 take 18 months, 547.86 days.
        (
            outset(holding(Degree.MASTER, job(Month(2025, 9), share=50))),
            Goal.ROLE,
            Hours(210, 350),
            Job(18),
            date(2027, 9, 1),
            date(2027, 9, 1),
        ),
        # A job that ended gave 6; the other 6 begin after the first post: 73.5 + 182.62 and 147 + 182.62 days.
        (
            outset(holding(Degree.MASTER, job(Month(2025, 1), end=Month(2025, 6)))),
            Goal.ROLE,
            Hours(210, 350),
            Job(6, Hours(105, 210)),
            date(2026, 11, 14),
            date(2027, 1, 26),
        ),
        # Work of another kind neither counts nor runs.
        (
            outset(holding(Degree.MASTER, job(Month(2020, 1), kind=OTHER))),
            Goal.ROLE,
            Hours(210, 350),
            Job(12, Hours(105, 210)),
            date(2027, 5, 15),
            date(2027, 7, 28),
        ),
        # The post was taken up, so the 12 months can run from now; the model, 105-140 hours, is done beside them.
        (
            outset(done=("basics", "start-ml-role")),
            Goal.ROLE,
            Hours(105, 140),
            Job(12),
            date(2027, 3, 3),
            date(2027, 3, 3),
        ),
        # An internship of 3 months (91.31 days) from now; the other 9 (273.93 days) after it, or after the 147 days of
        # study in the longer case.
        (
            outset(internship=3),
            Goal.ROLE,
            Hours(210, 350),
            Job(12, Hours(105, 210), 3),
            date(2027, 3, 3),
            date(2027, 4, 27),
        ),
        # The detour leads through another post: basics 70-140 and 7 are 77-147 hours, 53.9 and 102.9 days.
        (
            whatif(outset(), Changes(route=DETOUR)),
            Goal.ROLE,
            Hours(182, 287),
            Job(12, Hours(77, 147)),
            date(2027, 4, 26),
            date(2027, 6, 14),
        ),
        # All the way asks no months: 560-1050 hours, 392 and 735 days.
        (outset(), Goal.WAY, Hours(560, 1050), Job(), date(2027, 3, 29), date(2028, 3, 6)),
        # Twice the hours: 196 and 367.5 days.
        (
            whatif(outset(), Changes(weekly_hours=20)),
            Goal.WAY,
            Hours(560, 1050),
            Job(),
            date(2026, 9, 14),
            date(2027, 3, 5),
        ),
        # Every hour of every week: 23.33 and 43.75 days.
        (outset(weekly_hours=168), Goal.WAY, Hours(560, 1050), Job(), date(2026, 3, 26), date(2026, 4, 15)),
    ],
)
def test_worked_examples(
    start: Outset, goal: Goal, expected_hours: Hours, expected_job: Job, earliest: date, latest: date
) -> None:
    reached = arrival(start, goal)

    assert (reached.hours, reached.job, reached.silence) == (expected_hours, expected_job, None)
    assert reached.forecast
    assert (reached.forecast.earliest, reached.forecast.latest) == (earliest, latest)


def test_everything_done_is_now() -> None:
    reached = arrival(outset(done=tuple(CONTENT.milestone_by_slug), weekly_hours=None), Goal.WAY)

    assert reached.forecast
    assert reached.forecast.is_now
    assert (reached.forecast.earliest, reached.stages) == (TODAY, ())


@pytest.mark.parametrize(
    ("start", "goal", "silence"),
    [
        (outset(weekly_hours=None), Goal.WAY, Silence.NO_PACE),
        (outset(weekly_hours=0), Goal.FIRST_POST, Silence.NO_PACE),
        (outset(role=None), Goal.ROLE, Silence.NO_ROLE),
        (outset(Background()), Goal.ROLE, Silence.DEGREE_UNKNOWN),
        (outset(holding(Degree.MASTER, months=None)), Goal.ROLE, Silence.WORK_UNKNOWN),
        (outset(journey=ENDLESS, weekly_hours=1), Goal.WAY, Silence.TOO_FAR),
        (outset(journey=NO_CONTENT), Goal.WAY, Silence.NO_MILESTONES),
        (outset(journey=NO_CONTENT), Goal.ROLE, Silence.NO_MILESTONES),
        (outset(journey=NO_CONTENT), Goal.FIRST_POST, Silence.NO_POST),
    ],
)
def test_silence_says_what_is_missing(start: Outset, goal: Goal, silence: Silence) -> None:
    reached = arrival(start, goal)

    assert (reached.forecast, reached.silence, reached.stages) == (None, silence, ())


def test_stages_follow_one_another() -> None:
    reached = arrival(outset(), Goal.ROLE)

    # basics 49 and 98 days, the post 73.5 and 147, the model 147 and 245.
    assert [(one.stage.slug, one.hours, one.earliest, one.latest) for one in reached.stages] == [
        ("first-steps", Hours(70, 140), date(2026, 4, 20), date(2026, 6, 8)),
        ("entry", Hours(35, 70), date(2026, 5, 15), date(2026, 7, 27)),
        ("later", Hours(105, 140), date(2026, 7, 27), date(2026, 11, 2)),
    ]


def test_measured_pace_gives_way_to_hours_that_are_tried_out() -> None:
    measured = outset(minutes_by_week=(120,) * 4)

    changed = whatif(measured, Changes(weekly_hours=20))

    assert measured.pace
    assert changed.pace
    assert (measured.pace.basis, changed.pace.basis) == (Basis.MEASURED, Basis.PLANNED)
    assert whatif(measured, Changes()) == measured


def test_all_the_way_stands_for_a_role_without_key_milestones() -> None:
    reached = arrival(outset(role=replace(ENGINEER, key_milestones=(), experience=())), Goal.ROLE)

    assert reached.hours == arrival(outset(), Goal.WAY).hours


def test_months_follow_the_study_where_the_way_names_no_post() -> None:
    reached = arrival(outset(journey=Journey(catalogue(BASICS, MODEL))), Goal.ROLE)

    assert (reached.post, reached.job) == (None, Job(12, Hours(175, 280)))


def test_post_that_leads_to_the_role_counts_before_that_of_the_route() -> None:
    report = replace(MODEL, prerequisites=("start-analyst-role",))
    journey = Journey(catalogue(BASICS, replace(POST, position=6), ANALYST, report, routes=[DIRECT]))

    assert (arrival(outset(journey=journey), Goal.ROLE).post, first_post(journey)) == (
        ANALYST,
        replace(POST, position=6),
    )


def test_set_aside_post_is_not_waited_for() -> None:
    journey = Journey(CONTENT, {POST.id: ASIDE})

    assert arrival(outset(journey=journey), Goal.ROLE).job == Job(12)


def test_present_work_is_relevant_begun_and_without_an_end() -> None:
    now = holding(Degree.MASTER, job(Month(2025, 9), share=50), job(Month(2026, 3), share=80))

    assert present_share(now, TODAY) == 80
    assert present_share(holding(Degree.MASTER, job(Month(2026, 4))), TODAY) is None
    assert present_share(holding(Degree.MASTER, job(Month(2025, 1), end=Month(2026, 2))), TODAY) is None


def test_present_role_is_the_highest_that_a_title_names() -> None:
    ladder = (ENGINEER, SENIOR)
    senior = Period("Senior ML Engineer", ML, Month(2025, 1))
    cook = Period("Cook", ML, Month(2025, 1))

    assert present_role(ladder, holding(None, job(Month(2024, 1)), senior, cook), TODAY) == SENIOR
    assert present_role(ladder, holding(None, cook), TODAY) is None
    assert present_role(ladder, Background(), TODAY) is None


OUTSETS = st.builds(
    lambda slugs, weekly, optional, internship, degree, months, role: replace(
        outset(Background(degree, is_degree_known=degree is not None, stated_months=months), done=tuple(slugs)),
        weekly_hours=weekly,
        with_optional=optional,
        internship=internship,
        role=role,
    ),
    st.sets(st.sampled_from(sorted(CONTENT.milestone_by_slug))),
    st.none() | st.integers(0, 168),
    st.booleans(),
    st.integers(0, 36),
    st.none() | st.sampled_from(list(Degree)),
    st.none() | st.integers(0, 60),
    st.sampled_from([None, ENGINEER, SENIOR]),
)
GOALS = st.sampled_from(list(Goal))


def days(reached: Arrival) -> tuple[date, date] | None:
    """The range, if there is one."""
    return (reached.forecast.earliest, reached.forecast.latest) if reached.forecast else None


def is_no_later(one: tuple[date, date] | None, than: tuple[date, date] | None) -> bool:
    """Neither end is later; anything is no later than what nobody can say."""
    return than is None or (one is not None and one[0] <= than[0] and one[1] <= than[1])


@given(OUTSETS, GOALS)
def test_there_is_a_range_or_a_reason_and_never_before_today(start: Outset, goal: Goal) -> None:
    reached = arrival(start, goal)

    assert (reached.forecast is None) is (reached.silence is not None)
    assert not reached.forecast or TODAY <= reached.forecast.earliest <= reached.forecast.latest


@given(OUTSETS, GOALS, st.integers(1, 167))
def test_more_hours_a_week_are_never_later(start: Outset, goal: Goal, weekly: int) -> None:
    slower, faster = (days(arrival(whatif(start, Changes(weekly_hours=one)), goal)) for one in (weekly, weekly + 1))

    assert is_no_later(faster, slower)


@given(OUTSETS, GOALS, st.sampled_from(sorted(CONTENT.milestone_by_slug)))
def test_completing_a_milestone_is_never_later(start: Outset, goal: Goal, slug: str) -> None:
    journey = start.journey.with_state(CONTENT.milestone_by_slug[slug], DONE)

    assert is_no_later(days(arrival(replace(start, journey=journey), goal)), days(arrival(start, goal)))


@given(OUTSETS, st.integers(0, 24))
def test_planned_internship_is_never_later(start: Outset, months: int) -> None:
    without, counted = (days(arrival(whatif(start, Changes(internship=one)), Goal.ROLE)) for one in (0, months))

    assert is_no_later(counted, without)


@given(OUTSETS, GOALS)
def test_optional_milestones_are_never_sooner(start: Outset, goal: Goal) -> None:
    without, with_them = (days(arrival(whatif(start, Changes(with_optional=one)), goal)) for one in (False, True))

    assert is_no_later(without, with_them)


def test_two_thousand_milestones_in_a_row_are_counted() -> None:
    chain = [milestone(f"step-{place}", place, needs=[f"step-{place - 1}"] if place else []) for place in range(2000)]
    role = replace(ENGINEER, key_milestones=(Choice("step-1999", "Last"),))
    start = outset(journey=Journey(catalogue(*chain)), role=role, weekly_hours=40)

    reached = [arrival(start, goal) for goal in Goal]

    assert reached[1].hours == Hours(20_000, 20_000)
