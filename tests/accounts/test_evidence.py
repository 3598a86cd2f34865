"""Evidence: what each kind needs, where it is shown, and that it leans on the learner's own rows alone."""

import uuid
from typing import Any

import pytest
from django.test import Client

from accounts.models import Evidence, User
from roadmap.actions.slugs import rename_item
from roadmap.models import Milestone, Skill, State
from roadmap.readers import catalogue
from tests import factories
from tests.accounts.ticking import MONDAY
from tests.conftest import Queries
from tests.pages import links, main, page, said, texts

pytestmark = pytest.mark.django_db

OP = "5bd0ac1e-6b58-4e9b-8f2b-3f3e7f6f2a11"
LINK = {"kind": "link", "url": "https://example.org/mine", "text": "A notebook."}
OF_CLAIM, OF_MILESTONE = "/record/evidence/add/claim/sql/", "/record/evidence/add/milestone/shop/"


@pytest.fixture
def sql(learner: User) -> Skill:
    """A skill that the learner claims."""
    skill: Skill = factories.SkillFactory.create(slug="sql", title="SQL")
    factories.SkillClaimFactory.create(learner=learner, skill=skill)
    return skill


@pytest.fixture
def shop() -> Milestone:
    return factories.MilestoneFactory.create(slug="shop", title="Shop analysis")


def kept() -> list[tuple[Any, ...]]:
    """What is kept: whose, of which kind, address, words, revision."""
    return list(Evidence.objects.order_by("pk").values_list("learner", "kind", "url", "text", "revision"))


def errors(answer: Any) -> list[str]:
    return texts(page(answer), ".//div[@id='error-summary']//li")


def value(answer: Any, name: str) -> str:
    """What a field of the form holds."""
    tree = page(answer)
    (field,) = [one for one in tree.iter() if one.attrib.get("name") == name and one.tag in {"input", "textarea"}]
    return said(field) if field.tag == "textarea" else field.attrib.get("value", "")


def shown(answer: Any) -> list[str]:
    """The lines of evidence on a page."""
    return [said(one) for one in page(answer).iterfind(".//section[@id='evidence']//li")]


@pytest.mark.usefixtures("sql")
def test_evidence_of_a_claim_is_shown_beside_it(learner: User, learner_client: Client) -> None:
    answer = learner_client.post(OF_CLAIM, LINK | {"op": OP})
    there = learner_client.get("/record/skills/sql/")

    assert answer.headers["Location"] == "/record/skills/sql/#evidence"
    assert kept() == [(learner.pk, "link", "https://example.org/mine", "A notebook.", 0)]
    mine = "https://example.org/mine"
    assert shown(there) == [f"{mine} linked A notebook. Change: {mine} Remove: {mine}"]


@pytest.mark.usefixtures("shop")
def test_evidence_of_a_milestone_is_shown_on_its_page(learner: User, learner_client: Client) -> None:
    experience = factories.ExperienceFactory.create(learner=learner, title="Analyst", organisation="A shop")

    answer = learner_client.post(OF_MILESTONE, {"kind": "used-at-work", "experience": experience.pk, "op": OP})
    there = learner_client.get("/milestones/shop/")

    assert answer.headers["Location"] == "/milestones/shop/#evidence"
    assert shown(there) == ["Analyst, A shop used at work Change: Analyst, A shop Remove: Analyst, A shop"]


def test_evidence_of_a_project_is_shown_on_its_page(learner: User, learner_client: Client) -> None:
    project = factories.ProjectFactory.create(learner=learner)

    answer = learner_client.post(f"/record/evidence/add/project/{project.pk}/", LINK | {"op": OP})
    there = learner_client.get(f"/record/projects/{project.pk}/")

    assert answer.headers["Location"] == f"/record/projects/{project.pk}/#evidence"
    assert [line.startswith("https://example.org/mine linked") for line in shown(there)] == [True]


