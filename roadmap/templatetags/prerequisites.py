"""The map of a stage: what usually comes after what, drawn from left to right."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from django import template
from django.template.loader import get_template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from roadmap.domain.layers import in_order, picture
from roadmap.filters import STATUS_LABELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roadmap.domain.catalogue import Catalogue, Milestone, Stage
    from roadmap.domain.journey import Journey
    from roadmap.domain.layers import Picture, Place

register = template.Library()

MAP = "roadmap/_prerequisite_map.html"
# In pixels: a box, the room under it, and the room around all for the outline of the box that has the focus.
WIDTH, HEIGHT, DOWN, EDGE = 240, 56, 14, 6
# The room between layers: as much as fits the page, within bounds.
PAGE, NARROWEST, WIDEST = 1140, 44, 120
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
    drawing = _Drawing(drawn)
    return get_template(MAP).render(
        {
            "drawing": drawing,
            "lines": [(start, drawing.way(line)) for (start, _), line in drawn.lines.items()],
            "places": [(milestones[key], *drawing.corner(place)) for place, key in drawing.in_reading_order],
            "alone": [milestones[key] for key in drawn.alone],
            "is_visitor": journey.is_visitor,
        }
    )


class _Drawing:
    """A picture in pixels."""

    box_width, box_height = WIDTH, HEIGHT

    def __init__(self, drawn: Picture) -> None:
        self.drawn = drawn
        layers = len(drawn.heights)
        self.rows = max(drawn.heights)
        self.across = WIDTH + min(WIDEST, max(NARROWEST, (PAGE - layers * WIDTH) // (layers - 1)))
        self.down = HEIGHT + DOWN
        self.width = (layers - 1) * self.across + WIDTH + 2 * EDGE
        self.height = self.rows * self.down - DOWN + 2 * EDGE

    @property
    def in_reading_order(self) -> list[tuple[Place, str]]:
        """The keys with their places, layer by layer and down each."""
        return sorted((place, key) for key, place in self.drawn.places.items())

    def corner(self, place: Place) -> tuple[int, int]:
        """The upper left corner of a place; each layer stands in the middle of the height."""
        layer, row = place
        above = (self.rows - self.drawn.heights[layer]) * self.down // 2
        return EDGE + layer * self.across, EDGE + above + row * self.down

    def way(self, line: Sequence[Place]) -> str:
        """The path of a line: from the end of a box, level through the places between, to the beginning of another."""
        ends = [(x, y + HEIGHT // 2) for x, y in map(self.corner, line)]
        bends = [
            f"H{x + WIDTH}C{(x + WIDTH + to_x) // 2} {y} {(x + WIDTH + to_x) // 2} {to_y} {to_x} {to_y}"
            for (x, y), (to_x, to_y) in pairwise(ends)
        ]
        return f"M{ends[0][0] + WIDTH} {ends[0][1]}{''.join(bends)}"
