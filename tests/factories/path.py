"""Stages, milestones, specialisations and routes."""

# factory_boy ships its types without annotating its declarations.
# mypy: untyped-calls-exclude="factory"

from factory import Sequence, SubFactory
from factory.django import DjangoModelFactory

from roadmap.models import (
    Milestone,
    MilestoneKind,
    MilestoneSkill,
    Prerequisite,
    Route,
    RouteCitation,
    RouteStep,
    Specialisation,
    Stage,
    StageCitation,
    State,
)
from tests.factories.library import SkillFactory, SourceFactory


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
