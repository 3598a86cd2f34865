"""Skills, terms, resources, certifications, questions and words, with their sources."""

# factory_boy ships its types without annotating its declarations.
# mypy: untyped-calls-exclude="factory"

from factory import LazyAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from roadmap.models import (
    Certification,
    CertificationSkill,
    Cost,
    Difficulty,
    GlossaryEntry,
    OnetReference,
    Question,
    QuestionCitation,
    Resource,
    ResourceKind,
    Skill,
    SkillAlias,
    SkillCategory,
    SkillLevel,
    Source,
    SourceKind,
    State,
    Term,
    TermCategory,
)


class SourceFactory(DjangoModelFactory[Source]):
    class Meta:
        model = Source

    slug = Sequence(lambda n: f"source-{n}")
    state = State.PUBLISHED
    title = Sequence(lambda n: f"Source {n}")
    publisher = "A publisher"
    published = "2024"
    kind = SourceKind.ARTICLE


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


class QuestionFactory(DjangoModelFactory[Question]):
    class Meta:
        model = Question

    slug = Sequence(lambda n: f"question-{n}")
    state = State.PUBLISHED
    question = Sequence(lambda n: f"Question {n}?")
    order = Sequence(int)
    answer = "It depends, and here is on what."


class QuestionCitationFactory(DjangoModelFactory[QuestionCitation]):
    class Meta:
        model = QuestionCitation

    question = SubFactory(QuestionFactory)
    source = SubFactory(SourceFactory)
    section = Sequence(lambda n: f"Section {n}")
    order = Sequence(int)


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
