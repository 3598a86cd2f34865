"""A learner with something in every column that is theirs, and the words by which each is known again."""
# ruff: noqa: SLF001 (`_meta` and `_default_manager` are documented, for all their underscores)

from __future__ import annotations

import io
import uuid
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from allauth.account.models import EmailAddress
from django.apps import apps
from django.db import models
from PIL import Image

from accounts.models import ProgressStatus, Project, ResumeImport, User, Visibility
from accounts.personal import EXPORTED
from roadmap.models import ReportState
from tests import factories

THEN = datetime(2026, 3, 2, 9, 30, 15, 123456, tzinfo=UTC)
Model = type[models.Model]


def picture(colour: str = "teal") -> bytes:
    """A picture as it is kept here."""
    file = io.BytesIO()
    Image.new("RGB", (8, 6), colour).save(file, "WEBP")
    return file.getvalue()


def whole_learner(tag: str, **account: Any) -> User:
    """Somebody with a row in every table, and a canary with this tag in every text."""
    learner = factories.UserFactory.create(
        email=f"canary-{tag}-email@example.org",
        route=factories.RouteFactory.create(),
        specialisation=factories.SpecialisationFactory.create(),
        target_role=factories.RoleFactory.create(),
        weekly_hours=9,
        stated_months=7,
        time_zone="Europe/Lisbon",
        origin="analyst",
        welcome_step=3,
        **account,
    )
    EmailAddress.objects.create(user=learner, email=learner.email, verified=True, primary=True)
    add_record(learner)
    add_report(learner)
    plant(learner, tag)
    return learner


def add_record(learner: User) -> None:
    """A row in every table of the record, and progress."""
    own: dict[str, Any] = {"learner": learner}
    milestone, skill = factories.MilestoneFactory.create(), factories.SkillFactory.create()
    done = {"status": ProgressStatus.DONE, "started_at": THEN, "completed_at": THEN, "revision": 4}
    factories.ProgressFactory.create(**own, **done, is_shared=True)
    factories.EducationFactory.create(**own, is_shared=True, beyond={"score": "1.0"}, revision=2)
    job = factories.ExperienceFactory.create(**own, op=uuid.uuid4(), link="https://example.org/")
    factories.ExperienceSkillFactory.create(experience=job, skill=skill)
    project = factories.ProjectFactory.create(**own, outcome_number="0.9300", rank=3, rank_of=700)
    drawn = {"content": picture(), "digest": sha256(picture()).hexdigest(), "width": 8, "height": 6}
    factories.ProjectPictureFactory.create(project=project, **drawn)
    factories.ProjectSkillFactory.create(project=project, skill=skill)
    factories.ProjectMilestoneFactory.create(project=project, milestone=milestone)
    certificate = factories.CertificateHeldFactory.create(**own)
    certification = factories.CertificationFactory.create()
    factories.CertificateHeldFactory.create(**own, certification=certification, name="")
    claim = factories.SkillClaimFactory.create(**own)
    factories.ClaimedLevelFactory.create(claim=claim, level=2, since=THEN)
    factories.ClaimedLevelFactory.create(claim=claim, level=3)
    factories.NotYetFactory.create(**own)
    factories.TermSuggestionFactory.create(**own)
    factories.EvidenceFactory.create(**own, claim=claim, certificate=certificate)
    factories.EvidenceFactory.create(**own, claim=None, project=project, experience=job)
    factories.EvidenceFactory.create(**own, claim=None, milestone=milestone, text="In words.", url="")
    ResumeImport.objects.create(**own, beyond={"references": [{"name": "Grace"}]}, rows_made=4)
    factories.PortfolioFactory.create(**own, shows_skills=True, visibility=Visibility.LINK, token=uuid.uuid4().hex)


def add_report(learner: User) -> None:
    """What they told the curators, with and without an answer."""
    about = {"learner": learner, "resource": factories.ResourceFactory.create()}
    factories.ReportFactory.create(**about, text="It moved.")
    factories.ReportFactory.create(
        **about, state=ReportState.DONE, answer="Thank you.", answered_at=THEN, kind="outdated"
    )


def plant(learner: User, tag: str) -> None:
    """Put a canary into every text of the learner's rows that may say anything."""
    for holding in EXPORTED:
        model: Any = apps.get_model(holding.model)
        mine = model._default_manager.filter(**{holding.learner: learner.pk})
        for column in texts_of(model):
            told = mine.exclude(**{column.name: ""}) if column.name == "name" and model is not User else mine
            told.update(**{column.name: canary(tag, column)})
    Project.objects.filter(learner=learner).update(beyond={f"canary-{tag}-key": f"canary-{tag}-value"})


def texts_of(model: Model) -> list[Any]:
    """The columns of free text; not those that are chosen, secret, or names of rows."""
    taken = {"password", "email", "time_zone", "digest", "token", "handle", "handle_likeness"}
    return [
        column
        for column in model._meta.concrete_fields
        if isinstance(column, models.CharField | models.TextField) and not column.choices and column.name not in taken
    ]


def canary(tag: str, column: Any) -> str:
    """Words that stand nowhere else; an address where it has to be one."""
    words = f"canary-{tag}-{column.name.replace('_', '-')}"
    if isinstance(column, models.EmailField):
        return f"{words}@example.org"
    return f"https://example.org/{words}" if isinstance(column, models.URLField) else words
