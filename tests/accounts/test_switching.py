"""Switching the way: a preview that saves nothing, a post that loses nothing, and the way back."""

from collections.abc import Iterator

import pytest
from django.test import Client

from accounts.models import Progress, User
from roadmap.models import FormerSlug, Milestone, Route, Specialisation, State
from roadmap.readers import catalogue
from tests.accounts.test_plan import way_of
from tests.accounts.ticking import ROWS
from tests.conftest import Queries
from tests.factories import (
    MilestoneFactory,
    ProgressFactory,
    RouteFactory,
    RouteStepFactory,
    SpecialisationFactory,
    StageFactory,
    UserFactory,
)
from tests.pages import links, main, page, said, texts

pytestmark = pytest.mark.django_db

ROUTE, FIELD = "/plan/route/analyst-first/", "/plan/specialisation/vision/"


@pytest.fixture
def direct(db: None) -> Route:
    """Two routes that share a base, differ in what they ask of the paper, and one field."""
    direct, analyst = (RouteFactory.create(slug=slug, title=slug.capitalize()) for slug in ("direct", "analyst-first"))
    vision = SpecialisationFactory.create(slug="vision", title="Vision")
    stage = StageFactory.create()
    asked = {"base": (True, True), "paper": (True, False), "post": (True, None), "report": (None, True)}
    for order, (slug, on_routes) in enumerate(asked.items()):
        milestone = MilestoneFactory.create(slug=slug, title=slug.capitalize(), stage=stage, order=order, hours=10)
        for route, is_required in zip((direct, analyst), on_routes, strict=True):
            if is_required is not None:
                RouteStepFactory.create(route=route, milestone=milestone, is_required=is_required)
    see = MilestoneFactory.create(slug="see", title="See", stage=stage, order=9, hours=5, specialisation=vision)
    RouteStepFactory.create(route=direct, milestone=see)
    return direct


def record(learner: User, **states: str) -> None:
    """Progress of the learner, by slug."""
    for slug, state in states.items():
        ProgressFactory.create(learner=learner, milestone=Milestone.objects.get(slug=slug), **ROWS[state])


def changes(client: Client, address: str) -> dict[str, list[str]]:
    """What the preview lists, by heading."""
    tree = page(client.get(address))
    return {
        said(part.find("h2")): texts(part, ".//li") for part in tree.iterfind(".//section[@class='switch__change']")
    }


def undo(client: Client) -> Iterator[str]:
    """Where the undo of the message leads, if there is one."""
    yield from (form.attrib["action"] for form in page(client.get("/plan/")).iterfind(".//div[@id='messages']//form"))


@pytest.mark.usefixtures("direct")
def test_preview_tells_what_is_kept_gained_and_made_optional(learner: User, learner_client: Client) -> None:
    record(learner, base="done", post="started", report="done")

    assert changes(learner_client, ROUTE) == {
        "Newly required 1": ["Report Done"],
        "Optional instead of required 1": ["Paper"],
        "No longer asked 1": ["Post Started"],
        "What you have done and still counts 1": ["Base Done"],
    }


@pytest.mark.usefixtures("direct")
def test_preview_opens_its_hours_to_their_sum(learner: User, learner_client: Client) -> None:
    record(learner, base="done")

    tree = page(learner_client.get(ROUTE))

    assert texts(tree, ".//p[@class='switch__hours']") == ["20 hours → would become 10 hours"]
    assert texts(tree, ".//details[@id='hours']//tr") == [
        "Study left as it is20 hours",
        "Reportmore: 10 hours",
        "Paperless: 10 hours",
        "Postless: 10 hours",
        "Study left as it would be10 hours",
    ]


@pytest.mark.usefixtures("direct")
def test_preview_saves_nothing(learner: User, learner_client: Client) -> None:
    answers = [learner_client.get(address).status_code for address in (ROUTE, FIELD)]

    assert (answers, way_of(learner)) == ([200, 200], (None, None))


