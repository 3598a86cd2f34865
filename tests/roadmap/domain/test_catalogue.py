"""The catalogue as values: look-ups, groupings, and what a route asks."""

from dataclasses import replace

import pytest

from roadmap.domain.catalogue import (
    Catalogue,
    Choice,
    Requirement,
    Resource,
    Role,
    Skill,
    SkillLevel,
    Way,
)
from tests.roadmap.domain import values

PYTHON = Choice("python", "Python")
PYTORCH = Choice("pytorch", "PyTorch")
JAX = Choice("jax", "JAX")
AWS = Choice("aws", "AWS")


def a_role(slug: str, *skills: SkillLevel) -> Role:
    return Role(
        id=1,
        slug=slug,
        title=slug.capitalize(),
        level=1,
        track="engineering",
        track_label="Engineering",
        specialisation=None,
        scope="",
        years_min=0,
        years_max=None,
        titles=(),
        note="",
        experience=(),
        skills=skills,
        key_milestones=(),
        next_roles=(),
        esco=None,
        onet=None,
    )


def a_resource(slug: str, *milestones: str) -> Resource:
    return Resource(
        slug=slug,
        title=slug.capitalize(),
        author="",
        kind="book",
        kind_label="Book",
        url=f"https://{slug}.example.org/",
        cost="free",
        cost_label="Free",
        level="beginner",
        level_label="Beginner",
        year=2024,
        availability="active",
        availability_label="Active",
        note="",
        named_in=None,
        skills=(),
        milestones=tuple(Choice(one, one.capitalize()) for one in milestones),
    )


@pytest.mark.parametrize(
    ("slug", "asked"),
    [("train", Requirement.REQUIRED), ("blog", Requirement.OPTIONAL), ("elsewhere", Requirement.OFF)],
)
def test_requirement_of_a_route_tells_optional_from_off(slug: str, asked: Requirement) -> None:
    route = values.route(steps={"train": True, "blog": False})

    assert route.requirement(values.milestone(slug)) is asked


def test_way_says_what_is_asked_of_every_milestone_and_counts_it_by_stage() -> None:
    train, masks = values.milestone("train", 0), values.milestone("masks", 1, field="vision")
    lead, off = values.milestone("lead", 2, stage="last-steps"), values.milestone("off", 3, stage="last-steps")
    route = values.route(steps={"train": True, "masks": True, "lead": False})
    catalogue = values.catalogue(train, masks, lead, off, routes=[route])

    common, vision = catalogue.way(route, None), catalogue.way(route, values.specialisation("vision"))
    required, optional = Requirement.REQUIRED, Requirement.OPTIONAL

    assert common == Way(
        requirements={train.id: required, lead.id: optional},
        required={"first-steps": 1, "last-steps": 0},
        optional={"first-steps": 0, "last-steps": 1},
    )
    assert vision == Way(
        requirements={train.id: required, masks.id: required, lead.id: optional},
        required={"first-steps": 2, "last-steps": 0},
        optional={"first-steps": 0, "last-steps": 1},
    )
    assert catalogue.way(route, None) is common


def test_way_without_a_route_requires_everything_of_ones_own() -> None:
    train, masks = values.milestone("train", 0), values.milestone("masks", 1, field="vision")

    way = values.catalogue(train, masks).way(None, None)

    assert way.requirements == {train.id: Requirement.REQUIRED}


def test_descriptor_is_empty_where_only_the_general_scale_speaks() -> None:
    skill = Skill("python", "Python", Choice("code", "Code"), levels=((2, "Writes scripts."),))

    assert (skill.descriptor(2), skill.descriptor(3)) == ("Writes scripts.", "")


