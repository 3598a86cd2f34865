"""The skills of the record: what is claimed with its strength, what is suggested, and finding all there are."""

from datetime import date
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from django.test import Client

from accounts.models import CertificateHeld, NotYet, ProgressStatus, SkillClaim, User
from roadmap.actions.slugs import rename_item
from roadmap.models import Skill, State
from roadmap.readers import catalogue
from tests import factories
from tests.accounts.ticking import MONDAY
from tests.conftest import Queries
from tests.pages import links, main, page, said, texts

pytestmark = pytest.mark.django_db

PAGE = "/record/skills/"
LEVEL, WHY, FACTS = ".//span[@class='level']", "p[@class='suggestion__why']", "p[@class='line__facts']"


@pytest.fixture
def sql() -> Skill:
    category = factories.SkillCategoryFactory.create(slug="data", title="Data", order=2)
    skill: Skill = factories.SkillFactory.create(slug="sql", title="SQL", category=category)
    factories.SkillAliasFactory.create(skill=skill, name="postgres")
    return skill


@pytest.fixture
def python() -> Skill:
    category = factories.SkillCategoryFactory.create(slug="code", title="Programming", order=1)
    return factories.SkillFactory.create(slug="python", title="Python", category=category)


def finish(learner: User, skill: Skill, level: int, title: str = "Shop analysis", **given: Any) -> None:
    """Tick off a milestone that gives the skill."""
    milestone = factories.MilestoneFactory.create(title=title)
    factories.MilestoneSkillFactory.create(milestone=milestone, skill=skill, level=level, **given)
    factories.ProgressFactory.create(
        learner=learner, milestone=milestone, status=ProgressStatus.DONE, completed_at=MONDAY
    )


def hold(learner: User, skill: Skill, level: int, title: str = "SQL Associate") -> None:
    """Hold a certificate that gives the skill."""
    certification = factories.CertificationFactory.create(title=title)
    factories.CertificationSkillFactory.create(certification=certification, skill=skill, level=level)
    factories.CertificateHeldFactory.create(learner=learner, certification=certification, name="")


def suggestions(answer: Any) -> list[str]:
    """What is suggested, with its reasons."""
    return [
        f"{said(one.find('h3'))}: {said(one.find(LEVEL))}. {said(one.find(WHY))}"
        for one in page(answer).iterfind(".//li[@class='suggestion']")
    ]


def claims(answer: Any) -> list[tuple[str, str]]:
    """In order, the categories: each claim with its level and its strength."""
    return [
        (said(section.find("h2")), "; ".join(_claim(one) for one in section.iterfind("ul/li[@class='claim']")))
        for section in page(answer).iterfind(".//section[@class='claims']")
    ]


def _claim(row: Element) -> str:
    return f"{said(row.find('h3'))}, {said(row.find(FACTS))}"


def found(answer: Any) -> dict[str, list[str]]:
    """By heading: the skills that were found, as they are said."""
    return {
        said(section.find("h2")): texts(section, "ul/li")
        for section in page(answer).iterfind(".//section[@class='skill-group']")
    }


def levels() -> dict[str, int]:
    return dict(SkillClaim.objects.values_list("skill__slug", "level"))


def put_off() -> list[tuple[int, str, int]]:
    return list(NotYet.objects.values_list("learner", "skill__slug", "level"))


def test_claims_stand_under_their_categories_with_descriptor_and_strength_beside_the_level(
    learner: User, learner_client: Client, sql: Skill, python: Skill
) -> None:
    factories.SkillLevelFactory.create(skill=sql, level=4, descriptor="Tunes what others wrote.")
    weak = factories.SkillClaimFactory.create(learner=learner, skill=sql, level=4)
    strong = factories.SkillClaimFactory.create(learner=learner, skill=python, level=1)
    factories.EvidenceFactory.create(learner=learner, claim=weak, kind="text", url="", text="I did.")
    for kind in ("link", "certificate", "text"):
        factories.EvidenceFactory.create(learner=learner, claim=strong, kind=kind)
    factories.SkillClaimFactory.create(skill=python, level=5)

    answer = learner_client.get(PAGE)

    assert claims(answer) == [
        ("Programming", "Python, Level 1: Aware credential"),
        ("Data", "SQL, Level 4: Advanced claimed"),
    ]
    assert "Tunes what others wrote." in main(answer)
    assert said(page(answer).find(".//h1")) == "Your skills 2"