@pytest.mark.usefixtures("direct")
def test_switching_there_and_back_by_undo_leaves_everything_as_it_was(learner: User, learner_client: Client) -> None:
    record(learner, base="done", post="started", report="set-aside")
    learner_client.post("/plan/", {"route": "direct", "specialisation": "vision"})
    learner_client.get("/plan/")
    rows, before = list(Progress.objects.values()), page(learner_client.get("/roadmap/")).find(".//div[@id='tally']")

    answer = learner_client.post(ROUTE)
    there = way_of(learner)
    [way_back] = undo(learner_client)
    learner_client.post(way_back)

    after = page(learner_client.get("/roadmap/")).find(".//div[@id='tally']")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/plan/")
    assert (there, way_back) == (("analyst-first", "vision"), "/plan/route/direct/")
    assert (way_of(learner), list(Progress.objects.values())) == (("direct", "vision"), rows)
    assert said(before) == said(after)


@pytest.mark.usefixtures("direct")
def test_message_says_which_route_it_is_now(learner_client: Client) -> None:
    learner_client.post(ROUTE)

    message = page(learner_client.get("/plan/")).find(".//div[@id='messages']//p")
    assert said(message) == "Your route is now: Analyst-first. Nothing you have done is lost."


@pytest.mark.usefixtures("direct")
@pytest.mark.parametrize("address", [ROUTE, FIELD])
def test_same_post_twice_changes_once_and_offers_one_way_back(
    learner: User, learner_client: Client, address: str
) -> None:
    learner_client.post(address)
    once = way_of(learner)
    list(undo(learner_client))

    answer = learner_client.post(address)

    assert (answer.status_code, way_of(learner)) == (302, once)
    assert list(undo(learner_client)) == []


@pytest.mark.usefixtures("direct")
def test_specialisation_is_taken_changed_and_left(learner: User, learner_client: Client) -> None:
    SpecialisationFactory.create(slug="language", title="Language")
    ways = []

    for slug in ("vision", "language", "none"):
        learner_client.post(f"/plan/specialisation/{slug}/")
        ways.append((way_of(learner)[1], *undo(learner_client)))

    assert ways == [
        ("vision", "/plan/specialisation/none/"),
        ("language", "/plan/specialisation/vision/"),
        (None, "/plan/specialisation/language/"),
    ]


@pytest.mark.usefixtures("direct")
def test_specialisation_previews_what_it_adds_and_leaves(learner: User, learner_client: Client) -> None:
    record(learner, see="done")
    taking = changes(learner_client, FIELD)
    learner_client.post(FIELD)

    leaving = changes(learner_client, "/plan/specialisation/none/")

    assert (taking, leaving) == ({"Newly required 1": ["See Done"]}, {"No longer asked 1": ["See Done"]})


@pytest.mark.usefixtures("direct")
def test_one_switch_does_not_undo_the_other_made_in_another_window(learner: User, learner_client: Client) -> None:
    learner_client.get(ROUTE)
    learner_client.post(FIELD)

    learner_client.post(ROUTE)

    assert way_of(learner) == ("analyst-first", "vision")


@pytest.mark.usefixtures("direct")
def test_present_way_says_that_there_is_nothing_to_change(learner_client: Client) -> None:
    pages = [page(learner_client.get(one)) for one in ("/plan/route/direct/", "/plan/specialisation/none/")]

    assert [texts(one, ".//p[@class='empty__title']") for one in pages] == [["You are on this way already"]] * 2
    assert [one.find(".//main//form") for one in pages] == [None, None]


