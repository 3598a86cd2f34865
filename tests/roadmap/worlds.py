"""A catalogue in which everything points to everything, for tests of what is shown and what it costs."""

from dataclasses import dataclass, fields

from roadmap.models import (
    Certification,
    GlossaryEntry,
    Item,
    Milestone,
    Question,
    Resource,
    Role,
    Route,
    Skill,
    Source,
    Specialisation,
    Stage,
    State,
    Term,
)
from tests import factories


@dataclass(frozen=True)
class World:
    """One item of every kind, and a second one where a kind points to itself."""

    source: Source
    specialisation: Specialisation
    stage: Stage
    skill: Skill
    before: Milestone
    milestone: Milestone
    route: Route
    resource: Resource
    successor: Certification
    certification: Certification
    next_role: Role
    role: Role
    question: Question
    entry: GlossaryEntry
    term: Term

    def items(self) -> list[Item]:
        """All of them."""
        return [getattr(self, field.name) for field in fields(self)]


def a_world(state: State = State.PUBLISHED) -> World:
    """A world of items in this state that point to each other."""
    stage, specialisation = (
        factories.StageFactory.create(state=state),
        factories.SpecialisationFactory.create(state=state),
    )
    world = World(
        source=factories.SourceFactory.create(state=state),
        specialisation=specialisation,
        stage=stage,
        skill=factories.SkillFactory.create(state=state),
        before=factories.MilestoneFactory.create(state=state, stage=stage),
        milestone=factories.MilestoneFactory.create(state=state, stage=stage, specialisation=specialisation),
        route=factories.RouteFactory.create(state=state),
        resource=factories.ResourceFactory.create(state=state),
        successor=factories.CertificationFactory.create(state=state),
        certification=factories.CertificationFactory.create(state=state),
        next_role=factories.RoleFactory.create(state=state, level=2),
        role=factories.RoleFactory.create(state=state, specialisation=specialisation),
        question=factories.QuestionFactory.create(state=state),
        entry=factories.GlossaryEntryFactory.create(state=state),
        term=factories.TermFactory.create(state=state, exact=[], not_in=["other"], only_with=["beside"]),
    )
    factories.SkillAliasFactory.create(skill=world.skill)
    factories.SkillLevelFactory.create(skill=world.skill, level=2)
    factories.OnetReferenceFactory.create(skill=world.skill)
    factories.RouteStepFactory.create(route=world.route, milestone=world.before)
    point(world, world)
    return world


def point(one: World, other: World) -> None:
    """Let the items of one world point to those of another."""
    for citation, name in (
        (factories.StageCitationFactory, "stage"),
        (factories.RouteCitationFactory, "route"),
        (factories.QuestionCitationFactory, "question"),
    ):
        citation.create(**{name: getattr(one, name)}, source=other.source, section="Part 1")
    factories.PrerequisiteFactory.create(milestone=one.milestone, requires=other.before)
    factories.MilestoneSkillFactory.create(milestone=one.milestone, skill=other.skill)
    factories.RouteStepFactory.create(route=one.route, milestone=other.milestone, is_required=False)
    one.resource.skills.add(other.skill)
    one.resource.milestones.add(other.milestone)
    one.certification.replaced_by.add(other.successor)
    factories.CertificationSkillFactory.create(certification=one.certification, skill=other.skill)
    factories.RoleSkillFactory.create(role=one.role, skill=other.skill)
    factories.RoleMilestoneFactory.create(role=one.role, milestone=other.milestone)
    factories.RoleStepFactory.create(role=one.role, next_role=other.next_role)
    one.term.skill, one.term.level = other.skill, 3
    one.term.save()
    one.question.stages.add(other.stage)
    one.question.milestones.add(other.milestone)
    one.question.roles.add(other.role)


def a_world_around(first: World) -> World:
    """Another world whose items point to the first one's too, and whose milestones stand in its stage."""
    other = a_world()
    point(other, first)
    for milestone in (other.before, other.milestone):
        milestone.stage = first.stage
        milestone.save()
    return other
