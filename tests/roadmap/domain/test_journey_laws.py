"""What holds for every journey, whatever the catalogue and whatever was done."""

from collections.abc import Callable
from dataclasses import astuple, replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from roadmap.domain.catalogue import Milestone, Requirement
from roadmap.domain.journey import Journey, MilestoneState, NextStep, Reason, Status, Tally
from tests.roadmap.domain import values

Transition = Callable[[MilestoneState, datetime], MilestoneState]

TRANSITIONS: dict[Transition, Status] = {
    MilestoneState.start: Status.STARTED,
    MilestoneState.complete: Status.DONE,
    MilestoneState.reopen: Status.NOT_STARTED,
    MilestoneState.set_aside: Status.SET_ASIDE,
}
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
OPEN = {Status.NOT_STARTED, Status.STARTED}

TODAY = NOW.date()
DAYS = st.dates(TODAY - timedelta(days=2), TODAY + timedelta(days=2))

transitions = st.sampled_from(list(TRANSITIONS))


@st.composite
def states(draw: st.DrawFn) -> MilestoneState:
    """States that some sequence of transitions leads to."""
    state = MilestoneState(evidence_url="https://example.org/", note="kept", revision=3)
    for hours, move in enumerate(draw(st.lists(transitions, max_size=6)), start=-6):
        state = move(state, NOW + timedelta(hours=hours))
    wish = draw(st.sampled_from([MilestoneState.take_up, lambda one: one.pin(NOW), None]))
    return wish(state) if wish else state.put_off(draw(DAYS))


@st.composite
def journeys(draw: st.DrawFn) -> Journey:
    """Journeys through small catalogues, with prerequisites that may come later in the order of the roadmap."""
    slugs = draw(st.permutations("abcdefgh"))[: draw(st.integers(0, 8))]
    unordered = [
        values.milestone(
            slug,
            place,
            stage=draw(st.sampled_from(["first-steps", "last-steps"])),
            needs=draw(st.lists(st.sampled_from(sorted(slugs[:rank])), max_size=3, unique=True)) if rank else (),
            field=draw(st.sampled_from(["", "", "vision", "language"])),
        )
        for rank, (slug, place) in enumerate(zip(slugs, draw(st.permutations(range(len(slugs)))), strict=True))
    ]
    milestones = sorted(unordered, key=lambda one: one.position)
    touched = {one.id: draw(states()) for one in milestones if draw(st.booleans())}
    on_route = {one.slug: draw(st.booleans()) for one in milestones if draw(st.booleans())}
    return Journey(
        values.catalogue(*milestones),
        touched,
        draw(st.sampled_from([None, values.route(steps=on_route)])),
        draw(st.sampled_from([None, values.specialisation("vision")])),
    )


def dates_fit(state: MilestoneState) -> bool:
    """The same law that the database holds its rows to."""
    dated = (state.started_at is not None, state.completed_at is not None, state.set_aside_at is not None)
    return {
        Status.NOT_STARTED: dated == (False, False, False),
        Status.STARTED: dated == (True, False, False),
        Status.DONE: dated[1:] == (True, False),
        Status.SET_ASIDE: dated[2],
    }[state.status]


def precedence(step: NextStep) -> tuple[bool, bool, bool, int, int, int]:
    """The order that the rule promises, in its own words."""
    return (
        not step.is_pinned,
        step.reason is not Reason.STARTED,
        step.requirement is Requirement.OPTIONAL,
        -step.helps,
        -step.unlocks,
        step.milestone.position,
    )


def on_the_way(journey: Journey) -> list[Milestone]:
    return [one for one in journey.catalogue.milestones if journey.requirement(one) is not Requirement.OFF]


@given(states(), transitions)
def test_a_transition_leads_to_its_status_and_leaves_evidence_and_note(state: MilestoneState, move: Transition) -> None:
    after = move(state, NOW)

    assert after.status is TRANSITIONS[move]
    assert dates_fit(after)
    # Evidence, note, revision and wishes.
    assert after[4:] == state[4:]


