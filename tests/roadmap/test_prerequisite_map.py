"""The map of a stage and the same as a list: what usually comes after what, for whom."""

from typing import Any
from xml.etree.ElementTree import Element

import pytest
from django.test import Client

from accounts.models import User
from roadmap.models import Milestone, Stage
from roadmap.readers import catalogue
from tests import factories
from tests.accounts.ticking import ROWS
from tests.conftest import Queries
from tests.pages import links, page, said, texts

pytestmark = pytest.mark.django_db

BOX = ".//a[@class='map-box']"
LINE = ".//path[@class='prerequisite-map__line']"


@pytest.fixture
def stage(db: None) -> Stage:
    """Git before Python, both before a model; a study group by itself; cycling after something elsewhere."""
    stage = factories.StageFactory.create(slug="foundations")
    made = {
        slug: factories.MilestoneFactory.create(slug=slug, title=slug.capitalize(), stage=stage)
        for slug in ("model", "python", "git", "group", "cycling")
    }
    made["road"] = factories.MilestoneFactory.create(slug="road", title="Road", stage__title="Elsewhere")
    for before, after in (("git", "python"), ("git", "model"), ("python", "model"), ("road", "cycling")):
        factories.PrerequisiteFactory.create(milestone=made[after], requires=made[before])
    return stage


def seen(client: Client) -> Element:
    """The page of the stage."""
    return page(client.get("/stages/foundations/"))


def layer(box: Element) -> int:
    """How far to the right a box stands."""
    return int(box.attrib["x"])


@pytest.mark.usefixtures("stage")
def test_boxes_are_links_from_left_to_right(client: Client) -> None:
    tree = seen(client)

    boxes = tree.findall(".//foreignobject")
    assert [said(box) for box in boxes] == ["Git", "Python", "Model"]
    assert [layer(box) for box in boxes] == sorted({layer(box) for box in boxes})
    assert links(tree, ".//foreignobject/a") == {
        "Git": "/milestones/git/",
        "Python": "/milestones/python/",
        "Model": "/milestones/model/",
    }
    assert len(tree.findall(LINE)) == 3


@pytest.mark.usefixtures("stage")
def test_what_has_no_line_stands_apart(client: Client) -> None:
    assert texts(seen(client), ".//ul[@class='prerequisite-map__alone']/li") == ["Group", "Cycling"]


@pytest.mark.usefixtures("stage")
def test_the_list_says_the_same_in_the_usual_order(client: Client) -> None:
    tree = seen(client)

    assert texts(tree, ".//section[@id='usual-order']/ol/li") == [
        "Git",
        "Python after “Git”",
        "Model after “Git”, “Python”",
        "Group",
        "Cycling from other stages: Road (Elsewhere)",
    ]
    assert links(tree, ".//section[@id='usual-order']//small/a") == {"Road": "/milestones/road/"}
    assert links(tree, ".//section[@class='prerequisite-map']/p/a") == {"The same as a list": "#usual-order"}


@pytest.mark.parametrize("status", ROWS)
def test_a_learner_sees_their_own_states_in_shape_and_word(
    learner: User, learner_client: Client, client: Client, stage: Stage, status: str
) -> None:
    git = Milestone.objects.get(slug="git")
    factories.ProgressFactory.create(learner=learner, milestone=git, **ROWS[status])
    factories.ProgressFactory.create(milestone=stage.milestones.get(slug="model"), **ROWS["done"])

    own, visitors = seen(learner_client), seen(client)

    word = status.replace("-", " ").capitalize()
    boxes = [(box.attrib["data-status"], box.attrib["aria-label"]) for box in own.iterfind(BOX)]
    assert boxes[:3] == [
        (status, f"Git: {word}"),
        *(("not-started", f"{name}: Not started") for name in ("Python", "Model")),
    ]
    assert [line.attrib["data-status"] for line in own.iterfind(LINE)].count(status) >= 2
    assert {box.attrib["data-status"] for box in visitors.iterfind(BOX)} == {"not-started"}
    assert [box for box in visitors.iterfind(BOX) if "aria-label" in box.attrib] == []


def test_a_stage_in_which_nothing_builds_on_anything_has_neither(client: Client) -> None:
    stage = factories.StageFactory.create()
    factories.MilestoneFactory.create(stage=stage)

    tree = page(client.get(f"/stages/{stage.slug}/"))

    assert tree.find(".//section[@class='prerequisite-map']") is None
    assert tree.find(".//section[@id='usual-order']") is None


def test_a_stage_that_builds_on_others_only_has_the_list(client: Client) -> None:
    row = factories.PrerequisiteFactory.create()

    tree = page(client.get(f"/stages/{row.milestone.stage.slug}/"))

    assert tree.find(".//section[@class='prerequisite-map']") is None
    assert len(texts(tree, ".//section[@id='usual-order']/ol/li")) == 1


def test_titles_are_text_in_every_place(learner_client: Client) -> None:
    stage = factories.StageFactory.create()
    made = [factories.MilestoneFactory.create(stage=stage, title=f'"><b>{number}\x7f') for number in range(3)]
    factories.PrerequisiteFactory.create(milestone=made[1], requires=made[0])

    tree = page(learner_client.get(f"/stages/{stage.slug}/"))

    assert [box.attrib["aria-label"] for box in tree.iterfind(BOX)] == [f"{one.title}: Not started" for one in made]


@pytest.mark.parametrize(("who", "cost"), [("client", 0), ("learner_client", 2)])
def test_the_map_costs_nothing_more_at_1_and_3_lines(
    request: pytest.FixtureRequest, queries: Queries, who: str, cost: int
) -> None:
    client: Any = request.getfixturevalue(who)
    row = factories.PrerequisiteFactory.create(milestone__stage=factories.StageFactory.create(slug="foundations"))
    row.requires.stage = row.milestone.stage
    row.requires.save()

    counts = []
    for more in (0, 2):
        for _ in range(more):
            factories.PrerequisiteFactory.create(milestone__stage=row.milestone.stage, requires=row.requires)
        catalogue()
        with queries(cost):
            counts.append(len(seen(client).findall(LINE)))

    assert counts == [1, 3]
