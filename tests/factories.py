"""Rows for tests: numbered, never random, and published unless a test says otherwise."""

# factory_boy ships its types without annotating its declarations.
# mypy: untyped-calls-exclude="factory"

from datetime import date
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from factory import LazyAttribute, SelfAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from accounts.models import (
    ArchivePart,
    CertificateHeld,
    ClaimedLevel,
    Education,
    EducationLevel,
    Evidence,
    EvidenceKind,
    Experience,
    ExperienceKind,
    ExperienceSkill,
    ExportArchive,
    NotYet,
    Portfolio,
    Progress,
    ProgressStatus,
    Project,
    ProjectMilestone,
    ProjectPicture,
    ProjectSkill,
    ResumeImport,
    SkillClaim,
    TermSuggestion,
    User,
)
from roadmap.actions.drafts import begin_draft
from roadmap.actions.stored import kind_of, stored_items
from roadmap.domain.content import Stored
from roadmap.models import (
    Certification,
    CertificationSkill,
    Cost,
    DegreeLevel,
    Difficulty,
    DraftedChange,
    FormerSlug,
    GlossaryEntry,
    Item,
    LinkCheck,
    Milestone,
    MilestoneKind,
    MilestoneSkill,
    OnetReference,
    Prerequisite,
    Question,
    QuestionCitation,
    Report,
    ReportKind,
    Resource,
    ResourceKind,
    Role,
    RoleExperience,
    RoleMilestone,
    RoleSkill,
    RoleStep,
    Route,
    RouteCitation,
    RouteStep,
    SearchMiss,
    SearchPage,
    Skill,
    SkillAlias,
    SkillCategory,
    SkillLevel,
    Source,
    SourceKind,
    Specialisation,
    Stage,
    StageCitation,
    State,
    Term,
    TermCategory,
    Track,
)

PASSWORD = "quiet harbour lantern moss"


class SourceFactory(DjangoModelFactory[Source]):
    class Meta:
        model = Source

    slug = Sequence(lambda n: f"source-{n}")
    state = State.PUBLISHED
    title = Sequence(lambda n: f"Source {n}")
    publisher = "A publisher"
    published = "2024"
    kind = SourceKind.ARTICLE


class StageFactory(DjangoModelFactory[Stage]):
    class Meta:
        model = Stage

    slug = Sequence(lambda n: f"stage-{n}")
    state = State.PUBLISHED
    title = Sequence(lambda n: f"Stage {n}")
    order = Sequence(int)
    audience = "Everybody"
    focus = ["Python", "statistics"]
    hours_min = 100
    hours_max = 200
    months_min = 2
    months_max = 4


class StageCitationFactory(DjangoModelFactory[StageCitation]):
    class Meta:
        model = StageCitation

    stage = SubFactory(StageFactory)
    source = SubFactory(SourceFactory)
    section = Sequence(lambda n: f"Section {n}")
    order = Sequence(int)


class SpecialisationFactory(DjangoModelFactory[Specialisation]):
    class Meta:
        model = Specialisation

    slug = Sequence(lambda n: f"specialisation-{n}")
    state = State.PUBLISHED
    title = Sequence(lambda n: f"Specialisation {n}")
    order = Sequence(int)


class MilestoneFactory(DjangoModelFactory[Milestone]):
    class Meta:
        model = Milestone

    slug = Sequence(lambda n: f"milestone-{n}")
    state = State.PUBLISHED
    stage = SubFactory(StageFactory)
    title = Sequence(lambda n: f"Milestone {n}")
    order = Sequence(int)
    kind = MilestoneKind.BUILD
    outcome = "A notebook that a stranger can run."
    hours = 10


class PrerequisiteFactory(DjangoModelFactory[Prerequisite]):
    class Meta:
        model = Prerequisite

    milestone = SubFactory(MilestoneFactory)
    requires = SubFactory(MilestoneFactory)
    order = Sequence(int)


class SkillCategoryFactory(DjangoModelFactory[SkillCategory]):
    class Meta:
        model = SkillCategory

    slug = Sequence(lambda n: f"category-{n}")
    title = Sequence(lambda n: f"Category {n}")
    order = Sequence(int)


class SkillFactory(DjangoModelFactory[Skill]):
    class Meta:
        model = Skill

    slug = Sequence(lambda n: f"skill-{n}")
    state = State.PUBLISHED
    title = Sequence(lambda n: f"Skill {n}")
    category = SubFactory(SkillCategoryFactory)
    order = Sequence(int)


class SkillAliasFactory(DjangoModelFactory[SkillAlias]):
    class Meta:
        model = SkillAlias

    skill = SubFactory(SkillFactory)
    name = Sequence(lambda n: f"alias {n}")
    order = Sequence(int)