def test_claim_of_an_archived_skill_stands_last_and_says_so(
    learner: User, learner_client: Client, sql: Skill, python: Skill
) -> None:
    Skill.objects.filter(pk=python.pk).update(state=State.ARCHIVED)
    for skill in (python, sql):
        factories.SkillClaimFactory.create(learner=learner, skill=skill, level=2)

    assert claims(learner_client.get(PAGE)) == [
        ("Data", "SQL, Level 2: Practised claimed"),
        ("Programming", "Python, Level 2: Practised claimed No longer in the catalogue"),
    ]


def test_evidence_whose_proof_was_removed_is_no_more_than_a_claim(
    learner: User, learner_client: Client, sql: Skill
) -> None:
    row = factories.SkillClaimFactory.create(learner=learner, skill=sql, level=2)
    held = factories.CertificateHeldFactory.create(learner=learner, name="Queries")
    factories.EvidenceFactory.create(learner=learner, claim=row, kind="certificate", url="", certificate=held)
    before = claims(learner_client.get(PAGE))

    held.delete()

    assert before == [("Data", "SQL, Level 2: Practised credential")]
    assert claims(learner_client.get(PAGE)) == [("Data", "SQL, Level 2: Practised claimed")]


def test_without_claims_the_page_says_where_to_begin(learner: User, learner_client: Client) -> None:
    first = main(learner_client.get(PAGE))
    learner.target_role = factories.RoleFactory.create(slug="engineer", title="Engineer")
    learner.save()

    tree = page(learner_client.get(PAGE))

    assert "No skill claimed yet Search above or look through all skills below" in first
    assert said(tree.find(".//div[@class='empty']")).endswith("See what it asks for")
    assert links(tree)["See what it asks for"] == "/record/skills/?role=engineer"


def test_many_claims_come_in_pages(learner: User, learner_client: Client, sql: Skill) -> None:
    for _ in range(41):
        skill = factories.SkillFactory.create(category=sql.category)
        factories.SkillClaimFactory.create(learner=learner, skill=skill)

    pages = [learner_client.get(f"{PAGE}?page={number}") for number in ("1", "2", "x", "99")]

    counts = [len(texts(page(answer), ".//li[@class='claim']")) for answer in pages]
    assert counts == [40, 1, 40, 1]


def test_finished_milestones_and_certificates_suggest_with_their_reasons(
    learner: User, learner_client: Client, sql: Skill, python: Skill
) -> None:
    finish(learner, sql, 2)
    hold(learner, sql, 2)
    finish(learner, python, 3, "Service")
    finish(factories.UserFactory.create(), python, 5, "Somebody else's")

    answer = learner_client.get(PAGE)

    assert suggestions(answer) == [
        "SQL: Level 2: Practised. You finished “Shop analysis”. You hold the certificate “SQL Associate”.",
        "Python: Level 3: Independent. You finished “Service”.",
    ]
    assert levels() == {}


def test_suggestions_beyond_three_unfold(learner: User, learner_client: Client) -> None:
    for _ in range(5):
        finish(learner, factories.SkillFactory.create(), 2)

    tree = page(learner_client.get(PAGE))

    assert said(tree.find(".//details[@id='more-suggestions']/summary")) == "2 more suggestions"
    assert len(texts(tree, ".//section[@class='suggestions']/ul/li")) == 3


def test_accepting_claims_the_level_once(learner: User, learner_client: Client, sql: Skill) -> None:
    finish(learner, sql, 3)

    answers = [learner_client.post("/record/skills/sql/accept/", {"level": "3"}, follow=True) for _ in range(2)]

    assert [said(page(one).find(".//div[@id='messages']")) for one in answers] == ["You claim level 3 in SQL."] * 2
    claim = SkillClaim.objects.get()
    assert (claim.learner, claim.skill, claim.level, claim.revision) == (learner, sql, 3, 0)
    assert list(claim.levels.values_list("level", flat=True)) == [3]
    assert suggestions(answers[-1]) == []


def test_accepting_raises_a_claim_and_never_lowers_one(
    learner: User, learner_client: Client, sql: Skill, python: Skill
) -> None:
    for skill, level in ((sql, 2), (python, 4)):
        factories.SkillClaimFactory.create(learner=learner, skill=skill, level=level)

    for slug in ("sql", "python"):
        learner_client.post(f"/record/skills/{slug}/accept/", {"level": "3"})

    assert levels() == {"sql": 3, "python": 4}


def test_adjusting_leads_to_the_form_with_the_level_chosen(learner: User, learner_client: Client, sql: Skill) -> None:
    finish(learner, sql, 3)

    assert links(page(learner_client.get(PAGE)))["Adjust: SQL"] == "/record/skills/sql/?level=3"