@pytest.mark.usefixtures("sql")
@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({}, "What shows it?: Choose what it is."),
        ({"kind": "rumour"}, "What shows it?: Choose one of these."),
        ({"kind": "link"}, "Web address: Enter the web address of it."),
        ({"kind": "repository"}, "Web address: Enter the web address of the repository."),
        (
            {"kind": "certificate"},
            "Which certificate: Choose the certificate, or enter the web address of the credential.",
        ),
        ({"kind": "text", "text": "  "}, "In words: Say in words what you did."),
        ({"kind": "used-at-work", "text": "Daily."}, "Where you used it: Choose the work where you used it."),
        (LINK | {"url": "javascript:alert(1)"}, "Web address: Enter a full web address, such as https://example.org/my-project."),
        (LINK | {"url": "ftp://example.org/"}, "Web address: Use an address that starts with https:// or http://."),
    ],
    ids=["nothing", "unknown", "link", "repository", "certificate", "text", "work", "javascript", "ftp"],
)  # fmt: skip
def test_what_a_kind_needs_is_asked_for(learner_client: Client, typed: dict[str, str], why: str) -> None:
    answer = learner_client.post(OF_CLAIM, typed | {"op": OP})

    assert answer.status_code == 422
    assert errors(answer) == [why]
    assert kept() == []


@pytest.mark.usefixtures("sql")
def test_what_has_no_place_in_a_kind_is_left_out(learner: User, learner_client: Client) -> None:
    work = factories.ExperienceFactory.create(learner=learner)
    held = factories.CertificateHeldFactory.create(learner=learner)
    leaning = {"certificate": held.pk, "experience": work.pk}

    learner_client.post(OF_CLAIM, leaning | {"kind": "text", "url": "no address", "text": "I did.", "op": OP})
    learner_client.post(OF_CLAIM, leaning | {"kind": "certificate", "op": str(uuid.uuid4())})

    assert list(Evidence.objects.order_by("pk").values_list("kind", "url", "certificate", "experience")) == [
        ("text", "", None, None),
        ("certificate", "", held.pk, None),
    ]


@pytest.mark.usefixtures("sql")
def test_certificate_may_be_one_held_or_a_link(learner: User, learner_client: Client) -> None:
    held = factories.CertificateHeldFactory.create(
        learner=learner, name="Queries", credential_url="https://example.org/credential"
    )

    learner_client.post(OF_CLAIM, {"kind": "certificate", "certificate": held.pk, "op": OP})
    learner_client.post(OF_CLAIM, {"kind": "certificate", "url": "https://example.org/badge", "op": str(uuid.uuid4())})

    there = learner_client.get("/record/skills/sql/")
    assert [line.partition(" Change")[0] for line in shown(there)] == [
        "Queries credential",
        "https://example.org/badge credential",
    ]
    assert links(page(there))["Queries"] == "https://example.org/credential"


@pytest.mark.usefixtures("sql")
def test_rows_of_others_are_neither_offered_nor_taken(learner_client: Client) -> None:
    held = factories.CertificateHeldFactory.create(name="canary certificate")
    work = factories.ExperienceFactory.create(title="canary work")

    opened = learner_client.get(OF_CLAIM)
    answers = [
        learner_client.post(OF_CLAIM, {"kind": "certificate", "certificate": held.pk, "op": OP}),
        learner_client.post(OF_CLAIM, {"kind": "used-at-work", "experience": work.pk, "op": OP}),
    ]

    assert [errors(answer) for answer in answers] == [
        ["Which certificate: Choose one of these."],
        ["Where you used it: Choose one of these."],
    ]
    assert "canary" not in "".join(answer.content.decode() for answer in [opened, *answers])
    assert kept() == []


def test_what_is_not_the_learners_own_cannot_be_proved(learner_client: Client) -> None:
    claim, project = factories.SkillClaimFactory.create(), factories.ProjectFactory.create()
    archived = factories.MilestoneFactory.create(state=State.ARCHIVED)
    addresses = [
        f"/record/evidence/add/{what}/"
        for what in (
            f"claim/{claim.skill.slug}",
            f"project/{project.pk}",
            f"milestone/{archived.slug}",
            "claim/nothing",
            "project/999",
            "project/nine",
            f"project/{'9' * 30}",
            "milestone/nothing",
            "role/anything",
        )
    ]

    opened = [learner_client.get(address).status_code for address in addresses]
    sent = [learner_client.post(address, LINK | {"op": OP}).status_code for address in addresses]

    assert (set(opened), set(sent)) == ({404}, {404})
    assert kept() == []


def test_archived_milestone_with_progress_can_still_be_proved(
    learner: User, learner_client: Client, shop: Milestone
) -> None:
    factories.ProgressFactory.create(learner=learner, milestone=shop, status="done", completed_at=MONDAY)
    Milestone.objects.filter(pk=shop.pk).update(state=State.ARCHIVED)

    assert learner_client.post(OF_MILESTONE, LINK | {"op": OP}).status_code == 302
    assert len(shown(learner_client.get("/milestones/shop/"))) == 1


