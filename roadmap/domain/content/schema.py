"""The kinds of item in the curriculum, field by field, in the order in which the files write them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from roadmap.domain.content.fields import Address, Choice, Day, Field, Flag, Link, Slug, Text, Whole
from roadmap.domain.content.groups import ListOf, MapOf, Record
from roadmap.domain.content.kind import (
    FORMERLY,
    MERGED,
    Kind,
    each_skill_once,
    findable,
    in_order,
    no_end_while_offered,
)
from roadmap.domain.content.vocabulary import (
    ADDRESS_BASES,
    AVAILABILITIES,
    COSTS,
    DEGREES,
    DIFFICULTIES,
    EVIDENCE,
    LARGEST,
    LARGEST_SMALL,
    MATCHES,
    MILESTONE_KINDS,
    OFFERS,
    REQUIREMENTS,
    RESOURCE_KINDS,
    SOURCE_KINDS,
    STATES,
    TERM_CATEGORIES,
    TRACKS,
)

STATE = Choice(STATES, absent="published", blank=True)
LEVEL = Whole(1, 5)
NOTE = Text(blank=True)
COUNT = Whole(0, LARGEST_SMALL)
COUNT_IF_ANY = Whole(0, LARGEST_SMALL, blank=True)
SKILL_LEVELS = MapOf(Link("skills"), LEVEL, blank=True)
ANY_OF = MapOf(Text(40), MapOf(Link("skills"), LEVEL), blank=True)
LINES = ListOf(Text(), distinct=False, blank=True)
OTHER_SLUGS = ListOf(Slug(), ordered=False, blank=True)
CITATIONS = ListOf(
    Record({"source": Link("sources"), "section": Text(200)}),
    distinct=False,
    blank=True,
)


def _published(fields: Mapping[str, Field[Any]]) -> Record:
    return Record({FORMERLY: OTHER_SLUGS, "state": STATE, **fields})


SOURCES = Kind(
    name="sources",
    label="source",
    file="sources.yaml",
    about="What claims rest on, by slug in alphabetical order.",
    is_ordered=False,
    record=_published(
        {
            "title": Text(200),
            "publisher": Text(120),
            "published": Text(40),
            "kind": Choice(SOURCE_KINDS, absent="page", blank=True),
            "url": Address(200, blank=True),
            "note": NOTE,
        }
    ),
)

CATEGORIES = Kind(
    name="categories",
    label="skill category",
    file="skills.yaml",
    section="categories",
    about="Skills under their categories, in order. Levels of a skill that are not described here follow the scale.",
    record=Record({FORMERLY: OTHER_SLUGS, "title": Text(80)}),
)

SPECIALISATIONS = Kind(
    name="specialisations",
    label="specialisation",
    file="specialisations.yaml",
    about="Fields to go deep in, in order.",
    record=_published({"title": Text(120), "summary": Text(blank=True)}),
)

STAGES = Kind(
    name="stages",
    label="stage",
    file="stages.yaml",
    about="The parts of the way, in order. Without an upper bound hours and months are open-ended.",
    record=_published(
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

SKILLS = Kind(
    name="skills",
    label="skill",
    file="skills.yaml",
    section="skills",
    about=CATEGORIES.about,
    unique=("aliases",),
    also_called="aliases",
    record=_published(
        {
            MERGED: OTHER_SLUGS,
            "title": Text(120),
            "category": Link("categories"),
            "aliases": ListOf(Text(80, lower_case=True), blank=True),
            "summary": Text(blank=True),
            "note": NOTE,
            "levels": MapOf(LEVEL, Text(), ordered=False, blank=True),
            "esco": Record({"uri": Address(200), "label": Text(120), "match": Choice(MATCHES)}, blank=True),
            "onet": ListOf(
                Record(
                    {
                        "soc": Text(10),
                        "technology": Text(120),
                        "hot": Flag(blank=True),
                        "in_demand": Flag(blank=True),
                    }
                ),
                ordered=False,
                distinct=False,
                blank=True,
            ),
            "successor": Link("skills", blank=True),
        }
    ),
)

MILESTONES = Kind(
    name="milestones",
    label="milestone",
    file="milestones.yaml",
    about="Milestones, stage by stage and in order within their stage.",
    group="stage",
    acyclic="prerequisites",
    settled=each_skill_once,
    record=_published(
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
    record=_published(
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

RESOURCES = Kind(
    name="resources",
    label="resource",
    file="resources.yaml",
    about="What helps with milestones, in the order of the list.",
    unique=("url",),
    record=_published(
        {
            MERGED: OTHER_SLUGS,
            "title": Text(200),
            "author": Text(200),
            "kind": Choice(RESOURCE_KINDS),
            "url": Address(500),
            "cost": Choice(COSTS),
            "level": Choice(DIFFICULTIES),
            "year": Whole(1950, 2100),
            "availability": Choice(AVAILABILITIES, absent="active", blank=True),
            "address_basis": Choice(ADDRESS_BASES, absent="general-knowledge", blank=True),
            "named_in": Link("sources", blank=True),
            "verdict": Text(blank=True),
            "note": NOTE,
            "skills": ListOf(Link("skills"), ordered=False, blank=True),
            "milestones": ListOf(Link("milestones"), ordered=False, blank=True),
            "successor": Link("resources", blank=True),
        }
    ),
)

CERTIFICATIONS = Kind(
    name="certifications",
    label="certification",
    file="certifications.yaml",
    about="Exams that others award certificates for, in the order of the list.",
    record=_published(
        {
            "title": Text(160),
            "issuer": Text(120),
            "code": Text(40, blank=True),
            "level": Text(40),
            "availability": Choice(OFFERS, absent="active", blank=True),
            "launched_on": Day(blank=True),
            "retired_on": Day(blank=True),
            "replaced_by": ListOf(Link("certifications"), ordered=False, blank=True),
            "validity_years": COUNT_IF_ANY,
            "exam_cost_usd": Whole(0, LARGEST, blank=True),
            "url": Address(500),
            "proves": Text(blank=True),
            "worth": Text(blank=True),
            "not_worth": Text(blank=True),
            "is_confirmed": Flag(blank=True),
            "skills": SKILL_LEVELS,
            "seen_at": ListOf(Address(), distinct=False, blank=True),
            "named_in": Link("sources", blank=True),
            "note": NOTE,
        }
    ),
    rules=(no_end_while_offered,),
)

SPELLINGS = ListOf(Text(80), blank=True)

TERMS = Kind(
    name="terms",
    label="term",
    file="terms.yaml",
    about="Words that adverts use, and the skill that each counts toward: at level 2 unless it says another. By slug.",
    is_ordered=False,
    record=_published(
        {
            MERGED: OTHER_SLUGS,
            "title": Text(120),
            "category": Choice(TERM_CATEGORIES),
            "aliases": SPELLINGS,
            "exact": SPELLINGS,
            "not_in": SPELLINGS,
            "only_with": SPELLINGS,
            "skill": Link("skills", blank=True),
            "level": Whole(1, 5, absent=2, blank=True),
            "note": NOTE,
            "successor": Link("terms", blank=True),
        }
    ),
    rules=(findable,),
)

ROLES = Kind(
    name="roles",
    label="role",
    file="roles.yaml",
    about="The ladder, rung by rung (level). Experience without a source is editorial: a guide.",
    group="level",
    record=_published(
        {
            "title": Text(120),
            "level": COUNT,
            "track": Choice(TRACKS),
            "specialisation": Link("specialisations", blank=True),
            "scope": Text(),
            "titles": ListOf(Text(), distinct=False, blank=True),
            "years_min": COUNT,
            "years_max": COUNT_IF_ANY,
            "experience": MapOf(
                Choice(DEGREES),
                Record({"months": COUNT, "source": Link("sources", blank=True)}),
                ordered=False,
                blank=True,
            ),
            "skills": SKILL_LEVELS,
            "any_of": ANY_OF,
            "key_milestones": ListOf(Link("milestones"), blank=True),
            "next_roles": ListOf(Link("roles"), blank=True),
            "day": Text(blank=True),
            "asks": Text(blank=True),
            "entry": Text(blank=True),
            "leads": Text(blank=True),
            "note": NOTE,
            "esco": Record(
                {
                    "code": Text(20, blank=True),
                    "uri": Address(200),
                    "label": Text(120),
                    "label_newer": Text(120, blank=True),
                    "match": Choice(MATCHES),
                },
                blank=True,
            ),
            "onet": Record({"code": Text(20), "title": Text(120), "match": Choice(MATCHES)}, blank=True),
            "successor": Link("roles", blank=True),
        }
    ),
    rules=(in_order("years_min", "years_max"),),
)

QUESTIONS = Kind(
    name="questions",
    label="question",
    file="questions.yaml",
    about="Questions that learners ask, in order; answers are Markdown.",
    record=_published(
        {
            "question": Text(200),
            "answer": Text(),
            "citations": CITATIONS,
            "stages": ListOf(Link("stages"), ordered=False, blank=True),
            "milestones": ListOf(Link("milestones"), ordered=False, blank=True),
            "roles": ListOf(Link("roles"), ordered=False, blank=True),
        }
    ),
)

GLOSSARY = Kind(
    name="glossary",
    label="glossary entry",
    file="glossary.yaml",
    about="Words as they are used here, by slug in alphabetical order.",
    is_ordered=False,
    record=_published({"term": Text(80), "meaning": Text()}),
)

# Each kind after those that its own columns refer to.
KINDS = {
    kind.name: kind
    for kind in (
        SOURCES,
        CATEGORIES,
        SPECIALISATIONS,
        STAGES,
        SKILLS,
        MILESTONES,
        ROUTES,
        RESOURCES,
        CERTIFICATIONS,
        TERMS,
        ROLES,
        QUESTIONS,
        GLOSSARY,
    )
}
