"""Readiness without an account: four questions, a link that says the same, and nothing stored."""

from urllib.parse import urlencode

import pytest
from django.test import Client

from accounts.models import Education, Session, SkillClaim, User
from roadmap.actions.kept import KEPT
from roadmap.models import FormerSlug, Role, Skill, State
from tests import factories
from tests.conftest import Queries
from tests.pages import main, page, said, texts

pytestmark = pytest.mark.django_db

Pairs = list[tuple[str, str]]
ASKED: Pairs = [
    ("role", "engineer"),
    ("degree", "bachelor"),
    ("months", "24"),
    ("skill", "python:3"),
    ("skill", "sql:2"),
]


@pytest.fixture
def engineer() -> Role:
    """A role that asks for Python at 4, for SQL at 2, and for one of two clouds."""
    role = factories.RoleFactory.create(slug="engineer", title="Engineer")
    for degree, months in (("bachelor", 60), ("master", 24), ("phd", 0)):
        factories.RoleExperienceFactory.create(role=role, degree=degree, months=months)
    for slug, level, group in (("python", 4, ""), ("sql", 2, ""), ("aws", 2, "cloud"), ("azure", 3, "cloud")):
        skill = factories.SkillFactory.create(slug=slug, title=slug.capitalize())
        factories.RoleSkillFactory.create(role=role, skill=skill, level=level, any_of=group)
    factories.SkillFactory.create(slug="juggling", title="Juggling")
    return role


def address(pairs: Pairs) -> str:
    return f"/readiness/?{urlencode(pairs)}"


def chosen(answer: object) -> dict[str, str]:
    """The levels that stand in the form, by the skill's field."""
    return {
        select.attrib["id"]: said(select.find("option[@selected]"))
        for select in page(answer).iterfind(".//form[@method='get']//select")
    }


def hooks(answer: object) -> dict[str, str]:
    """What programs read from the page."""
    return {
        name: value
        for element in page(answer).iter()
        for name, value in element.attrib.items()
        if name in {"data-requirement", "data-short-months", "data-skills-held", "data-skills-asked"}
    }


def complaints(answer: object) -> list[str]:
    return texts(page(answer), ".//*[@id='error-summary']//li")


@pytest.mark.usefixtures("engineer")
def test_link_leads_to_the_judgement_and_fills_the_form(client: Client) -> None:
    answer = client.get(address(ASKED))

    assert answer.status_code == 200
    assert hooks(answer) == {
        "data-requirement": "short",
        "data-short-months": "36",
        "data-skills-held": "5",
        "data-skills-asked": "9",
    }
    assert chosen(answer) == {
        "id_role": "Engineer",
        "id_skill_python": "3 · Independent",
        "id_skill_sql": "2 · Practised",
        "id_skill_aws": "",
        "id_skill_azure": "",
    }
    link = page(answer).find(".//input[@id='link']")
    assert link is not None
    assert link.attrib["value"] == (
        "http://testserver/readiness/?role=engineer&degree=bachelor&months=24&skill=python:3&skill=sql:2"
    )


@pytest.mark.usefixtures("engineer")
def test_what_is_left_out_is_unknown_and_never_zero(client: Client) -> None:
    nothing = hooks(client.get("/readiness/?role=engineer"))
    no_degree = hooks(client.get("/readiness/?role=engineer&degree=none&months=0"))
    no_months = hooks(client.get("/readiness/?role=engineer&degree=phd"))

    assert nothing["data-requirement"] == "unknown"
    assert no_degree["data-requirement"] == "not-stated"
    assert no_months["data-requirement"] == "met"


@pytest.mark.usefixtures("engineer")
def test_questions_come_before_the_answer_while_only_the_role_is_named(client: Client) -> None:
    places = [
        [one.attrib["id"] for one in page(client.get(asked)).iter() if one.attrib.get("id") in {"answer", "answers"}]
        for asked in ("/readiness/?role=engineer", "/readiness/?role=engineer&months=0")
    ]

    assert places == [["answers", "answer"], ["answer", "answers"]]


@pytest.mark.usefixtures("engineer")
def test_role_s_page_judges_a_visitor_who_kept_answers(client: Client, queries: Queries) -> None:
    before = hooks(client.get("/roles/engineer/"))
    client.post("/readiness/keep/", {"role": "engineer", "degree": "bachelor", "months": "24", "skill": "python:3"})

    with queries(1):
        answer = client.get("/roles/engineer/")

    assert before == {}
    assert hooks(answer)["data-short-months"] == "36"


