"""Bringing a résumé: the file, what it says, and what is taken over of it."""

import json
from collections.abc import Sequence
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import (
    ClaimedLevel,
    Education,
    Experience,
    Portfolio,
    Project,
    ResumeImport,
    SkillClaim,
    User,
)
from tests import factories
from tests.accounts.resumes import (
    ADDRESS,
    MODELS,
    brought,
    catalogue_of_skills,
    exported,
    form_of,
    full_record,
    rows,
    said,
    taken_over,
    violations,
)
from tests.conftest import Queries


def test_import_needs_somebody() -> None:
    answer = Client().post(ADDRESS)

    assert answer.status_code == 302
    assert answer.headers["Location"] == "/accounts/login/?next=/record/import/"


def test_a_file_is_shown_and_nothing_is_kept(learner_client: Client) -> None:
    job = {"position": "Data analyst", "name": "Shop", "startDate": "2020-02-01"}

    answer = brought(learner_client, {"work": [job], "languages": [{"language": "English"}]})

    assert answer.status_code == 200
    assert "Data analyst, Shop February 2020 \N{EN DASH} today" in said(answer)
    assert "languages: English" in said(answer)
    assert rows() == [0] * len(MODELS)


def test_what_is_ticked_is_taken_over(learner: User, learner_client: Client) -> None:
    catalogue_of_skills()
    document = {
        "basics": {"name": "Grace", "label": "Admiral", "summary": "Compilers.", "email": "grace@example.org"},
        "work": [
            {
                "name": "Navy", "position": "Data analyst intern", "startDate": "1999", "endDate": "2001-05-31",
                "summary": "Ships.", "highlights": ["Found a bug"], "url": "navy.example.org", "location": "Sea",
            },
        ],
        "education": [{"institution": "Yale", "area": "Mathematics", "studyType": "Ph.D.", "endDate": "1990"}],
        "skills": [{"name": "py3", "level": "Advanced"}, {"name": "Sewing", "level": "3/5"}],
        "projects": [{"name": "Compiler", "keywords": ["k8s", "Cobol"], "url": "https://github.com/grace/compiler"}],
        "certificates": [{"name": "cloud ml", "date": "2024-05", "issuer": "A cloud"}],
        "awards": [{"title": "A medal"}],
    }  # fmt: skip

    answer = taken_over(learner_client, document)

    assert answer.status_code == 302
    assert answer.headers["Location"] == reverse("record")
    assert exported(learner) == {
        "$schema": exported(learner)["$schema"],
        "basics": {"name": "Grace", "label": "Admiral", "summary": "Compilers.", "email": "grace@example.org"},
        "work": [
            {
                "name": "Navy", "position": "Data analyst intern", "startDate": "1999-01", "endDate": "2001-05",
                "summary": "Ships.", "highlights": ["Found a bug"], "url": "https://navy.example.org",
                "location": "Sea", "x-careerpath": {"kind": "data", "sort": "internship"},
            },
        ],
        "education": [
            {
                "institution": "Yale", "area": "Mathematics", "studyType": "Ph.D.", "endDate": "1990-01",
                "x-careerpath": {"level": "phd"},
            },
        ],
        "skills": [
            {"name": "Python", "level": "Advanced", "x-careerpath": {"skill": "python"}},
            {"name": "Sewing", "level": "3/5"},
        ],
        "projects": [
            {
                "name": "Compiler", "keywords": ["k8s", "Cobol", "Kubernetes"],
                "url": "https://github.com/grace/compiler",
                "x-careerpath": {
                    "links": {"repository": "https://github.com/grace/compiler"}, "skills": ["kubernetes"],
                },
            },
        ],
        "certificates": [
            {
                "name": "Cloud ML", "date": "2024-05-01", "issuer": "A cloud",
                "x-careerpath": {"certification": "cloud-ml"},
            },
        ],
        "awards": [{"title": "A medal"}],
    }  # fmt: skip
    assert Portfolio.objects.get().contact == ""
    assert not Experience.objects.shared().exists()
    assert ClaimedLevel.objects.get().level == 3