class SkillLevelFactory(DjangoModelFactory[SkillLevel]):
    class Meta:
        model = SkillLevel

    skill = SubFactory(SkillFactory)
    level = 1
    descriptor = LazyAttribute(lambda row: f"What level {row.level} can do.")


class OnetReferenceFactory(DjangoModelFactory[OnetReference]):
    class Meta:
        model = OnetReference

    skill = SubFactory(SkillFactory)
    soc = "15-2051.00"
    technology = Sequence(lambda n: f"Technology {n}")


class MilestoneSkillFactory(DjangoModelFactory[MilestoneSkill]):
    class Meta:
        model = MilestoneSkill

    milestone = SubFactory(MilestoneFactory)
    skill = SubFactory(SkillFactory)
    level = 2
    order = Sequence(int)


class RouteFactory(DjangoModelFactory[Route]):
    class Meta:
        model = Route

    slug = Sequence(lambda n: f"route-{n}")
    state = State.PUBLISHED
    title = Sequence(lambda n: f"Route {n}")
    order = Sequence(int)
    summary = "A way to the first paid role."


class RouteStepFactory(DjangoModelFactory[RouteStep]):
    class Meta:
        model = RouteStep

    route = SubFactory(RouteFactory)
    milestone = SubFactory(MilestoneFactory)
    order = Sequence(int)


class RouteCitationFactory(DjangoModelFactory[RouteCitation]):
    class Meta:
        model = RouteCitation

    route = SubFactory(RouteFactory)
    source = SubFactory(SourceFactory)
    section = Sequence(lambda n: f"Section {n}")
    order = Sequence(int)


class ResourceFactory(DjangoModelFactory[Resource]):
    class Meta:
        model = Resource

    slug = Sequence(lambda n: f"resource-{n}")
    state = State.PUBLISHED
    title = Sequence(lambda n: f"Resource {n}")
    author = "An author"
    kind = ResourceKind.COURSE
    url = Sequence(lambda n: f"https://resource-{n}.example.org/")
    cost = Cost.FREE
    level = Difficulty.BEGINNER
    year = 2024
    order = Sequence(int)


class CertificationFactory(DjangoModelFactory[Certification]):
    class Meta:
        model = Certification

    slug = Sequence(lambda n: f"certification-{n}")
    state = State.PUBLISHED
    title = Sequence(lambda n: f"Certification {n}")
    issuer = "An issuer"
    level = "associate"
    url = Sequence(lambda n: f"https://certification-{n}.example.org/")
    order = Sequence(int)


class CertificationSkillFactory(DjangoModelFactory[CertificationSkill]):
    class Meta:
        model = CertificationSkill

    certification = SubFactory(CertificationFactory)
    skill = SubFactory(SkillFactory)
    level = 2
    order = Sequence(int)


class LinkCheckFactory(DjangoModelFactory[LinkCheck]):
    """An address nobody has asked for yet; pass what belongs to another status."""

    class Meta:
        model = LinkCheck

    url = Sequence(lambda n: f"https://link-{n}.example.org/")


class DraftedChangeFactory(DjangoModelFactory[DraftedChange]):
    """A new title for a question; `of` makes one for any item."""

    class Meta:
        model = DraftedChange

    kind = "question"
    slug = Sequence(lambda n: f"drafted-{n}")
    base = LazyAttribute(lambda row: f"question: {row.slug} before?\nanswer: Yes.\norder: 1\n")
    record = LazyAttribute(lambda row: f"question: {row.slug} after?\nanswer: Yes.\norder: 1\n")

    @classmethod
    def of(cls, item: Item, by: User | None = None, **fields: Any) -> DraftedChange:
        """A drafted change of the item, in which these fields are different."""
        kind = kind_of(type(item))
        stored = stored_items(kind, [item.slug])[item.slug]
        drafted = Stored({name: one for name, one in (stored.item | fields).items() if one is not None}, stored.order)
        draft = begin_draft(kind, item.slug, drafted, base=stored, by=by or UserFactory.create())
        assert draft
        return draft


class FormerSlugFactory(DjangoModelFactory[FormerSlug]):
    """What a skill was called before."""

    class Meta:
        model = FormerSlug

    kind = "skill"
    slug = Sequence(lambda n: f"old-{n}")
    now = Sequence(lambda n: f"new-{n}")


class RoleFactory(DjangoModelFactory[Role]):
    class Meta:
        model = Role

    slug = Sequence(lambda n: f"role-{n}")
    state = State.PUBLISHED
    title = Sequence(lambda n: f"Role {n}")
    level = 1
    order = Sequence(int)
    track = Track.ENGINEERING
    scope = "Trains and ships models."
    years_min = 0
    years_max = 2


class RoleExperienceFactory(DjangoModelFactory[RoleExperience]):
    class Meta:
        model = RoleExperience

    role = SubFactory(RoleFactory)
    degree = DegreeLevel.MASTER
    months = 24


