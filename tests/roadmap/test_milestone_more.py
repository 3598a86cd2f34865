"""What a milestone's row unfolds to: the short form of its page, asked for by script."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from roadmap.models import Milestone, State
from roadmap.readers import catalogue
from tests import factories
from tests.accounts.ticking import ROWS
from tests.conftest import Queries
from tests.pages import links, page, said, texts

pytestmark = pytest.mark.django_db

ADDRESS = "/milestones/python/"


@pytest.fixture
def python(db: None) -> Milestone:
    """A milestone after another one, with five resources of which one is gone."""
    python = factories.MilestoneFactory.create(slug="python", outcome="Thirty exercises.")
    git = factories.MilestoneFactory.create(slug="git", title="Git", stage=python.stage)
    factories.PrerequisiteFactory.create(milestone=python, requires=git)
    for number in range(5):
        availability = "retired" if number == 0 else "active"
        resource = factories.ResourceFactory.create(title=f"Course {number}", availability=availability, author="Ada")
        resource.milestones.add(python)
    return python


def unfolded(client: Client, address: str = ADDRESS, **headers: str) -> Any:
    """What the script of a row gets."""
    return client.get(address, headers={"HX-Request": "true", **headers})


@pytest.mark.usefixtures("python")
def test_a_visitor_reads_outcome_prerequisites_and_first_resources(client: Client) -> None:
    answer = unfolded(client)

    tree = page(answer)
    (part,) = tree
    assert (part.tag, part.attrib) == ("div", {"class": "more", "id": "more-python"})
    assert said(part.find("p")) == "Thirty exercises."
    assert texts(part, "dl/dt") == ["Usually after", "To learn from"]
    assert texts(part, "dl/dd//li") == [
        "Git",
        *(f"Course {number} AdaCourseFree" for number in (1, 2, 3)),
    ]
    assert links(part, ".//a") == {
        "Git": "/milestones/git/",
        **{one["title"]: one["url"] for one in python_resources()},
        "Its whole page": ADDRESS,
    }
    assert texts(part, ".//button") == []


def python_resources() -> list[dict[str, str]]:
    """Titles and addresses of the resources that are shown."""
    rows = Milestone.objects.get(slug="python").resources.filter(availability="active")
    return list(rows.values("title", "url")[:3])


@pytest.mark.parametrize("status", ROWS)
def test_a_learner_sees_states_and_may_set_it_aside(
    learner: User, learner_client: Client, python: Milestone, status: str
) -> None:
    factories.ProgressFactory.create(learner=learner, milestone=python, **ROWS[status])
    factories.ProgressFactory.create(learner=learner, milestone=Milestone.objects.get(slug="git"), **ROWS["done"])
    factories.ProgressFactory.create(milestone=python, note="canary", **ROWS["done"])

    answer = unfolded(learner_client)

    tree = page(answer)
    moves = {said(button): button.attrib["formaction"] for button in tree.iter("button")}
    assert texts(tree, ".//dd//span[@class='state']") == ["Done"]
    assert moves == ({} if status == "set-aside" else {"Set aside": "/milestones/python/set-aside/"})
    assert "canary" not in answer.content.decode()


def test_a_milestone_with_neither_says_only_what_it_is(client: Client) -> None:
    factories.MilestoneFactory.create(slug="python", outcome="Thirty exercises.")

    assert texts(page(unfolded(client)), "*") == ["Thirty exercises. Its whole page"]


@pytest.mark.usefixtures("python")
@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true", "HX-Boosted": "true"}], ids=["plain", "boosted"])
def test_whoever_opens_the_page_gets_all_of_it(client: Client, headers: dict[str, str]) -> None:
    answer = client.get(ADDRESS, headers=headers)

    assert len(texts(page(answer), ".//h1")) == 1
    assert "HX-Request" in answer.headers["Vary"]


def test_a_cache_keeps_the_two_forms_apart(client: Client, python: Milestone) -> None:
    assert "HX-Request" in unfolded(client).headers["Vary"]


@pytest.mark.parametrize("state", [State.DRAFT, State.ARCHIVED])
def test_what_is_not_published_does_not_unfold(client: Client, python: Milestone, state: State) -> None:
    python.state = state
    python.save()

    assert unfolded(client).status_code == 404


@pytest.mark.parametrize(("who", "cost"), [("client", 0), ("learner_client", 2)])
def test_it_costs_the_same_at_1_and_3_prerequisites(
    request: pytest.FixtureRequest, queries: Queries, python: Milestone, who: str, cost: int
) -> None:
    client: Client = request.getfixturevalue(who)

    counts = []
    for more in (0, 2):
        for _ in range(more):
            factories.PrerequisiteFactory.create(milestone=python)
        catalogue()
        with queries(cost):
            counts.append(len(texts(page(unfolded(client)), ".//dl/dd[1]//li")))

    assert counts == [1, 3]
