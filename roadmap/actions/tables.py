"""Where an item's fields are kept: in columns of its own row, or as rows of these tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from roadmap import models
from roadmap.domain.content import Item

Row = tuple[Any, ...]

MODELS: dict[str, type[models.SluggedModel]] = {
    "sources": models.Source,
    "categories": models.SkillCategory,
    "specialisations": models.Specialisation,
    "stages": models.Stage,
    "skills": models.Skill,
    "milestones": models.Milestone,
    "routes": models.Route,
    "resources": models.Resource,
    "certifications": models.Certification,
    "terms": models.Term,
    "roles": models.Role,
    "questions": models.Question,
    "glossary": models.GlossaryEntry,
}

# Columns that point to an item, and of which kind.
LINKS = {
    "milestone": "milestones",
    "next_role": "roles",
    "requires": "milestones",
    "role": "roles",
    "skill": "skills",
    "source": "sources",
    "stage": "stages",
    "to_certification": "certifications",
}


@dataclass(frozen=True, eq=False)
class Table:
    """A table whose rows belong to items of one kind and say some of their fields.

    `owner` is the column that points to the item, `columns` are the others that matter; a Row holds their values, and
    slugs where they point to items. `by_birth` says that rows stand in the order they were made in.
    """

    kind: str
    fields: tuple[str, ...]
    model: type[Model]
    owner: str
    columns: tuple[str, ...]
    split: Callable[[Item], Iterator[Row]]
    join: Callable[[Sequence[Row]], Item]
    by_birth: bool = False


def _list(kind: str, name: str, model: type[Model], owner: str, column: str) -> Table:
    """A list of values, each with its place."""
    return Table(
        kind,
        (name,),
        model,
        owner,
        (column, "order"),
        split=lambda item: ((value, place) for place, value in enumerate(item.get(name, []), 1)),
        join=lambda rows: {name: [value for value, _place in rows]},
    )


def _set(kind: str, name: str, model: type[Model], owner: str, column: str) -> Table:
    """Items in no order."""
    return Table(
        kind,
        (name,),
        model,
        owner,
        (column,),
        split=lambda item: ((value,) for value in item.get(name, [])),
        join=lambda rows: {name: [value for (value,) in rows]},
    )


def _citations(kind: str, model: type[Model], owner: str) -> Table:
    return Table(
        kind,
        ("citations",),
        model,
        owner,
        ("source", "section", "order"),
        split=lambda item: (
            (citation["source"], citation["section"], place)
            for place, citation in enumerate(item.get("citations", []), 1)
        ),
        join=lambda rows: {"citations": [{"source": source, "section": section} for source, section, _place in rows]},
    )


def _split_skills(item: Item) -> Iterator[Row]:
    groups = {"": item.get("skills", {}), **item.get("any_of", {})}
    rows = [(skill, level, label) for label, group in groups.items() for skill, level in group.items()]
    return ((*row, place) for place, row in enumerate(rows, 1))


def _join_skills(rows: Sequence[Row]) -> Item:
    groups: dict[str, dict[str, int]] = {}
    for skill, level, label, _place in rows:
        groups.setdefault(label, {})[skill] = level
    return {"skills": groups.pop("", {}), "any_of": groups}


def _skills(kind: str, model: type[Model], owner: str) -> Table:
    return Table(
        kind,
        ("skills", "any_of"),
        model,
        owner,
        ("skill", "level", "any_of", "order"),
        split=_split_skills,
        join=_join_skills,
    )


TABLES = (
    _citations("stages", models.StageCitation, "stage"),
    _list("skills", "aliases", models.SkillAlias, "skill", "name"),
    Table(
        "skills",
        ("levels",),
        models.SkillLevel,
        "skill",
        ("level", "descriptor"),
        split=lambda item: iter(item.get("levels", {}).items()),
        join=lambda rows: {"levels": dict(rows)},
    ),
    Table(
        "skills",
        ("onet",),
        models.OnetReference,
        "skill",
        ("soc", "technology", "is_hot", "is_in_demand"),
        split=lambda item: (
            (one["soc"], one["technology"], one.get("hot", False), one.get("in_demand", False))
            for one in item.get("onet", [])
        ),
        join=lambda rows: {
            "onet": [
                {"soc": soc, "technology": technology, "hot": hot, "in_demand": in_demand}
                for soc, technology, hot, in_demand in rows
            ]
        },
        by_birth=True,
    ),
    _list("milestones", "prerequisites", models.Prerequisite, "milestone", "requires"),
    _skills("milestones", models.MilestoneSkill, "milestone"),
    Table(
        "routes",
        ("steps",),
        models.RouteStep,
        "route",
        ("milestone", "is_required", "order"),
        split=lambda item: (
            (milestone, word == "required", place)
            for place, (milestone, word) in enumerate(item.get("steps", {}).items(), 1)
        ),
        join=lambda rows: {
            "steps": {milestone: "required" if is_required else "optional" for milestone, is_required, _place in rows}
        },
    ),
    _citations("routes", models.RouteCitation, "route"),
    _set("resources", "skills", models.Resource.skills.through, "resource", "skill"),
    _set("resources", "milestones", models.Resource.milestones.through, "resource", "milestone"),
    _set(
        "certifications",
        "replaced_by",
        models.Certification.replaced_by.through,
        "from_certification",
        "to_certification",
    ),
    Table(
        "certifications",
        ("skills",),
        models.CertificationSkill,
        "certification",
        ("skill", "level", "order"),
        split=lambda item: (
            (skill, level, place) for place, (skill, level) in enumerate(item.get("skills", {}).items(), 1)
        ),
        join=lambda rows: {"skills": {skill: level for skill, level, _place in rows}},
    ),
    Table(
        "roles",
        ("experience",),
        models.RoleExperience,
        "role",
        ("degree", "months", "source"),
        split=lambda item: (
            (degree, asked["months"], asked.get("source")) for degree, asked in item.get("experience", {}).items()
        ),
        join=lambda rows: {
            "experience": {degree: {"months": months, "source": source} for degree, months, source in rows}
        },
        by_birth=True,
    ),
    _skills("roles", models.RoleSkill, "role"),
    _list("roles", "key_milestones", models.RoleMilestone, "role", "milestone"),
    _list("roles", "next_roles", models.RoleStep, "role", "next_role"),
    _citations("questions", models.QuestionCitation, "question"),
    _set("questions", "stages", models.Question.stages.through, "question", "stage"),
    _set("questions", "milestones", models.Question.milestones.through, "question", "milestone"),
    _set("questions", "roles", models.Question.roles.through, "question", "role"),
)