class RoleSkillFactory(DjangoModelFactory[RoleSkill]):
    class Meta:
        model = RoleSkill

    role = SubFactory(RoleFactory)
    skill = SubFactory(SkillFactory)
    level = 3
    order = Sequence(int)


class RoleMilestoneFactory(DjangoModelFactory[RoleMilestone]):
    class Meta:
        model = RoleMilestone

    role = SubFactory(RoleFactory)
    milestone = SubFactory(MilestoneFactory)
    order = Sequence(int)


class RoleStepFactory(DjangoModelFactory[RoleStep]):
    class Meta:
        model = RoleStep

    role = SubFactory(RoleFactory)
    next_role = SubFactory(RoleFactory)
    order = Sequence(int)


class QuestionFactory(DjangoModelFactory[Question]):
    class Meta:
        model = Question

    slug = Sequence(lambda n: f"question-{n}")
    state = State.PUBLISHED
    question = Sequence(lambda n: f"Question {n}?")
    order = Sequence(int)
    answer = "It depends, and here is on what."


class TermFactory(DjangoModelFactory[Term]):
    class Meta:
        model = Term

    slug = Sequence(lambda n: f"term-{n}")
    state = State.PUBLISHED
    title = Sequence(lambda n: f"Term {n}")
    category = TermCategory.ML_LIBRARY
    aliases = Sequence(lambda n: [f"spelling {n}"])


class CountedTermFactory(TermFactory):
    """A term that counts toward a skill."""

    skill = SubFactory(SkillFactory)


class GlossaryEntryFactory(DjangoModelFactory[GlossaryEntry]):
    class Meta:
        model = GlossaryEntry

    slug = Sequence(lambda n: f"term-{n}")
    state = State.PUBLISHED
    term = Sequence(lambda n: f"Term {n}")
    meaning = "What it means here."


class QuestionCitationFactory(DjangoModelFactory[QuestionCitation]):
    class Meta:
        model = QuestionCitation

    question = SubFactory(QuestionFactory)
    source = SubFactory(SourceFactory)
    section = Sequence(lambda n: f"Section {n}")
    order = Sequence(int)


class SearchMissFactory(DjangoModelFactory[SearchMiss]):
    class Meta:
        model = SearchMiss

    week = date(2026, 3, 2)
    page = SearchPage.RESOURCES
    term = Sequence(lambda n: f"words {n}")


class UserFactory(DjangoModelFactory[User]):
    """An account; its password is `PASSWORD`."""

    class Meta:
        model = User

    email = Sequence(lambda n: f"learner-{n}@example.org")
    password = PASSWORD

    @classmethod
    def _create(cls, model_class: type[User], *_args: Any, **fields: Any) -> User:
        """Through the manager, which hashes the password."""
        return model_class.objects.create_user(**fields)


class ProgressFactory(DjangoModelFactory[Progress]):
    """A learner's row on a milestone; pass the dates that go with another status."""

    class Meta:
        model = Progress

    learner = SubFactory(UserFactory)
    milestone = SubFactory(MilestoneFactory)
    status = ProgressStatus.NOT_STARTED


class LogEntryFactory(DjangoModelFactory[LogEntry]):
    """That somebody changed a stage; pass what else it was, with its content type."""

    class Meta:
        model = LogEntry

    user = SubFactory(UserFactory, is_staff=True)
    content_type = LazyAttribute(lambda _entry: ContentType.objects.get_for_model(Stage))
    object_id = Sequence(str)
    object_repr = Sequence(lambda n: f"Stage {n}")
    action_flag = CHANGE
    change_message = '[{"changed": {"fields": ["Title"]}}]'


class ReportFactory(DjangoModelFactory[Report]):
    """An open report about a resource; pass what belongs to an answered one."""

    class Meta:
        model = Report

    learner = SubFactory(UserFactory)
    resource = SubFactory(ResourceFactory)
    kind = ReportKind.BROKEN


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


class TermSuggestionFactory(DjangoModelFactory[TermSuggestion]):
    class Meta:
        model = TermSuggestion

    learner = SubFactory(UserFactory)
    word = Sequence(lambda n: f"word {n}")


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


class PortfolioFactory(DjangoModelFactory[Portfolio]):
    """One that is off."""

    class Meta:
        model = Portfolio

    learner = SubFactory(UserFactory)


class ResumeImportFactory(DjangoModelFactory[ResumeImport]):
    class Meta:
        model = ResumeImport

    learner = SubFactory(UserFactory)


class ExportArchiveFactory(DjangoModelFactory[ExportArchive]):
    """One that waits to be made."""

    class Meta:
        model = ExportArchive

    learner = SubFactory(UserFactory)


class ArchivePartFactory(DjangoModelFactory[ArchivePart]):
    class Meta:
        model = ArchivePart

    archive = SubFactory(ExportArchiveFactory)
    number = Sequence(int)
    content = b"a part"
