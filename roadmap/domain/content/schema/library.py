"""Sources, skills, terms, resources, certifications, questions and words."""

from __future__ import annotations

from roadmap.domain.content.fields import Address, Choice, Day, Flag, Link, Text, Whole
from roadmap.domain.content.groups import ListOf, MapOf, Record
from roadmap.domain.content.kind import FORMERLY, MERGED, Kind, findable, no_end_while_offered
from roadmap.domain.content.schema.shared import (
    CITATIONS,
    COUNT_IF_ANY,
    LEVEL,
    NOTE,
    OTHER_SLUGS,
    SKILL_LEVELS,
    published,
)
from roadmap.domain.content.vocabulary import (
    ADDRESS_BASES,
    AVAILABILITIES,
    COSTS,
    DIFFICULTIES,
    LARGEST,
    MATCHES,
    OFFERS,
    RESOURCE_KINDS,
    SOURCE_KINDS,
    TERM_CATEGORIES,
)

SOURCES = Kind(
    name="sources",
    label="source",
    file="sources.yaml",
    about="What claims rest on, by slug in alphabetical order.",
    is_ordered=False,
    record=published(
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

SKILLS = Kind(
    name="skills",
    label="skill",
    file="skills.yaml",
    section="skills",
    about=CATEGORIES.about,
    unique=("aliases",),
    also_called="aliases",
    record=published(
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

SPELLINGS = ListOf(Text(80), blank=True)

TERMS = Kind(
    name="terms",
    label="term",
    file="terms.yaml",
    about="Words that adverts use, and the skill that each counts toward: at level 2 unless it says another. By slug.",
    is_ordered=False,
    record=published(
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

RESOURCES = Kind(
    name="resources",
    label="resource",
    file="resources.yaml",
    about="What helps with milestones, in the order of the list.",
    unique=("url",),
    record=published(
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
    record=published(
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

QUESTIONS = Kind(
    name="questions",
    label="question",
    file="questions.yaml",
    about="Questions that learners ask, in order; answers are Markdown.",
    record=published(
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
    record=published({"term": Text(80), "meaning": Text()}),
)
