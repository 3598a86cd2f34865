"""Projects: recorded exactly, listed newest first, and nobody else's business."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from accounts.models import Project, User
from roadmap.models import State
from roadmap.readers import catalogue
from tests.conftest import Queries
from tests.factories import (
    EvidenceFactory,
    FormerSlugFactory,
    MilestoneFactory,
    ProjectFactory,
    ProjectMilestoneFactory,
    ProjectPictureFactory,
    ProjectSkillFactory,
    SkillFactory,
)
from tests.pages import links, main, page, said, texts

pytestmark = pytest.mark.django_db

LIST = "/record/projects/"
ADD = f"{LIST}add/"
OP = "5bd0ac1e-6b58-4e9b-8f2b-3f3e7f6f2a11"
TYPED: dict[str, Any] = {
    "title": "House prices",
    "kind": "competition",
    "summary": "What houses cost.\r\nAnd why.",
    "part": "All of it.",
    "start": "2024-11",
    "end": "2025-01",
    "repository_url": "https://example.org/code",
    "demo_url": "https://example.org/demo",
    "writeup_url": "https://example.org/words",
    "outcome": "Error on new data",
    "outcome_number": "0.1183",
    "outcome_unit": "log dollars",
    "rank": "112",
    "rank_of": "4321",
}


def errors(answer: Any) -> list[str]:
    return texts(page(answer), ".//div[@id='error-summary']//li")


def titles(answer: Any) -> list[str]:
    return texts(page(answer), ".//ul[@class='list record-list']/li//h2")


def ticked(answer: Any, name: str) -> list[str]:
    """What is chosen of the boxes of this name."""
    boxes = page(answer).iterfind(f".//label/input[@name='{name}']/..")
    return [said(box) for box in boxes if "checked" in next(iter(box)).attrib]


def change(row: Project) -> str:
    return f"{LIST}{row.pk}/change/"


def proved(row: Project) -> tuple[list[str], list[str]]:
    """The slugs of the skills and milestones that it links."""
    return (
        sorted(row.skills.values_list("slug", flat=True)),
        sorted(row.milestones.values_list("slug", flat=True)),
    )


def test_all_of_a_project_is_kept(learner: User, learner_client: Client) -> None:
    skill, milestone = SkillFactory.create(), MilestoneFactory.create()

    answer = learner_client.post(
        ADD, TYPED | {"op": OP, "skills": [skill.slug], "milestones": [milestone.slug]}, follow=True
    )

    row = Project.objects.get(learner=learner)
    kept = {name: getattr(row, name) for name in TYPED}
    assert answer.redirect_chain == [(LIST, 302)]
    assert kept == TYPED | {
        "summary": "What houses cost.\nAnd why.",
        "start": date(2024, 11, 1),
        "end": date(2025, 1, 1),
        "outcome_number": Decimal("0.1183"),
        "rank": 112,
        "rank_of": 4321,
    }
    assert proved(row) == ([skill.slug], [milestone.slug])


def test_a_title_and_a_kind_are_enough(learner_client: Client) -> None:
    learner_client.post(ADD, {"title": "A fix", "kind": "open-source"})

    assert list(Project.objects.values_list("title", "kind", "start", "rank")) == [("A fix", "open-source", None, None)]


def test_the_form_sent_twice_makes_one_project(learner_client: Client) -> None:
    skill = SkillFactory.create()

    answers = [learner_client.post(ADD, TYPED | {"op": OP, "skills": [skill.slug]}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert [proved(row) for row in Project.objects.all()] == [([skill.slug], [])]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"title": ""}, ["Title: This field is required."]),
        ({"title": "x" * 161}, ["Title: Ensure this value has at most 160 characters (it has 161)."]),
        ({"kind": "hobby"}, ["Kind: Select a valid choice. hobby is not one of the available choices."]),
        ({"end": "2024-10"}, ["To: This is before the start."]),
        ({"end": "9999-01"}, ["To: This month is still to come. Leave it out until then."]),
        ({"repository_url": "javascript:alert(1)"}, ["Repository: Enter a valid URL."]),
        ({"demo_url": "ftp://example.org/"}, ["Demo: Use an address that starts with https:// or http://."]),
        ({"writeup_url": "data:text/html,x"}, ["Write-up: Enter a valid URL."]),
        (
            {"outcome_number": "a lot"},
            ["Number: Enter a number alone, such as 0.93 or 12500; its unit has a place of its own."],
        ),
        (
            {"outcome_number": "NaN"},
            ["Number: Enter a number alone, such as 0.93 or 12500; its unit has a place of its own."],
        ),
        ({"outcome_number": "0.12345"}, ["Number: Ensure that there are no more than 4 decimal places."]),
        ({"outcome_number": ""}, ["Number: There is a unit without its number."]),
        ({"outcome": ""}, ["Outcome: Say what the number counts or measures."]),
        ({"rank": "0"}, ["Rank: Ensure this value is greater than or equal to 1."]),
        ({"rank": ""}, ["Rank: Of how many, and which rank?"]),
        ({"rank": "4322"}, ["Rank: A rank cannot be beyond how many took part. Are the two swapped?"]),
        ({"kind": "project"}, ["Rank: Only a competition has a rank. Choose that kind, or leave the rank out."]),
        (
            {"skills": ["no-such-skill"]},
            ["Skills used: “no-such-skill” is no longer in the catalogue, and was taken out. Save once more."],
        ),
    ],
)
def test_what_cannot_be_is_refused_where_it_can_be_mended(
    learner_client: Client, typed: dict[str, Any], expected: list[str]
) -> None:
    answer = learner_client.post(ADD, TYPED | typed)

    assert (answer.status_code, errors(answer), Project.objects.count()) == (422, expected, 0)


@pytest.mark.parametrize(
    ("number", "unit", "english", "german"),
    [
        ("0.9300", "", "0.93", "0,93"),
        ("12500", "users", "12,500 users", "12.500 users"),
        ("-31.5", "%", "-31.5 %", "-31,5 %"),
        ("123456789012.3456", "", "123,456,789,012.3456", "123.456.789.012,3456"),
        ("0", "errors", "0 errors", "0 errors"),
        (None, "errors", "", ""),
    ],
)
def test_an_outcome_is_exact_in_every_language(number: str | None, unit: str, english: str, german: str) -> None:
    row = Project(outcome_number=number and Decimal(number), outcome_unit=unit)

    spoken = []
    for language in ("en-gb", "de"):
        with translation.override(language):
            spoken.append(row.measured.replace("\N{NO-BREAK SPACE}", " "))

    assert spoken == [english, german]


def test_a_form_shows_the_number_as_it_was_typed(learner: User, learner_client: Client) -> None:
    row = ProjectFactory.create(learner=learner, outcome="Users", outcome_number=Decimal("12500.0000"))

    field = page(learner_client.get(change(row))).find(".//input[@name='outcome_number']")

    assert field is not None
    assert field.attrib["value"] == "12500"


# The list


def test_the_list_tells_a_project_in_short(learner: User, learner_client: Client) -> None:
    ProjectFactory.create(
        learner=learner,
        title="House prices",
        kind="competition",
        start=date(2024, 11, 1),
        end=date(2025, 1, 1),
        rank=112,
        rank_of=4321,
        outcome="Error on new data",
        outcome_number="0.1183",
        repository_url="https://example.org/code",
    )

    answer = learner_client.get(LIST)

    (row,) = texts(page(answer), ".//ul[@class='list record-list']/li")
    assert row == (
        "House prices Competition November 2024 \N{EN DASH} January 2025 rank 112 of 4,321 Error on new data: 0.1183 "
        "Repository: House prices Change: House prices Remove: House prices"
    )


def test_the_newest_comes_first(learner: User, learner_client: Client) -> None:
    ProjectFactory.create(learner=learner, title="undated")
    ProjectFactory.create(learner=learner, title="long over", start=date(2019, 1, 1), end=date(2019, 5, 1))
    ProjectFactory.create(learner=learner, title="going on", start=date(2018, 1, 1))
    ProjectFactory.create(learner=learner, title="just over", start=date(2018, 1, 1), end=date(2024, 5, 1))
    ProjectFactory.create(learner=learner, title="ended once", end=date(2020, 5, 1))
    ProjectFactory.create(learner=learner, title="undated too")

    assert titles(learner_client.get(LIST)) == [
        "going on",
        "just over",
        "ended once",
        "long over",
        "undated too",
        "undated",
    ]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("project", ["a"]), ("competition", ["b"]), ("open-source", []), ("nonsense", ["b", "a"])],
)
def test_the_list_is_filtered_by_kind(learner: User, learner_client: Client, kind: str, expected: list[str]) -> None:
    ProjectFactory.create(learner=learner, title="a", kind="project")
    ProjectFactory.create(learner=learner, title="b", kind="competition")

    answer = learner_client.get(f"{LIST}?kind={kind}")

    assert titles(answer) == expected
    assert ("Nothing of this kind" in main(answer)) is (kind == "open-source")


def test_five_hundred_projects_have_pages_that_keep_the_filter(
    learner: User, learner_client: Client, queries: Queries
) -> None:
    ProjectFactory.create_batch(500, learner=learner)

    with queries(3):
        answer = learner_client.get(f"{LIST}?kind=project&page=25")

    assert len(titles(answer)) == 20
    assert "Page 25 of 25" in main(answer)
    assert links(page(answer))["Previous"] == "?kind=project&page=24"


def test_a_list_without_projects_says_what_to_do(learner_client: Client) -> None:
    answer = learner_client.get(LIST)

    assert "No projects yet" in main(answer)
    assert links(page(answer))["Add a project"] == ADD


# What it proves


def test_boxes_are_grouped_and_what_is_chosen_is_open(learner: User, learner_client: Client) -> None:
    python, sql = SkillFactory.create(title="Python"), SkillFactory.create(title="SQL")
    row = ProjectFactory.create(learner=learner)
    ProjectSkillFactory.create(project=row, skill=sql)

    answer = learner_client.get(change(row))

    choices = page(answer).find(".//details[@id='id_skills_fold']")
    assert choices is not None
    groups = {said(group.find("summary")): "open" in group.attrib for group in choices.iterfind("details")}
    assert said(choices.find("summary")) == "SQL"
    assert groups == {python.category.title: False, sql.category.title: True}


def test_what_was_archived_since_stays_chosen_until_it_is_unticked(learner: User, learner_client: Client) -> None:
    skill = SkillFactory.create(title="Fortran", state=State.ARCHIVED)
    milestone = MilestoneFactory.create(title="Port to Java", state=State.ARCHIVED)
    row = ProjectFactory.create(learner=learner)
    ProjectSkillFactory.create(project=row, skill=skill)
    ProjectMilestoneFactory.create(project=row, milestone=milestone)

    opened = learner_client.get(change(row))
    chosen = {"skills": [skill.slug], "milestones": [milestone.slug]}
    learner_client.post(change(row), {"title": "Kept", "kind": "project", "revision": "0"} | chosen)
    kept = proved(row)
    learner_client.post(change(row), {"title": "Let go", "kind": "project", "revision": "1"})

    assert (ticked(opened, "skills"), ticked(opened, "milestones")) == (["Fortran"], ["Port to Java"])
    assert "No longer in the catalogue" in main(opened)
    assert (kept, proved(row)) == (([skill.slug], [milestone.slug]), ([], []))


def test_what_is_a_draft_or_archived_is_not_to_choose(learner_client: Client) -> None:
    hidden = [SkillFactory.create(state=state) for state in (State.DRAFT, State.ARCHIVED)]

    answer = learner_client.post(ADD, TYPED | {"skills": [one.slug for one in hidden]})

    assert (answer.status_code, Project.objects.count()) == (422, 0)
    assert hidden[0].title not in answer.text


def test_a_page_that_was_open_while_a_skill_was_renamed_means_the_same(learner_client: Client) -> None:
    skill = SkillFactory.create(slug="new")
    FormerSlugFactory.create(kind="skill", slug="old", now="new")

    learner_client.post(ADD, TYPED | {"skills": ["old", "new"]})

    assert proved(Project.objects.get()) == ([skill.slug], [])


def test_the_page_of_a_project_says_what_it_proves_and_shows_its_evidence(
    learner: User, learner_client: Client
) -> None:
    row = ProjectFactory.create(learner=learner, summary="<b>What</b>", part="Mine.")
    skill, gone = SkillFactory.create(), SkillFactory.create(title="Fortran", state=State.ARCHIVED)
    milestone = MilestoneFactory.create()
    for one in (skill, gone):
        ProjectSkillFactory.create(project=row, skill=one)
    ProjectMilestoneFactory.create(project=row, milestone=milestone)
    EvidenceFactory.create(learner=learner, claim=None, project=row, kind="text", url="", text="They use it daily.")
    EvidenceFactory.create(url="https://example.org/canary")

    answer = learner_client.get(row.get_absolute_url())

    found = links(page(answer))
    assert "<b>What</b>" in main(answer)
    assert (found[milestone.title], found[skill.title]) == (
        f"/milestones/{milestone.slug}/",
        f"/skills/{skill.slug}/",
    )
    assert "Fortran" in main(answer)
    assert "Fortran" not in found
    assert "They use it daily." in main(answer)
    assert "canary" not in answer.text


def test_a_project_that_proves_nothing_yet_says_so(learner: User, learner_client: Client) -> None:
    row = ProjectFactory.create(learner=learner)

    answer = learner_client.get(row.get_absolute_url())

    assert "Nothing is chosen yet" in main(answer)


# Two windows, other people


def test_two_windows_are_told_of_each_other_in_words(learner: User, learner_client: Client) -> None:
    skill = SkillFactory.create(title="SQL")
    row = ProjectFactory.create(learner=learner, title="Saved", outcome="Users", outcome_number=1250, revision=1)
    ProjectSkillFactory.create(project=row, skill=skill)

    answer = learner_client.post(
        change(row), {"title": "Typed", "kind": "competition", "revision": "0", "outcome": "Users"}
    )

    tree = page(answer)
    told = dict(zip(texts(tree, ".//dl/dt"), texts(tree, ".//dl/dd"), strict=True))
    assert answer.status_code == 409
    assert told == {"Title": "Saved", "Kind": "Project", "Number": "1250", "Skills used": "SQL"}
    row.refresh_from_db()
    assert (row.title, proved(row)) == ("Saved", ([skill.slug], []))


@pytest.mark.parametrize("action", ["", "change/", "remove/"])
@pytest.mark.parametrize("whose", ["another", "nobody"])
def test_what_is_not_ones_own_is_not_there(learner_client: Client, action: str, whose: str) -> None:
    theirs = ProjectFactory.create(title="canary", summary="canary", part="canary")
    key = theirs.pk if whose == "another" else 10**30

    answer = learner_client.get(f"{LIST}{key}/{action}")
    sent = learner_client.post(f"{LIST}{key}/{action}", TYPED | {"revision": "0"})

    assert (answer.status_code, sent.status_code) == (404, 404 if action else 405)
    assert "canary" not in answer.text + sent.text
    theirs.refresh_from_db()
    assert theirs.title == "canary"


def test_the_list_holds_nobody_else_s(learner_client: Client) -> None:
    ProjectFactory.create(title="canary")

    assert "canary" not in learner_client.get(LIST).text


def test_a_project_goes_with_its_picture_and_its_evidence(learner: User, learner_client: Client) -> None:
    row = ProjectFactory.create(learner=learner)
    ProjectPictureFactory.create(project=row)
    EvidenceFactory.create(learner=learner, claim=None, project=row)

    asked = learner_client.get(f"{LIST}{row.pk}/remove/")
    learner_client.post(f"{LIST}{row.pk}/remove/")

    assert "Its picture and its evidence go with it." in main(asked)
    assert not Project.objects.exists()


# What it costs


def test_pages_cost_the_same_at_1_and_3_rows(learner: User, learner_client: Client, queries: Queries) -> None:
    row = ProjectFactory.create(learner=learner)
    ProjectPictureFactory.create(project=row)
    catalogue()

    for _ in range(2):
        skill, milestone = SkillFactory.create(), MilestoneFactory.create()
        ProjectSkillFactory.create(project=row, skill=skill)
        ProjectMilestoneFactory.create(project=row, milestone=milestone)
        EvidenceFactory.create(learner=learner, claim=None, project=row)
        catalogue()
        with queries(3):
            learner_client.get(LIST)
        with queries(5):
            learner_client.get(row.get_absolute_url())
        with queries(1):
            learner_client.get(ADD)
        with queries(5):
            learner_client.get(change(row))
        for another in ProjectFactory.create_batch(2, learner=learner):
            ProjectPictureFactory.create(project=another)
