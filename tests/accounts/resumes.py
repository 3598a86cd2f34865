"""Résumés and records for tests, and the published schema to hold them against."""

import json
import re
from datetime import date
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from jsonschema import Draft7Validator, FormatChecker

from accounts.models import (
    CertificateHeld,
    ClaimedLevel,
    Education,
    Experience,
    ExperienceKind,
    ExperienceSort,
    Portfolio,
    Project,
    ProjectKind,
    ResumeImport,
    SkillClaim,
    User,
)
from accounts.readers.resume import resume_of
from roadmap.models import Certification, Milestone, Skill
from tests import factories

_SCHEMA = json.loads((Path(__file__).parent / "resume-schema.json").read_text(encoding="utf-8"))
_VALIDATOR = Draft7Validator(_SCHEMA, format_checker=FormatChecker(["uri", "email"]))


def violations(document: Any) -> list[str]:
    """What the published schema has against a document."""
    return [f"{error.json_path}: {error.message}" for error in _VALIDATOR.iter_errors(document)]


def catalogue_of_skills() -> None:
    """Publish the skills that the records of these tests name."""
    python = factories.SkillFactory.create(slug="python", title="Python")
    factories.SkillAliasFactory.create(skill=python, name="py3")
    factories.SkillFactory.create(slug="sql", title="SQL")
    factories.SkillFactory.create(slug="kubernetes", title="Kubernetes")
    factories.SkillAliasFactory.create(skill=Skill.objects.get(slug="kubernetes"), name="k8s")
    factories.MilestoneFactory.create(slug="first-model", title="A first model")
    factories.CertificationFactory.create(slug="cloud-ml", title="Cloud ML", issuer="A cloud")
    ladder = [("analyst", "analyst", ["data analyst"]), ("engineer", "engineering", ["machine learning engineer"])]
    for slug, track, titles in ladder:
        factories.RoleFactory.create(slug=slug, track=track, titles=titles)


def full_record(learner: User) -> None:
    """Record something of every kind, every field of it filled; the catalogue is there."""
    skill = Skill.objects.get
    learner.name = "Ada Byron"
    learner.save()
    factories.PortfolioFactory.create(
        learner=learner, headline="Engineer of engines", about="I compute.\n\nBy hand.", contact="ada@example.org"
    )
    factories.EducationFactory.create(
        learner=learner, field="Mathematics", institution="At home", start=date(2009, 10, 1), end=date(2012, 6, 1),
        note="First class\n\n- Algebra\n- Analysis", beyond={"url": "https://home.example.org/", "studyType": "BSc"},
    )  # fmt: skip
    factories.EducationFactory.create(learner=learner, level="master", start=date(2025, 9, 1), is_in_progress=True)
    job = factories.ExperienceFactory.create(
        learner=learner, title="Computer", organisation="Engines & Co", kind=ExperienceKind.MACHINE_LEARNING,
        sort=ExperienceSort.INTERNSHIP, share=60, start=date(2020, 1, 1), end=date(2021, 3, 1),
        summary="Notes on the engine.\n\n- Wrote note G\n- Found an error", link="https://engines.example.org/a?b=c",
        beyond={"location": "London", "x-careerpath": {"later": 1}},
    )  # fmt: skip
    factories.ExperienceSkillFactory.create(experience=job, skill=skill(slug="python"))
    factories.ExperienceFactory.create(
        learner=learner, title="Teacher", sort=ExperienceSort.VOLUNTEERING, kind=ExperienceKind.OTHER, end=None
    )
    factories.SkillClaimFactory.create(learner=learner, skill=skill(slug="sql"), level=4, beyond={"keywords": ["dbt"]})
    project = factories.ProjectFactory.create(
        learner=learner, title="Flight", kind=ProjectKind.COMPETITION, summary="Wings.\n- Drawn", part="Drawing\nTests",
        repository_url="https://github.com/ada/flight", demo_url="https://flight.example.org/",
        start=date(2022, 2, 1), end=date(2022, 3, 1), outcome="Error on new data", outcome_number=Decimal("7.5"),
        outcome_unit="%", rank=2, rank_of=40, beyond={"keywords": ["Feathers"], "entity": "Home"},
    )  # fmt: skip
    factories.ProjectSkillFactory.create(project=project, skill=skill(slug="python"))
    factories.ProjectMilestoneFactory.create(project=project, milestone=Milestone.objects.get(slug="first-model"))
    factories.CertificateHeldFactory.create(
        learner=learner, name="", certification=Certification.objects.get(slug="cloud-ml"),
        issued=date(2024, 5, 17), expires=date(2027, 5, 17), credential_id="C-1",
        credential_url="https://certificates.example.org/1",
    )  # fmt: skip
    ResumeImport.objects.create(
        learner=learner,
        beyond={
            "basics": {"phone": "+44 1", "profiles": [{"network": "GitHub", "username": "ada"}]},
            "languages": [{"language": "English", "fluency": "Native"}],
            "skills": [{"name": "Horse riding", "level": "Master"}],
            "hobbies": ["whist"],
        },
    )


def exported(learner: User) -> dict[str, Any]:
    """All that a learner has, as it is now."""
    return resume_of(User.objects.get(pk=learner.pk), everything=True)


ADDRESS = "/record/import/"
MODELS = (Experience, Education, SkillClaim, ClaimedLevel, Project, CertificateHeld, ResumeImport, Portfolio)

Form = dict[str, str]


def brought(client: Client, document: Any, name: str = "resume.json") -> Any:
    """The answer to a file."""
    content = document if isinstance(document, bytes) else json.dumps(document).encode()
    return client.post(ADDRESS, {"resume": SimpleUploadedFile(name, content, "application/json")})


def form_of(answer: Any) -> Form:
    """What a browser sends when the page of the review is sent as it is."""
    page = answer.content.decode().partition('<form class="resume-review"')[2].partition("</form>")[0]
    sent: Form = {}
    for tag in re.findall(r"<input [^>]*>", page):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and any(sign in tag for sign in (" checked", 'type="hidden"', 'type="month"', 'type="date"')):
            sent[name[1]] = unescape(value[1]) if value else "on" if " checked" in tag else ""
    for name_, options in re.findall(r'<select [^>]*name="([^"]*)"[^>]*>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        sent[name_] = chosen[1] if chosen else ""
    return sent


def taken_over(client: Client, document: Any, **corrected: str) -> Any:
    """The answer to a file that is taken over as the page has it, or corrected."""
    return client.post(ADDRESS, form_of(brought(client, document)) | corrected)


def rows() -> list[int]:
    """How many rows there are of each kind."""
    return [model.objects.count() for model in MODELS]


def said(answer: Any) -> str:
    """The text of a page."""
    page = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    return unescape(" ".join(re.sub(r"<[^>]*>", " ", page).split()))
