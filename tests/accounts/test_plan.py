"""The plan: choosing a way changes what counts and loses nothing."""

import pytest
from django.test import Client

from accounts.models import Progress, User
from roadmap.models import Route, State
from roadmap.readers import catalogue
from tests.accounts.ticking import ROWS
from tests.conftest import Queries
from tests.factories import (
    MilestoneFactory,
    ProgressFactory,
    RouteFactory,
    RouteStepFactory,
    SpecialisationFactory,
    UserFactory,
)
from tests.pages import page, said, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def direct(db: None) -> Route:
    """The first of two routes, and two specialisations."""
    first = RouteFactory.create(slug="direct", title="Direct")
    RouteFactory.create(slug="analyst-first", title="Analyst first")
    for slug in ("vision", "language"):
        SpecialisationFactory.create(slug=slug, title=slug.capitalize())
    return first


def way_of(learner: User) -> tuple[str | None, str | None]:
    """The slugs of the learner's route and specialisation, as they are in the database."""
    return User.objects.values_list("route__slug", "specialisation__slug").get(pk=learner.pk)


def offered(client: Client) -> dict[str, list[tuple[str, bool]]]:
    """What the page offers, and whether it is chosen."""
    choices: dict[str, list[tuple[str, bool]]] = {}
    for field in page(client.get("/plan/")).iterfind(".//input[@type='radio']"):
        choices.setdefault(field.attrib["name"], []).append((field.attrib["value"], "checked" in field.attrib))
    return choices


@pytest.mark.usefixtures("direct")
def test_the_page_offers_every_way_and_stands_at_the_first(learner_client: Client) -> None:
    RouteFactory.create(slug="draft-canary", state=State.DRAFT)

    assert offered(learner_client) == {
        "route": [("direct", True), ("analyst-first", False)],
        "specialisation": [("", True), ("vision", False), ("language", False)],
    }


@pytest.mark.usefixtures("direct")
def test_a_chosen_way_is_kept_and_said(learner: User, learner_client: Client) -> None:
    answer = learner_client.post("/plan/", {"route": "analyst-first", "specialisation": "language"})

    message = page(learner_client.get("/plan/")).find(".//div[@id='messages']")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/plan/")
    assert way_of(learner) == ("analyst-first", "language")
    assert said(message) == "Saved. Nothing you have done is lost: only what counts has changed."
    assert offered(learner_client) == {
        "route": [("direct", False), ("analyst-first", True)],
        "specialisation": [("", False), ("vision", False), ("language", True)],
    }


@pytest.mark.usefixtures("direct")
def test_a_specialisation_can_be_taken_back(learner: User, learner_client: Client) -> None:
    learner_client.post("/plan/", {"route": "direct", "specialisation": "vision"})

    learner_client.post("/plan/", {"route": "direct", "specialisation": ""})

    assert way_of(learner) == ("direct", None)


@pytest.mark.usefixtures("direct")
def test_choosing_twice_is_the_same_as_once(learner: User, learner_client: Client) -> None:
    typed = {"route": "analyst-first", "specialisation": "vision"}

    answers = [learner_client.post("/plan/", typed).status_code for _ in range(2)]

    assert (answers, way_of(learner)) == ([302, 302], ("analyst-first", "vision"))


def test_switching_changes_what_counts_and_no_progress(learner: User, learner_client: Client, direct: Route) -> None:
    shared, own = MilestoneFactory.create(), MilestoneFactory.create()
    for route, milestone in ((direct, shared), (direct, own), (Route.objects.last(), shared)):
        RouteStepFactory.create(route=route, milestone=milestone)
    for milestone in (shared, own):
        ProgressFactory.create(learner=learner, milestone=milestone, **ROWS["done"])
    before, rows = (
        said(page(learner_client.get("/roadmap/")).find(".//div[@id='tally']")),
        list(Progress.objects.values()),
    )

    learner_client.post("/plan/", {"route": "analyst-first"})

    after = said(page(learner_client.get("/roadmap/")).find(".//div[@id='tally']"))
    assert (before, after) == ("The whole way 2 of 2", "The whole way 1 of 1")
    assert list(Progress.objects.values()) == rows


def test_choosing_touches_nobody_else(learner_client: Client, direct: Route) -> None:
    other = UserFactory.create(route=direct)

    learner_client.post("/plan/", {"route": "analyst-first", "specialisation": "vision"})

    assert way_of(other) == ("direct", None)


@pytest.mark.usefixtures("direct")
@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ({}, ["route"]),
        ({"route": "", "specialisation": "vision"}, ["route"]),
        ({"route": "unknown"}, ["route"]),
        ({"route": "hidden"}, ["route"]),
        ({"route": "direct", "specialisation": "unknown"}, ["specialisation"]),
        ({"route": "x" * 10_000, "specialisation": "🚀" * 10_000}, ["route", "specialisation"]),
    ],
    ids=["nothing", "no route", "unknown route", "draft", "unknown specialisation", "long"],
)
def test_an_unknown_way_is_refused(
    learner: User,
    learner_client: Client,
    typed: dict[str, str],
    fields: list[str],
) -> None:
    RouteFactory.create(slug="hidden", state=State.DRAFT)

    answer = learner_client.post("/plan/", typed)

    hrefs = [link.attrib["href"] for link in page(answer).iterfind(".//div[@id='error-summary']//a")]
    assert (answer.status_code, hrefs) == (422, [f"#id_{name}_0" for name in fields])
    assert way_of(learner) == (None, None)


@pytest.mark.usefixtures("direct")
def test_a_route_that_was_archived_gives_way_to_the_first(learner: User, learner_client: Client) -> None:
    learner_client.post("/plan/", {"route": "analyst-first", "specialisation": "vision"})

    Route.objects.filter(slug="analyst-first").update(state=State.ARCHIVED)

    assert offered(learner_client)["route"] == [("direct", True)]
    assert way_of(learner) == ("analyst-first", "vision")


def test_without_routes_the_page_says_that_everything_counts(learner_client: Client) -> None:
    tree = page(learner_client.get("/plan/"))

    assert texts(tree, ".//p[@class='empty__title']") == ["No routes yet"]
    assert tree.find(".//main//form") is None


def test_the_plan_costs_the_same_at_1_and_3_rows(learner_client: Client, queries: Queries) -> None:
    RouteFactory.create()
    catalogue()

    with queries(4):
        first = offered(learner_client)
    RouteFactory.create_batch(2)
    catalogue()
    with queries(4):
        last = offered(learner_client)

    assert (len(first["route"]), len(last["route"])) == (1, 3)


@pytest.mark.usefixtures("direct")
def test_saving_the_plan_costs_session_progress_the_write_and_its_message(
    learner_client: Client,
    queries: Queries,
) -> None:
    catalogue()

    with queries(4):
        answer = learner_client.post("/plan/", {"route": "direct"})

    assert answer.status_code == 302


@pytest.mark.usefixtures("direct")
def test_a_visitor_is_sent_to_log_in(client: Client) -> None:
    answers = [client.get("/plan/"), client.post("/plan/", {"route": "direct"})]

    assert [answer.headers["Location"] for answer in answers] == ["/accounts/login/?next=/plan/"] * 2


@pytest.mark.usefixtures("direct")
def test_a_post_without_a_token_is_refused(learner: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(learner)

    answer = client.post("/plan/", {"route": "direct"})

    assert (answer.status_code, way_of(learner)) == (403, (None, None))


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(learner_client: Client, method: str) -> None:
    answer = getattr(learner_client, method)("/plan/")

    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, POST")
