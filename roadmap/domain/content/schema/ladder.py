"""Roles, and the numbers that judgements rest on."""

from __future__ import annotations

from roadmap.domain.content.fields import Address, Choice, Link, Text
from roadmap.domain.content.groups import ListOf, MapOf, Record
from roadmap.domain.content.kind import Kind, in_order, no_share_above_all
from roadmap.domain.content.schema.shared import ANY_OF, COUNT, COUNT_IF_ANY, NOTE, SKILL_LEVELS, published
from roadmap.domain.content.vocabulary import DEGREES, MATCHES, RULE_UNITS, TRACKS, WORK_KINDS

ROLES = Kind(
    name="roles",
    label="role",
    file="roles.yaml",
    about="The ladder, rung by rung (level). Experience without a source is editorial: a guide.",
    group="level",
    record=published(
        {
            "title": Text(120),
            "level": COUNT,
            "track": Choice(TRACKS),
            "specialisation": Link("specialisations", blank=True),
            "scope": Text(),
            "titles": ListOf(Text(), distinct=False, blank=True),
            "years_min": COUNT,
            "years_max": COUNT_IF_ANY,
            "counts": ListOf(Choice(WORK_KINDS), ordered=False, blank=True),
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

RULES = Kind(
    name="rules",
    label="rule",
    file="rules.yaml",
    about="The numbers that judgements rest on, by slug in alphabetical order. Without a source they are editorial.",
    is_ordered=False,
    record=published(
        {
            "title": Text(120),
            "amount": COUNT,
            "unit": Choice(RULE_UNITS),
            "why": Text(),
            "source": Link("sources", blank=True),
            "section": Text(200, blank=True),
        }
    ),
    rules=(no_share_above_all,),
)
