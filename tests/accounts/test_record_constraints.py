"""Facts that no row of the record may break: each constraint kept and broken."""

# factory_boy ships its types without annotating its declarations.
# mypy: untyped-calls-exclude="factory"

import uuid
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from factory.django import DjangoModelFactory

from accounts.models import (
    AdvertStage,
    CorrectedTier,
    EducationLevel,
    EvidenceKind,
    ExperienceKind,
    ExperienceSort,
    ProjectKind,
)
from tests import factories

pytestmark = pytest.mark.django_db

Factory = type[DjangoModelFactory[Any]]
Make = Callable[[], object]
# What is kept, then each way to break it.
Law = tuple[Make, ...]

OP = uuid.UUID("5bd0ac1e-6b58-4e9b-8f2b-3f3e7f6f2a11")
MAY, JUNE, MID_JUNE = date(2024, 5, 1), date(2024, 6, 1), date(2024, 6, 15)
WEB = ("", "http://example.org/", "https://example.org/")
NO_WEB = ("javascript:alert(1)", "ftp://example.org/", "//example.org/", "x")


def rows(factory: Factory, kept: list[dict[str, Any]], broken: list[dict[str, Any]]) -> Law:
    """Rows with these fields are kept, and each of those is not."""

    def making(fields: dict[str, Any]) -> Make:
        return lambda: factory.create(**fields)

    return (lambda: [factory.create(**fields) for fields in kept], *(making(fields) for fields in broken))


def known(factory: Factory, field: str, choices: type[models.TextChoices]) -> Law:
    """Every choice is kept, another word and none are not."""
    return rows(factory, [{field: choice} for choice in choices.values], [{field: "unknown"}, {field: ""}])


def levels(factory: Factory) -> Law:
    """Levels 1 and 5 are kept, 0 and 6 are not."""
    return rows(factory, [{"level": 1}, {"level": 5}], [{"level": 0}, {"level": 6}])


def months(factory: Factory) -> Law:
    """The first days of months are kept, any other is not."""
    return rows(
        factory, [{"start": MAY, "end": JUNE}, {"start": MAY, "end": None}],
        [{"start": MAY, "end": MID_JUNE}, {"start": date(2024, 5, 31), "end": JUNE}],
    )  # fmt: skip


def in_order(factory: Factory, start: str, end: str) -> Law:
    """A later, an equal and an open end are kept, an end before the start is not."""
    return rows(
        factory, [{start: MAY, end: JUNE}, {start: MAY, end: MAY}, {start: MAY, end: None}], [{start: JUNE, end: MAY}]
    )


def addresses(factory: Factory, *fields: str) -> Law:
    """Both web schemes and none are kept, everything else is not."""
    return rows(
        factory,
        [{field: address} for field in fields for address in WEB],
        [{field: address} for field in fields for address in NO_WEB],
    )


def made_once(factory: Factory) -> Law:
    """A form makes one row of a learner; another form, another learner and no form are kept."""

    def kept() -> None:
        first = factory.create(op=OP)
        factory.create(op=OP)
        factory.create(learner=first.learner, op=uuid.uuid4())
        factory.create_batch(2, learner=first.learner, op=None)

    return kept, lambda: factory.create(op=OP, learner=factory.create(op=OP).learner)


def once(factory: Factory, *names: str) -> Law:
    """A row that differs in one of the names is kept; one that differs in none is not."""

    def again(*same: str) -> object:
        first = factory.create()
        return factory.create(**{name: getattr(first, name) for name in same})

    return lambda: [again(name) for name in names], lambda: again(*names)


def proofs() -> Law:
    """Evidence of one thing is kept; of nothing and of two things it is not."""
    nothing: dict[str, Any] = {"claim": None, "milestone": None, "project": None}
    one: dict[str, Factory] = {
        "claim": factories.SkillClaimFactory,
        "milestone": factories.MilestoneFactory,
        "project": factories.ProjectFactory,
    }

    def proving(*names: str) -> object:
        return factories.EvidenceFactory.create(**nothing | {name: one[name].create() for name in names})

    return (
        lambda: [proving(name) for name in one],
        proving,
        lambda: proving("claim", "milestone"),
        lambda: proving("claim", "project"),
        lambda: proving("milestone", "project"),
    )


