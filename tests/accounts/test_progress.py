"""Starting, completing, reopening, setting aside: posts that are safe to repeat, with htmx and without."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.utils import timezone

from accounts.models import Progress, User
from roadmap.models import Milestone
from roadmap.readers import catalogue
from tests.accounts.ticking import (
    BY_STATUS,
    COMPLETE,
    MONDAY,
    MOVES,
    REOPEN,
    ROWS,
    SET_ASIDE,
    START,
    Move,
    htmx,
    others,
    plain,
    row,
)
from tests.conftest import Queries
from tests.factories import MilestoneFactory, ProgressFactory, StageFactory, UserFactory
from tests.pages import main, page, rows, said, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def python(db: None) -> Milestone:
    """A milestone in a stage with another one."""
    stage = StageFactory.create(slug="foundations")
    milestone = MilestoneFactory.create(slug="python", title="Python", stage=stage)
    MilestoneFactory.create(slug="git", stage=stage)
    return milestone


def messages(answer: object) -> list[tuple[str, str]]:
    """What a redirect will say, and where it can be undone."""
    return [(one.message, one.extra_tags) for one in get_messages(answer.wsgi_request)]  # type: ignore[attr-defined]


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.verb)
@pytest.mark.parametrize("before", ROWS)
def test_move_leads_from_every_state_to_its_own(
    learner: User, learner_client: Client, python: Milestone, move: Move, before: str
) -> None:
    ProgressFactory.create(learner=learner, milestone=python, note="kept", revision=2, **ROWS[before])

    answer = learner_client.post(move.address, {"next": "/roadmap/"})

    after = row(learner, python)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/roadmap/")
    assert (after["status"], after["note"], after["revision"]) == (move.status, "kept", 2)
    assert rows(learner_client.get("/roadmap/")) == {"python": move.status, "git": "not-started"}


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.verb)
def test_move_says_what_happened_and_how_to_undo_it(
    learner: User, learner_client: Client, python: Milestone, move: Move
) -> None:
    before = others(move)
    ProgressFactory.create(learner=learner, milestone=python, **ROWS[before])

    answer = learner_client.post(move.address)

    undo = page(learner_client.get(answer.headers["Location"])).find(".//div[@id='messages']//form")
    assert answer.headers["Location"] == "/milestones/python/"
    assert messages(answer) == [(move.said, BY_STATUS[before].address)]
    assert undo is not None
    assert undo.attrib["action"] == BY_STATUS[before].address
    assert learner_client.post(undo.attrib["action"]).status_code == 302
    assert row(learner, python)["status"] == before


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.verb)
def test_move_by_htmx_refreshes_the_row_and_every_meter_that_shows_it(
    learner: User, learner_client: Client, python: Milestone, move: Move
) -> None:
    before = others(move)
    ProgressFactory.create(learner=learner, milestone=python, **ROWS[before])
    meters = {"done": "1 of 2", "set-aside": "0 of 1 1 set aside, counted nowhere"}.get(move.status, "0 of 2")

    answer = htmx(learner_client, move.address, next="/roadmap/?state=done")

    tree = page(answer)
    undo = tree.find(".//form")
    swapped = {one.attrib["id"]: one for one in tree.iterfind(".//*[@hx-swap-oob]")}
    assert answer.status_code == 200
    assert set(swapped) == {"milestone-python", "tally-foundations", "tally", "messages"}
    assert swapped["milestone-python"].attrib["data-status"] == move.status
    assert said(swapped["tally-foundations"]) == f"Required steps {meters}"
    assert said(swapped["tally"]) == f"The whole way {meters}"
    assert texts(tree, ".//div[@id='messages']//p") == [move.said]
    assert undo is not None
    assert undo.attrib["action"] == BY_STATUS[before].address
    assert [field.attrib["value"] for field in undo.iterfind("input[@name='next']")] == ["/roadmap/?state=done"]
    assert row(learner, python)["status"] == move.status


@pytest.mark.usefixtures("python")
def test_boosted_form_is_answered_with_a_page(learner_client: Client) -> None:
    answer = learner_client.post(START.address, headers={"HX-Request": "true", "HX-Boosted": "true"})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/milestones/python/")


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.verb)
@pytest.mark.parametrize("by_htmx", [False, True])
def test_move_made_twice_is_the_same_as_once(
    learner: User, learner_client: Client, python: Milestone, move: Move, *, by_htmx: bool
) -> None:
    ProgressFactory.create(learner=learner, milestone=python, **ROWS[others(move)])
    post = htmx if by_htmx else plain

    post(learner_client, move.address)
    once = row(learner, python)
    again = post(learner_client, move.address)

    assert row(learner, python) == once
    assert Progress.objects.count() == 1
    assert again.status_code == (200 if by_htmx else 302)
    assert not by_htmx or page(again).find(".//form") is None
    assert by_htmx or messages(again)[-1] == ("Saved.", "")


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.verb)
def test_move_touches_nobody_elses_row(learner: User, learner_client: Client, python: Milestone, move: Move) -> None:
    other = UserFactory.create()
    ProgressFactory.create(learner=other, milestone=python, note="canary", revision=7, **ROWS[others(move)])
    theirs = row(other, python)

    answer = htmx(learner_client, move.address)

    assert row(other, python) == theirs
    assert list(Progress.objects.for_learner(learner).values_list("status", flat=True)) in ([move.status], [])
    assert b"canary" not in answer.content


def test_completing_dates_the_row_and_keeps_the_first_start(
    learner: User, learner_client: Client, python: Milestone
) -> None:
    ProgressFactory.create(learner=learner, milestone=python, **ROWS["started"])

    learner_client.post(COMPLETE.address)

    after = row(learner, python)
    assert (after["started_at"], after["set_aside_at"]) == (MONDAY, None)
    assert timezone.now() - after["completed_at"] < timedelta(minutes=1)


@pytest.mark.parametrize("before", ["not-started", "started", "done"])
def test_setting_aside_and_taking_up_again_keeps_the_dates(
    learner: User, learner_client: Client, python: Milestone, before: str
) -> None:
    ProgressFactory.create(learner=learner, milestone=python, **ROWS[before])
    dated = row(learner, python)

    learner_client.post(SET_ASIDE.address)
    aside = row(learner, python)
    form = page(learner_client.get("/milestones/python/")).find(".//form[@id='progress-form']")
    assert form is not None
    way_back = next(button for button in form.iter("button") if said(button) == "Take up again")
    learner_client.post(way_back.attrib["formaction"])

    assert (aside["started_at"], aside["completed_at"]) == (dated["started_at"], dated["completed_at"])
    assert row(learner, python) == dated


def test_reopening_forgets_the_dates_and_keeps_evidence_and_note(
    learner: User, learner_client: Client, python: Milestone
) -> None:
    written = {"evidence_url": "https://example.org/", "note": "kept", "revision": 3}
    ProgressFactory.create(learner=learner, milestone=python, **written, **ROWS["done"])

    learner_client.post(REOPEN.address)

    assert (
        row(learner, python)
        == {
            "status": "not-started",
            "started_at": None,
            "completed_at": None,
            "set_aside_at": None,
        }
        | written
    )


@pytest.mark.usefixtures("python")
def test_a_milestone_nobody_touched_can_be_reopened_without_a_trace(
    learner_client: Client,
) -> None:
    answer = learner_client.post(REOPEN.address)

    assert (answer.status_code, messages(answer)) == (302, [("Saved.", "")])
    assert not Progress.objects.exists()


@pytest.mark.usefixtures("python")
@pytest.mark.parametrize("rows_before", [1, 3])
def test_a_tick_costs_four_statements_one_of_which_writes(
    learner: User,
    learner_client: Client,
    queries: Queries,
    rows_before: int,
) -> None:
    for _ in range(rows_before):
        ProgressFactory.create(learner=learner, **ROWS["done"])
    catalogue()

    with queries(3) as statements:
        htmx(learner_client, COMPLETE.address)

    (write,) = [sql.split() for sql in statements if not sql.startswith("SELECT")]
    assert (write[:2], write[2].strip('"')) == (["INSERT", "INTO"], "accounts_progress")
    assert "CONFLICT" in write


def test_an_archived_milestone_can_still_be_moved_by_who_recorded_something(
    learner: User, learner_client: Client, python: Milestone
) -> None:
    ProgressFactory.create(learner=learner, milestone=python, **ROWS["started"])
    python.state = "archived"
    python.save()

    answer = htmx(learner_client, COMPLETE.address)

    swapped = {one.attrib["id"] for one in page(answer).iterfind(".//*[@hx-swap-oob]")}
    assert row(learner, python)["status"] == "done"
    assert swapped == {"milestone-python", "tally", "messages"}
    assert "Done" in main(learner_client.get("/milestones/python/"))