def test_not_yet_is_kept_can_be_taken_back_and_a_higher_level_is_suggested(
    learner: User, learner_client: Client, sql: Skill
) -> None:
    finish(learner, sql, 2)

    for _ in range(2):
        put = learner_client.post("/record/skills/sql/not-yet/", {"level": "2"}, follow=True)
    kept = put_off()
    tree = page(put)
    learner_client.post("/record/skills/sql/suggest-again/")
    again = learner_client.get(PAGE)
    learner_client.post("/record/skills/sql/not-yet/", {"level": "2"})
    finish(learner, sql, 3, "Warehouse")
    higher = learner_client.get(PAGE)

    assert kept == [(learner.pk, "sql", 2)]
    assert said(tree.find(".//details[@id='put-off']/summary")) == "1 suggestion put off"
    assert [form.attrib["action"] for form in tree.iterfind(".//div[@id='messages']//form")] == [
        "/record/skills/sql/suggest-again/"
    ]
    assert suggestions(again) == ["SQL: Level 2: Practised. You finished “Shop analysis”."]
    assert suggestions(higher) == ["SQL: Level 3: Independent. You finished “Warehouse”."]
    assert levels() == {}


def test_not_yet_never_forgets_a_higher_one(learner: User, learner_client: Client, sql: Skill) -> None:
    for level in ("4", "2"):
        learner_client.post("/record/skills/sql/not-yet/", {"level": level})

    assert put_off() == [(learner.pk, "sql", 4)]


def test_not_yet_of_another_learner_stays_theirs(learner: User, learner_client: Client, sql: Skill) -> None:
    other = factories.NotYetFactory.create(skill=sql, level=5)
    finish(learner, sql, 2)

    learner_client.post("/record/skills/sql/suggest-again/")

    assert put_off() == [(other.learner_id, "sql", 5)]
    assert len(suggestions(learner_client.get(PAGE))) == 1


@pytest.mark.parametrize("verb", ["accept", "not-yet"])
@pytest.mark.parametrize("level", ["", "0", "6", "x"])
@pytest.mark.usefixtures("sql")
def test_answer_to_a_suggestion_without_a_level_is_refused(learner_client: Client, verb: str, level: str) -> None:
    assert learner_client.post(f"/record/skills/sql/{verb}/", {"level": level}).status_code == 400
    assert (levels(), put_off()) == ({}, [])


@pytest.mark.parametrize("verb", ["accept", "not-yet", "suggest-again"])
def test_answer_finds_a_skill_by_its_old_slug_and_no_other(learner_client: Client, sql: Skill, verb: str) -> None:
    rename_item(sql, "queries")

    statuses = [
        learner_client.post(f"/record/skills/{slug}/{verb}/", {"level": "2"}).status_code for slug in ("sql", "cobol")
    ]

    assert statuses == [302, 404]


def test_skills_are_found_by_name_and_alias(learner: User, learner_client: Client, sql: Skill, python: Skill) -> None:
    factories.SkillClaimFactory.create(learner=learner, skill=sql, level=2)
    factories.SkillClaimFactory.create(skill=python, level=5)

    answers = {words: found(learner_client.get(PAGE, {"q": words})) for words in ("POSTGRES", "pyth", "sql python")}

    assert answers == {
        "POSTGRES": {"Data": ["SQL you: level 2, claimed"]},
        "pyth": {"Programming": ["Python"]},
        "sql python": {},
    }


def test_nothing_found_says_what_to_do(learner_client: Client) -> None:
    assert "Try fewer or other words" in main(learner_client.get(f"{PAGE}?q=cobol"))
    assert "Tick off what you have done" in main(learner_client.get(f"{PAGE}?given=milestone"))
    assert "Record the ones you have" in main(learner_client.get(f"{PAGE}?given=certificate"))


@pytest.mark.usefixtures("sql", "python")
def test_skills_are_found_by_category(learner_client: Client) -> None:
    assert found(learner_client.get(f"{PAGE}?category=data")) == {"Data": ["SQL"]}