@pytest.mark.usefixtures("direct")
@pytest.mark.parametrize("kind", ["route", "specialisation"])
@pytest.mark.parametrize("slug", ["unknown", "hidden", "gone"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_is_not_published_is_not_found(
    learner: User, learner_client: Client, kind: str, slug: str, method: str
) -> None:
    for state, called in ((State.DRAFT, "hidden"), (State.ARCHIVED, "gone")):
        RouteFactory.create(slug=called, state=state)
        SpecialisationFactory.create(slug=called, state=state)

    answer = getattr(learner_client, method)(f"/plan/{kind}/{slug}/")

    assert (answer.status_code, way_of(learner)) == (404, (None, None))


def test_without_routes_there_is_none_to_switch_to(learner_client: Client) -> None:
    assert learner_client.get(ROUTE).status_code == 404


@pytest.mark.usefixtures("direct")
def test_former_slug_leads_to_the_page_and_still_switches(learner: User, learner_client: Client) -> None:
    FormerSlug.objects.create(kind="route", slug="detour", now="analyst-first")
    FormerSlug.objects.create(kind="specialisation", slug="sight", now="vision")
    catalogue()

    moved = [learner_client.get(f"/plan/{old}/") for old in ("route/detour", "specialisation/sight")]
    for old in ("route/detour", "specialisation/sight"):
        learner_client.post(f"/plan/{old}/")

    assert [(one.status_code, one.headers["Location"]) for one in moved] == [(301, ROUTE), (301, FIELD)]
    assert way_of(learner) == ("analyst-first", "vision")


@pytest.mark.usefixtures("direct")
def test_post_leads_back_to_the_page_it_came_from_if_that_is_ours(learner_client: Client) -> None:
    asked = ("/routes/", "https://evil.example/", "http://[::1", "")

    answers = [learner_client.post(ROUTE, {"next": page_asked}).headers["Location"] for page_asked in asked]

    assert answers == ["/routes/", "/plan/", "/plan/", "/plan/"]


@pytest.mark.usefixtures("direct")
def test_switching_touches_nobody_else(learner_client: Client, direct: Route) -> None:
    other = UserFactory.create(route=direct, specialisation=Specialisation.objects.get())

    learner_client.post(ROUTE)
    learner_client.post("/plan/specialisation/none/")

    assert way_of(other) == ("direct", "vision")


@pytest.mark.usefixtures("direct")
@pytest.mark.parametrize("address", [ROUTE, FIELD])
def test_visitor_is_sent_to_log_in(client: Client, address: str) -> None:
    answers = [client.get(address), client.post(address)]

    assert [answer.headers["Location"] for answer in answers] == [f"/accounts/login/?next={address}"] * 2


@pytest.mark.usefixtures("direct")
def test_post_without_a_token_is_refused(learner: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(learner)

    answer = client.post(ROUTE)

    assert (answer.status_code, way_of(learner)) == (403, (None, None))


@pytest.mark.usefixtures("direct")
@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(learner_client: Client, method: str) -> None:
    answer = getattr(learner_client, method)(ROUTE)

    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, POST")


@pytest.mark.usefixtures("direct")
def test_plan_links_to_what_would_change(learner_client: Client) -> None:
    before = links(page(learner_client.get("/plan/")), ".//section[@class='ways']//a")
    learner_client.post(FIELD)
    after = links(page(learner_client.get("/plan/")), ".//section[@class='ways']//a")

    assert before == {"On this route: Analyst-first": ROUTE, "With this specialisation: Vision": FIELD}
    assert after == {
        "On this route: Analyst-first": ROUTE,
        "Without the specialisation Vision": "/plan/specialisation/none/",
    }


@pytest.mark.usefixtures("direct")
def test_both_that_ask_the_same_say_so(learner_client: Client) -> None:
    RouteFactory.create(slug="twin")
    for step in Route.objects.get(slug="direct").steps.all():
        RouteStepFactory.create(route=Route.objects.get(slug="twin"), milestone=step.milestone)

    assert "Both ask the same of every milestone." in main(learner_client.get("/plan/route/twin/"))


@pytest.mark.usefixtures("direct")
def test_preview_and_switch_cost_the_same_at_1_and_3_changes(learner_client: Client, queries: Queries) -> None:
    catalogue()

    with queries(2):  # session with user, progress
        first = changes(learner_client, ROUTE)
    for _ in range(2):
        RouteStepFactory.create(route=Route.objects.get(slug="analyst-first"))
    catalogue()
    with queries(2):
        last = changes(learner_client, ROUTE)
    with queries(4):  # the same, the write and its message
        learner_client.post(ROUTE)

    assert (len(first["Newly required 1"]), len(last["Newly required 3"])) == (1, 3)
