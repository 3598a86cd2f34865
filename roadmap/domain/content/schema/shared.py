"""Fields that several kinds have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from roadmap.domain.content.fields import Choice, Field, Link, Slug, Text, Whole
from roadmap.domain.content.groups import ListOf, MapOf, Record
from roadmap.domain.content.kind import FORMERLY
from roadmap.domain.content.vocabulary import LARGEST_SMALL, STATES

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


def published(fields: Mapping[str, Field[Any]]) -> Record:
    """An item that is published or not, and that may have had other names."""
    return Record({FORMERLY: OTHER_SLUGS, "state": STATE, **fields})