def test_old_slugs_lead_to_what_they_name_now(learner_client: Client, sql: Skill, shop: Milestone) -> None:
    rename_item(sql, "queries")
    rename_item(shop, "market")

    answers = [
        learner_client.post(address, LINK | {"op": str(uuid.uuid4())}).headers["Location"]
        for address in (OF_CLAIM, OF_MILESTONE)
    ]

    assert answers == ["/record/skills/queries/#evidence", "/milestones/market/#evidence"]


@pytest.mark.usefixtures("sql")
def test_the_form_sent_twice_makes_one_and_another_form_another(learner_client: Client) -> None:
    op = value(learner_client.get(OF_CLAIM), "op")

    for key in (op, op, str(uuid.uuid4())):
        learner_client.post(OF_CLAIM, LINK | {"op": key})

    assert len(kept()) == 2


@pytest.mark.usefixtures("sql")
def test_save_and_add_another_leads_to_an_empty_form(learner_client: Client) -> None:
    answer = learner_client.post(OF_CLAIM, LINK | {"op": OP, "another": "1"}, follow=True)

    assert answer.redirect_chain == [(OF_CLAIM, 302)]
    assert (value(answer, "url"), value(answer, "op") == OP) == ("", False)


def own(learner: User, skill: Skill, **fields: Any) -> Evidence:
    """Evidence of the learner's claim on the skill."""
    claim = skill.claims.get(learner=learner)
    return factories.EvidenceFactory.create(learner=learner, claim=claim, url="https://example.org/old", **fields)


def test_change_is_written_over_what_was_seen(learner: User, learner_client: Client, sql: Skill) -> None:
    row = own(learner, sql, is_shared=True)

    answer = learner_client.post(f"/record/evidence/{row.pk}/", LINK | {"kind": "repository", "revision": "0"})

    row.refresh_from_db()
    assert answer.headers["Location"] == "/record/skills/sql/#evidence"
    assert kept() == [(learner.pk, "repository", "https://example.org/mine", "A notebook.", 1)]
    assert (row.is_shared, row.claim and row.claim.skill) == (True, sql)


def test_two_windows_are_told_of_each_other_with_both_texts(learner: User, learner_client: Client, sql: Skill) -> None:
    row = own(learner, sql, text="Saved meanwhile.", revision=3)
    before = kept()

    refused = learner_client.post(f"/record/evidence/{row.pk}/", LINK | {"revision": "2"})
    between = kept()
    again = learner_client.post(f"/record/evidence/{row.pk}/", LINK | {"revision": value(refused, "revision")})

    assert refused.status_code == 409
    assert texts(page(refused), ".//section[@role='alert']//dd") == ["https://example.org/old", "Saved meanwhile."]
    assert (value(refused, "url"), value(refused, "text")) == (LINK["url"], LINK["text"])
    assert (between, again.status_code) == (before, 302)
    assert kept() == [(learner.pk, "link", "https://example.org/mine", "A notebook.", 4)]


def test_what_was_typed_survives_being_signed_out(learner: User, client: Client, sql: Skill) -> None:
    row = own(learner, sql)
    pages = [OF_CLAIM, f"/record/evidence/{row.pk}/"]

    for address in pages:
        client.logout()
        away = client.post(address, LINK | {"op": OP, "revision": "0"})
        client.force_login(learner)
        back = client.get(address)

        assert away.headers["Location"] == f"/accounts/login/?next={address}"
        assert (value(back, "url"), value(back, "text")) == (LINK["url"], LINK["text"])
        assert "You were signed out before this was saved." in main(back)
    assert len(kept()) == 1


def test_removing_asks_first(learner: User, learner_client: Client, sql: Skill) -> None:
    row = own(learner, sql)

    asked = main(learner_client.get(f"/record/evidence/{row.pk}/remove/"))
    before = len(kept())
    answer = learner_client.post(f"/record/evidence/{row.pk}/remove/")

    assert "https://example.org/old" in asked
    assert (before, kept()) == (1, [])
    assert answer.headers["Location"] == "/record/skills/sql/#evidence"