def test_role_shows_what_it_asks_beside_what_is_claimed(
    learner: User, learner_client: Client, sql: Skill, python: Skill
) -> None:
    role = factories.RoleFactory.create(slug="engineer", title="Engineer")
    for skill, level in ((sql, 2), (python, 3)):
        factories.RoleSkillFactory.create(role=role, skill=skill, level=level)
    for title in ("Java", "Scala"):
        skill = factories.SkillFactory.create(title=title)
        factories.RoleSkillFactory.create(role=role, skill=skill, level=1, any_of="jvm")
    factories.SkillClaimFactory.create(learner=learner, skill=sql, level=4)
    rename_item(role, "builder")

    answers = [learner_client.get(f"{PAGE}?role={slug}") for slug in ("builder", "engineer")]

    expected = {
        "Asked for": ["SQL asked: level 2 you: level 4, claimed", "Python asked: level 3 you: not claimed yet"],
        "Any one of: Java, Scala": [
            "Java asked: level 1 you: not claimed yet",
            "Scala asked: level 1 you: not claimed yet",
        ],
    }
    assert [found(answer) for answer in answers] == [expected, expected]


def test_skills_are_found_by_what_was_finished_and_what_is_held(
    learner: User, learner_client: Client, sql: Skill, python: Skill
) -> None:
    finish(learner, sql, 2)
    hold(learner, python, 3)
    finish(factories.UserFactory.create(), python, 5)

    assert found(learner_client.get(f"{PAGE}?given=milestone")) == {"Data": ["SQL Shop analysis: level 2"]}
    assert found(learner_client.get(f"{PAGE}?given=certificate")) == {"Programming": ["Python SQL Associate: level 3"]}


@pytest.mark.usefixtures("sql")
def test_unknown_filters_ask_for_nothing(learner_client: Client) -> None:
    answer = learner_client.get(f"{PAGE}?role=pilot&category=x&given=y&q=+")

    assert said(page(answer).find(".//h1")) == "Your skills"


def test_page_costs_the_same_at_1_and_3_rows(learner: User, learner_client: Client, queries: Queries) -> None:
    learner.target_role = factories.RoleFactory.create()
    learner.save()

    def more() -> None:
        claim = factories.SkillClaimFactory.create(learner=learner)
        factories.ClaimedLevelFactory.create_batch(2, claim=claim)
        held = factories.CertificateHeldFactory.create(learner=learner)
        factories.EvidenceFactory.create(learner=learner, claim=claim, kind="certificate", certificate=held)
        finish(learner, factories.SkillFactory.create(), 2)
        hold(learner, factories.SkillFactory.create(), 2)
        factories.NotYetFactory.create(learner=learner)
        catalogue()

    more()
    with queries(7):
        first = learner_client.get(PAGE)
    more()
    more()
    with queries(7):
        last = learner_client.get(PAGE)
    with queries(7):
        learner_client.get(f"{PAGE}?given=milestone")

    shown = [(len(texts(page(one), ".//li[@class='claim']")), len(suggestions(one))) for one in (first, last)]
    assert shown == [(1, 2), (3, 6)]


def test_answering_a_suggestion_costs_what_it_writes(
    learner: User, learner_client: Client, sql: Skill, queries: Queries
) -> None:
    finish(learner, sql, 2)
    catalogue()

    with queries(7):
        learner_client.post("/record/skills/sql/not-yet/", {"level": "2"})

    assert put_off() == [(learner.pk, "sql", 2)]


def test_expired_certificate_suggests_nothing(learner: User, learner_client: Client, sql: Skill) -> None:
    hold(learner, sql, 2)
    before = suggestions(learner_client.get(PAGE))
    CertificateHeld.objects.update(issued=None, expires=date(2020, 1, 1))

    assert before == ["SQL: Level 2: Practised. You hold the certificate “SQL Associate”."]
    assert suggestions(learner_client.get(PAGE)) == []
    assert "It suggests no levels any more" in main(learner_client.get("/record/certificates/"))


def test_evidence_by_an_expired_certificate_says_why_it_counts_less(
    learner: User, learner_client: Client, sql: Skill
) -> None:
    claim = factories.SkillClaimFactory.create(learner=learner, skill=sql)
    held = factories.CertificateHeldFactory.create(
        learner=learner, issued=None, expires=date(2020, 1, 1), credential_url="https://example.org/c"
    )
    factories.EvidenceFactory.create(learner=learner, claim=claim, kind="certificate", url="", certificate=held)

    told = main(learner_client.get("/record/skills/sql/"))

    assert "What shows it linked" in told
    assert "The certificate has expired, so it counts as a link now." in told
    assert "credential" not in told


def test_code_in_what_a_level_means_is_shown_as_code(learner_client: Client, sql: Skill) -> None:
    factories.SkillLevelFactory.create(skill=sql, level=2, descriptor="You write `GROUP BY` & <b>.")

    pages = [learner_client.get(address).content.decode() for address in ("/record/skills/sql/", "/skills/sql/")]

    assert all("You write <code>GROUP BY</code> &amp; &lt;b&gt;." in one for one in pages)
