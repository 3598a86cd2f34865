"""Learners whose page was loaded before something was renamed lose nothing and notice little."""

import pytest
from django.test import Client

from accounts.models import Progress, User
from roadmap.actions.slugs import rename_item
from roadmap.models import Milestone, State
from tests import factories
from tests.accounts.ticking import MOVES, ROWS, Move, htmx, others, plain
from tests.conftest import Queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def renamed() -> Milestone:
    """A milestone that was called "python" when the page was loaded."""
    milestone = factories.MilestoneFactory.create(slug="python", title="Python")
    rename_item(milestone, "python-basics")
    return milestone


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.verb)
def test_post_to_the_old_address_counts(learner: User, learner_client: Client, renamed: Milestone, move: Move) -> None:
    factories.ProgressFactory.create(learner=learner, milestone=renamed, **ROWS[others(move)])

    answer = plain(learner_client, move.address)

    assert answer.headers["Location"] == "/milestones/python-basics/"
    assert Progress.objects.values_list("learner", "milestone", "status").get() == (learner.pk, renamed.pk, move.status)


def test_post_from_a_row_that_has_another_name_loads_the_page_anew(
    learner: User, learner_client: Client, renamed: Milestone
) -> None:
    answer = htmx(learner_client, "/milestones/python/complete/", next="/roadmap/?state=started")

    assert (answer.status_code, answer.headers["HX-Redirect"]) == (200, "/roadmap/?state=started")
    assert Progress.objects.values_list("learner", "milestone", "status").get() == (learner.pk, renamed.pk, "done")
    told = [str(message) for message in learner_client.get("/roadmap/").context["messages"]]
    assert told == ["Done: Python"]


@pytest.mark.parametrize("slug", ["python", "python-basics"])
def test_post_costs_the_same_under_either_name(
    learner_client: Client, renamed: Milestone, queries: Queries, slug: str
) -> None:
    learner_client.get("/")

    with queries(4):
        plain(learner_client, f"/milestones/{slug}/complete/")


def test_evidence_sent_to_the_old_address_is_kept(learner_client: Client, renamed: Milestone) -> None:
    plain(learner_client, "/milestones/python/complete/", note="Mine.", evidence_url="", revision="0")

    assert Progress.objects.values_list("milestone", "note").get() == (renamed.pk, "Mine.")


def test_what_was_typed_before_logging_in_is_still_there(client: Client, learner: User, renamed: Milestone) -> None:
    rename_item(renamed, "python")
    plain(client, "/milestones/python/complete/", note="Mine.", evidence_url="", revision="0")
    rename_item(renamed, "python-first")
    client.force_login(learner)

    answer = client.get("/milestones/python/", follow=True)

    assert answer.redirect_chain == [("/milestones/python-first/", 301)]
    assert answer.context["form"]["note"].value() == "Mine."


def test_archived_milestone_is_found_by_those_who_have_it_alone(
    client: Client, learner: User, learner_client: Client, renamed: Milestone
) -> None:
    factories.ProgressFactory.create(learner=learner, milestone=renamed)
    Milestone.objects.update(state=State.ARCHIVED)

    assert learner_client.get("/milestones/python/").headers["Location"] == "/milestones/python-basics/"
    assert client.get("/milestones/python/").status_code == 404


def test_plan_takes_the_name_that_was_on_the_page(learner: User, learner_client: Client) -> None:
    route, specialisation = factories.RouteFactory.create(slug="a"), factories.SpecialisationFactory.create(slug="b")
    factories.RouteFactory.create()
    rename_item(route, "direct")
    rename_item(specialisation, "vision")

    learner_client.post("/plan/", {"route": "a", "specialisation": "b"})

    learner.refresh_from_db()
    assert (learner.route, learner.specialisation) == (route, specialisation)
