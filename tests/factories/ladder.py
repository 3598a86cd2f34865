"""Roles, what they ask, and the numbers of judgements."""

# factory_boy ships its types without annotating its declarations.
# mypy: untyped-calls-exclude="factory"

from factory import Sequence, SubFactory
from factory.django import DjangoModelFactory

from roadmap.models import (
    DegreeLevel,
    Role,
    RoleExperience,
    RoleMilestone,
    RoleSkill,
    RoleStep,
    Rule,
    RuleUnit,
    State,
    Track,
)
from tests.factories.library import SkillFactory
from tests.factories.path import MilestoneFactory


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


class RuleFactory(DjangoModelFactory[Rule]):
    class Meta:
        model = Rule

    slug = Sequence(lambda n: f"rule-{n}")
    state = State.PUBLISHED
    title = Sequence(lambda n: f"Rule {n}")
    amount = 50
    unit = RuleUnit.PERCENT
    why = "Half of it is much."
