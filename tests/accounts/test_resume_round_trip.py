"""There and back: what goes out as JSON Resume comes in as the same, and what comes in goes out again."""

from typing import Any

from django.test import Client

from accounts.models import User
from tests import factories
from tests.accounts.resumes import catalogue_of_skills, exported, full_record, taken_over, violations


def test_export_import_export_is_equal(learner: User, learner_client: Client) -> None:
    catalogue_of_skills()
    full_record(learner)
    first = exported(learner)
    other = factories.UserFactory.create()
    client = Client()
    client.force_login(other)

    taken_over(client, first)

    assert exported(other) == first


FOREIGN = {
    "$schema": "https://example.org/schema.json",
    "basics": {
        "name": "Mary", "label": "Astronomer", "image": "https://example.org/mary.png", "email": "mary@example.org",
        "phone": "1", "url": "https://example.org/", "summary": "Stars.", "location": {"city": "Nantucket"},
        "profiles": [{"network": "GitHub", "username": "mary", "url": "https://github.com/mary"}], "pronouns": "she",
    },
    "work": [
        {
            "name": "Observatory", "position": "Astronomer", "location": "Vassar", "description": "A dome",
            "url": "https://vassar.example.org/", "startDate": "2010-03-15", "summary": "Looked up.",
            "highlights": ["Found a comet", "Taught"],
        },
        {"name": "Library", "position": "Librarian", "startDate": "2005", "endDate": "2009", "remote": False},
    ],
    "volunteer": [{"organization": "Club", "position": "Speaker", "startDate": "2015-01", "endDate": "2016-01"}],
    "education": [
        {
            "institution": "School", "studyType": "Self-taught", "area": "Astronomy", "startDate": "2000-01",
            "endDate": "2004-01", "score": "A", "courses": ["Optics"], "url": "https://school.example.org/",
        },
    ],
    "awards": [{"title": "Medal", "date": "2012", "awarder": "A king", "summary": "Gold"}],
    "publications": [{"name": "Comets", "releaseDate": "2013-05-01", "url": "https://comets.example.org/"}],
    "skills": [
        {"name": "SQL", "level": "Master", "keywords": ["Queries"]},
        {"name": "Optics", "level": "Expert", "keywords": ["py3"]},
        {"name": "k8s"},
    ],
    "languages": [{"language": "English", "fluency": "Native"}],
    "interests": [{"name": "Stars", "keywords": ["red"]}],
    "references": [{"name": "A friend", "reference": "Good."}],
    "projects": [
        {
            "name": "Catalogue", "description": "Of stars", "highlights": ["Used"], "keywords": ["py3", "Cards", "SQL"],
            "startDate": "2018-08-24", "url": "https://stars.example.org/", "roles": ["Author", "Editor"],
            "entity": "Vassar", "type": "application",
        },
    ],
    "meta": {"version": "v1.0.0"},
    "x-theme": {"colour": ["blue", 3, True, {"deep": [1.5]}]},
}  # fmt: skip


def leaves(part: Any, path: str = "") -> set[tuple[str, Any]]:
    """What a document says, by place; the order of lists does not matter."""
    if isinstance(part, dict):
        return {leaf for key, inner in part.items() for leaf in leaves(inner, f"{path}.{key}")}
    if isinstance(part, list):
        return {leaf for inner in part for leaf in leaves(inner, path)}
    return {(path, part)}


def test_nothing_of_a_foreign_resume_is_lost(learner: User, learner_client: Client) -> None:
    catalogue_of_skills()

    taken_over(learner_client, FOREIGN)

    given_back = leaves(exported(learner))
    # The schema is ours, and dates are kept to the month.
    assert leaves(FOREIGN) - given_back == {
        (".$schema", "https://example.org/schema.json"),
        (".work.startDate", "2010-03-15"),
        (".work.startDate", "2005"),
        (".work.endDate", "2009"),
        (".projects.startDate", "2018-08-24"),
    }
    assert violations(exported(learner)) == []


def test_a_foreign_resume_goes_through_two_accounts_unchanged(learner: User, learner_client: Client) -> None:
    catalogue_of_skills()
    taken_over(learner_client, FOREIGN)
    first = exported(learner)
    other = factories.UserFactory.create()
    client = Client()
    client.force_login(other)

    taken_over(client, first)

    assert exported(other) == first
