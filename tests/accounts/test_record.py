"""The record at a glance: what there is, what it comes to, what would help, and the way there."""

from datetime import date

import pytest
from django.test import Client

from accounts.models import User
from tests import factories
from tests.conftest import Queries
from tests.pages import links, main, page, texts

pytestmark = pytest.mark.django_db

SECTIONS = ("education", "experience", "record_skills", "projects", "certificates_held")


def glances(client: Client) -> dict[str, list[str]]:
    """Of each section, what is listed, after its heading."""
    tree = page(client.get("/record/"))
    return {
        heading: texts(section, ".//li")
        for section in tree.iterfind(".//section[@class='record-section']")
        for heading in texts(section, "h2")
    }


def facts(client: Client) -> dict[str, str]:
    tree = page(client.get("/record/"))
    path = ".//dl[@class='facts record-facts']"
    return dict(zip(texts(tree, f"{path}/dt"), texts(tree, f"{path}/dd"), strict=True))


def bring(learner: User) -> None:
    """Something of each section."""
    factories.EducationFactory.create(learner=learner)
    factories.ExperienceFactory.create(learner=learner)
    factories.SkillClaimFactory.create(learner=learner)
    factories.ProjectFactory.create(learner=learner)
    factories.CertificateHeldFactory.create(learner=learner)
    certification = factories.CertificationFactory.create()
    factories.CertificateHeldFactory.create(learner=learner, name="", certification=certification)


def test_an_empty_record_says_what_each_section_is_good_for_and_counts_nothing(
    learner: User, learner_client: Client
) -> None:
    bring(factories.UserFactory.create())

    answer = learner_client.get("/record/")

    assert glances(learner_client) == {
        "Education": [], "Experience": [], "Skills": [], "Projects": [], "Certificates": []
    }  # fmt: skip
    assert texts(page(answer), ".//p[@class='empty__title']") == ["Begin with what you have"]
    assert "a higher degree, roles ask for fewer years" in main(answer)
    assert facts(learner_client) == {}
    assert learner.email not in main(answer)


def test_sections_show_how_many_there_are_and_the_newest(learner: User, learner_client: Client) -> None:
    made = {"learner": learner}
    for year in range(2015, 2020):
        factories.EducationFactory.create(field=f"In {year}", institution="", end=date(year, 7, 1), **made)
    factories.ExperienceFactory.create(title="Analyst", organisation="", **made)
    for level in (2, 4):
        factories.SkillClaimFactory.create(skill__title=f"Skill at {level}", level=level, **made)
    factories.ProjectFactory.create(title="A forecast", **made)
    factories.CertificateHeldFactory.create(name="A course", **made)
    bring(factories.UserFactory.create())

    assert glances(learner_client) == {
        "Education 5": ["Bachelor, In 2019", "Bachelor, In 2018", "Bachelor, In 2017"],
        "Experience 1": ["Analyst"],
        "Skills 2": ["Skill at 4 Level 4", "Skill at 2 Level 2"],
        "Projects 1": ["A forecast"],
        "Certificates 1": ["A course"],
    }


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        (["bachelor", "master"], "Master"),
        (["phd", "phd"], "PhD"),
        (["school", "other"], "None finished yet"),
        ([], "Not recorded"),
    ],
)
def test_the_highest_degree_that_was_finished_counts(
    learner: User, learner_client: Client, levels: list[str], said: str
) -> None:
    factories.ProjectFactory.create(learner=learner)
    for level in levels:
        factories.EducationFactory.create(learner=learner, level=level)
    if levels:
        factories.EducationFactory.create(learner=learner, level="phd", is_in_progress=True)

    assert facts(learner_client)["Highest degree"] == said


def test_experience_is_summed_up_and_explained(learner: User, learner_client: Client) -> None:
    factories.ExperienceFactory.create(learner=learner)

    assert facts(learner_client)["Experience"].startswith("2 years 1 entry How this is counted")


@pytest.mark.parametrize(
    ("months", "said"),
    [
        (None, "Not recorded"),
        (0, "0 months, as you told us; with dates it adds up by itself."),
        (1, "1 month, as you told us; with dates it adds up by itself."),
    ],
)
def test_what_was_only_stated_is_said_to_be_so(
    learner: User, learner_client: Client, months: int | None, said: str
) -> None:
    learner.stated_months = months
    learner.save()
    factories.EducationFactory.create(learner=learner)

    assert facts(learner_client)["Experience"] == said


@pytest.mark.parametrize(("unproved", "said"), [(0, ""), (1, "1 skill has no evidence yet."), (2, "2 skills have no")])
def test_skills_without_evidence_are_named_kindly(
    learner: User, learner_client: Client, unproved: int, said: str
) -> None:
    factories.EvidenceFactory.create(learner=learner)
    factories.SkillClaimFactory.create_batch(unproved, learner=learner)
    factories.SkillClaimFactory.create()

    text = main(learner_client.get("/record/"))

    assert said in text
    assert ("no evidence yet" in text) is bool(unproved)


def test_the_ways_into_the_record(learner_client: Client) -> None:
    answers = [learner_client.get(address) for address in ("/dashboard/", "/record/", "/record/education/add/")]

    (record,) = page(answers[1]).iterfind(".//nav[@id='site-nav']//a[@href='/record/']")
    (within,) = page(answers[2]).iterfind(".//nav[@id='site-nav']//a[@href='/record/']")
    assert links(page(answers[0]))["Your record"] == "/record/"
    assert (record.attrib["aria-current"], within.attrib["aria-current"]) == ("page", "true")
    assert {"/record/education/", "/record/education/add/", "/record/experience/", "/record/experience/add/"} <= set(
        links(page(answers[1])).values()
    )


def test_a_visitor_is_not_led_to_a_record(client: Client) -> None:
    assert "/record/" not in links(page(client.get("/roadmap/")), ".//a").values()
    assert client.get("/record/").headers["Location"] == "/accounts/login/?next=/record/"


def test_the_record_costs_the_same_at_1_and_3_rows(learner: User, learner_client: Client, queries: Queries) -> None:
    bring(learner)

    with queries(9):
        learner_client.get("/record/")
    for _ in range(2):
        bring(learner)
    with queries(9):
        learner_client.get("/record/")
