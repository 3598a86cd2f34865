"""The command that reads adverts line by line."""

import io
import json
from types import SimpleNamespace

import pytest
from django.core.management import call_command

from tests.factories import TermFactory

pytestmark = pytest.mark.django_db


def analysed(lines: list[str], monkeypatch: pytest.MonkeyPatch) -> tuple[list[dict[str, object]], str]:
    """What the command writes for these lines, without the time it took, and what it complains about."""
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO("\n".join(lines).encode())))
    out, errors = io.StringIO(), io.StringIO()
    call_command("analyse_postings", stdout=out, stderr=errors)
    answers = [json.loads(line) for line in out.getvalue().splitlines()]
    assert all(answer.pop("ms") >= 0 for answer in answers)
    return answers, errors.getvalue()


def advert(**fields: object) -> str:
    return json.dumps({"id": "a", "title": "Senior Engineer", "description": "Requirements:\n- Quux", **fields})


def test_analyse_postings_says_what_each_advert_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    TermFactory.create(slug="quux", aliases=["quux"])
    needed = "Requirements:\n- 3+ years of work with Quux\n- BSc or equivalent experience\n- CKA"
    text = f"{needed}\n\nPreferred:\n- PhD, 5 years"

    answers, errors = analysed([advert(description=text)], monkeypatch)

    assert errors == ""
    assert answers == [
        {
            "id": "a",
            "skills": {"quux": "required"},
            "years": {"any": 3},
            "years_preferred": 5,
            "degrees_required": ["bachelor"],
            "degrees_preferred": ["phd"],
            "equivalent_ok": True,
            "certifications": ["CKA"],
            "seniority": "senior",
        }
    ]


def test_analyse_postings_names_bad_lines_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ["{", "[]", json.dumps({"id": 1}), advert(description=None), "", advert(id=7)]

    answers, errors = analysed(lines, monkeypatch)

    assert [answer["id"] for answer in answers] == [7]
    complaints = errors.splitlines()
    assert complaints[0].startswith("line 1: ")
    assert complaints[1:] == [
        "line 2: is not an object",
        "line 3: has no title, description",
        "line 4: its title and description have to be text",
    ]