def test_another_learners_evidence_is_not_there(learner_client: Client, shop: Milestone) -> None:
    row = factories.EvidenceFactory.create(text="canary")
    factories.EvidenceFactory.create(claim=None, milestone=shop, text="canary")
    before = kept()
    addresses = [f"/record/evidence/{row.pk}/", f"/record/evidence/{row.pk}/remove/"]

    opened = [learner_client.get(address).status_code for address in addresses]
    sent = [learner_client.post(address, LINK | {"revision": "0"}).status_code for address in addresses]

    assert (opened, sent) == ([404, 404], [404, 404])
    assert "canary" not in learner_client.get("/milestones/shop/").content.decode()
    assert kept() == before


def test_visitors_see_no_evidence_and_no_way_to_add_some(client: Client, shop: Milestone, queries: Queries) -> None:
    factories.EvidenceFactory.create(claim=None, milestone=shop, text="canary")
    catalogue()

    with queries(0):
        answer = client.get("/milestones/shop/")

    assert "canary" not in answer.content.decode()
    assert page(answer).find(".//section[@id='evidence']") is None


@pytest.mark.usefixtures("sql")
def test_addresses_and_words_are_shown_as_they_are(learner: User, learner_client: Client, sql: Skill) -> None:
    text = "<script>alert(1)</script>\n& שלום"
    own(learner, sql, text=text)

    tree = page(learner_client.get("/record/skills/sql/"))

    line = tree.find(".//section[@id='evidence']//p[@class='line__note']")
    assert said(line) == "<script>alert(1)</script>& שלום"
    assert [one.attrib["rel"] for one in tree.iterfind(".//section[@id='evidence']//a[@rel]")] == [
        "nofollow ugc noopener"
    ]


def test_pages_cost_the_same_with_1_and_3_rows(
    learner: User, learner_client: Client, sql: Skill, shop: Milestone, queries: Queries
) -> None:
    row = own(learner, sql)
    catalogue()

    def more() -> None:
        held = factories.CertificateHeldFactory.create(learner=learner)
        work = factories.ExperienceFactory.create(learner=learner)
        for fields in ({"kind": "certificate", "certificate": held}, {"kind": "used-at-work", "experience": work}):
            factories.EvidenceFactory.create(learner=learner, claim=None, milestone=shop, url="", **fields)

    more()
    for _ in range(2):
        with queries(3):
            learner_client.get("/milestones/shop/")
        with queries(7):
            learner_client.get(OF_CLAIM)
        with queries(6):
            learner_client.get(f"/record/evidence/{row.pk}/")
        more()


def test_evidence_that_was_removed_meanwhile_can_be_added_again(
    learner: User, learner_client: Client, sql: Skill
) -> None:
    row = own(learner, sql)
    address = f"/record/evidence/{row.pk}/"
    opened = learner_client.get(address)
    typed = LINK | {"revision": "0", "proves": value(opened, "proves")}
    row.delete()

    told = learner_client.post(address, typed)
    sent = {name: value(told, name) for name in ("url", "text", "op")} | {"kind": "link"}
    answers = [learner_client.post(OF_CLAIM, sent) for _ in range(2)]

    assert told.status_code == 404
    assert "This is not there any more. Here is what you typed: save to add it again." in main(told)
    forms = page(told).iterfind(".//form[@class='form-page evidence-form']")
    assert [form.attrib["action"] for form in forms] == [OF_CLAIM]
    assert [one.status_code for one in answers] == [302, 302]
    assert kept() == [(learner.pk, "link", "https://example.org/mine", "A notebook.", 0)]


@pytest.mark.usefixtures("sql")
def test_evidence_that_never_was_is_not_there_whatever_it_is_said_to_prove(
    learner_client: Client, shop: Milestone
) -> None:
    theirs = factories.EvidenceFactory.create(text="canary")
    project = factories.ProjectFactory.create()
    foreign = ["", "nothing", "role/x", "claim/nothing", f"project/{project.pk}", "milestone/nothing"]

    answers = [
        [
            learner_client.post(f"/record/evidence/{key}/", LINK | {"proves": proves})
            for proves in [*foreign, "claim/sql"]
        ]
        for key in (theirs.pk, 999_999)
    ]

    of_theirs, of_none = ([(one.status_code, main(one)) for one in some] for some in answers)
    assert of_theirs == of_none
    assert {status for status, _text in of_theirs} == {404}
    assert "canary" not in str(of_theirs)