@pytest.mark.usefixtures("engineer")
def test_page_without_answers_asks_and_says_nothing(client: Client) -> None:
    answer = client.get("/readiness/")

    assert hooks(answer) == {}
    assert chosen(answer) == {"id_role": "Choose a role"}
    assert "They appear once a role is chosen." in main(answer)
    assert page(answer).find(".//meta[@name='robots']") is None


ROLE, DEGREE, MONTHS, LEVEL = (
    "Which role do you look at?",
    "Highest degree that you have",
    "Months of relevant work",
    "Your level in the skills that it asks",
)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("degree=phd", f"{ROLE}: Choose a role: the other answers are held beside what it asks."),
        ("role=wizard", f"{ROLE}: This role is not in the catalogue, or not any more. Choose one of these."),
        ("role=engineer&degree=doctor", f"{DEGREE}: Choose one of these degrees, or do not say."),
        ("role=engineer&months=-1", f"{MONTHS}: Enter 0 or more."),
        ("role=engineer&months=99999", f"{MONTHS}: These are more than 60 years. Enter months."),
        ("role=engineer&months=abc", f"{MONTHS}: Enter whole months, such as 18."),
        (
            "role=engineer&skill=python:6",
            f"{LEVEL}: “python:6” was taken out: a level is 1 to 5. Leave out what you do not know.",
        ),
        (
            "role=engineer&skill=python:0",
            f"{LEVEL}: “python:0” was taken out: a level is 1 to 5. Leave out what you do not know.",
        ),
        (
            "role=engineer&skill=alchemy:3",
            f"{LEVEL}: “alchemy:3” was taken out: there is no such skill in the catalogue.",
        ),
        (
            "role=engineer&skill=python",
            f"{LEVEL}: “python” was taken out: write a skill and its level as python:3.",
        ),
        (
            "role=engineer&skill=python:3&skill=python:4",
            f"{LEVEL}: “python:4” was taken out: the same skill is there before it, at another level.",
        ),
    ],
)
@pytest.mark.usefixtures("engineer")
def test_what_cannot_be_is_told_and_the_other_answers_stay(client: Client, wrong: str, told: str) -> None:
    answer = client.get(f"/readiness/?{wrong}&skill=sql:2&skill=juggling:5")

    assert answer.status_code == 422
    assert complaints(answer) == [told]
    assert hooks(answer) == {}
    kept = {select.attrib["value"] for select in page(answer).iterfind(".//input[@type='hidden'][@name='skill']")}
    assert "juggling:5" in kept
    assert "id_skill_sql" not in chosen(answer) or chosen(answer)["id_skill_sql"] == "2 · Practised"


@pytest.mark.usefixtures("engineer")
def test_five_hundred_wrong_skills_are_told_in_a_few_lines(client: Client) -> None:
    answer = client.get(address([("role", "engineer"), *(("skill", f"{'x' * 200}{n}:3") for n in range(500))]))

    assert answer.status_code == 422
    assert len(complaints(answer)) == 6
    assert complaints(answer)[-1] == "Your level in the skills that it asks: And 495 more of them."
    assert max(map(len, complaints(answer))) < 200


def test_five_hundred_skills_of_the_catalogue_are_more_than_anybody_compares(client: Client) -> None:
    role = factories.RoleFactory.create(slug="engineer")
    slugs = [skill.slug for skill in factories.SkillFactory.create_batch(201)]

    answer = client.get(address([("role", role.slug), *(("skill", f"{slug}:3") for slug in slugs)]))

    assert answer.status_code == 422
    assert complaints(answer) == ["Your level in the skills that it asks: Name at most 200 skills."]


@pytest.mark.usefixtures("engineer")
def test_very_long_address_is_answered_in_short(client: Client) -> None:
    usual = client.get("/readiness/?role=wizard")

    answer = client.get(address([("role", "x" * 1000), *[("skill", "sql:2")] * 100, ("skill", "y" * 1000)]))

    assert answer.status_code == 422
    assert [len(told) < 200 for told in complaints(answer)] == [True, True]
    assert len(answer.content) < len(usual.content) + 2000


