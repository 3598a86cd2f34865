"""What a portfolio says: as a page, on paper, to programs, to search engines, and to its owner beforehand."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from time_machine import travel

from accounts.models import (
    EducationLevel,
    EvidenceKind,
    ExperienceKind,
    ExperienceSort,
    ProgressStatus,
    ProjectKind,
    User,
    Visibility,
)
from accounts.views.pdf import drawn, pdf_of
from tests.accounts.portfolios import DONE, publish, record_one_of_each, texts_of
from tests.conftest import Queries
from tests.factories import (
    CertificateHeldFactory,
    CertificationFactory,
    EducationFactory,
    EvidenceFactory,
    ExperienceFactory,
    MilestoneFactory,
    ProgressFactory,
    ProjectFactory,
    ProjectPictureFactory,
    ProjectSkillFactory,
    SkillClaimFactory,
    SkillFactory,
    UserFactory,
)
from tests.pages import links, main, page, said

pytestmark = pytest.mark.django_db

ADDRESS = "/p/ada-lovelace/"
PREVIEW = "/settings/portfolio/preview/"
NOVEMBER = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _no_pdf_kept() -> None:
    """Let no test see the PDFs of another, whose learner had the same key."""
    pdf_of.cache_clear()


@pytest.fixture
def ada(db: None) -> User:
    """Somebody with a name and a portfolio that is open, in which nothing is chosen."""
    learner = UserFactory.create(name="Ada Lovelace", email="private@example.org")
    publish(learner, headline="Forecasts", about="For shops.\n\nAnd <b>others</b>.", contact="ada@work.example.org")
    return learner


def section(name: str) -> str:
    """What a section of the page says to a visitor."""
    found = page(Client().get(ADDRESS)).find(f".//section[@aria-labelledby='{name}']")
    return said(found)


def test_head_says_who_it_is_and_nothing_that_was_not_typed_for_it(ada: User) -> None:
    answer = Client().get(ADDRESS)

    assert main(answer) == (
        "Ada Lovelace Forecasts ada@work.example.org For shops. And <b>others</b>. As PDF As JSON Resume"
    )
    assert "private@example.org" not in answer.content.decode()


def test_open_portfolio_without_anything_says_so(learner: User) -> None:
    publish(learner)

    assert main(Client().get(ADDRESS)) == "Portfolio As PDF As JSON Resume Nothing is shared here yet."


def test_project_says_what_came_of_it(ada: User) -> None:
    project = ProjectFactory.create(
        learner=ada,
        is_shared=True,
        title="Demand",
        kind=ProjectKind.COMPETITION,
        summary="What shops sell.",
        part="The model.",
        repository_url="https://github.com/ada/demand",
        start=date(2023, 1, 1),
        end=date(2023, 6, 1),
        outcome="users",
        outcome_number=Decimal("12500.5000"),
        outcome_unit="a week",
        rank=12,
        rank_of=840,
    )
    ProjectSkillFactory.create(project=project, skill=SkillFactory.create(title="Statistics"))
    EvidenceFactory.create(learner=ada, claim=None, project=project, is_shared=True, url="https://blog.example.org/")

    assert section("projects") == (
        "Projects Demand Competition January 2023 \u2013 June 2023 rank 12 of 840 12,500.5 a week users "
        "What shops sell. My partThe model. Repository github.com Used: Statistics Link: https://blog.example.org/"
    )


@travel(NOVEMBER, tick=False)
def test_experience_counts_months_once_and_says_so(ada: User) -> None:
    own: dict[str, Any] = {"learner": ada, "is_shared": True}
    ExperienceFactory.create(**own, title="Analyst", organisation="Northwind", start=date(2025, 1, 1), end=None)
    ExperienceFactory.create(
        **own,
        title="Intern",
        organisation="",
        kind=ExperienceKind.MACHINE_LEARNING,
        sort=ExperienceSort.INTERNSHIP,
        start=date(2024, 11, 1),
        end=date(2025, 2, 1),
        share=50,
        summary="Ranking.",
    )

    assert section("experience") == (
        "Experience 1 year 11 months in all: Machine learning 2 months, Data 1 year 10 months. "
        "Months in common are counted once, part time by its share. "
        "Analyst NorthwindData January 2025 \u2013 today 1 year 10 months "
        "Intern Machine learningInternship November 2024 \u2013 February 2025 4 months50 % of full time Ranking."
    )


def test_skills_stand_by_level_with_what_proves_them(ada: User) -> None:
    for title, level in [("Python", 3), ("Statistics", 4), ("Algebra", 3)]:
        claim = SkillClaimFactory.create(learner=ada, is_shared=True, skill__title=title, level=level)
        if title == "Python":
            proof: dict[str, Any] = {"learner": ada, "claim": claim, "is_shared": True}
            EvidenceFactory.create(**proof, url="https://github.com/ada/")
            EvidenceFactory.create(**proof, kind=EvidenceKind.USED_AT_WORK, url="", text="Daily")

    assert section("skills") == (
        "Skills Advanced: level 4 of 5 Handles hard cases, reviews and teaches others. Statistics claimed "
        "Independent: level 3 of 5 Delivers at work without supervision, and knows the limits. "
        "Python used at work Used at work: Daily Link: https://github.com/ada/ Algebra claimed "
        "The word beside a skill says what proves it, from claimed over linked and used at work to reviewed and a "
        "credential."
    )


def test_education_certificates_and_milestones_are_told_with_their_dates(ada: User) -> None:
    own: dict[str, Any] = {"learner": ada, "is_shared": True}
    EducationFactory.create(
        **own, level=EducationLevel.MASTER, field="Statistics", institution="London", start=date(2017, 9, 1),
        is_in_progress=True,
    )  # fmt: skip
    exam = CertificationFactory.create(title="Exam", issuer="Issuer")
    CertificateHeldFactory.create(
        **own, name="", certification=exam, issued=date(2024, 5, 2), expires=date(2199, 5, 2), credential_id="A-1"
    )
    CertificateHeldFactory.create(**own, name="Old", expires=date(2001, 5, 2))
    milestone = MilestoneFactory.create(title="A model in production", stage__title="Deployment")
    ProgressFactory.create(**own, milestone=milestone, status=ProgressStatus.DONE, completed_at=DONE, note="Mine.")

    assert section("education") == "Education Master, Statistics London September 2017 \u2013 today"
    assert section("certificates") == (
        "Certificates Exam Issuer issued 2 May 2024 valid until 2 May 2199 credential A-1 "
        "Old was valid until 2 May 2001"
    )
    assert section("milestones") == "Milestones proved Deployment A model in production March 2026"


def test_addresses_that_the_learner_typed_vouch_for_nothing(ada: User) -> None:
    rows: dict[str, Any] = record_one_of_each(ada, is_shared=True)
    rows["experience"].link = rows["certificate"].credential_url = "https://typed.example.org/"
    rows["experience"].save()
    rows["certificate"].save()

    outward = [
        link.attrib.get("rel")
        for link in page(Client().get(ADDRESS)).iterfind(".//main//a")
        if link.attrib["href"].startswith("http")
    ]

    assert outward == ["nofollow ugc noopener"] * 5


def test_picture_is_sent_as_what_it_was_written_anew_as(ada: User) -> None:
    project = ProjectFactory.create(learner=ada, is_shared=True)
    ProjectPictureFactory.create(project=project, content=b"RIFF....WEBP", description="A line that goes up")

    image = page(Client().get(ADDRESS)).find(".//img[@class='portfolio__picture']")
    assert image is not None
    answer = Client().get(image.attrib["src"])

    assert image.attrib["alt"] == "A line that goes up"
    assert (answer.content, answer.headers["Content-Type"]) == (b"RIFF....WEBP", "image/webp")
    assert answer.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("fields", "is_listed"),
    [
        ({}, False),
        ({"may_be_indexed": True}, True),
        ({"may_be_indexed": True, "visibility": Visibility.LINK, "token": "t" * 43}, False),
    ],
)
def test_search_engines_may_list_only_what_is_public_and_opted_in(
    learner: User, fields: dict[str, Any], is_listed: bool
) -> None:
    portfolio = publish(learner, **fields)
    name = portfolio.handle if portfolio.visibility == Visibility.PUBLIC else portfolio.token

    answers = [Client().get(f"/p/{name}/{part}") for part in ("", "resume.json", "portfolio.pdf")]

    assert ["X-Robots-Tag" not in answer.headers for answer in answers] == [is_listed] * 3
    assert ('<meta name="robots" content="noindex">' not in answers[0].content.decode()) == is_listed


def test_page_describes_itself_to_those_who_share_the_link(ada: User) -> None:
    tree = page(Client().get(ADDRESS))

    told = {
        meta.attrib["property"]: meta.attrib["content"]
        for meta in tree.iterfind(".//meta")
        if "property" in meta.attrib
    }
    assert told == {
        "og:site_name": "careerpath",
        "og:type": "website",
        "og:locale": "en_GB",
        "og:title": "Ada Lovelace",
        "og:description": "Forecasts",
        "og:url": "http://testserver/p/ada-lovelace/",
    }


def test_answers_are_kept_by_nobody(ada: User) -> None:
    answers = [Client().get(f"{ADDRESS}{part}") for part in ("", "resume.json", "portfolio.pdf")]

    assert [answer.headers["Cache-Control"] for answer in answers] == ["private, no-store"] * 3


def test_page_is_the_same_for_everybody_with_htmx_and_without(ada: User, learner_client: Client) -> None:
    record_one_of_each(ada, is_shared=True)
    owner = Client()
    owner.force_login(ada)

    bodies = {
        client.get(ADDRESS, headers=headers).content
        for client in (Client(), learner_client, owner)
        for headers in ({}, {"hx-request": "true", "hx-boosted": "true"})
    }

    assert len(bodies) == 1


def test_preview_is_what_others_get_even_while_it_is_off(learner: User, learner_client: Client) -> None:
    rows = record_one_of_each(learner, is_shared=True)
    record_one_of_each(learner, is_shared=False)
    portfolio = publish(learner, visibility=Visibility.OFF, headline="Forecasts")
    before = main(learner_client.get(PREVIEW))
    pictures = learner_client.get(f"{PREVIEW}pictures/{rows['project'].pk}/").content
    portfolio.visibility = Visibility.PUBLIC
    portfolio.save()

    assert before == main(Client().get(ADDRESS))
    assert pictures == Client().get(f"{ADDRESS}pictures/{rows['project'].pk}/").content
    assert "This is what others get. Now only you see it." in said(page(learner_client.get(PREVIEW)))


def test_preview_leads_to_files_that_are_the_learners_alone(learner: User, learner_client: Client) -> None:
    publish(learner, visibility=Visibility.OFF, headline="Forecasts")

    found = links(page(learner_client.get(PREVIEW)))
    pdf, resume = (learner_client.get(found[name]) for name in ("As PDF", "As JSON Resume"))

    assert found == {"As PDF": f"{PREVIEW}portfolio.pdf", "As JSON Resume": f"{PREVIEW}resume.json"}
    assert "Forecasts" in texts_of(pdf.content)
    assert resume.json()["basics"]["label"] == "Forecasts"


def test_preview_of_somebody_who_set_up_nothing_is_empty(learner: User, learner_client: Client) -> None:
    answers = [learner_client.get(f"{PREVIEW}{part}") for part in ("", "resume.json", "portfolio.pdf")]

    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert "Nothing is shared here yet." in main(answers[0])


def test_resume_holds_what_is_shared_and_where_it_is_found(ada: User) -> None:
    record_one_of_each(ada, is_shared=True)

    answer = Client().get(f"{ADDRESS}resume.json")

    resume = answer.json()
    assert answer.headers["Content-Type"] == "application/json"
    assert resume["basics"]["url"] == "http://testserver/p/ada-lovelace/"
    assert [len(resume[part]) for part in ("work", "education", "skills", "projects", "certificates")] == [1] * 5


def test_secret_link_is_not_written_into_files_that_are_handed_on(learner: User) -> None:
    token = "t" * 43
    publish(learner, visibility=Visibility.LINK, token=token)

    answers = [Client().get(f"/p/{token}/{part}").content for part in ("resume.json", "portfolio.pdf")]

    assert token not in answers[0].decode()
    assert token not in texts_of(answers[1])


def test_pdf_says_what_the_page_says_and_can_be_read_aloud(ada: User) -> None:
    record_one_of_each(ada, is_shared=True)
    ProjectFactory.create(learner=ada, is_shared=True, title="Demand")

    answer = Client().get(f"{ADDRESS}portfolio.pdf")

    told = texts_of(answer.content)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'inline; filename="ada-lovelace.pdf"'
    assert answer.content.startswith(b"%PDF-")
    assert [
        word for word in ("Ada Lovelace", "Demand", "pdfuaid", "/StructTreeRoot", "/Lang") if word not in told
    ] == []


def test_pdf_is_made_once_for_the_same_and_anew_for_anything_else(ada: User) -> None:
    for _ in range(3):
        Client().get(f"{ADDRESS}portfolio.pdf")
    made = pdf_of.cache_info().misses
    ProjectFactory.create(learner=ada, is_shared=True, title="Demand")

    told = texts_of(Client().get(f"{ADDRESS}portfolio.pdf").content)

    assert (made, pdf_of.cache_info().misses) == (1, 2)
    assert "Demand" in told


def test_nothing_is_fetched_for_a_pdf() -> None:
    page_with_pictures = "<title>A</title><img src='http://127.0.0.1:9/a'><img src='file:///etc/hostname'><p>Text"

    assert "Text" in texts_of(drawn(page_with_pictures))


def test_machine_that_cannot_make_pdfs_says_what_to_do(ada: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)

    answer = Client().get(f"{ADDRESS}portfolio.pdf")

    assert answer.status_code == 503
    assert "Print the page instead" in main(answer)
    assert links(page(answer))["Open the page to print it"] == ADDRESS
    assert answer.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("rows", [1, 3])
def test_portfolio_costs_the_same_however_much_it_shows(rows: int, learner: User, queries: Queries) -> None:
    publish(learner)
    for _ in range(rows):
        record_one_of_each(learner, is_shared=True)
    Client().get(ADDRESS)

    with queries(8):
        Client().get(ADDRESS)


@pytest.mark.parametrize(("part", "expected"), [("resume.json", 10), ("portfolio.pdf", 9)])
@pytest.mark.parametrize("rows", [1, 3])
def test_files_cost_the_same_however_much_they_hold(
    rows: int, part: str, expected: int, learner: User, queries: Queries
) -> None:
    publish(learner)
    for _ in range(rows):
        record_one_of_each(learner, is_shared=True)
    Client().get(ADDRESS)

    with queries(expected):
        Client().get(f"{ADDRESS}{part}")