def test_role_parts_what_is_required_from_what_any_one_stands_for() -> None:
    role = a_role(
        "engineer",
        SkillLevel(PYTORCH, 3, any_of="framework"),
        SkillLevel(PYTHON, 3),
        SkillLevel(AWS, 2, any_of="cloud"),
        SkillLevel(JAX, 3, any_of="framework"),
    )

    assert role.skills_required == [SkillLevel(PYTHON, 3)]
    assert role.skills_any_of == [
        [SkillLevel(PYTORCH, 3, any_of="framework"), SkillLevel(JAX, 3, any_of="framework")],
        [SkillLevel(AWS, 2, any_of="cloud")],
    ]


def test_lookups_find_by_slug_and_keep_archived_apart() -> None:
    train, gone = values.milestone("train", 0), values.milestone("gone", 1, is_archived=True)
    stage, route, field = values.stage(), values.route(), values.specialisation()
    skill, role = Skill("python", "Python", Choice("code", "Code")), a_role("engineer")
    catalogue = Catalogue(
        stages=(stage,),
        milestones=(train,),
        archived=(gone,),
        routes=(route,),
        specialisations=(field,),
        skills=(skill,),
        roles=(role,),
    )

    assert catalogue.stage_by_slug == {"first-steps": stage}
    assert catalogue.milestone_by_slug == {"train": train}
    assert catalogue.archived_by_slug == {"gone": gone}
    assert catalogue.milestone_by_id == {100: train, 101: gone}
    assert catalogue.route_by_slug == {"direct": route}
    assert catalogue.specialisation_by_slug == {"vision": field}
    assert catalogue.skill_by_slug == {"python": skill}
    assert catalogue.role_by_slug == {"engineer": role}


def test_an_empty_catalogue_answers_everything_with_nothing() -> None:
    catalogue = Catalogue()

    assert catalogue.milestones_by_stage == {}
    assert catalogue.resources_by_milestone == {}
    assert catalogue.unlocked_by == {}
    assert catalogue.milestones_giving("python") == []
    assert catalogue.roles_asking("python") == []


def test_milestones_by_stage_keeps_order_and_empty_stages() -> None:
    one, two = values.milestone("one", 0), values.milestone("two", 1)
    catalogue = replace(values.catalogue(one, two), stages=(values.stage(), values.stage("empty", 1)))

    assert catalogue.milestones_by_stage == {"first-steps": (one, two), "empty": ()}


def test_resources_by_milestone_leaves_out_milestones_without_any() -> None:
    book, course = a_resource("book", "train", "deploy"), a_resource("course", "train")
    catalogue = Catalogue(resources=(book, course, a_resource("tool")))

    assert catalogue.resources_by_milestone == {"train": (book, course), "deploy": (book,)}


def test_milestones_giving_a_skill_come_lowest_level_first() -> None:
    deep = values.milestone("deep", 0, skills=[SkillLevel(PYTHON, 3)])
    first = values.milestone("first", 1, skills=[SkillLevel(PYTHON, 1), SkillLevel(JAX, 5)])
    also = values.milestone("also", 2, skills=[SkillLevel(PYTHON, 1)])
    catalogue = values.catalogue(deep, first, also, values.milestone("other", 3, skills=[SkillLevel(JAX, 1)]))

    assert catalogue.milestones_giving("python") == [(first, 1), (also, 1), (deep, 3)]


def test_roles_asking_for_a_skill_come_in_the_order_of_the_ladder() -> None:
    senior = a_role("senior", SkillLevel(PYTHON, 4))
    junior = a_role("junior", SkillLevel(PYTHON, 2, any_of="language"))
    catalogue = Catalogue(roles=(senior, junior, a_role("lead", SkillLevel(JAX, 1))))

    assert catalogue.roles_asking("python") == [(senior, 4), (junior, 2)]


def test_unlocked_by_follows_prerequisites_and_ignores_those_that_are_not_published() -> None:
    catalogue = values.catalogue(
        values.milestone("python", 0),
        values.milestone("train", 1, needs=["python", "unpublished"]),
        values.milestone("deploy", 2, needs=["train"]),
    )

    assert catalogue.unlocked_by == {
        "python": frozenset({"train", "deploy"}),
        "train": frozenset({"deploy"}),
        "deploy": frozenset(),
    }