@pytest.mark.usefixtures("engineer")
def test_role_and_skill_go_by_their_former_names_too(client: Client) -> None:
    FormerSlug.objects.create(kind="role", slug="ml", now="engineer")
    FormerSlug.objects.create(kind="skill", slug="py", now="python")

    answer = client.get("/readiness/?role=ml&skill=py:3")

    link = page(answer).find(".//input[@id='link']")
    assert link is not None
    assert link.attrib["value"].endswith("/readiness/?role=engineer&skill=python:3")


def test_archived_role_is_not_offered_and_is_told(client: Client, engineer: Role) -> None:
    Role.objects.filter(pk=engineer.pk).update(state=State.ARCHIVED)
    factories.RoleFactory.create(slug="analyst", title="Analyst")

    answer = client.get(address(ASKED))

    assert answer.status_code == 422
    assert len(complaints(answer)) == 1
    assert "not any more" in complaints(answer)[0]


def test_page_says_so_where_no_role_is_published(client: Client) -> None:
    answer = client.get("/readiness/")

    assert answer.status_code == 200
    assert "The ladder is being written" in main(answer)


@pytest.mark.usefixtures("engineer")
def test_looking_stores_nothing_and_costs_a_visitor_no_query(client: Client, queries: Queries) -> None:
    client.get("/readiness/")

    with queries(0):
        answer = client.get(address(ASKED))

    assert page(answer).find(".//meta[@name='robots'][@content='noindex']") is not None
    assert not Session.objects.exists()
    assert "sessionid" not in client.cookies


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.usefixtures("engineer")
def test_learner_sees_the_form_filled_from_the_record(
    learner: User, learner_client: Client, queries: Queries, rows: int
) -> None:
    User.objects.filter(pk=learner.pk).update(target_role=Role.objects.get(), stated_months=7)
    factories.EducationFactory.create_batch(rows, learner=learner, level="master")
    for skill in ("python", "sql", "juggling")[:rows]:
        factories.SkillClaimFactory.create(learner=learner, skill=Skill.objects.get(slug=skill), level=4)
    factories.SkillClaimFactory.create(skill=Skill.objects.get(slug="azure"), level=5)
    learner_client.get("/readiness/")

    with queries(3):
        answer = learner_client.get("/readiness/")

    assert chosen(answer)["id_skill_python"] == "4 · Advanced"
    assert chosen(answer)["id_skill_azure"] == ""
    assert hooks(answer)["data-short-months"] == "17"
    assert Education.objects.count() == rows
    assert SkillClaim.objects.filter(learner=learner).count() == rows


@pytest.mark.usefixtures("engineer")
def test_link_of_a_learner_leaves_out_what_is_archived(learner: User, learner_client: Client) -> None:
    User.objects.filter(pk=learner.pk).update(target_role=Role.objects.get())
    for slug in ("python", "juggling"):
        factories.SkillClaimFactory.create(learner=learner, skill=Skill.objects.get(slug=slug), level=4)
    Skill.objects.filter(slug="juggling").update(state=State.ARCHIVED)

    answer = learner_client.get("/readiness/")

    link = answer.context["link"]
    assert link.endswith("/readiness/?role=engineer&skill=python:4")
    assert learner_client.get(link).status_code == 200


@pytest.mark.usefixtures("engineer")
def test_keeping_leads_a_visitor_to_sign_up_and_the_answers_wait(client: Client) -> None:
    typed = {"role": "engineer", "degree": "bachelor", "months": "24", "skill": ["python:3", "sql:2", ""]}

    for _twice in range(2):
        answer = client.post("/readiness/keep/", typed)

    assert answer.headers["Location"] == "/accounts/signup/?next=%2Freadiness%2Fkept%2F"
    assert client.session[KEPT] == {
        "role": "engineer",
        "degree": "bachelor",
        "months": 24,
        "levels": {"python": 3, "sql": 2},
    }
    assert chosen(client.get("/readiness/"))["id_skill_sql"] == "2 · Practised"


@pytest.mark.usefixtures("engineer")
def test_nothing_wrong_is_kept(client: Client) -> None:
    answer = client.post("/readiness/keep/", {"role": "engineer", "months": "-1"})

    assert answer.status_code == 422
    assert complaints(answer) == ["Months of relevant work: Enter 0 or more."]
    assert KEPT not in client.session
