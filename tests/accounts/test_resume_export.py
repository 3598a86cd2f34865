"""A learner's record as JSON Resume."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Education, Experience, Portfolio, Project, User
from accounts.readers.resume import resume_of
from roadmap.domain.catalogue import Choice
from roadmap.domain.experience import Month
from roadmap.domain.record import EducationLevel, ExperienceKind
from roadmap.domain.resume import values
from roadmap.domain.resume.writing import SCHEMA, resume
from tests import factories
from tests.accounts.resumes import catalogue_of_skills, full_record, violations
from tests.conftest import Queries

FULL: dict[str, Any] = {
    "$schema": SCHEMA,
    "basics": {
        "name": "Ada Byron",
        "label": "Engineer of engines",
        "email": "ada@example.org",
        "summary": "I compute.\n\nBy hand.",
        "phone": "+44 1",
        "profiles": [{"network": "GitHub", "username": "ada"}],
    },
    "work": [
        {
            "name": "Engines & Co",
            "position": "Computer",
            "url": "https://engines.example.org/a?b=c",
            "startDate": "2020-01",
            "endDate": "2021-03",
            "summary": "Notes on the engine.",
            "highlights": ["Wrote note G", "Found an error"],
            "location": "London",
            "x-careerpath": {
                "kind": "machine-learning", "sort": "internship", "share": 60, "skills": ["python"], "later": 1,
            },
        },
    ],
    "volunteer": [
        {
            "organization": "An organisation",
            "position": "Teacher",
            "startDate": "2020-01",
            "x-careerpath": {"kind": "other"},
        },
    ],
    "education": [
        {
            "institution": "A university",
            "studyType": "Master",
            "area": "Field",
            "startDate": "2025-09",
            "x-careerpath": {"level": "master", "inProgress": True},
        },
        {
            "institution": "At home",
            "studyType": "BSc",
            "area": "Mathematics",
            "startDate": "2009-10",
            "endDate": "2012-06",
            "score": "First class",
            "courses": ["Algebra", "Analysis"],
            "url": "https://home.example.org/",
            "x-careerpath": {"level": "bachelor"},
        },
    ],
    "certificates": [
        {
            "name": "Cloud ML",
            "date": "2024-05-17",
            "url": "https://certificates.example.org/1",
            "issuer": "A cloud",
            "x-careerpath": {"certification": "cloud-ml", "expires": "2027-05-17", "number": "C-1"},
        },
    ],
    "skills": [
        {"name": "SQL", "level": "Expert", "keywords": ["dbt"], "x-careerpath": {"skill": "sql"}},
        {"name": "Horse riding", "level": "Master"},
    ],
    "projects": [
        {
            "name": "Flight",
            "description": "Wings.",
            "highlights": ["Drawn"],
            "keywords": ["Feathers", "Python"],
            "startDate": "2022-02",
            "endDate": "2022-03",
            "url": "https://flight.example.org/",
            "roles": ["Drawing", "Tests"],
            "entity": "Home",
            "x-careerpath": {
                "kind": "competition",
                "links": {"repository": "https://github.com/ada/flight", "demo": "https://flight.example.org/"},
                "outcome": "Error on new data",
                "number": "7.5",
                "unit": "%",
                "rank": 2,
                "rankOf": 40,
                "skills": ["python"],
                "milestones": ["first-model"],
            },
        },
    ],
    "languages": [{"language": "English", "fluency": "Native"}],
    "hobbies": ["whist"],
}  # fmt: skip


@pytest.fixture
def full(learner: User) -> User:
    """Somebody who has recorded something of every kind."""
    catalogue_of_skills()
    full_record(learner)
    Education.objects.filter(level="master").update(field="Field")
    return learner


def test_resume_of_a_full_record_says_everything(full: User) -> None:
    said = resume_of(full, everything=True)

    assert said == FULL
    assert violations(said) == []


def test_resume_of_an_empty_record_is_valid(learner: User) -> None:
    said = resume_of(learner, everything=True)

    assert said == {"$schema": SCHEMA}
    assert violations(said) == []


def test_resume_of_a_small_record_leaves_out_what_is_empty(learner: User) -> None:
    factories.ExperienceFactory.create(learner=learner, title="Clerk", organisation="", end=None)

    said = resume_of(learner, everything=True)

    job = {"position": "Clerk", "startDate": "2020-01", "x-careerpath": {"kind": "data"}}
    assert said == {"$schema": SCHEMA, "work": [job]}
    assert violations(said) == []


def test_resume_of_another_learner_holds_nothing_of_this_one(full: User) -> None:
    other = factories.UserFactory.create()

    assert resume_of(other, everything=True) == {"$schema": SCHEMA}


def test_nothing_is_shared_of_itself(full: User) -> None:
    said = resume_of(full, everything=False)

    who = {key: FULL["basics"][key] for key in ("name", "label", "email", "summary")}
    assert said == {"$schema": SCHEMA, "basics": who}


def test_shared_is_what_the_section_and_the_item_share(full: User) -> None:
    Portfolio.objects.update(shows_experience=True, shows_projects=True)
    Experience.objects.filter(title="Computer").update(is_shared=True)
    Project.objects.update(is_shared=True)
    Education.objects.update(is_shared=True)

    said = resume_of(full, everything=False, url="https://careerpath.example.org/p/ada/")

    ours = FULL["projects"][0]["x-careerpath"]
    assert said == {
        "$schema": SCHEMA,
        "basics": {
            "name": "Ada Byron",
            "label": "Engineer of engines",
            "email": "ada@example.org",
            "url": "https://careerpath.example.org/p/ada/",
            "summary": "I compute.\n\nBy hand.",
        },
        "work": [
            {key: part for key, part in FULL["work"][0].items() if key != "location"}
            | {"x-careerpath": {"kind": "machine-learning", "sort": "internship", "share": 60, "skills": ["python"]}}
        ],
        "projects": [
            {key: part for key, part in FULL["projects"][0].items() if key != "entity"}
            | {"keywords": ["Python"], "x-careerpath": {key: ours[key] for key in ours if key != "milestones"}}
        ],
    }
    assert violations(said) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_resume_takes_as_many_queries_for_three_rows_as_for_one(rows: int, learner: User, queries: Queries) -> None:
    for _row in range(rows):
        job = factories.ExperienceFactory.create(learner=learner)
        factories.ExperienceSkillFactory.create(experience=job)
        project = factories.ProjectFactory.create(learner=learner)
        factories.ProjectSkillFactory.create(project=project)
        factories.ProjectMilestoneFactory.create(project=project)
        factories.EducationFactory.create(learner=learner)
        factories.SkillClaimFactory.create(learner=learner)
        factories.CertificateHeldFactory.create(learner=learner)

    with queries(10):
        resume_of(learner, everything=True)


def test_a_kind_of_study_that_says_another_level_now_is_not_given_back() -> None:
    study = values.Study(EducationLevel.MASTER, beyond={"studyType": "Bachelor of Arts"})

    said = resume(values.Record(values.Person(), studies=(study,)))

    assert said["education"] == [{"studyType": "Master", "x-careerpath": {"level": "master"}}]


texts = st.text(max_size=40)
months = st.builds(Month, st.integers(1940, 2026), st.integers(1, 12))
choices = st.builds(Choice, st.just("a-skill"), texts)
addresses = texts | texts.map("https://example.org/{}".format) | texts.map("http://{}".format)
works = st.builds(
    values.Work, title=texts, kind=st.sampled_from(ExperienceKind), start=months, end=st.none() | months,
    organisation=texts, sort=st.sampled_from(["job", "volunteering"]), summary=texts, link=addresses,
    skills=st.tuples(choices), beyond=st.just({}),
)  # fmt: skip
projects = st.builds(
    values.Project, title=texts, summary=texts, part=texts, links=st.fixed_dictionaries({"demo": addresses}),
    start=st.none() | months, end=st.none() | months, outcome=texts, number=texts, unit=texts, rank=st.none(),
    rank_of=st.none(), skills=st.tuples(choices), milestones=st.just(()), beyond=st.just({}),
)  # fmt: skip
studies = st.builds(
    values.Study, level=st.sampled_from(EducationLevel), subject=texts, institution=texts, start=st.none() | months,
    end=st.none() | months, note=texts, beyond=st.just({}),
)  # fmt: skip
certificates = st.builds(
    values.Certificate, name=texts, certification=st.none(), issuer=texts,
    issued=st.none() | st.dates(date(1940, 1, 1), date(2026, 1, 1)), expires=st.none(), url=addresses, number=texts,
    beyond=st.just({}),
)  # fmt: skip
persons = st.builds(values.Person, texts, texts, texts, st.just("a@example.org"), addresses)
held = st.builds(values.SkillHeld, choices, st.integers(1, 5), st.just({}))
records = st.builds(
    values.Record, persons, st.tuples(works, works), st.tuples(studies), st.tuples(held), st.tuples(projects),
    st.tuples(certificates), st.just({}),
)  # fmt: skip


@given(records)
def test_whatever_is_typed_the_resume_is_valid(record: values.Record) -> None:
    assert violations(resume(record)) == []
