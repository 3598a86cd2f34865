"""Comparing routes: sums by hand, and what holds for all."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.domain.arrival import Outset, Silence
from roadmap.domain.catalogue import Choice, Degree, ExperienceRequirement, Milestone, Role
from roadmap.domain.experience import Month, Period
from roadmap.domain.forecast import Hours
from roadmap.domain.journey import Journey, MilestoneState
from roadmap.domain.record import ExperienceKind
from roadmap.domain.requirement import Background, Verdict
from roadmap.domain.routes import Lead, Outlook, Span, compare, lead, shortest, soonest
from tests.roadmap.domain import values
from tests.roadmap.domain.test_journey_laws import journeys

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
A_MONTH = 146_097 / 4_800  # days, on average: 365.2425 / 12
BASE = ("base", "apply", "production", "mentor")
DIRECT = values.route("direct", dict.fromkeys((*BASE, "start-ml-role"), True) | {"talk": False})
ANALYST = replace(
    values.route("analyst-first", dict.fromkeys((*BASE, "start-analyst-role", "dashboard", "move-to-ml-role"), True)),
    id=2,
)
HOURS = {
    "base": 10,
    "apply": 10,
    "start-analyst-role": 4,
    "dashboard": 20,
    "move-to-ml-role": 6,
    "start-ml-role": 4,
    "production": 40,
    "mentor": 30,
    "talk": 5,
}
STARTS = {"start-analyst-role": "data", "move-to-ml-role": "machine-learning", "start-ml-role": "machine-learning"}
BACHELOR = Background(Degree.BACHELOR, is_degree_known=True, stated_months=0)


def milestones() -> list[Milestone]:
    """The milestones of both routes, with their hours."""
    return [
        replace(values.milestone(slug, place), hours=hours, starts_work=STARTS.get(slug, ""))
        for place, (slug, hours) in enumerate(HOURS.items())
    ]


def engineer(**asked: int) -> Role:
    """The role aimed at: it asks these months by degree, and a model in production."""
    return Role(
        id=1,
        slug="ml-engineer",
        title="Machine-learning engineer",
        level=3,
        track="engineering",
        track_label="Engineering",
        specialisation=None,
        scope="",
        years_min=2,
        years_max=None,
        titles=(),
        note="",
        experience=tuple(
            ExperienceRequirement(Degree(degree), degree, months, None) for degree, months in asked.items()
        ),
        skills=(),
        key_milestones=(Choice("production", "Production"),),
        next_roles=(),
        esco=None,
        onet=None,
    )


ENGINEER = engineer(bachelor=60, master=24, phd=0)


def outset(
    *done: str, background: Background = BACHELOR, weekly_hours: int | None = 10, role: Role | None = ENGINEER
) -> Outset:
    """Somebody on the direct route, ten hours a week, with these milestones done."""
    catalogue = values.catalogue(*milestones(), routes=(DIRECT, ANALYST))
    states = {catalogue.milestone_by_slug[slug].id: MilestoneState().complete(NOW) for slug in done}
    return Outset(Journey(catalogue, states, DIRECT), background, TODAY, weekly_hours, role=role)


def days(coming: object) -> tuple[int, int] | None:
    """How many days from today a forecast is away, at both ends."""
    if coming is None:
        return None
    return ((coming.earliest - TODAY).days, (coming.latest - TODAY).days)  # type: ignore[attr-defined]


def both(found: int) -> tuple[int, int]:
    """The same at both ends."""
    return (found, found)


def working(kind: ExperienceKind, months: int, share: int = 100) -> Background:
    """A Bachelor with a job of this kind that began so many months ago and goes on."""
    start = Month.of(TODAY).number - months
    job = Period("Analyst", kind, Month(start // 12, start % 12 + 1), share=share)
    return Background(Degree.BACHELOR, is_degree_known=True, periods=(job,))


def test_shared_extra_and_optional_milestones_are_told_apart() -> None:
    direct, analyst = compare(outset("base", "dashboard"))

    assert [one.slug for one in direct.shared.milestones] == ["base", "apply", "production", "mentor"]
    assert direct.shared == analyst.shared
    # Shared: 10 + 10 + 40 + 30, of which the base is done.
    assert (direct.shared.done, direct.shared.left, direct.shared.hours) == (1, 3, Hours(80, 80))
    assert [one.slug for one in direct.extra.milestones] == ["start-ml-role"]
    assert [one.slug for one in direct.optional.milestones] == ["talk"]
    assert [one.slug for one in analyst.extra.milestones] == ["start-analyst-role", "dashboard", "move-to-ml-role"]
    assert (analyst.extra.done, analyst.extra.hours, analyst.optional.milestones) == (1, Hours(10, 10), ())
    # The whole way: 80 + 4, and 80 + 4 + 6.
    assert (direct.hours, analyst.hours) == (Hours(84, 84), Hours(90, 90))
    assert (direct.is_chosen, analyst.is_chosen) == (True, False)


def test_what_is_set_aside_is_counted_apart_and_takes_no_hours() -> None:
    start = outset()
    aside = start.journey.with_state(
        start.journey.catalogue.milestone_by_slug["mentor"], MilestoneState().set_aside(NOW)
    )

    direct = compare(replace(start, journey=aside))[0]

    assert (direct.shared.set_aside, direct.shared.left, direct.hours) == (1, 3, Hours(64, 64))


@pytest.mark.parametrize(
    ("background", "role", "first", "met", "arrives"),
    [
        # First post: 10 + 10 + 4 = 24 h at 10 h a week, 16.8 days, on both routes. Then 60 months on the job.
        # Study until the model in production: 64 h and 90 h, 44.8 and 63 days, are over long before.
        (BACHELOR, ENGINEER, (17, 17), (ceil(16.8 + 60 * A_MONTH),) * 2, (ceil(16.8 + 60 * A_MONTH),) * 2),
        # 36 of the 60 months are missing.
        (
            replace(BACHELOR, stated_months=24),
            ENGINEER,
            (17, 17),
            (ceil(16.8 + 36 * A_MONTH),) * 2,
            (ceil(16.8 + 36 * A_MONTH),) * 2,
        ),
        # Master with two years, and a PhD: the requirement is met today, so study alone decides.
        (Background(Degree.MASTER, is_degree_known=True, stated_months=24), ENGINEER, (17, 17), (0, 0), (45, 63)),
        (Background(Degree.PHD, is_degree_known=True, stated_months=0), ENGINEER, (17, 17), (0, 0), (45, 63)),
        # Master with 23 months and a half of a year's worth: one month is missing, 16.8 + 30.4 = 47.2 days.
        (
            Background(Degree.MASTER, is_degree_known=True, stated_months=23),
            ENGINEER,
            (17, 17),
            (48, 48),
            (48, 63),
        ),
        # An analyst with three years of data work who goes on: 24 months are missing and run from today.
        (working(ExperienceKind.DATA, 36), ENGINEER, (17, 17), (ceil(24 * A_MONTH),) * 2, (ceil(24 * A_MONTH),) * 2),
        # At half of full time 36 months give 18; the 42 that are missing take 84.
        (
            working(ExperienceKind.DATA, 36, share=50),
            ENGINEER,
            (17, 17),
            (ceil(84 * A_MONTH),) * 2,
            (ceil(84 * A_MONTH),) * 2,
        ),
        # Seventeen years in another field do not count: all 60 months are missing.
        (
            working(ExperienceKind.OTHER, 204),
            ENGINEER,
            (17, 17),
            (ceil(16.8 + 60 * A_MONTH),) * 2,
            (ceil(16.8 + 60 * A_MONTH),) * 2,
        ),
        # Seventeen years as a programmer do: 204 months of 60.
        (working(ExperienceKind.SOFTWARE, 204), ENGINEER, (17, 17), (0, 0), (45, 63)),
    ],
)
def test_worked_examples(
    background: Background, role: Role, first: tuple[int, int], met: tuple[int, int], arrives: tuple[int, int]
) -> None:
    direct, analyst = compare(outset(background=background, role=role))

    outlooks = (direct, analyst)
    assert [days(one.first_post.forecast) for one in outlooks] == [both(found) for found in first]
    assert [days(one.met) for one in outlooks] == [both(found) for found in met]
    assert [days(one.role.forecast) for one in outlooks] == [both(found) for found in arrives]


def test_range_of_hours_becomes_a_range_of_days() -> None:
    start = outset(background=Background(Degree.PHD, is_degree_known=True))
    wide = [replace(one, hours_min=0, hours_max=70) if one.slug == "production" else one for one in milestones()]
    catalogue = values.catalogue(*wide, routes=(DIRECT, ANALYST))

    direct = compare(replace(start, journey=Journey(catalogue)))[0]

    # 24 to 94 h: 16.8 to 65.8 days.
    assert (direct.role.hours, days(direct.role.forecast)) == (Hours(24, 94), (17, 66))


def test_what_is_done_on_one_route_shortens_only_what_asks_for_it() -> None:
    direct, analyst = compare(outset("dashboard", background=Background(Degree.PHD, is_degree_known=True)))

    # 64 h as before; 90 - 20 = 70 h, 49 days.
    assert (days(direct.role.forecast), days(analyst.role.forecast)) == (both(45), both(49))


def test_route_on_which_all_is_done_arrives_now() -> None:
    direct, analyst = compare(
        outset(*HOURS, background=Background(Degree.PHD, is_degree_known=True), weekly_hours=None)
    )

    assert (days(direct.role.forecast), days(analyst.role.forecast)) == (both(0), both(0))
    assert direct.role.forecast is not None
    assert (direct.role.forecast.is_now, direct.hours, direct.first_post.hours) == (True, Hours(0, 0), Hours(0, 0))


def test_months_begin_where_the_route_begins_work_that_the_role_counts() -> None:
    ml_only = replace(ENGINEER, counts=("machine-learning",))

    direct, analyst = compare(outset(role=ml_only))

    # Direct: from the post after 24 h, 16.8 days. Analyst first: not as an analyst, but after the move, that is after
    # 10 + 10 + 4 + 20 + 6 = 50 h, 35 days.
    assert [post.counts for post in analyst.posts] == [False, True]
    assert (days(direct.met), days(analyst.met)) == (both(ceil(16.8 + 60 * A_MONTH)), both(ceil(35 + 60 * A_MONTH)))
    assert soonest((direct, analyst), lambda one: one.role) == Lead(DIRECT, ANALYST, 18, 18)


def test_present_work_of_a_kind_that_the_role_does_not_count_adds_no_months() -> None:
    ml_only = replace(ENGINEER, counts=("machine-learning",))

    direct = compare(outset(background=working(ExperienceKind.DATA, 36), role=ml_only))[0]

    assert days(direct.met) == both(ceil(16.8 + 60 * A_MONTH))


def test_posts_say_which_of_their_months_count_and_which_are_reached() -> None:
    direct, analyst = compare(outset("start-analyst-role"))

    assert [(one.milestone.slug, one.counts, one.is_reached) for one in analyst.posts] == [
        ("start-analyst-role", True, True),
        ("move-to-ml-role", True, False),
    ]
    assert [one.milestone.slug for one in direct.posts] == ["start-ml-role"]


@pytest.mark.parametrize(
    ("start", "silence", "verdict"),
    [
        (outset(role=None), Silence.NO_ROLE, None),
        (outset(background=Background()), Silence.DEGREE_UNKNOWN, Verdict.UNKNOWN),
        (outset(background=replace(BACHELOR, stated_months=None)), Silence.WORK_UNKNOWN, Verdict.UNKNOWN),
        (outset(weekly_hours=None), Silence.NO_PACE, Verdict.SHORT),
        (outset(weekly_hours=0), Silence.NO_PACE, Verdict.SHORT),
    ],
    ids=["no aim", "degree unknown", "work unknown", "no pace", "no hours"],
)
def test_unknown_is_unknown_and_says_what_is_missing(start: Outset, silence: Silence, verdict: Verdict | None) -> None:
    outlooks = compare(start)

    assert [one.role.silence for one in outlooks] == [silence] * 2
    assert [one.role.forecast for one in outlooks] == [None] * 2
    assert [one.met for one in outlooks] == [None] * 2
    assert [one.role.requirement.verdict if one.role.requirement else None for one in outlooks] == [verdict] * 2
    # Sums do not need what is unknown.
    assert [one.hours for one in outlooks] == [Hours(94, 94), Hours(120, 120)]


def test_role_that_states_nothing_asks_for_no_months() -> None:
    direct = compare(outset(role=engineer()))[0]

    assert (direct.met, days(direct.role.forecast)) == (None, both(45))


def test_the_first_route_counts_where_none_was_chosen() -> None:
    start = outset()

    direct, analyst = compare(replace(start, journey=replace(start.journey, route=None)))

    assert (direct.is_chosen, analyst.is_chosen) == (True, False)


@pytest.mark.parametrize("number", [0, 1, 5])
def test_any_number_of_routes_is_compared(number: int) -> None:
    start = outset()
    routes = tuple(replace(DIRECT, id=place, slug=f"route-{place}") for place in range(number))
    journey = Journey(values.catalogue(*milestones(), routes=routes))

    outlooks = compare(replace(start, journey=journey))

    assert [one.route.slug for one in outlooks] == [one.slug for one in routes]
    assert all(one.extra.milestones == () and len(one.shared.milestones) == 5 for one in outlooks)
    assert soonest(outlooks, lambda one: one.role) is None


def test_lead_says_which_is_sooner_and_by_how_much() -> None:
    outlooks = compare(outset(background=Background(Degree.PHD, is_degree_known=True)))

    # 63 - 45 days, 90 - 64 hours; both first posts are 24 hours away.
    assert soonest(outlooks, lambda one: one.role) == Lead(DIRECT, ANALYST, 18, 18)
    assert shortest(outlooks, lambda one: one.role) == Lead(DIRECT, ANALYST, 26, 26)
    assert soonest(outlooks, lambda one: one.first_post) is None


OTHER = replace(DIRECT, id=3, slug="other")


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], None),
        ([Span(DIRECT, 1, 2)], None),
        ([Span(DIRECT, 1, 2), Span(ANALYST, 1, 2)], None),
        ([Span(DIRECT, 5, 9), Span(ANALYST, 1, 2)], Lead(ANALYST, DIRECT, 4, 7)),
        ([Span(DIRECT, 1, 9), Span(ANALYST, 2, 12)], Lead(DIRECT, ANALYST, 1, 3)),
        ([Span(DIRECT, 1, 9), Span(ANALYST, 1, 12)], Lead(DIRECT, ANALYST, 0, 3)),
        ([Span(DIRECT, 1, 9), Span(ANALYST, 2, 3)], None),
        ([Span(DIRECT, 1, 3), Span(ANALYST, 2, 4), Span(OTHER, 9, 9)], Lead(DIRECT, ANALYST, 1, 1)),
        ([Span(DIRECT, 2, 3), Span(ANALYST, 3, 4), Span(OTHER, 1, 99)], None),
    ],
)
def test_lead_is_only_said_where_it_is_clear(spans: list[Span], expected: Lead | None) -> None:
    assert lead(spans) == expected


def by_row(outlook: Outlook) -> set[int]:
    """The milestones of all three parts."""
    parts = (outlook.shared, outlook.extra, outlook.optional)
    return {one.id for part in parts for one in part.milestones}


@given(journeys(), st.integers(0, 5), st.data())
def test_parts_share_out_what_the_route_asks(journey: Journey, number: int, data: st.DataObject) -> None:
    slugs = [one.slug for one in journey.catalogue.milestones]
    chosen = [{slug: data.draw(st.booleans()) for slug in slugs if data.draw(st.booleans())} for _ in range(number)]
    routes = tuple(replace(values.route(f"route-{place}", steps), id=place) for place, steps in enumerate(chosen))
    start = replace(journey, catalogue=replace(journey.catalogue, routes=routes), route=None)

    outlooks = compare(Outset(start, BACHELOR, TODAY, 10, role=ENGINEER))

    for outlook in outlooks:
        parts = (outlook.shared, outlook.extra, outlook.optional)
        assert by_row(outlook) == set(start.along(outlook.route, None).way.requirements)
        assert sum(len(part.milestones) for part in parts) == len(by_row(outlook))
        assert all(part.done + part.set_aside + part.left == len(part.milestones) for part in parts)
        assert outlook.shared == outlooks[0].shared
        assert outlook.hours.least == outlook.shared.hours.least + outlook.extra.hours.least


@given(journeys(), st.integers(1, 168))
def test_no_route_arrives_before_today(journey: Journey, weekly_hours: int) -> None:
    routes = (values.route("direct", {one.slug: True for one in journey.catalogue.milestones}), ANALYST)
    start = replace(journey, catalogue=replace(journey.catalogue, routes=routes), route=None)

    outlooks = compare(Outset(start, BACHELOR, TODAY, weekly_hours, role=ENGINEER))

    found = [coming for one in outlooks for coming in (one.first_post.forecast, one.role.forecast, one.met) if coming]
    assert all(TODAY <= coming.earliest <= coming.latest for coming in found)
    assert all(coming.latest - TODAY < timedelta(weeks=52 * 41) for coming in found)
