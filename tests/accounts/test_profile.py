"""What a learner brings, read into one value."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from time_machine import travel

from accounts.models import EducationLevel, EvidenceKind, ExperienceKind
from accounts.readers import profile_of
from roadmap.domain.catalogue import Degree
from roadmap.domain.experience import Month, Period
from roadmap.domain.profile import CertificateBrought, Profile, ProjectBrought
from roadmap.domain.record import ExperienceKind as Kind
from roadmap.domain.record import Strength
from roadmap.domain.requirement import Background
from roadmap.domain.skillset import Claim
from tests.conftest import Queries
from tests.factories import (
    CertificateHeldFactory,
    EducationFactory,
    EvidenceFactory,
    ExperienceFactory,
    ProjectFactory,
    SkillClaimFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def test_visitor_brings_nothing_that_is_known_and_costs_no_query(queries: Queries) -> None:
    with queries(0):
        profile = profile_of(AnonymousUser())

    assert profile == Profile(is_visitor=True)
    assert profile.is_empty


def test_empty_record_is_unknown_and_not_nothing() -> None:
    profile = profile_of(UserFactory.create())

    assert profile.is_empty
    assert profile.background == Background(degree=None, is_degree_known=False, periods=(), stated_months=None)


@pytest.mark.parametrize(
    ("going_on", "finished", "degree", "is_known"),
    [
        (EducationLevel.BACHELOR, None, None, True),
        (EducationLevel.MASTER, None, None, False),
        (EducationLevel.PHD, EducationLevel.SCHOOL, None, False),
        (EducationLevel.PHD, EducationLevel.MASTER, Degree.MASTER, True),
        (None, EducationLevel.SCHOOL, None, True),
    ],
)
def test_a_degree_is_told_by_what_is_finished_or_comes_before_any(
    going_on: EducationLevel | None, finished: EducationLevel | None, degree: Degree | None, is_known: bool
) -> None:
    learner = UserFactory.create()
    for level, is_in_progress in ((going_on, True), (finished, False)):
        if level:
            EducationFactory.create(learner=learner, level=level, is_in_progress=is_in_progress)

    background = profile_of(learner).background

    assert (background.degree, background.is_degree_known) == (degree, is_known)


def test_profile_holds_all_that_was_recorded_in_one_query(queries: Queries) -> None:
    learner, other = UserFactory.create(stated_months=7), UserFactory.create()
    EducationFactory.create(learner=learner, level=EducationLevel.MASTER, is_in_progress=True)
    EducationFactory.create(learner=learner, level=EducationLevel.BACHELOR, is_in_progress=False)
    later = ExperienceFactory.create(
        learner=learner, kind=ExperienceKind.DATA, start=date(2024, 3, 1), end=None, share=50
    )
    earlier = ExperienceFactory.create(
        learner=learner, kind=ExperienceKind.SOFTWARE, start=date(2020, 1, 1), end=date(2021, 6, 1)
    )
    claim = SkillClaimFactory.create(learner=learner, level=3)
    EvidenceFactory.create(learner=learner, claim=claim, kind=EvidenceKind.TEXT, url="", text="I did it.")
    EvidenceFactory.create(learner=learner, claim=claim, kind=EvidenceKind.REPOSITORY, url="https://example.org/r")
    unproved = SkillClaimFactory.create(learner=learner, level=1)
    ProjectFactory.create(
        learner=learner,
        title="Churn",
        repository_url="https://example.org/a",
        demo_url="",
        writeup_url="https://example.org/b",
    )
    CertificateHeldFactory.create(
        learner=learner, certification=None, name="Forklift", issued=None, expires=date(2027, 1, 31)
    )
    for factory in (EducationFactory, ExperienceFactory, SkillClaimFactory, ProjectFactory, CertificateHeldFactory):
        factory.create(learner=other)

    with queries(1):
        profile = profile_of(learner)

    assert profile == Profile(
        background=Background(
            degree=Degree.BACHELOR,
            is_degree_known=True,
            periods=(
                Period(earlier.title, Kind.SOFTWARE, Month(2020, 1), Month(2021, 6), earlier.share),
                Period(later.title, Kind.DATA, Month(2024, 3), None, 50),
            ),
            stated_months=7,
        ),
        claims={
            claim.skill.slug: Claim(3, Strength.LINKED),
            unproved.skill.slug: Claim(1, Strength.CLAIMED),
        },
        projects=(ProjectBrought("Churn", 2),),
        certificates=(CertificateBrought("Forklift", "", date(2027, 1, 31)),),
    )
    assert not profile.is_empty


def test_evidence_whose_proof_is_gone_counts_as_claimed() -> None:
    claim = SkillClaimFactory.create()
    job = ExperienceFactory.create(learner=claim.learner)
    EvidenceFactory.create(learner=claim.learner, claim=claim, kind=EvidenceKind.USED_AT_WORK, url="", experience=job)
    slug = claim.skill.slug

    before = profile_of(claim.learner).claims[slug].strength
    job.delete()

    assert (before, profile_of(claim.learner).claims[slug].strength) == (Strength.USED_AT_WORK, Strength.CLAIMED)


@pytest.mark.parametrize(
    ("expires", "address", "counts_as"),
    [
        (None, "", Strength.CREDENTIAL),
        (date(2026, 3, 12), "", Strength.CREDENTIAL),
        (date(2026, 3, 11), "https://example.org/c", Strength.LINKED),
        (date(2026, 3, 11), "", Strength.CLAIMED),
    ],
)
def test_expired_certificate_is_no_credential_any_more(expires: date | None, address: str, counts_as: Strength) -> None:
    claim = SkillClaimFactory.create()
    own = {"learner": claim.learner}
    held = CertificateHeldFactory.create(**own, issued=None, expires=expires, credential_url=address)
    proof = EvidenceFactory.create(**own, claim=claim, kind=EvidenceKind.CERTIFICATE, url="", certificate=held)

    with travel("2026-03-12 12:00Z", tick=False):
        brought, shown = profile_of(claim.learner).claims[claim.skill.slug].strength, proof.strength

    assert (brought, shown) == (counts_as, counts_as)
