"""Portfolios for tests: one of everything, shared or not, and what a PDF says."""

from __future__ import annotations

import re
import zlib
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.db import models

from accounts.models import EvidenceKind, Portfolio, ProgressStatus, User, Visibility
from accounts.readers.sharing import SECTIONS
from roadmap.domain.handles import likeness
from tests import factories

DONE = datetime(2026, 3, 12, 19, 30, tzinfo=UTC)
ALL_SECTIONS = {section.flag: True for section in SECTIONS.values()}


def publish(learner: User, **fields: Any) -> Portfolio:
    """A portfolio that everybody may look at, with every section on."""
    handle = fields.pop("handle", "ada-lovelace")
    fields = {"visibility": Visibility.PUBLIC, "handle": handle, "handle_likeness": likeness(handle)} | fields
    portfolio: Portfolio = factories.PortfolioFactory.create(learner=learner, **ALL_SECTIONS | fields)
    return portfolio


def record_one_of_each(learner: User, *, is_shared: bool) -> dict[str, models.Model]:
    """One row of each kind that a portfolio can show, and what hangs on them."""
    own: dict[str, Any] = {"learner": learner, "is_shared": is_shared}
    education = factories.EducationFactory.create(**own, start=date(2015, 9, 1), end=date(2018, 7, 1))
    experience = factories.ExperienceFactory.create(**own)
    claim = factories.SkillClaimFactory.create(**own)
    project = factories.ProjectFactory.create(**own, outcome_number=Decimal("23.5"))
    certificate = factories.CertificateHeldFactory.create(**own)
    progress = factories.ProgressFactory.create(**own, status=ProgressStatus.DONE, completed_at=DONE)
    proof: dict[str, Any] = {"claim": None, **own}
    return {
        "education": education,
        "experience": experience,
        "claim": claim,
        "project": project,
        "picture": factories.ProjectPictureFactory.create(project=project),
        "certificate": certificate,
        "progress": progress,
        "claim_evidence": factories.EvidenceFactory.create(**proof | {"claim": claim}),
        "project_evidence": factories.EvidenceFactory.create(**proof, project=project, kind=EvidenceKind.REPOSITORY),
        "milestone_evidence": factories.EvidenceFactory.create(**proof, milestone=progress.milestone),
        "used_there": factories.ExperienceSkillFactory.create(experience=experience),
        "used_in_it": factories.ProjectSkillFactory.create(project=project),
        "proved_by_it": factories.ProjectMilestoneFactory.create(project=project),
    }


def texts_of(pdf: bytes) -> str:
    """What a PDF says: its text in the reading of each of its fonts, and whatever else is legible in it."""
    streams = [_inflated(found) for found in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)]
    maps = [dict(re.findall(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>", one)) for one in streams if b"beginbfchar" in one]
    drawn = [b"".join(re.findall(rb"<([0-9A-Fa-f]+)>", one)) for one in streams if b"BT" in one]
    readings = [_read(glyphs, letters) for glyphs in drawn for letters in maps]
    return "\n".join([*readings, *(one.decode("latin-1") for one in [pdf, *streams])])


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


def _read(glyphs: bytes, letters: dict[bytes, bytes]) -> str:
    """The letters of a run of glyphs, which are four digits each; those of other fonts are passed over."""
    told = {glyph.lower(): bytes.fromhex(letter.decode()).decode("utf-16-be") for glyph, letter in letters.items()}
    spelt = (told.get(glyphs[at : at + 4].lower(), "") for at in range(0, len(glyphs), 4))
    return "".join(spelt)


def canary(model: type[models.Model], field: str, whose: str) -> str:
    """A word that is nowhere else; only letters that every font draws one by one."""
    return "".join(filter(str.isalpha, f"canary{model.__name__}{field}{whose}".lower())).replace("f", "v")


def mark(row: models.Model, whose: str) -> dict[str, str]:
    """Write a canary into every text, address and free value of a row: the words by the names of their fields."""
    words = {}
    for field in row._meta.concrete_fields:  # noqa: SLF001 (documented)
        word = canary(type(row), field.name, whose)
        value = _bearing(field, word)
        if value is not None:
            setattr(row, field.name, value)
            words[field.name] = word
    rows = type(row)._default_manager.filter(pk=row.pk)  # noqa: SLF001 (documented)
    rows.update(**{name: getattr(row, name) for name in words})
    return words


def _bearing(field: models.Field[Any, Any], word: str) -> object:
    """A value of the field that holds the word; None for a field that cannot, or means something else."""
    if field.choices or field.unique or field.name in {"digest", "handle_likeness", "password", "time_zone"}:
        return None
    if isinstance(field, models.URLField):
        return f"https://{word}.example.org/"
    if isinstance(field, models.EmailField):
        return f"{word}@example.org"
    if isinstance(field, models.JSONField):
        return {word: word}
    if isinstance(field, models.BinaryField):
        return word.encode()
    return word if isinstance(field, models.CharField | models.TextField) else None
