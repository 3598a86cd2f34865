"""Ticks that meet: every learner has exactly one row on a milestone, and nobody is answered with an error."""

from collections.abc import Callable
from threading import Barrier
from typing import Any

import pytest
from django.test import Client

from accounts.actions import record_progress
from accounts.models import Progress, User
from accounts.views import progress
from roadmap.domain.journey import MilestoneState
from roadmap.models import Milestone
from tests.accounts.ticking import COMPLETE, MOVES, REOPEN, ROWS, SET_ASIDE, START, Move, row
from tests.factories import MilestoneFactory, ProgressFactory, RouteFactory, UserFactory
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)

Meet = Callable[[int], None]


@pytest.fixture
def meet(monkeypatch: pytest.MonkeyPatch) -> Meet:
    """Let so many posts read what is there before any of them writes: the worst moment to meet."""

    def until(posts: int) -> None:
        all_have_read = Barrier(posts, timeout=10)

        def record(**what: Any) -> MilestoneState:
            all_have_read.wait()
            return record_progress(**what)

        monkeypatch.setattr(progress, "record_progress", record)

    return until


@pytest.fixture
def python(transactional_db: None) -> Milestone:
    return MilestoneFactory.create(slug="python", title="Python")


def window(learner: User) -> Client:
    """A browser of its own in which the learner is signed in."""
    client = Client()
    client.force_login(learner)
    return client


def another_window(client: Client) -> Client:
    """A second window of the same browser: the same session."""
    other = Client()
    other.cookies.load(client.cookies.output(header=""))
    return other


def post(client: Client, move: Move, **typed: str) -> Callable[[], int]:
    """A post to come, as the status that it is answered with."""
    return lambda: client.post(move.address, typed).status_code


def statuses() -> list[tuple[int, str]]:
    return list(Progress.objects.order_by("learner").values_list("learner", "status"))


def test_two_learners_at_once_have_a_row_each(python: Milestone, meet: Meet) -> None:
    learners = [UserFactory.create(), UserFactory.create()]
    meet(2)

    answers = at_once(post(window(learners[0]), COMPLETE), post(window(learners[1]), START))

    assert answers == [302, 302]
    assert statuses() == [(learners[0].pk, "done"), (learners[1].pk, "started")]
    assert Progress.objects.filter(milestone=python).count() == 2


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.verb)
def test_a_double_click_is_one_row(learner: User, python: Milestone, meet: Meet, move: Move) -> None:
    before = "done" if move is REOPEN else "not-started"
    ProgressFactory.create(learner=learner, milestone=python, **ROWS[before])
    browser = window(learner)
    meet(2)

    answers = at_once(post(browser, move), post(another_window(browser), move))

    assert answers == [302, 302]
    assert statuses() == [(learner.pk, move.status)]


@pytest.mark.usefixtures("python")
def test_a_first_tick_twice_in_parallel_is_one_row(learner: User, meet: Meet) -> None:
    meet(4)

    answers = at_once(*(post(window(learner), COMPLETE) for _ in range(4)))

    assert answers == [302] * 4
    assert statuses() == [(learner.pk, "done")]


@pytest.mark.usefixtures("python")
def test_start_against_complete_is_one_of_the_two(learner: User, meet: Meet) -> None:
    meet(2)

    answers = at_once(post(window(learner), START), post(window(learner), COMPLETE))

    assert answers == [302, 302]
    assert statuses() in ([(learner.pk, "started")], [(learner.pk, "done")])


@pytest.mark.parametrize("before", ROWS)
def test_every_move_at_once_leaves_one_whole_row(learner: User, python: Milestone, meet: Meet, before: str) -> None:
    ProgressFactory.create(learner=learner, milestone=python, note="kept", revision=2, **ROWS[before])
    meet(4)

    answers = at_once(*(post(window(learner), move) for move in (START, COMPLETE, REOPEN, SET_ASIDE)))

    assert answers == [302] * 4
    assert len(statuses()) == 1
    assert (row(learner, python)["note"], row(learner, python)["revision"]) == ("kept", 2)


def test_of_two_notes_at_once_one_is_kept_and_the_other_is_told(learner: User, python: Milestone, meet: Meet) -> None:
    notes = ["from the laptop", "from the phone"]
    meet(2)

    answers = at_once(*(post(window(learner), COMPLETE, evidence_url="", note=note, revision="0") for note in notes))

    assert sorted(answers) == [302, 409]
    assert row(learner, python)["note"] == notes[answers.index(302)]
    assert row(learner, python)["revision"] == 1


def test_a_tick_beside_a_note_loses_neither(learner: User, python: Milestone, meet: Meet) -> None:
    meet(2)

    answers = at_once(
        post(window(learner), START, evidence_url="", note="mine", revision="0"), post(window(learner), START)
    )

    assert answers == [302, 302]
    assert (row(learner, python)["status"], row(learner, python)["note"]) == ("started", "mine")


def test_plans_chosen_at_once_are_one_of_them(learner: User) -> None:
    routes = [RouteFactory.create(slug=slug) for slug in ("direct", "analyst-first")]

    def choose(slug: str) -> Callable[[], int]:
        return lambda: window(learner).post("/plan/", {"route": slug}).status_code

    answers = at_once(*(choose(route.slug) for route in routes))

    learner.refresh_from_db()
    assert answers == [302, 302]
    assert learner.route in routes