@given(states(), transitions)
def test_a_transition_made_twice_is_the_same_as_once(state: MilestoneState, move: Transition) -> None:
    once = move(state, NOW)

    assert move(once, NOW + timedelta(days=1)) == once


@given(states())
def test_since_is_known_for_everything_but_not_started(state: MilestoneState) -> None:
    assert (state.since is None) is (state.status is Status.NOT_STARTED)


@given(states())
def test_setting_aside_and_taking_up_again_loses_no_date(state: MilestoneState) -> None:
    way_back = {status: move for move, status in TRANSITIONS.items()}[state.status]

    back = way_back(state.set_aside(NOW), NOW + timedelta(days=1))

    assert back == state


@given(journeys())
def test_tally_stays_within_bounds_and_counts_every_milestone_on_the_way_once(journey: Journey) -> None:
    tally = journey.tally()

    assert 0 <= tally.done <= tally.total
    assert 0 <= tally.optional_done <= tally.optional_total
    assert tally.total + tally.optional_total + tally.set_aside == len(on_the_way(journey))
    assert tally.is_complete is (0 < tally.done == tally.total)


@given(journeys())
def test_tallies_of_the_stages_add_up_to_the_whole(journey: Journey) -> None:
    columns = zip(*(astuple(journey.tally(stage)) for stage in journey.catalogue.stages), strict=True)

    assert (Tally(*map(sum, columns))) == journey.tally()


@given(journeys(), st.data())
def test_setting_a_milestone_aside_takes_it_from_both_sides(journey: Journey, data: st.DataObject) -> None:
    assume(on_the_way(journey))
    milestone = data.draw(st.sampled_from(on_the_way(journey)))
    fresh = journey.with_state(milestone, MilestoneState())
    done = journey.with_state(milestone, MilestoneState(Status.DONE, completed_at=NOW))
    is_required = journey.requirement(milestone) is Requirement.REQUIRED

    aside = journey.with_state(milestone, done.state(milestone).set_aside(NOW)).tally()

    gone = ({"total": aside.total + 1} if is_required else {"optional_total": aside.optional_total + 1}) | {
        "set_aside": aside.set_aside - 1
    }
    done_too = {"done": aside.done + 1} if is_required else {"optional_done": aside.optional_done + 1}
    assert fresh.tally() == replace(aside, **gone)
    assert done.tally() == replace(aside, **gone, **done_too)


@given(journeys())
def test_next_steps_are_exactly_the_open_ones_on_the_way_with_nothing_open_before_them(journey: Journey) -> None:
    by_slug = journey.catalogue.milestone_by_slug

    steps = journey.next_steps()

    assert {step.milestone.slug for step in steps} == {
        one.slug
        for one in on_the_way(journey)
        if journey.status(one) in OPEN and not any(journey.status(by_slug[need]) in OPEN for need in one.prerequisites)
    }
    assert all(step.requirement is journey.requirement(step.milestone) for step in steps)


@given(journeys())
def test_next_steps_stand_in_one_total_order(journey: Journey) -> None:
    again = replace(journey, states=dict(reversed([*journey.states.items()])))

    keys = [precedence(step) for step in journey.next_steps()]

    assert keys == sorted(set(keys))
    assert again.next_steps() == journey.next_steps()


@given(journeys(), st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 4)))
def test_adverts_order_steps_of_a_class_and_nothing_else(journey: Journey, helped: dict[str, int]) -> None:
    again = replace(journey, states=dict(reversed(list(journey.states.items()))))

    plain, ordered = journey.next_steps(), journey.next_steps(helped=helped)

    keys = [precedence(step) for step in ordered]
    assert keys == sorted(set(keys))
    assert again.next_steps(helped=helped) == ordered
    assert [precedence(step)[:3] for step in ordered] == [precedence(step)[:3] for step in plain]
    assert {(step.milestone.slug, step.helps) for step in ordered} == {
        (step.milestone.slug, helped.get(step.milestone.slug, 0)) for step in plain
    }