def test_what_was_guessed_can_be_corrected(learner_client: Client) -> None:
    document = {
        "work": [{"position": "Consultant", "startDate": "2020-01"}],
        "education": [{"studyType": "Nanodegree", "startDate": "2020-01"}],
        "projects": [{"name": "Kaggle"}],
    }

    taken_over(
        learner_client, document, **{
            "kind-work-0": "machine-learning", "sort-work-0": "freelance", "level-education-0": "bachelor",
            "is_in_progress-education-0": "", "kind-projects-0": "project",
        },
    )  # fmt: skip

    job, study, project = Experience.objects.get(), Education.objects.get(), Project.objects.get()
    assert (job.kind, job.sort) == ("machine-learning", "freelance")
    assert (study.level, study.is_in_progress, project.kind) == ("bachelor", False, "project")


def test_a_guess_says_what_it_was_guessed_from(learner_client: Client) -> None:
    catalogue_of_skills()

    answer = brought(
        learner_client,
        {"work": [{"position": "Data analyst", "startDate": "2020-01"}, {"position": "Nurse", "startDate": "2019-01"}]},
    )

    assert "Guessed from “data analyst”." in said(answer)
    assert "Nothing in the file says it: please check." in said(answer)


def test_a_skill_without_a_level_is_asked_for_and_kept_as_it_is_until_then(
    learner: User, learner_client: Client
) -> None:
    catalogue_of_skills()
    document = {"skills": [{"name": "SQL", "level": "ninja"}, {"name": "Web", "keywords": ["py3"], "level": "Expert"}]}

    page = brought(learner_client, document)
    refused = learner_client.post(ADDRESS, form_of(page) | {"keep-skills-0": "on"})
    learner_client.post(ADDRESS, form_of(page))

    assert "“ninja” says no level from 1 to 5. Choose one." in said(page)
    assert refused.status_code == 422
    assert "Choose a level, or take the tick away." in said(refused)
    assert not SkillClaim.objects.exists()
    assert exported(learner)["skills"] == document["skills"]


def test_keywords_that_are_skills_are_offered(learner: User, learner_client: Client) -> None:
    catalogue_of_skills()
    document = {"skills": [{"name": "Web", "keywords": ["py3", "CSS"], "level": "Expert"}]}

    taken_over(learner_client, document, **{"keep-skills-0-0": "on"})

    claim = SkillClaim.objects.get()
    assert (claim.skill.title, claim.level) == ("Python", 4)


def test_what_is_recorded_already_is_not_ticked(learner: User, learner_client: Client) -> None:
    catalogue_of_skills()
    full_record(learner)
    before = rows()

    page = brought(learner_client, exported(learner))
    again = learner_client.post(ADDRESS, form_of(page))

    ticked = [name for name in form_of(page) if name.startswith("keep-") and not name.startswith("keep-rest")]
    assert ticked == []
    assert "You claim this skill already." in said(page)
    assert again.status_code == 302
    assert rows()[:6] == before[:6]


def test_sent_twice_it_is_taken_over_once(learner_client: Client) -> None:
    form = form_of(brought(learner_client, {"projects": [{"name": "Once"}], "hobbies": ["whist"]}))

    first, second = (learner_client.post(ADDRESS, form, follow=True) for _time in range(2))

    assert rows() == [0, 0, 0, 0, 1, 0, 1, 0]
    assert first.redirect_chain == second.redirect_chain
    assert "1 entry is in your record now." in second.content.decode()


def test_two_tabs_with_one_file_make_one(learner_client: Client) -> None:
    catalogue_of_skills()
    document = {"projects": [{"name": "Once"}], "skills": [{"name": "SQL", "level": "Expert"}]}
    tabs = [form_of(brought(learner_client, document)) for _tab in range(2)]

    answers = [learner_client.post(ADDRESS, tab).status_code for tab in tabs]

    assert answers == [302, 302]
    assert rows()[:6] == [0, 0, 1, 1, 1, 0]


