"""What learners recorded: education, work, skills, projects, certificates and evidence."""

# factory_boy ships its types without annotating its declarations.
# mypy: untyped-calls-exclude="factory"

from datetime import date

from factory import SelfAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from accounts.models import (
    CertificateHeld,
    ClaimedLevel,
    Education,
    EducationLevel,
    Evidence,
    EvidenceKind,
    Experience,
    ExperienceKind,
    ExperienceSkill,
    NotYet,
    Project,
    ProjectMilestone,
    ProjectPicture,
    ProjectSkill,
    SkillClaim,
)
from tests.factories.library import SkillFactory
from tests.factories.path import MilestoneFactory
from tests.factories.people import UserFactory


class EducationFactory(DjangoModelFactory[Education]):
    class Meta:
        model = Education

    learner = SubFactory(UserFactory)
    level = EducationLevel.BACHELOR
    field = Sequence(lambda n: f"Field {n}")
    institution = "A university"


class ExperienceFactory(DjangoModelFactory[Experience]):
    class Meta:
        model = Experience

    learner = SubFactory(UserFactory)
    title = Sequence(lambda n: f"Job {n}")
    organisation = "An organisation"
    kind = ExperienceKind.DATA
    start = date(2020, 1, 1)
    end = date(2021, 12, 1)


class ExperienceSkillFactory(DjangoModelFactory[ExperienceSkill]):
    class Meta:
        model = ExperienceSkill

    experience = SubFactory(ExperienceFactory)
    skill = SubFactory(SkillFactory)


class SkillClaimFactory(DjangoModelFactory[SkillClaim]):
    class Meta:
        model = SkillClaim

    learner = SubFactory(UserFactory)
    skill = SubFactory(SkillFactory)
    level = 3


class ClaimedLevelFactory(DjangoModelFactory[ClaimedLevel]):
    class Meta:
        model = ClaimedLevel

    claim = SubFactory(SkillClaimFactory)
    level = 3


class NotYetFactory(DjangoModelFactory[NotYet]):
    class Meta:
        model = NotYet

    learner = SubFactory(UserFactory)
    skill = SubFactory(SkillFactory)
    level = 3


class ProjectFactory(DjangoModelFactory[Project]):
    class Meta:
        model = Project

    learner = SubFactory(UserFactory)
    title = Sequence(lambda n: f"Project {n}")


class ProjectPictureFactory(DjangoModelFactory[ProjectPicture]):
    class Meta:
        model = ProjectPicture

    project = SubFactory(ProjectFactory)
    content = b"a picture"
    width = 4
    height = 3
    digest = Sequence(lambda n: f"{n:064x}")


class ProjectSkillFactory(DjangoModelFactory[ProjectSkill]):
    class Meta:
        model = ProjectSkill

    project = SubFactory(ProjectFactory)
    skill = SubFactory(SkillFactory)


class ProjectMilestoneFactory(DjangoModelFactory[ProjectMilestone]):
    class Meta:
        model = ProjectMilestone

    project = SubFactory(ProjectFactory)
    milestone = SubFactory(MilestoneFactory)


class CertificateHeldFactory(DjangoModelFactory[CertificateHeld]):
    """One of no catalogue; pass a certification and an empty name for another."""

    class Meta:
        model = CertificateHeld

    learner = SubFactory(UserFactory)
    name = Sequence(lambda n: f"Certificate {n}")


class EvidenceFactory(DjangoModelFactory[Evidence]):
    """Of a claim of the same learner; pass no claim and something else for what proves that."""

    class Meta:
        model = Evidence

    learner = SubFactory(UserFactory)
    claim = SubFactory(SkillClaimFactory, learner=SelfAttribute("..learner"))
    kind = EvidenceKind.LINK
    url = Sequence(lambda n: f"https://example.org/evidence/{n}")