@given(journeys())
def test_adverts_that_no_step_helps_with_change_nothing(journey: Journey) -> None:
    assert journey.next_steps(helped={}) == journey.next_steps() == journey.next_steps(helped={"elsewhere": 2})


@given(journeys())
def test_equal_journeys_have_equal_hashes(journey: Journey) -> None:
    again = replace(journey, states=dict(reversed(list(journey.states.items()))))

    assert (again, hash(again)) == (journey, hash(journey))


@given(journeys(), DAYS)
def test_no_next_step_has_open_prerequisites_whatever_is_wished(journey: Journey, today: date) -> None:
    by_slug = journey.catalogue.milestone_by_slug

    steps = journey.next_steps(today=today)

    assert not [
        one for one in steps if any(journey.status(by_slug[need]) in OPEN for need in one.milestone.prerequisites)
    ]
    assert [step.is_pinned for step in steps] == sorted((step.is_pinned for step in steps), reverse=True)


@given(journeys(), DAYS)
def test_what_is_put_off_is_told_apart_and_nothing_is_lost(journey: Journey, today: date) -> None:
    put_off = journey.put_off(today)

    left = {step.milestone.slug for step in journey.next_steps(today=today)}
    away = {one.milestone.slug for one in put_off}
    assert not left & away
    assert {step.milestone.slug for step in journey.next_steps()} <= left | away
    assert all(one.until > today and journey.status(one.milestone) in OPEN for one in put_off)
    assert put_off == sorted(put_off, key=lambda one: (one.until, one.milestone.position))


@given(journeys())
def test_pinned_and_open_is_a_next_step_or_says_what_it_waits_for(journey: Journey) -> None:
    pinned = {one.slug for one in on_the_way(journey) if journey.state(one).pinned_at and journey.status(one) in OPEN}

    first = {step.milestone.slug for step in journey.next_steps(today=TODAY) if step.is_pinned}
    waiting = {one.milestone.slug: one.waits_for for one in journey.waiting()}

    assert first | waiting.keys() == pinned
    assert not first & waiting.keys()
    assert all(waits_for and {journey.status(one) for one in waits_for} <= OPEN for waits_for in waiting.values())


@given(journeys(), st.data())
def test_completing_a_milestone_never_lowers_what_is_done(journey: Journey, data: st.DataObject) -> None:
    assume(on_the_way(journey))
    milestone = data.draw(st.sampled_from(on_the_way(journey)))
    before = journey.tally()

    after = journey.with_state(milestone, journey.state(milestone).complete(NOW)).tally()

    assert (after.done, after.optional_done) >= (before.done, before.optional_done)
    assert after.done * max(before.total, 1) >= before.done * max(after.total, 1)


@given(states(), DAYS)
def test_wishes_are_one_or_neither_and_can_be_taken_back(state: MilestoneState, until: date) -> None:
    pinned, put_off = state.pin(NOW), state.put_off(until)

    assert (pinned.pinned_at, pinned.not_before) == (state.pinned_at or NOW, None)
    assert (put_off.pinned_at, put_off.not_before) == (None, until)
    assert pinned.pin(NOW + timedelta(days=1)) == pinned
    assert pinned.unpin() == put_off.take_up() == state.unpin().take_up()
    assert pinned[:7] == put_off[:7] == state[:7]


@given(journeys())
def test_what_a_next_step_unlocks_is_among_the_required_left(journey: Journey) -> None:
    left = sum(
        journey.requirement(one) is Requirement.REQUIRED and journey.status(one) in OPEN
        for one in journey.catalogue.milestones
    )

    steps = journey.next_steps()

    assert all(step.remaining == left and 0 <= step.unlocks <= left for step in steps)