def test_another_learner_cannot_send_what_somebody_brought(learner_client: Client) -> None:
    form = form_of(brought(learner_client, {"projects": [{"name": "Mine"}]}))
    other = Client()
    other.force_login(factories.UserFactory.create())

    answer = other.post(ADDRESS, form, follow=True)

    assert answer.redirect_chain == [(ADDRESS, 302)]
    assert "Choose the file again; nothing was taken over." in answer.content.decode()
    assert rows() == [0] * len(MODELS)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "This file is empty."),
        (b"\xff\xfe{}", "This is not a text file in UTF-8."),
        (b'{\n"work": [}', "This is not JSON. Choose the file that your résumé was exported to. Line 2 is where"),
        (b'{"a": NaN}', "This is not JSON."),
        (b'{"a": ' + b"1" * 5000 + b"}", "This is not JSON."),
        (b"[]", "it has to be one object"),
        (b"[" * 100_000, "It is nested more than 12 levels deep"),
        (b'{"a":' * 20 + b"1" + b"}" * 20, "It is nested more than 12 levels deep"),
        (json.dumps({"work": [{}] * 501}).encode(), "It has more than 500 entries."),
        (json.dumps({"a": [[0]] * 20_001}).encode(), "It holds more than 20000 values"),
        (b" " * 10_000_000, "This file has 10.0 MB. It may have at most 1 MB."),
    ],
)
def test_a_file_that_is_none_is_refused_with_the_reason(content: bytes, told: str, learner_client: Client) -> None:
    answer = brought(learner_client, content)

    assert answer.status_code == 422
    assert told in said(answer)


def test_a_post_without_a_file_asks_for_one(learner_client: Client) -> None:
    answer = learner_client.post(ADDRESS)

    assert answer.status_code == 422
    assert "Choose a file." in said(answer)


WRONG: list[Any] = [None, True, 0, -1.5, 1e308, "x", "\x00\ud800", [], {}, [[]], [{}], [None, 1], {"a": {"b": [1]}}]


@pytest.mark.parametrize("wrong", WRONG, ids=repr)
def test_no_type_anywhere_breaks_it(wrong: Any, learner: User, learner_client: Client) -> None:
    catalogue_of_skills()
    full_record(learner)
    whole = exported(learner)
    documents = [dict.fromkeys(whole, wrong), *(_with(whole, section, wrong) for section in SECTIONS)]

    answers = [taken_over(learner_client, document).status_code for document in documents]

    assert answers == [302] * len(documents)
    assert violations(exported(learner)) == []


SECTIONS = ["work", "volunteer", "education", "skills", "projects", "certificates", "languages"]


def _with(whole: dict[str, Any], section: str, wrong: Any) -> dict[str, Any]:
    """The document with the wrong thing in every place of a section."""
    entry = whole[section][0]
    ours = entry.get("x-careerpath", {})
    broken = [entry | {key: wrong} for key in entry] + [entry | {"x-careerpath": ours | {key: wrong}} for key in ours]
    return {section: [wrong, *broken]}


def test_what_was_not_taken_is_named_with_the_reason(learner_client: Client) -> None:
    document = {
        "basics": {"image": "data:image/png;base64,AAAA", "profiles": [{"network": "X", "url": "javascript:alert(1)"}]},
        "work": [
            "a job",
            {"name": "No title", "startDate": "2020"},
            {"position": "No start"},
            {"position": "To come", "startDate": "2190-01"},
            {"position": "To end", "startDate": "2020-01", "endDate": "2190-01"},
            {"position": "Backwards", "startDate": "2020-02", "endDate": "2020-01"},
            {"position": "Long ago", "startDate": "1815-12"},
            {"position": "Links", "startDate": "2020", "endDate": "summer", "url": "javascript:alert(1)", "summary": 7},
            {"position": "Kept", "startDate": "2020-01", "summary": ["no text"], "homepage": "javascript:alert(2)"},
        ],
        "awards": {"title": "no list"},
        "education": [{"institution": "Later", "startDate": "2024-01", "endDate": "2190-06"}],
    }

    page = said(brought(learner_client, document))

    lines = [
        "work[0] Something of another type was expected, so this was left out: a job",
        "work[1] No title: there is no title or name. Add it by hand.",
        "work[2] “No start” has no start, and without one its months cannot be counted.",
        "work[3] To come, 2190-01: still to come. Add it once it has happened.",
        "work[4] To end, 2190-01: still to come. Add it once it has happened.",
        "work[5] Backwards, 2020-02 to 2020-01: the end is before the start.",
        "work[6] Long ago, 1815-12: too long ago. Is the year right?",
        "url: Not a web address that begins with https:// or http://, so left out: javascript:alert(1)",
        "startDate: Only the year is given. 2020 was read as January 2020.",
        "endDate: Not a date such as 2024-09, so left out: summer",
        "summary: Something of another type was expected, so this was left out: ['no text']",
        "homepage: Not a web address that begins with https:// or http://, so left out: javascript:alert(2)",
        "basics.image Not a web address",
        "basics.profiles[0].url Not a web address",
        "awards Something of another type was expected",
        "endDate: The end, 2190-06, is still to come: taken as still going on.",
    ]
    assert [line for line in lines if line not in page] == []


