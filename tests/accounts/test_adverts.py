"""Adverts: pasted once, read beside what the learner brings, kept with what came of them, and nobody else's."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Advert, Correction, User
from tests.accounts.adverts import ADD, HARBOUR, TYPED, form_fields, groups, marks, pasted, publish_skills, requirement
from tests.conftest import Queries
from tests.factories import (
    AdvertFactory,
    CorrectionFactory,
    EducationFactory,
    EvidenceFactory,
    ExperienceFactory,
    ResourceFactory,
    SkillClaimFactory,
    UserFactory,
)
from tests.pages import links, main, page, said, texts

pytestmark = pytest.mark.django_db

LIST = "/adverts/"
OP = "5bd0ac1e-6b58-4e9b-8f2b-3f3e7f6f2a11"


def errors(answer: Any) -> list[str]:
    return texts(page(answer), ".//div[@id='error-summary']//li")


def notice(answer: Any) -> str:
    return said(page(answer).find(".//div[@id='messages']"))


def test_a_pasted_advert_is_kept_and_read(learner: User, learner_client: Client) -> None:
    publish_skills()

    answer = pasted(learner_client)

    row = Advert.objects.get()
    assert answer.redirect_chain == [(f"{LIST}{row.pk}/", 302)]
    assert (row.learner, row.title, row.company, row.link, row.stage) == (
        learner,
        "Data Scientist",
        "Harbour Lights",
        "https://example.org/jobs/1",
        "interested",
    )
    assert row.text == HARBOUR.strip()
    assert notice(answer) == "Saved: Data Scientist"


def test_every_finding_leads_to_its_sentence_and_back(learner_client: Client) -> None:
    publish_skills()

    answer = pasted(learner_client)

    tree = page(answer)
    assert marks(answer) == [
        "Bachelor's degree in computer science or a related field",
        "5 years of experience with Python and SQL in production",
        "You know statistics & talk about it with people who do not",
        "Apache Spark",
    ]
    there = {one.attrib["id"] for one in tree.iter() if "id" in one.attrib}
    anchors = [one.attrib["href"][1:] for one in tree.iter("a") if one.attrib.get("href", "").startswith("#")]
    assert {"sentence-2", "asked-python", "asked-sql", "requirement"} <= set(anchors) <= there


def test_degree_and_work_say_what_is_asked_and_quote_where(learner_client: Client) -> None:
    section = page(pasted(learner_client)).find(".//section[@data-requirement]")

    assert section is not None
    assert (texts(section, "./dl/dt"), texts(section, "./dl/dd")) == (
        ["Work, whatever the degree", "Degree accepted"],
        ["5 years", "Bachelor"],
    )
    assert links(section, "./ul//a") == {
        "Bachelor's degree in computer science or a related field": "#sentence-1",
        "5 years of experience with Python and SQL in production": "#sentence-2",
    }


def test_certificates_are_quoted_beneath_themselves_and_years_stand_by_degree(learner_client: Client) -> None:
    text = "Requirements\n- PhD and 1 year; BS and 4 years\n- AWS Certified Developer"

    shown = pasted(learner_client, text=text).content.decode()

    requirement, certificates = shown.split('id="text-title"')[0].split('id="certificates"')
    assert "AWS Certified Developer" not in requirement.split('id="requirement"')[1]
    assert ">AWS Certified Developer</a>" in certificates
    assert requirement.index("Work, with a Bachelor") < requirement.index("Work, with a doctorate")


def test_each_milestone_to_begin_with_has_one_resource(learner: User, learner_client: Client) -> None:
    skills = publish_skills()
    SkillClaimFactory.create(learner=learner, skill=skills["python"], level=4)
    for title in ("A book about it", "Another book"):
        ResourceFactory.create(title=title).skills.add(skills["sql"])

    best = page(pasted(learner_client)).findall(".//ol[@class='list advert-best']/li")

    assert [[*links(one, ".//a")] for one in best] == [["Numbers that hold", "A book about it"]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<div class='job'><h1>Night Clerk</h1><p>Harbour &amp; Sons</p></div>", "Night Clerk"),
        ("\u200b\n - \u202eNight\u202c Clerk\nSQL", "Night Clerk"),
    ],
    ids=["HTML", "invisible signs"],
)
def test_without_a_title_an_advert_goes_by_its_first_words_as_they_are_read(
    learner_client: Client, text: str, name: str
) -> None:
    pasted(learner_client, text=text, title="", company="")

    assert Advert.objects.get().name == name


def test_the_text_is_shown_as_text(learner_client: Client) -> None:
    answer = pasted(learner_client, text=f"{HARBOUR}\n<script>alert(1)</script><p>Bring &lt;i&gt;tea&lt;/i&gt; & x < 3")

    shown = answer.content.decode()
    assert "<script>alert" not in shown
    assert "<i>tea" not in shown
    assert "x &lt; 3" in shown


def test_findings_stand_by_what_is_there(learner: User, learner_client: Client) -> None:
    skills = publish_skills()
    claim = SkillClaimFactory.create(learner=learner, skill=skills["python"], level=4)
    EvidenceFactory.create(learner=learner, claim=claim)
    SkillClaimFactory.create(learner=learner, skill=skills["sql"], level=1)
    SkillClaimFactory.create(learner=learner, skill=skills["apache-spark"], level=2)

    answer = pasted(learner_client)

    assert groups(answer) == {
        "missing": ["Statistics"],
        "below": ["SQL"],
        "claimed": ["Apache Spark"],
        "proven": ["Python"],
    }
    assert "With this milestone you would close 2 of 2 gaps.about 20 hours" in main(answer)
    assert links(page(answer))["Numbers that hold"] == "/milestones/numbers/"


def test_an_empty_record_leaves_everything_unknown_and_says_what_to_record(learner_client: Client) -> None:
    publish_skills()

    answer = pasted(learner_client)

    assert list(groups(answer)) == ["unknown"]
    assert requirement(answer) == ("unknown", "")
    assert "This is what it asks; what you have is not recorded yet" in main(answer)
    assert links(page(answer))["Record skills"] == "/record/skills/"


@pytest.mark.parametrize(
    ("months", "expected"), [(60, ("met", "")), (59, ("short", "1")), (42, ("short", "18")), (None, ("unknown", ""))]
)
def test_the_requirement_is_judged_in_months(
    learner: User, learner_client: Client, months: int | None, expected: tuple[str, str]
) -> None:
    EducationFactory.create(learner=learner, level="bachelor")
    User.objects.filter(pk=learner.pk).update(stated_months=months)

    assert requirement(pasted(learner_client)) == expected


def test_an_advert_that_states_nothing_is_said_to(learner_client: Client) -> None:
    assert requirement(pasted(learner_client, text="Requirements:\n- Python")) == ("not-stated", "")


def test_the_sum_of_the_requirement_is_told(learner: User, learner_client: Client) -> None:
    EducationFactory.create(learner=learner, level="bachelor")
    ExperienceFactory.create(learner=learner, start=date(2020, 1, 1), end=date(2021, 12, 1))

    told = said(page(pasted(learner_client)).find(".//details[@id='requirement-sum']"))

    for words in ("Bachelor", "5 years", "Your work 1 entry24 months", "3 years of work are missing."):
        assert words in told


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"text": ""}, ["Text of the advert: Paste the text of the advert here."]),
        ({"text": " \n\u200b\u200e "}, ["Text of the advert: Paste the text of the advert here."]),
        (
            {"text": "x" * 50_001},
            ["Text of the advert: This has 50001 characters; at most 50000 fit. Leave out what is not the advert."],
        ),
        ({"title": "x" * 201}, ["Title of the job: Ensure this value has at most 200 characters (it has 201)."]),
        ({"link": "javascript:alert(1)"}, ["Link: Enter a valid URL."]),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_typed_is_lost(
    learner_client: Client, typed: dict[str, str], expected: list[str]
) -> None:
    answer = learner_client.post(ADD, TYPED | typed)

    assert (answer.status_code, errors(answer), Advert.objects.count()) == (422, expected, 0)
    assert form_fields(page(answer), "text").strip() == (TYPED | typed)["text"].strip()


def test_50_000_characters_are_kept_whatever_their_alphabet(learner_client: Client) -> None:
    text = "Ж" * 49_999 + "\N{ROCKET}"

    answer = pasted(learner_client, text=text)

    assert (answer.status_code, Advert.objects.get().text) == (200, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Python", "This is very short for an advert."),
        ("<div><br></div>", "There is no text in this."),
        (f"{HARBOUR}\nJob title: Sailor\n\n{HARBOUR}\nJob title: Cook", "There seem to be several adverts in this."),
    ],
)
def test_what_is_odd_about_a_text_is_said(learner_client: Client, text: str, expected: str) -> None:
    assert expected in main(pasted(learner_client, text=text))


def test_an_advert_without_a_title_goes_by_its_first_line(learner_client: Client) -> None:
    pasted(learner_client, title="", company="")

    assert str(Advert.objects.get()) == "Data Scientist at Harbour Lights"


def test_the_form_sent_twice_makes_one_advert(learner_client: Client) -> None:
    answers = [learner_client.post(ADD, TYPED | {"op": OP}) for _time in range(2)]

    assert [answer.headers["Location"] for answer in answers] == [Advert.objects.get().get_absolute_url()] * 2


def changed(row: Advert, **typed: str) -> dict[str, str]:
    return {"stage": row.stage, "text": row.text, "revision": str(row.revision)} | typed


def test_stage_dates_notes_and_outcome_are_kept(learner: User, learner_client: Client) -> None:
    row = AdvertFactory.create(learner=learner)
    typed = {
        "name": "The harbour", "stage": "no", "applied_on": "2026-03-01", "interview_on": "2099-04-02",
        "decided_on": "2026-05-03", "notes": "Ask for\r\nPia.", "outcome": "More Spark.",
    }  # fmt: skip

    answer = learner_client.post(f"{LIST}{row.pk}/change/", changed(row) | typed, follow=True)

    assert answer.redirect_chain == [(row.get_absolute_url(), 302)]
    row.refresh_from_db()
    assert (row.name, row.stage, row.notes, row.outcome) == ("The harbour", "no", "Ask for\nPia.", "More Spark.")
    assert (row.applied_on, row.interview_on, row.decided_on) == (date(2026, 3, 1), date(2099, 4, 2), date(2026, 5, 3))
    for words in ("The harbour", "More Spark.", "applied 1 March 2026", "interview 2 April 2099"):
        assert words in main(answer)


def test_what_was_not_yet_is_refused(learner: User, learner_client: Client) -> None:
    row = AdvertFactory.create(learner=learner)
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()

    answer = learner_client.post(f"{LIST}{row.pk}/change/", changed(row, applied_on=tomorrow, decided_on=tomorrow))

    told = "This day is still to come. Leave it out until then."
    assert (answer.status_code, errors(answer)) == (422, [f"Applied on: {told}", f"Decided on: {told}"])


def test_another_text_is_read_anew_and_corrections_stay(learner: User, learner_client: Client) -> None:
    publish_skills()
    pasted(learner_client)
    row = Advert.objects.get()
    CorrectionFactory.create(advert=row, word="Gullwing")

    answer = learner_client.post(
        f"{LIST}{row.pk}/change/", changed(row, text="Requirements\n- SQL, and Gullwing too"), follow=True
    )

    assert groups(answer) == {"unknown": ["SQL"], "unknown-words": ["Gullwing"]}
    row.refresh_from_db()
    assert [term[:2] for term in row.reading["terms"]] == [["sql", ""], ["", "Gullwing"]]


def test_two_windows_are_told_of_each_other(learner: User, learner_client: Client) -> None:
    row = AdvertFactory.create(learner=learner, notes="From the laptop.", revision=1)

    answer = learner_client.post(f"{LIST}{row.pk}/change/", changed(row, revision="0", notes="From the phone."))

    assert answer.status_code == 409
    assert "From the laptop." in said(page(answer).find(".//section[@role='alert']"))
    assert form_fields(page(answer), "notes").strip() == "From the phone."
    row.refresh_from_db()
    assert (row.notes, row.revision) == ("From the laptop.", 1)


def test_removing_asks_first_and_takes_everything_along(learner: User, learner_client: Client) -> None:
    row = CorrectionFactory.create(advert__learner=learner).advert
    address = f"{LIST}{row.pk}/remove/"

    asked = main(learner_client.get(address))
    answer = learner_client.post(address, follow=True)

    assert "Its text, your notes and what you put right go with it" in asked
    assert "portfolio" not in asked
    assert answer.redirect_chain == [(LIST, 302)]
    assert (Advert.objects.count(), Correction.objects.count()) == (0, 0)


@pytest.mark.parametrize("page_of_one", ["", "change/", "remove/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_adverts_of_others_are_not_there(learner_client: Client, page_of_one: str, method: str) -> None:
    row = AdvertFactory.create(text="Canary in the advert.", notes="Canary in the notes.")

    theirs, none = (getattr(learner_client, method)(f"{LIST}{pk}/{page_of_one}") for pk in (row.pk, row.pk + 1))

    expected = 405 if (page_of_one, method) == ("", "post") else 404
    assert (theirs.status_code, none.status_code) == (expected, expected)
    assert b"Canary" not in theirs.content
    assert Advert.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("count", [1, 3])
def test_an_advert_takes_as_many_queries_for_more_corrections(
    learner: User, learner_client: Client, queries: Queries, count: int
) -> None:
    publish_skills()
    row = AdvertFactory.create(learner=learner, text=HARBOUR)
    CorrectionFactory.create_batch(count, advert=row)
    learner_client.get(row.get_absolute_url())

    with queries(5):
        learner_client.get(row.get_absolute_url())


def test_whoever_was_signed_out_while_changing_finds_what_they_typed(learner: User) -> None:
    client, row = Client(), AdvertFactory.create(learner=learner)
    address, text = f"{LIST}{row.pk}/change/", "Ж" * 50_000
    client.post(address, changed(row, text=text, notes="Typed."))
    client.force_login(learner)

    tree = page(client.get(address))

    assert form_fields(tree, "notes").strip() == "Typed."
    assert form_fields(tree, "text").strip() == text


def test_nobody_sees_the_adverts_of_another_by_any_correction(learner_client: Client) -> None:
    row = AdvertFactory.create(learner=UserFactory.create())
    mine = [("correct", {"correct": "preferred/python/"}), ("miss", {"word": "Ray", "tier": "required"}), ("undo", {})]

    answers = [learner_client.post(f"{LIST}{row.pk}/{verb}/", typed).status_code for verb, typed in mine]

    assert (answers, Correction.objects.count()) == ([404] * 3, 0)
