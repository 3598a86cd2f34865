"""By which terms adverts are read at the command line: those of the database, else those of the files."""

import io
import json
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import connection

from roadmap.actions import load_curriculum
from roadmap.actions.shipped import shipped_vocabulary
from roadmap.domain.posting import Vocabulary
from roadmap.domain.terms import Term as TermValue
from roadmap.models import State
from roadmap.readers import catalogue
from roadmap.readers.terms import vocabulary
from tests import factories

pytestmark = pytest.mark.django_db

ADVERT = json.dumps({"id": 1, "title": "", "description": "Requirements:\n- PyTorch\n- Quux"})


def skills_found(monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], str]:
    """The terms that the command finds in the advert, and what it complains about."""
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(ADVERT.encode())))
    out, errors = io.StringIO(), io.StringIO()
    call_command("analyse_postings", stdout=out, stderr=errors)
    return list(json.loads(out.getvalue())["skills"]), errors.getvalue()


def compared(words: Vocabulary) -> tuple[list[tuple[object, ...]], list[tuple[str, str]]]:
    """What reading looks at: terms without the word for their category, certifications by name and code."""
    terms: list[tuple[object, ...]] = [(one.slug, one.title, *_spelled(one), one.skill) for one in words.terms]
    return terms, [(one.title, one.code) for one in words.certifications]


def _spelled(term: TermValue) -> tuple[tuple[str, ...], ...]:
    return term.aliases, term.exact, term.not_in, term.only_with


@pytest.fixture
def without_terms_table() -> None:
    """A database from before there were terms, until the test is taken back."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE roadmap_term RENAME TO roadmap_term_of_another_day")


def test_published_terms_are_read_by_and_not_the_files(monkeypatch: pytest.MonkeyPatch) -> None:
    factories.TermFactory.create(slug="quux", aliases=["quux"])
    factories.TermFactory.create(slug="torch", aliases=["pytorch"], state=State.DRAFT)

    assert skills_found(monkeypatch) == (["quux"], "")


def test_without_a_published_term_the_files_are_read_by(monkeypatch: pytest.MonkeyPatch) -> None:
    factories.TermFactory.create(slug="quux", aliases=["quux"], state=State.DRAFT)

    assert skills_found(monkeypatch) == (["pytorch"], "")


def test_files_say_what_the_database_says_that_they_were_loaded_into() -> None:
    load_curriculum()

    assert compared(shipped_vocabulary()) == compared(vocabulary())
    assert len(catalogue().terms) > 200


@pytest.mark.usefixtures("without_terms_table")
def test_a_database_from_before_the_terms_leaves_the_files(monkeypatch: pytest.MonkeyPatch) -> None:
    found, complaint = skills_found(monkeypatch)

    assert found == ["pytorch"]
    assert complaint.startswith("The database cannot be read (")
    assert complaint.endswith("); the terms of the shipped files are used.\n")
