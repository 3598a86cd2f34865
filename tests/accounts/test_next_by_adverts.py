"""Next steps in the order of what the learner's adverts ask: chosen, taken back, and offered only with adverts."""

from typing import Any
from xml.etree.ElementTree import Element

import pytest
from django.test import Client

from accounts.models import Advert, AdvertStage, User
from accounts.readers.adverts import kept_reading, posting_of
from roadmap.models import Milestone, Skill
from roadmap.readers import catalogue
from tests.accounts.adverts import publish_skills
from tests.accounts.ticking import ROWS
from tests.conftest import Queries
from tests.factories import AdvertFactory, MilestoneFactory, ProgressFactory, SkillClaimFactory, UserFactory
from tests.pages import page, said, texts

pytestmark = pytest.mark.django_db

BY_ADVERTS, BY_RULE = "/dashboard/order/adverts/", "/dashboard/order/rule/"


@pytest.fixture
def numbers(learner: User) -> Milestone:
    """The later of two milestones closes gaps of adverts; the learner claims something, so gaps are known."""
    MilestoneFactory.create(slug="git", title="Git")
    skills = publish_skills()
    SkillClaimFactory.create(learner=learner, skill=skills["python"], level=1)
    return Milestone.objects.get(slug="numbers")


def paste(learner: User, *texts_: str, **more: Any) -> None:
    """Adverts with what was read in them beside them."""
    for text in texts_:
        advert = AdvertFactory.create(learner=learner, text=f"Requirements\n- {text}", **more)
        Advert.objects.filter(pk=advert.pk).update(reading=kept_reading(posting_of(advert)))


def steps(client: Client) -> list[str]:
    """The titles and reasons, best first."""
    tree = page(client.get("/dashboard/"))
    first = [*texts(tree, ".//section[@class='next-step']/h3"), *texts(tree, ".//p[@class='next-step__why']")]
    return [*first, *texts(tree, ".//section[@class='next-steps']//p[@class='line__facts']")]


def order_form(answer: Any) -> Element | None:
    return page(answer).find(".//form[@class='order-steps']")


@pytest.mark.usefixtures("numbers")
def test_what_most_adverts_ask_comes_first_and_says_so(learner: User, learner_client: Client) -> None:
    paste(learner, "SQL", "Statistics", "Python")
    paste(learner, "SQL", stage=AdvertStage.NO)
    paste(UserFactory.create(), "SQL")
    before = steps(learner_client)

    answer = learner_client.post(BY_ADVERTS, follow=True)

    assert answer.redirect_chain == [("/dashboard/", 302)]
    assert said(page(answer).find(".//div[@id='messages']")) == "Your next steps are ordered by what your adverts ask."
    assert before == ["Git", "Required on your route.", "Required on your route."]
    assert steps(learner_client) == [
        "Numbers that hold",
        "Required on your route. Closes a gap in 2 of your 3 adverts.",
        "Required on your route.",
    ]


@pytest.mark.usefixtures("numbers")
@pytest.mark.parametrize("where", ["/dashboard/", "/adverts/across/"])
def test_the_order_is_chosen_and_taken_back_where_it_shows(learner: User, learner_client: Client, where: str) -> None:
    paste(learner, "SQL")
    found = []

    for _ in range(2):
        form = order_form(learner_client.get(where))
        assert form is not None
        typed = {one.attrib["name"]: one.attrib["value"] for one in form.iter("input")}
        answers = [learner_client.post(form.attrib["action"], typed) for _ in range(2)]
        learner.refresh_from_db()
        found.append((texts(form, "button"), {one.headers["Location"] for one in answers}, learner.orders_by_adverts))

    assert found == [
        (["Order by what my adverts ask"], {where}, True),
        (["Order by the rule"], {where}, False),
    ]


@pytest.mark.usefixtures("numbers")
def test_without_adverts_it_is_not_offered_and_changes_nothing(learner: User, learner_client: Client) -> None:
    paste(learner, "SQL", stage=AdvertStage.NO)
    before = steps(learner_client)

    learner_client.post(BY_ADVERTS)

    assert order_form(learner_client.get("/dashboard/")) is None
    assert steps(learner_client) == before


def test_what_was_started_stays_first(learner: User, learner_client: Client, numbers: Milestone) -> None:
    paste(learner, "SQL")
    learner_client.post(BY_ADVERTS)
    ProgressFactory.create(learner=learner, milestone=Milestone.objects.exclude(pk=numbers.pk).get(), **ROWS["started"])

    assert steps(learner_client)[0] == "Git"


@pytest.mark.usefixtures("numbers")
def test_a_change_of_adverts_or_skills_shows_at_once(learner: User, learner_client: Client) -> None:
    paste(learner, "SQL")
    learner_client.post(BY_ADVERTS)
    found = [steps(learner_client)[1]]

    paste(learner, "Statistics")
    found.append(steps(learner_client)[1])
    SkillClaimFactory.create(learner=learner, skill=Skill.objects.get(slug="statistics"), level=3)
    found.append(steps(learner_client)[1])
    Advert.objects.filter(learner=learner).latest("pk").delete()
    found.append(steps(learner_client)[1])

    assert found == [
        "Required on your route. Closes a gap in 1 of your 1 advert.",
        "Required on your route. Closes a gap in 2 of your 2 adverts.",
        "Required on your route. Closes a gap in 1 of your 2 adverts.",
        "Required on your route. Closes a gap in 1 of your 1 advert.",
    ]


@pytest.mark.usefixtures("numbers")
def test_an_advert_that_was_not_read_yet_does_not_count(learner: User, learner_client: Client) -> None:
    paste(learner, "SQL")
    AdvertFactory.create(learner=learner)
    learner_client.post(BY_ADVERTS)

    assert steps(learner_client)[1] == "Required on your route. Closes a gap in 1 of your 1 advert."


@pytest.mark.usefixtures("numbers")
def test_the_order_costs_one_query_and_none_unless_it_was_chosen(
    learner: User, learner_client: Client, queries: Queries
) -> None:
    paste(learner, "SQL")
    catalogue()

    with queries(4):
        learner_client.get("/dashboard/")
    User.objects.update(orders_by_adverts=True)
    with queries(5):
        learner_client.get("/dashboard/")
    paste(learner, "Statistics", "Python")
    with queries(5):
        learner_client.get("/dashboard/")


def test_a_visitor_cannot_choose(client: Client) -> None:
    answers = [client.post(address) for address in (BY_ADVERTS, BY_RULE)]

    assert [(one.status_code, one.headers["Location"].split("?")[0]) for one in answers] == [
        (302, "/accounts/login/")
    ] * 2
