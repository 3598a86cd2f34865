"""The map of a stage: what usually comes after what, drawn from left to right."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from django import template
from django.template.loader import get_template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from roadmap.domain.layers import in_order, picture
from roadmap.filters import STATUS_LABELS

if TYPE_CHECKING:
    from roadmap.domain.catalogue import Catalogue, Milestone, Stage
    from roadmap.domain.journey import Journey
    from roadmap.domain.layers import Picture, Place

register = template.Library()

MAP = "roadmap/_prerequisite_map.html"
# Of a box, and of the room between boxes; in pixels, with room around for the outline of the one that has the focus.
WIDTH, HEIGHT, ACROSS, DOWN, EDGE = 208, 56, 44, 14, 6
MARK = re.compile("\x00(status|word):([^\x00]+)\x00")


@register.simple_tag
def prerequisite_map(journey: Journey, stage: Stage) -> SafeString:
    """The milestones of a stage as boxes with lines between them; empty where none comes after another.

    It is rendered once per content version; only the learner's states are filled in.
    """
    maps = _maps(journey.catalogue.version, get_language() or "", journey.is_visitor)
    if stage.slug not in maps:
        maps[stage.slug] = MARK.split(_rendered(journey, stage))
    text, *marked = maps[stage.slug]
    filled = [text]
    for asked, slug, text in zip(*[iter(marked)] * 3, strict=True):
        status = journey.status(journey.catalogue.milestone_by_slug[slug])
        filled += (status.value if asked == "status" else escape(str(STATUS_LABELS[status])), text)
    return mark_safe("".join(filled))  # noqa: S308 (rendered by a template; the two words are ours)


@register.simple_tag
def mark(asked: str, slug: str) -> str:
    """Where, in a map that is kept, a milestone's `status` or the `word` for it goes."""
    return f"\x00{asked}:{slug}\x00"


@register.simple_tag
def usual_order(catalogue: Catalogue, stage: Stage) -> list[tuple[Milestone, list[Milestone], list[Milestone]]]:
    """The milestones of a stage in an order that respects what each usually comes after: here, and in other stages.

    Empty where none comes after anything.
    """
    needs, by_slug = _needs(catalogue, stage), catalogue.milestone_by_slug
    if not any(by_slug[slug].prerequisites for slug in needs):
        return []
    return [
        (
            by_slug[slug],
            [by_slug[one] for one in needs[slug] if one in needs],
            [by_slug[one] for one in needs[slug] if one not in needs],
        )
        for slug in in_order(needs)
    ]


def _needs(catalogue: Catalogue, stage: Stage) -> dict[str, tuple[str, ...]]:
    return {one.slug: one.prerequisites for one in catalogue.milestones_by_stage[stage.slug]}


@lru_cache(maxsize=8)
def _maps(_version: str, _language: str, _is_visitor: bool) -> dict[str, list[str]]:  # noqa: FBT001
    """The maps rendered so far of a content version, cut at their marks; they go when newer versions come."""
    return {}


def _rendered(journey: Journey, stage: Stage) -> str:
    drawn = picture(_needs(journey.catalogue, stage))
    if not drawn.lines:
        return ""
    milestones = journey.catalogue.milestone_by_slug
    in_reading_order = sorted((place, key) for key, place in drawn.places.items())
    return get_template(MAP).render(
        {
            "width": len(drawn.heights) * (WIDTH + ACROSS) - ACROSS + 2 * EDGE,
            "height": max(drawn.heights) * (HEIGHT + DOWN) - DOWN + 2 * EDGE,
            "box": {"width": WIDTH, "height": HEIGHT},
            "lines": [(start, _way(drawn, line)) for (start, _), line in drawn.lines.items()],
            "places": [(milestones[key], *_corner(drawn, place)) for place, key in in_reading_order],
            "alone": [milestones[key] for key in drawn.alone],
            "is_visitor": journey.is_visitor,
        }
    )


def _corner(drawn: Picture, place: Place) -> tuple[int, int]:
    """The upper left corner of a place; each layer stands in the middle of the height of the highest."""
    layer, row = place
    above = (max(drawn.heights) - drawn.heights[layer]) * (HEIGHT + DOWN) // 2
    return EDGE + layer * (WIDTH + ACROSS), EDGE + above + row * (HEIGHT + DOWN)


def _way(drawn: Picture, line: tuple[Place, ...]) -> str:
    """The path of a line: from the end of one box, level through the places between, to the beginning of another."""
    corners = [_corner(drawn, place) for place in line]
    (x, y), *rest = corners
    x, y = x + WIDTH, y + HEIGHT // 2
    steps = [f"M{x} {y}"]
    for left, top in rest:
        middle, level = (x + left) // 2, top + HEIGHT // 2
        steps.append(f"C{middle} {y} {middle} {level} {left} {level}H{left + WIDTH}")
        x, y = left + WIDTH, level
    return "".join(steps).rpartition("H")[0]