def certified() -> Law:
    """A certificate of the catalogue or a named one is kept; neither and both are not."""
    make = factories.CertificateHeldFactory.create
    return (
        lambda: [make(name="A course"), make(certification=factories.CertificationFactory.create(), name="")],
        lambda: make(name=""),
        lambda: make(name="A course", certification=factories.CertificationFactory.create()),
    )


def corrected() -> Law:
    """A correction of a term or of a word is kept; of neither and of both it is not."""
    make = factories.CorrectionFactory.create
    return (
        lambda: [make(), make(term="python", word="")],
        lambda: make(word=""),
        lambda: make(term="python", word="Python"),
    )


def corrected_once() -> Law:
    """Another word, another term and another advert are kept; the same again is not."""
    make = factories.CorrectionFactory.create

    def again(**what: str) -> object:
        return make(advert=make(**what).advert, **what)

    return (
        lambda: [make(advert=make(word="Ray").advert, word="Dask"), make(word="Ray"), make(term="ray", word="")],
        lambda: again(word="Ray"),
        lambda: again(term="ray", word=""),
    )


RANKS: list[dict[str, Any]] = [
    {"rank": None, "rank_of": None},
    {"rank": 3},
    {"rank": 3, "rank_of": 3},
    {"rank": 1, "rank_of": 9},
]
NO_RANKS: list[dict[str, Any]] = [{"rank": 0}, {"rank": 0, "rank_of": 9}, {"rank": 4, "rank_of": 3}, {"rank_of": 9}]
EDUCATION, EXPERIENCE, PROJECT = factories.EducationFactory, factories.ExperienceFactory, factories.ProjectFactory
CERTIFICATE, EVIDENCE, CLAIM = factories.CertificateHeldFactory, factories.EvidenceFactory, factories.SkillClaimFactory
PORTFOLIO, STUDY = factories.PortfolioFactory, factories.StudyTimeFactory
ADVERT = factories.AdvertFactory