def test_strange_characters_and_keys_that_stand_twice_are_named(learner: User, learner_client: Client) -> None:
    content = b'{"projects": [{"name": "A\\u0000\\u0007 b\\ud800"}], "a": 1, "a": "\\u0001x"}'

    page = brought(learner_client, content)
    learner_client.post(ADDRESS, form_of(page))

    assert "name: Control characters were taken out." in said(page)
    assert "a This key stands there twice. The last one was read." in said(page)
    assert Project.objects.get().title == "A b"
    assert exported(learner)["a"] == "x"


def test_a_text_that_is_too_long_is_shortened_and_named(learner_client: Client) -> None:
    document = {"projects": [{"name": "n" * 200, "description": "d" * 4001, "highlights": ["h"]}]}

    page = brought(learner_client, document)
    learner_client.post(ADDRESS, form_of(page))

    project = Project.objects.get()
    assert "name: Longer than fits in: the first 160 characters were taken." in said(page)
    assert (project.title, project.summary) == ("n" * 160, "d" * 4000)
    assert project.beyond == {"highlights": ["h"]}


def test_what_is_not_ticked_is_not_kept(learner_client: Client) -> None:
    form = form_of(brought(learner_client, {"projects": [{"name": "No"}], "basics": {"phone": "1", "name": "Ada"}}))
    unticked = {key: value for key, value in form.items() if not key.startswith("keep-")}

    answer = learner_client.post(ADDRESS, unticked, follow=True)

    assert "No entry was taken over into your record." in answer.content.decode()
    assert rows()[:6] == [0] * 6
    assert ResumeImport.objects.get().beyond == {}


def test_what_is_kept_of_a_file_can_be_removed_by_its_learner_alone(learner: User, learner_client: Client) -> None:
    taken_over(learner_client, {"projects": [{"name": "Stays"}], "hobbies": ["whist"]})
    kept = ResumeImport.objects.get()
    other = Client()
    other.force_login(factories.UserFactory.create())
    address = reverse("forget_resume", args=[kept.pk])

    page = said(learner_client.get(ADDRESS))
    answers: Sequence[int] = [client.post(address).status_code for client in (other, learner_client, learner_client)]

    assert "hobbies" in page
    assert answers == [404, 302, 404]
    assert not ResumeImport.objects.exists()
    assert Project.objects.get().title == "Stays"


@pytest.mark.parametrize("count", [1, 3])
def test_pages_take_as_many_queries_for_three_rows_as_for_one(
    count: int, learner: User, learner_client: Client, queries: Queries
) -> None:
    catalogue_of_skills()
    for number in range(count):
        ResumeImport.objects.create(learner=learner, beyond={"hobbies": [number]})
        factories.ExperienceFactory.create(learner=learner)
    jobs = [{"position": f"Job {number}", "startDate": "2020-01"} for number in range(count)]
    learner_client.get("/roles/")

    with queries(2):
        learner_client.get(ADDRESS)
    with queries(9):
        brought(learner_client, {"work": jobs})
