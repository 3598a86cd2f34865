"""The landing page, the roadmap, its stages and its milestones: what they say, to whom."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from accounts.models import ProgressStatus, User
from roadmap.models import Stage, State
from tests import factories
from tests.pages import links, main, page, rows, said, texts

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
DONE = {"status": ProgressStatus.DONE, "completed_at": MONDAY}
STARTED = {"status": ProgressStatus.STARTED, "started_at": MONDAY}
SET_ASIDE = {"status": ProgressStatus.SET_ASIDE, "set_aside_at": MONDAY}


@pytest.fixture
def stage(db: None) -> Stage:
    """A stage with four milestones."""
    stage = factories.StageFactory.create(slug="foundations", title="Foundations")
    for slug in ("python", "statistics", "git", "sql"):
        factories.MilestoneFactory.create(slug=slug, title=slug.capitalize(), stage=stage)
    return stage


@pytest.fixture
def _some_progress(stage: Stage, learner: User) -> None:
    """One milestone in every state; and somebody else has done them all."""
    other = factories.UserFactory.create()
    for milestone, state in zip(stage.milestones.all(), (DONE, STARTED, SET_ASIDE, {}), strict=True):
        factories.ProgressFactory.create(learner=learner, milestone=milestone, **state)
        factories.ProgressFactory.create(learner=other, milestone=milestone, note="their canary", **DONE)


def test_home_leads_a_visitor_to_sign_up_and_to_the_roadmap(client: Client, stage: Stage) -> None:
    tree = page(client.get("/"))

    assert links(tree) == {
        "Start for free": "/accounts/signup/",
        "Look at the roadmap first": "/roadmap/",
        "Where do you stand? Four questions, no account": "/readiness/",
        stage.title: "/stages/foundations/",
    }
    assert texts(tree, ".//section[@class='home-path']/p") == [
        "1 stage, from first lessons to leading the field. 4 milestones, each with the evidence that proves it."
    ]


@pytest.mark.usefixtures("_some_progress")
def test_home_leads_a_learner_to_their_dashboard_and_shows_how_far_they_are(learner_client: Client) -> None:
    tree = page(learner_client.get("/"))

    assert links(tree)["Go to your dashboard"] == "/dashboard/"
    assert "Start for free" not in links(tree)
    assert texts(tree, ".//span[@class='path__count']") == ["1 of 3"]


def test_roadmap_shows_a_visitor_every_milestone_as_not_started(client: Client, stage: Stage) -> None:
    factories.StageFactory.create(title="Empty stage")

    answer = client.get("/roadmap/")

    tree = page(answer)
    assert rows(answer) == dict.fromkeys(("python", "statistics", "git", "sql"), "not-started")
    assert texts(tree, ".//h2") == [stage.title, "Empty stage"]
    assert "This stage has no milestones yet: 0 of 0." in main(answer)
    assert list(tree.iter("progress")) == []
    assert texts(tree, ".//main//button") == []


@pytest.mark.usefixtures("_some_progress")
def test_roadmap_shows_a_learner_their_own_states_and_meters(learner_client: Client) -> None:
    answer = learner_client.get("/roadmap/")

    tree = page(answer)
    assert rows(answer) == {"python": "done", "statistics": "started", "git": "set-aside", "sql": "not-started"}
    assert said(tree.find(".//div[@id='tally']")) == "The whole way 1 of 3 1 set aside, counted nowhere"
    assert said(tree.find(".//div[@id='tally-foundations']")) == "Required steps 1 of 3 1 set aside, counted nowhere"
    assert texts(tree, ".//ol[@class='milestones']/li/b") == ["Done", "Started", "Set aside", "Not started"]


@pytest.mark.usefixtures("_some_progress")
def test_roadmap_offers_each_row_the_moves_from_its_state(learner_client: Client) -> None:
    tree = page(learner_client.get("/roadmap/"))

    moves = {
        row.attrib["id"]: {said(button): button.attrib["formaction"] for button in row.iter("button")}
        for row in tree.iterfind(".//ol[@class='milestones']/li")
    }
    assert moves == {
        "milestone-python": {"Reopen": "/milestones/python/reopen/"},
        "milestone-statistics": {
            "Done": "/milestones/statistics/complete/",
            "Not started": "/milestones/statistics/reopen/",
        },
        "milestone-git": {"Take up again": "/milestones/git/reopen/"},
        "milestone-sql": {"Done": "/milestones/sql/complete/", "Start": "/milestones/sql/start/"},
    }


@pytest.mark.usefixtures("_some_progress")
@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?state=done", ["python"]),
        ("?state=set-aside", ["git"]),
        ("?route=short", ["python", "statistics"]),
        ("?route=short&state=started", ["statistics"]),
        ("?specialisation=vision", ["python", "statistics", "git", "sql", "masks"]),
        ("?specialisation=language", ["python", "statistics", "git", "sql"]),
        ("?route=short&specialisation=vision&state=not-started", []),
        ("?state=unknown&route=unknown&specialisation=unknown", ["python", "statistics", "git", "sql", "masks"]),
        pytest.param("?state=" + "x" * 10_000, ["python", "statistics", "git", "sql", "masks"], id="long"),
        ("?state=done&state=started", ["statistics"]),
    ],
)
def test_roadmap_is_filtered_by_address(learner_client: Client, stage: Stage, query: str, shown: list[str]) -> None:
    route = factories.RouteFactory.create(slug="short")
    for milestone in stage.milestones.all()[:2]:
        factories.RouteStepFactory.create(route=route, milestone=milestone)
    vision, _language = (factories.SpecialisationFactory.create(slug=slug) for slug in ("vision", "language"))
    factories.MilestoneFactory.create(slug="masks", stage=stage, specialisation=vision)

    answer = learner_client.get(f"/roadmap/{query}")

    assert answer.status_code == 200
    assert list(rows(answer)) == shown
    assert ("Nothing matches these filters" in main(answer)) is (not shown)


@pytest.mark.usefixtures("_some_progress")
def test_roadmap_along_another_route_counts_that_route(learner_client: Client, stage: Stage) -> None:
    factories.RouteStepFactory.create(route__slug="long", milestone=stage.milestones.get(slug="sql"))
    factories.RouteStepFactory.create(route__slug="short", milestone=stage.milestones.get(slug="python"))

    own = page(learner_client.get("/roadmap/")).find(".//div[@id='tally']")
    other = page(learner_client.get("/roadmap/?route=short")).find(".//div[@id='tally']")

    assert (said(own), said(other)) == ("The whole way 0 of 1", "The whole way 1 of 1")
    assert not User.objects.filter(route__isnull=False).exists()


def test_roadmap_says_what_is_optional_and_what_is_off_the_route(client: Client, stage: Stage) -> None:
    optional, required, *_off = stage.milestones.all()
    route = factories.RouteFactory.create()
    factories.RouteStepFactory.create(route=route, milestone=required)
    factories.RouteStepFactory.create(route=route, milestone=optional, is_required=False)

    facts = texts(page(client.get("/roadmap/")), ".//ol[@class='milestones']/li/small")

    assert facts == [
        "Build · 10 h · Link · optional",
        "Build · 10 h · Link · required",
        "Build · 10 h · Link · not on this route",
        "Build · 10 h · Link · not on this route",
    ]


def test_stage_says_whom_it_is_for_how_long_and_where_that_comes_from(client: Client) -> None:
    before = factories.StageFactory.create(title="Before", order=1)
    stage = factories.StageFactory.create(
        title="Middle", order=2, entry_signal="You code.", exit_signal="You ship.", basis="four articles"
    )
    after = factories.StageFactory.create(title="After", order=3, hours_max=None, months_max=None)
    factories.StageCitationFactory.create(stage=stage, source__title="Careers", section="Part 2")

    answer = client.get(f"/stages/{stage.slug}/")

    tree = page(answer)
    assert texts(tree, ".//dd") == [
        "Pythonstatistics",
        "You code.",
        "You ship.",
        "2 to 4 months; 100 to 200 hours An estimate: four articles.",
    ]
    assert texts(tree, ".//aside//li") == ["Careers, A publisher, 2024: Part 2"]
    assert texts(tree, ".//p[@class='empty__title']") == ["No milestones yet"]
    assert links(tree, ".//nav[@class='neighbours']/a") == {
        "Before: Before": f"/stages/{before.slug}/",
        "Next: After": f"/stages/{after.slug}/",
    }
    assert "2 months or more; 100 hours or more" in main(client.get(f"/stages/{after.slug}/"))


@pytest.mark.usefixtures("_some_progress")
def test_stage_shows_a_learner_their_own_states(client: Client, learner_client: Client) -> None:
    own, visitors = learner_client.get("/stages/foundations/"), client.get("/stages/foundations/")

    assert rows(own) == {"python": "done", "statistics": "started", "git": "set-aside", "sql": "not-started"}
    assert set(rows(visitors).values()) == {"not-started"}
    assert said(page(own).find(".//div[@id='tally-foundations']")).startswith("Required steps 1 of 3")
    assert page(visitors).find(".//div[@id='tally-foundations']") is None


def test_milestone_says_what_it_asks_what_it_gives_and_what_it_opens(client: Client, stage: Stage) -> None:
    before, milestone, after, _other = stage.milestones.all()
    factories.PrerequisiteFactory.create(milestone=milestone, requires=before)
    factories.PrerequisiteFactory.create(milestone=after, requires=milestone)
    factories.MilestoneSkillFactory.create(milestone=milestone, skill__title="Python", level=2)
    factories.MilestoneSkillFactory.create(milestone=milestone, skill__title="AWS", level=1, any_of="cloud")
    factories.RouteStepFactory.create(milestone=milestone, route__title="Direct", is_required=False)
    factories.ResourceFactory.create(title="A course").milestones.add(milestone)
    factories.ResourceFactory.create(title="An old course", availability="retired").milestones.add(milestone)

    answer = client.get("/milestones/statistics/")

    assert main(answer) == (
        "Roadmap Foundations Statistics A notebook that a stranger can run."
        " Your progress Sign up or log in to tick this off and keep your evidence."
        " KindBuild Timeabout 10 hours (a planning estimate) Evidence askedLink On the routesDirect (optional)"
        " Usually after Most people do these first. Nothing stops you from starting here. Python"
        " What it opens Git"
        " Skills it gives Python level 2 AWS level 1 if it is the one you used"
        " Resources A course An authorCourseFreeBeginner2024 An old course RetiredAn authorCourseFreeBeginner2024"
    )
    assert links(page(answer))["Sign up"] == "/accounts/signup/?next=/milestones/statistics/"


@pytest.mark.usefixtures("_some_progress")
def test_milestone_shows_a_learner_their_own_state_evidence_and_note(
    learner: User, learner_client: Client, client: Client
) -> None:
    learner.progress.filter(milestone__slug="python").update(
        evidence_url="https://example.org/mine", note="<b>mine</b>", revision=4
    )

    answer = learner_client.get("/milestones/python/")

    tree = page(answer)
    form = tree.find(".//form[@id='progress-form']")
    assert said(tree.find(".//form[@id='progress-form']/p")) == "Done since 2 March 2026"
    assert answer.context["form"].initial == {
        "evidence_url": "https://example.org/mine",
        "note": "<b>mine</b>",
        "revision": 4,
    }
    assert form is not None
    assert form.attrib["action"] == "/milestones/python/complete/"
    assert texts(form, ".//textarea") == ["<b>mine</b>"]
    assert "canary" not in answer.content.decode()
    assert "mine" not in client.get("/milestones/python/").content.decode()


def test_milestone_does_not_warn_of_prerequisites_that_are_done_or_set_aside(
    learner: User, learner_client: Client, stage: Stage
) -> None:
    done, aside, milestone, _other = stage.milestones.all()
    for requires, state in ((done, DONE), (aside, SET_ASIDE)):
        factories.PrerequisiteFactory.create(milestone=milestone, requires=requires)
        factories.ProgressFactory.create(learner=learner, milestone=requires, **state)

    answer = learner_client.get(f"/milestones/{milestone.slug}/")

    assert texts(page(answer), ".//section[@aria-labelledby='after-title']") == ["Usually after PythonStatistics"]


def test_an_archived_milestone_stays_for_the_learner_who_recorded_something(
    learner: User, learner_client: Client, client: Client, curator_client: Client
) -> None:
    archived = factories.MilestoneFactory.create(title="Gone", state=State.ARCHIVED)
    factories.ProgressFactory.create(learner=learner, milestone=archived, note="mine", **DONE)
    address = f"/milestones/{archived.slug}/"

    answer = learner_client.get(address)

    assert answer.status_code == 200
    assert texts(page(answer), ".//p[@class='callout__title']") == ["No longer part of the roadmap"]
    assert texts(page(answer), ".//textarea") == ["mine"]
    assert (client.get(address).status_code, curator_client.get(address).status_code) == (404, 404)
    assert rows(learner_client.get("/roadmap/")) == {}


def test_what_curators_write_is_text_and_no_markup(client: Client) -> None:
    stage = factories.StageFactory.create(title="<script>alert(1)</script>", audience="<b>all</b>")
    factories.MilestoneFactory.create(
        stage=stage, title="<img src=x onerror=alert(1)>", outcome="\u202eright to left 🚀"
    )

    pages = [client.get(address) for address in ("/", "/roadmap/", f"/stages/{stage.slug}/")]

    assert all("<script>alert" not in one.content.decode() for one in pages)
    assert all("<img src=x" not in one.content.decode() for one in pages)
    assert texts(page(pages[2]), ".//h1") == ["<script>alert(1)</script>"]