LAWS: dict[str, Law] = {
    "advert_has_a_text": rows(ADVERT, [{"text": "x"}], [{"text": ""}]),
    "advert_link_is_http": addresses(ADVERT, "link"),
    "advert_made_once": made_once(ADVERT),
    "advert_stage_known": known(ADVERT, "stage", AdvertStage),
    "certificate_in_order": in_order(CERTIFICATE, "issued", "expires"),
    "certificate_link_is_http": addresses(CERTIFICATE, "credential_url"),
    "certificate_of_the_catalogue_or_named": certified(),
    "archive_part_once": once(factories.ArchivePartFactory, "archive", "number"),
    "certificateheld_made_once": made_once(CERTIFICATE),
    "claimed_level_from_1_to_5": levels(factories.ClaimedLevelFactory),
    "correction_of_a_term_or_a_word": corrected(),
    "correction_once": corrected_once(),
    "correction_tier_known": known(factories.CorrectionFactory, "tier", CorrectedTier),
    "education_in_order": in_order(EDUCATION, "start", "end"),
    "education_level_known": known(EDUCATION, "level", EducationLevel),
    "education_made_once": made_once(EDUCATION),
    "education_months": months(EDUCATION),
    "evidence_kind_known": known(EVIDENCE, "kind", EvidenceKind),
    "evidence_made_once": made_once(EVIDENCE),
    "evidence_proves_one_thing": proofs(),
    "evidence_url_is_http": addresses(EVIDENCE, "url"),
    "experience_in_order": in_order(EXPERIENCE, "start", "end"),
    "experience_kind_known": known(EXPERIENCE, "kind", ExperienceKind),
    "experience_link_is_http": addresses(EXPERIENCE, "link"),
    "experience_made_once": made_once(EXPERIENCE),
    "experience_months": months(EXPERIENCE),
    "experience_share": rows(EXPERIENCE, [{"share": 1}, {"share": 100}], [{"share": 0}, {"share": 101}]),
    "experience_skill_once": once(factories.ExperienceSkillFactory, "experience", "skill"),
    "experience_sort_known": known(EXPERIENCE, "sort", ExperienceSort),
    "not_yet_from_1_to_5": levels(factories.NotYetFactory),
    "not_yet_once": once(factories.NotYetFactory, "learner", "skill"),
    "portfolio_link_has_a_token": rows(
        PORTFOLIO, [{"visibility": "link", "token": "t"}, {"visibility": "off"}], [{"visibility": "link"}]
    ),
    "portfolio_public_has_a_handle": rows(
        PORTFOLIO, [{"visibility": "public", "handle": "ada"}, {"visibility": "off"}], [{"visibility": "public"}]
    ),
    "portfolio_visibility": rows(PORTFOLIO, [{"visibility": "off"}], [{"visibility": "some"}, {"visibility": ""}]),
    "project_in_order": in_order(PROJECT, "start", "end"),
    "project_kind_known": known(PROJECT, "kind", ProjectKind),
    "project_links_are_http": addresses(PROJECT, "repository_url", "demo_url", "writeup_url"),
    "project_made_once": made_once(PROJECT),
    "project_milestone_once": once(factories.ProjectMilestoneFactory, "project", "milestone"),
    "project_months": months(PROJECT),
    "project_rank_of_as_many": rows(PROJECT, RANKS, NO_RANKS),
    "project_skill_once": once(factories.ProjectSkillFactory, "project", "skill"),
    "skill_claim_from_1_to_5": levels(CLAIM),
    "term_suggested_once": once(factories.TermSuggestionFactory, "learner", "word"),
    "term_suggestion_has_word": rows(factories.TermSuggestionFactory, [{"word": "jax"}], [{"word": ""}]),
    "skill_claimed_once": once(CLAIM, "learner", "skill"),
    "studytime_made_once": made_once(STUDY),
    "study_time_fits_into_a_day": rows(STUDY, [{"minutes": 1}, {"minutes": 1440}], [{"minutes": 0}, {"minutes": 1441}]),
    "study_time_not_long_ago": rows(STUDY, [{"day": date(2000, 1, 1)}], [{"day": date(1999, 12, 31)}]),
    "resumeimport_made_once": made_once(factories.ResumeImportFactory),
    "skillclaim_made_once": made_once(CLAIM),
    "user_hours_fit_into_a_week": rows(
        factories.UserFactory,
        [{"weekly_hours": None}, {"weekly_hours": 0}, {"weekly_hours": 168}],
        [{"weekly_hours": 169}],
    ),
    "user_stated_months": rows(
        factories.UserFactory, [{"stated_months": None}, {"stated_months": 720}], [{"stated_months": 721}]
    ),
}
# Those of accounts and ticks, older than the record: tests/accounts/test_models.py has them.
ELSEWHERE = {
    "progress_dates_fit_status",
    "progress_evidence_is_http",
    "progress_once",
    "progress_pinned_or_put_off",
    "progress_status_known",
    "user_email_unique",
}


def constraints() -> dict[str, models.BaseConstraint]:
    every = (one for model in apps.get_app_config("accounts").get_models() for one in model._meta.constraints)  # noqa: SLF001
    return {one.name: one for one in every}


def complaint(constraint: models.BaseConstraint) -> str:
    """What a database says when it refuses: PostgreSQL the name, SQLite the columns of a unique constraint."""
    if transaction.get_connection().vendor == "sqlite" and isinstance(constraint, models.UniqueConstraint):
        return "UNIQUE constraint failed"
    return constraint.name


def test_every_constraint_has_a_law() -> None:
    assert constraints().keys() == LAWS.keys() | ELSEWHERE


@pytest.mark.parametrize("name", LAWS)
def test_constraint_is_kept_and_broken(name: str) -> None:
    keep, *ways_to_break = LAWS[name]

    keep()
    for break_it in ways_to_break:
        with pytest.raises(IntegrityError, match=complaint(constraints()[name])), transaction.atomic():
            break_it()
