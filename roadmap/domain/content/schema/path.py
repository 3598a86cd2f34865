"""Stages, milestones, specialisations and routes."""

from __future__ import annotations

from roadmap.domain.content.fields import Choice, Link, Text, Whole
from roadmap.domain.content.groups import ListOf, MapOf
from roadmap.domain.content.kind import Kind, each_skill_once, in_order
from roadmap.domain.content.schema.shared import ANY_OF, CITATIONS, COUNT, COUNT_IF_ANY, LINES, SKILL_LEVELS, published
from roadmap.domain.content.vocabulary import (
    EVIDENCE,
    KINDS_OF_WORK,
    LARGEST,
    LARGEST_SMALL,
    MILESTONE_KINDS,
    REQUIREMENTS,
)

SPECIALISATIONS = Kind(
    name="specialisations",
    label="specialisation",
    file="specialisations.yaml",
    about="Fields to go deep in, in order.",
    record=published({"title": Text(120), "summary": Text(blank=True)}),
)

STAGES = Kind(
    name="stages",
    label="stage",
    file="stages.yaml",
    about="The parts of the way, in order. Without an upper bound hours and months are open-ended.",
    record=published(
        {
            "title": Text(120),
            "audience": Text(),
            "focus": ListOf(Text(), distinct=False, blank=True),
            "changes": Text(blank=True),
            "stuck": Text(blank=True),
            "entry_signal": Text(blank=True),
            "exit_signal": Text(blank=True),
            "hours_min": Whole(0, LARGEST),
            "hours_max": Whole(0, LARGEST, blank=True),
            "months_min": COUNT,
            "months_max": COUNT_IF_ANY,
            "basis": Text(blank=True),
            "citations": CITATIONS,
        }
    ),
    rules=(in_order("hours_min", "hours_max"), in_order("months_min", "months_max")),
)

MILESTONES = Kind(
    name="milestones",
    label="milestone",
    file="milestones.yaml",
    about="Milestones, stage by stage and in order within their stage.",
    group="stage",
    acyclic="prerequisites",
    settled=each_skill_once,
    record=published(
        {
            "title": Text(120),
            "stage": Link("stages"),
            "specialisation": Link("specialisations", blank=True),
            "kind": Choice(MILESTONE_KINDS),
            "outcome": Text(),
            "evidence": Choice(EVIDENCE),
            "hours": Whole(1, LARGEST_SMALL),
            "hours_min": COUNT_IF_ANY,
            "hours_max": COUNT_IF_ANY,
            "hours_basis": Text(blank=True),
            "why": Text(blank=True),
            "done_means": LINES,
            "how_to_start": LINES,
            "pitfalls": Text(blank=True),
            "evidence_note": Text(blank=True),
            "starts_work": Choice(KINDS_OF_WORK, blank=True),
            "prerequisites": ListOf(Link("milestones"), blank=True),
            "skills": SKILL_LEVELS,
            "any_of": ANY_OF,
            "successor": Link("milestones", blank=True),
        }
    ),
    rules=(in_order("hours_min", "hours"), in_order("hours", "hours_max")),
)

ROUTES = Kind(
    name="routes",
    label="route",
    file="routes.yaml",
    about="Routes; the first is the default. A milestone that is not among a route's steps is not on it.",
    record=published(
        {
            "title": Text(120),
            "summary": Text(),
            "audience": Text(blank=True),
            "cost": Text(blank=True),
            "earns": Text(blank=True),
            "pros": LINES,
            "cons": LINES,
            "steps": MapOf(Link("milestones"), Choice(REQUIREMENTS), blank=True),
            "citations": CITATIONS,
            "successor": Link("routes", blank=True),
        }
    ),
)
