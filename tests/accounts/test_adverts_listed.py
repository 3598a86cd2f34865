"""Adverts side by side: how each matches, and what all of them ask."""

import pytest
from django.test import Client

from accounts.models import Advert, User
from tests.accounts.adverts import ADD, pasted, publish_skills
from tests.conftest import Queries
from tests.factories import AdvertFactory, SkillClaimFactory
from tests.pages import links, main, page, texts

pytestmark = pytest.mark.django_db

LIST, ACROSS = "/adverts/", "/adverts/across/"


def test_the_list_says_how_each_matches_newest_first(learner: User, learner_client: Client) -> None:
    skills = publish_skills()
    SkillClaimFactory.create(learner=learner, skill=skills["python"], level=3)
    AdvertFactory.create(text="Canary of somebody else")
    pasted(learner_client)
    pasted(learner_client, title="Sailor", text="Requirements:\n- none that anybody knows")

    answer = learner_client.get(LIST)

    rows = texts(page(answer), ".//ul[@class='list record-list adverts']/li")
    assert [row.split(" ")[0] for row in rows] == ["Sailor", "Data"]
    assert "Required skills 1 of 3" in rows[1]
    assert "Nice to have 0 of 1" in rows[1]
    assert "It asks for no skill outright." in rows[0]
    assert "Canary" not in main(answer)


def test_the_list_shows_a_stage_alone_and_an_unknown_one_filters_nothing(learner: User, learner_client: Client) -> None:
    AdvertFactory.create(learner=learner, title="First", stage="offer")
    AdvertFactory.create(learner=learner, title="Second")

    found = {
        stage: texts(page(learner_client.get(LIST, {"stage": stage})), ".//ul[@class='list record-list adverts']/li/h2")
        for stage in ("offer", "no", "nonsense")
    }

    assert found == {"offer": ["First"], "no": [], "nonsense": ["Second", "First"]}
    assert "No advert at this stage" in main(learner_client.get(LIST, {"stage": "no"}))


def test_an_empty_list_leads_to_pasting(learner_client: Client) -> None:
    assert links(page(learner_client.get(LIST)))["Paste an advert"] == ADD
    assert links(page(learner_client.get(ACROSS)))["Paste an advert"] == ADD


def test_the_list_has_pages(learner: User, learner_client: Client) -> None:
    AdvertFactory.create_batch(11, learner=learner)

    first, second = (texts(page(learner_client.get(LIST, {"page": at})), ".//main//li/h2") for at in (1, 2))

    assert (len(first), len(second)) == (10, 1)


def test_across_tells_what_most_ask_and_what_helps_with_most(learner: User, learner_client: Client) -> None:
    skills = publish_skills()
    SkillClaimFactory.create(learner=learner, skill=skills["python"], level=3)
    pasted(learner_client)
    pasted(learner_client, title="Sailor", text="Requirements:\n- SQL\n- Python")
    AdvertFactory.create(learner=learner, text="Requirements:\n- Apache Spark", stage="no")

    answer = learner_client.get(ACROSS)

    tree, told = page(answer), main(answer)
    assert "What 2 adverts ask" in told
    assert texts(tree, ".//tbody/tr") == ["Python220", "SQL220", "Statistics110", "Apache Spark101"]
    lacked = texts(tree, ".//section[@aria-labelledby='lacked-title']//li")
    assert lacked[0] == "SQL not there for 2 of the 2 that ask for it"
    steps = texts(tree, ".//section[@aria-labelledby='steps-title']//li")
    assert steps == ["Numbers that holdhelps with 2 of 2closes 3 gapsabout 20 hours"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_as_many_queries_for_more_adverts(
    learner: User, learner_client: Client, queries: Queries, count: int
) -> None:
    publish_skills()
    for number in range(count):
        pasted(learner_client, title=f"Job {number}")
    learner_client.get(LIST)

    with queries(5):
        answer = learner_client.get(LIST)

    assert len(texts(page(answer), ".//main//li/h2")) == count


@pytest.mark.parametrize("count", [1, 3])
def test_adverts_are_read_anew_together_when_the_words_have_changed(
    learner: User, learner_client: Client, queries: Queries, count: int
) -> None:
    AdvertFactory.create_batch(count, learner=learner, text="Requirements:\n- Python")
    publish_skills()
    learner_client.get("/roadmap/")

    with queries(8):
        learner_client.get(LIST)

    assert [row.reading["terms"] for row in Advert.objects.all()] == [[["python", "", "required"]]] * count
    with queries(5):
        learner_client.get(LIST)


@pytest.mark.parametrize("count", [1, 3])
def test_across_takes_as_many_queries_for_more_adverts(
    learner: User, learner_client: Client, queries: Queries, count: int
) -> None:
    publish_skills()
    for number in range(count):
        pasted(learner_client, title=f"Job {number}")
    learner_client.get(ACROSS)

    with queries(4):
        learner_client.get(ACROSS)
