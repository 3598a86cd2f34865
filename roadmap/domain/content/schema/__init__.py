"""The kinds of item in the curriculum, field by field, in the order in which the files write them."""

from __future__ import annotations

from roadmap.domain.content.schema.ladder import ROLES, RULES
from roadmap.domain.content.schema.library import (
    CATEGORIES,
    CERTIFICATIONS,
    GLOSSARY,
    QUESTIONS,
    RESOURCES,
    SKILLS,
    SOURCES,
    TERMS,
)
from roadmap.domain.content.schema.path import MILESTONES, ROUTES, SPECIALISATIONS, STAGES

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
        RULES,
    )
}
