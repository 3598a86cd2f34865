"""What curators see in the lists, and what a list costs."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from roadmap.models import Item
from tests import factories
from tests.conftest import Queries


def a_stage() -> Item:
    stage = factories.StageFactory.create()
    factories.StageCitationFactory.create(stage=stage)
    factories.MilestoneFactory.create(stage=stage)
    return stage


def a_milestone() -> Item:
    milestone = factories.MilestoneFactory.create(specialisation=factories.SpecialisationFactory.create())
    factories.PrerequisiteFactory.create(milestone=milestone)
    factories.MilestoneSkillFactory.create(milestone=milestone)
    factories.RouteStepFactory.create(milestone=milestone)
    factories.ResourceFactory.create().milestones.add(milestone)
    return milestone


def a_specialisation() -> Item:
    specialisation = factories.SpecialisationFactory.create()
    factories.MilestoneFactory.create(specialisation=specialisation)
    return specialisation


def a_route() -> Item:
    return factories.RouteStepFactory.create().route


def a_skill() -> Item:
    skill = factories.SkillAliasFactory.create().skill
    factories.SkillLevelFactory.create(skill=skill)
    factories.RoleSkillFactory.create(skill=skill)
    return skill


def a_category() -> object:
    return factories.SkillFactory.create().category


def a_resource() -> Item:
    resource = factories.ResourceFactory.create(named_in=factories.SourceFactory.create())
    resource.skills.add(factories.SkillFactory.create())
    factories.LinkCheckFactory.create(url=resource.url)
    return resource


def a_certification() -> Item:
    return factories.CertificationSkillFactory.create().certification


def a_link_check() -> object:
    url = factories.ResourceFactory.create().url
    factories.CertificationFactory.create(url=url)
    return factories.LinkCheckFactory.create(url=url)


def a_term() -> Item:
    return factories.CountedTermFactory.create()


def a_role() -> Item:
    role = factories.RoleFactory.create(specialisation=factories.SpecialisationFactory.create())
    factories.RoleExperienceFactory.create(role=role)
    factories.RoleSkillFactory.create(role=role)
    factories.RoleMilestoneFactory.create(role=role)
    factories.RoleStepFactory.create(role=role)
    return role


def a_question() -> Item:
    return factories.QuestionCitationFactory.create().question


def a_source() -> Item:
    return factories.StageCitationFactory.create().source


@pytest.mark.parametrize(
    ("model", "make", "cost"),
    [
        ("stage", a_stage, 4),
        ("milestone", a_milestone, 7),
        ("specialisation", a_specialisation, 4),
        ("route", a_route, 4),
        ("skill", a_skill, 5),
        ("skillcategory", a_category, 4),
        ("resource", a_resource, 4),
        ("certification", a_certification, 5),
        ("term", a_term, 4),
        ("linkcheck", a_link_check, 6),
        ("role", a_role, 6),
        ("question", a_question, 6),
        ("source", a_source, 4),
    ],
)
def test_list_costs_the_same_for_one_row_and_for_three(
    curator_client: Client, queries: Queries, model: str, make: Callable[[], Item], cost: int
) -> None:
    address = reverse(f"admin:roadmap_{model}_changelist")

    make()
    with queries(cost):
        first = curator_client.get(address)
    for _ in range(2):
        make()
    with queries(cost):
        last = curator_client.get(address)

    assert last.context["cl"].result_count >= first.context["cl"].result_count + 2
