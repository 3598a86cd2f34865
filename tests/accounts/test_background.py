"""Education and experience: the lists, what the forms take, and the months with their sum."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Experience, ExperienceSkill, User
from roadmap.models import Skill, State
from roadmap.readers import catalogue
from tests.conftest import Queries
from tests.factories import (
    EducationFactory,
    ExperienceFactory,
    ExperienceSkillFactory,
    SkillCategoryFactory,
    SkillFactory,
)
from tests.pages import links, main, page, said, texts

pytestmark = pytest.mark.django_db

EDUCATION, EXPERIENCE = "/record/education/", "/record/experience/"
ADD = f"{EXPERIENCE}add/"
TYPED: dict[str, Any] = {
    "title": "Data analyst",
    "organisation": "A retailer",
    "kind": "data",
    "sort": "job",
    "start": "2020-10",
    "end": "2023-06",
    "share": "80",
    "summary": "Reports.",
    "link": "HTTPS://example.org/retailer",
}


def entries(client: Client, address: str) -> list[str]:
    return texts(page(client.get(address)), ".//ul[@class='list record-list']/li/h2")


def errors(answer: Any) -> list[str]:
    return texts(page(answer), ".//div[@id='error-summary']//li")


def ticked(answer: Any) -> dict[str, bool]:
    """The skills that can be chosen, by what they are called, and whether they are."""
    boxes = page(answer).iterfind(".//label[@class='choices__option']/input[@name='skills']/..")
    return {said(box): "checked" in next(iter(box)).attrib for box in boxes}


def used(row: Experience) -> set[str]:
    return set(row.skills.values_list("slug", flat=True))


def months_before(number: int) -> date:
    """The first day of the month so many months ago."""
    today = timezone.localdate()
    month = today.year * 12 + today.month - 1 - number
    return date(month // 12, month % 12 + 1, 1)


@pytest.mark.parametrize(
    ("address", "title", "add"),
    [
        (EDUCATION, "No education yet", f"{EDUCATION}add/"),
        (EXPERIENCE, "No experience yet", ADD),
    ],
)
def test_without_rows_a_list_says_what_they_are_good_for(
    learner_client: Client, address: str, title: str, add: str
) -> None:
    EducationFactory.create(field="canary")
    ExperienceFactory.create(title="canary")

    answer = learner_client.get(address)

    assert texts(page(answer), ".//p[@class='empty__title']") == [title]
    assert add in links(page(answer)).values()
    assert "canary" not in main(answer)


def test_education_is_listed_with_what_goes_on_first_then_the_newest(learner: User, learner_client: Client) -> None:
    made = {"learner": learner}
    EducationFactory.create(field="Undated", **made)
    EducationFactory.create(field="Old", end=date(2015, 7, 1), **made)
    EducationFactory.create(field="New", end=date(2020, 7, 1), **made)
    EducationFactory.create(field="Going on", is_in_progress=True, **made)
    EducationFactory.create(field="", level="school", end=date(2011, 7, 1), **made)

    assert entries(learner_client, EDUCATION) == ["Going on", "New", "Old", "School", "Undated"]


def test_experience_is_listed_with_what_goes_on_first_then_the_newest(learner: User, learner_client: Client) -> None:
    made = {"learner": learner}
    ExperienceFactory.create(title="Old", **made)
    ExperienceFactory.create(title="New", start=date(2022, 1, 1), end=date(2023, 1, 1), **made)
    ExperienceFactory.create(title="Going on", start=date(2019, 1, 1), end=None, **made)

    assert entries(learner_client, EXPERIENCE) == ["Going on", "New", "Old"]


@pytest.mark.parametrize(("factory", "address"), [(EducationFactory, EDUCATION), (ExperienceFactory, EXPERIENCE)])
def test_lists_come_a_page_at_a_time(learner: User, learner_client: Client, factory: Any, address: str) -> None:
    factory.create_batch(21, learner=learner)

    pages = [len(entries(learner_client, f"{address}{query}")) for query in ("", "?page=2", "?page=nonsense")]

    assert pages == [20, 1, 20]


def test_the_list_says_months_overlap_and_sum(learner: User, learner_client: Client) -> None:
    made = {"learner": learner, "organisation": ""}
    ExperienceFactory.create(title="Analyst", start=date(2020, 1, 1), end=date(2021, 12, 1), **made)
    ExperienceFactory.create(
        title="Lab", kind="machine-learning", start=date(2021, 9, 1), end=date(2022, 2, 1), share=50, **made
    )

    tree = page(learner_client.get(EXPERIENCE))

    assert texts(tree, ".//p[@class='record-row__months']") == [
        "6 months at 50 % of full time: 3 months; for 2 months of that something else counts",
        "24 months",
    ]
    assert texts(tree, ".//p[@class='months']") == ["2 years 1 month 2 entries, 2 months of overlap counted once"]
    assert texts(tree, ".//table[@class='sum']//tr") == [
        "Kind of workCountedMade of",
        "Machine learning3 months1 entry",
        "Data24 months1 entry",
        "In all25 months2 entries, 2 months of overlap counted once",
    ]


def test_what_counts_elsewhere_or_not_yet_is_said(learner: User, learner_client: Client) -> None:
    ExperienceFactory.create(learner=learner, start=months_before(0), end=None, title="New")
    ExperienceFactory.create(learner=learner, start=months_before(3), end=months_before(1), title="Main")
    ExperienceFactory.create(learner=learner, start=months_before(2), end=months_before(2), share=33, title="Side")

    assert texts(page(learner_client.get(EXPERIENCE)), ".//p[@class='record-row__months']") == [
        "Its first month is not over yet, so it does not count yet.",
        "3 months",
        "1 month at 33 % of full time: 0.33 months; something else counts for all of this time",
    ]


def test_the_sum_is_of_all_pages(learner: User, learner_client: Client) -> None:
    ExperienceFactory.create_batch(21, learner=learner)

    for query in ("", "?page=2"):
        tree = page(learner_client.get(f"{EXPERIENCE}{query}"))
        assert texts(tree, ".//p[@class='months']") == ["2 years 21 entries, 480 months of overlap counted once"]


def test_experience_is_kept_as_typed(learner: User, learner_client: Client) -> None:
    skills = [SkillFactory.create(slug=slug) for slug in ("sql", "python")]

    learner_client.post(ADD, TYPED | {"skills": [skill.slug for skill in skills]})

    row = Experience.objects.get()
    assert {name: getattr(row, name) for name in (*TYPED, "learner")} == TYPED | {
        "learner": learner,
        "start": date(2020, 10, 1),
        "end": date(2023, 6, 1),
        "share": 80,
        "link": "https://example.org/retailer",
    }
    assert used(row) == {"sql", "python"}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"title": ""}, ["Title: This field is required."]),
        ({"kind": ""}, ["Kind of work: Choose the kind that most of it was."]),
        ({"kind": "magic"}, ["Kind of work: Select a valid choice. magic is not one of the available choices."]),
        ({"start": ""}, ["From: This field is required."]),
        ({"end": "2020-09"}, ["To: This is before the start."]),
        ({"start": "2099-01", "end": ""}, ["From: This month is still to come. Leave it out until then."]),
        ({"share": "0"}, ["Share of full time: Ensure this value is greater than or equal to 1."]),
        ({"share": "101"}, ["Share of full time: Ensure this value is less than or equal to 100."]),
        ({"link": "javascript:alert(1)"}, ["Web address: Enter a valid URL."]),
        ({"link": "ftp://example.org/"}, ["Web address: Use an address that starts with https:// or http://."]),
        (
            {"skills": ["fortran"]},
            ["Skills used: “fortran” is no longer in the catalogue, and was taken out. Save once more."],
        ),
    ],
)
def test_what_cannot_be_is_refused(learner_client: Client, typed: dict[str, Any], expected: list[str]) -> None:
    SkillFactory.create()

    answer = learner_client.post(ADD, TYPED | typed)

    assert (answer.status_code, errors(answer), Experience.objects.count()) == (422, expected, 0)


def test_sixty_years_and_jobs_at_the_same_time_are_fine(learner: User, learner_client: Client) -> None:
    started = months_before(60 * 12)
    for title in ("One", "Two"):
        learner_client.post(ADD, TYPED | {"title": title, "start": f"{started:%Y-%m}", "end": ""})

    tree = page(learner_client.get(EXPERIENCE))

    assert texts(tree, ".//p[@class='months']") == ["48 years 2 entries, 576 months of overlap counted once"]
    assert Experience.objects.for_learner(learner).count() == 2


def test_skills_are_offered_by_category_and_only_published_ones(learner_client: Client) -> None:
    later, first = (
        SkillCategoryFactory.create(title="Data", order=2),
        SkillCategoryFactory.create(title="Code", order=1),
    )
    SkillFactory.create(title="SQL", category=later)
    SkillFactory.create(title="Python", category=first)
    SkillFactory.create(title="Draft", category=first, state=State.DRAFT)
    SkillFactory.create(title="Archived", category=first, state=State.ARCHIVED)

    answer = learner_client.get(ADD)

    assert texts(page(answer), ".//details[@class='choices__group']/summary") == ["Code", "Data"]
    assert ticked(answer) == {"Python": False, "SQL": False}


def test_skills_archived_since_stay_until_they_are_unticked(learner: User, learner_client: Client) -> None:
    row = ExperienceFactory.create(learner=learner)
    fields = TYPED | {"link": ""}
    for slug in ("sql", "r"):
        ExperienceSkillFactory.create(experience=row, skill=SkillFactory.create(slug=slug, title=slug.upper()))
    Skill.objects.filter(slug="r").update(state=State.ARCHIVED)
    address = f"{EXPERIENCE}{row.pk}/"

    offered = ticked(learner_client.get(address))
    learner_client.post(address, fields | {"revision": "0", "skills": ["r", "sql"]})
    kept = used(row)
    learner_client.post(address, fields | {"revision": "1", "skills": ["sql"]})

    assert offered == {"SQL": True, "R": True}
    assert (kept, used(row)) == ({"sql", "r"}, {"sql"})


def test_skills_that_were_ticked_stay_so_on_a_page_that_was_refused(learner_client: Client) -> None:
    skill = SkillFactory.create(title="SQL")
    SkillFactory.create(title="Python")

    answer = learner_client.post(ADD, TYPED | {"title": "", "skills": [skill.slug]})

    assert ticked(answer) == {"SQL": True, "Python": False}
    assert len(list(page(answer).iterfind(".//details[@class='choices__group'][@open]"))) == 1


def test_a_conflict_says_skills_and_kind_in_words(learner: User, learner_client: Client) -> None:
    row = ExperienceFactory.create(learner=learner, kind="software", revision=1, share=100)
    ExperienceSkillFactory.create(experience=row, skill=SkillFactory.create(title="SQL"))

    answer = learner_client.post(f"{EXPERIENCE}{row.pk}/", TYPED | {"revision": "0"})

    tree = page(answer)
    saved = dict(zip(texts(tree, ".//dl/dt"), texts(tree, ".//dl/dd"), strict=True))
    assert answer.status_code == 409
    assert saved["Kind of work"] == "Software: programming, testing or running software"
    assert (saved["Skills used"], saved["Share of full time"], saved["Web address"]) == ("SQL", "100", "(empty)")


def test_the_form_twice_links_its_skills_once(learner_client: Client) -> None:
    skill = SkillFactory.create()
    typed = TYPED | {"op": "5bd0ac1e-6b58-4e9b-8f2b-3f3e7f6f2a11", "skills": [skill.slug]}

    for _ in range(2):
        learner_client.post(ADD, typed)

    assert (Experience.objects.count(), ExperienceSkill.objects.count()) == (1, 1)


def test_what_was_written_is_text_and_its_link_is_marked(learner: User, learner_client: Client) -> None:
    ExperienceFactory.create(learner=learner, summary="<script>alert(1)</script>", link="https://example.org/a")

    answer = learner_client.get(EXPERIENCE)

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in answer.text
    (link,) = page(answer).iterfind(".//a[@href='https://example.org/a']")
    assert link.attrib["rel"] == "nofollow ugc noopener"


def test_lists_cost_the_same_at_1_and_3_rows(learner: User, learner_client: Client, queries: Queries) -> None:
    for number in (1, 2):
        EducationFactory.create_batch(number, learner=learner)
        for row in ExperienceFactory.create_batch(number, learner=learner):
            ExperienceSkillFactory.create_batch(number, experience=row)
        with queries(3):
            learner_client.get(EDUCATION)
        with queries(5):
            learner_client.get(EXPERIENCE)


def test_the_form_costs_the_same_with_1_and_3_skills(learner: User, learner_client: Client, queries: Queries) -> None:
    row = ExperienceFactory.create(learner=learner)

    for number in (1, 2):
        ExperienceSkillFactory.create_batch(number, experience=row)
        catalogue()
        with queries(1):
            learner_client.get(ADD)
        with queries(3):
            learner_client.get(f"{EXPERIENCE}{row.pk}/")
