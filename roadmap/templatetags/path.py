"""Tags of the path: milestone rows, joined from fragments that are rendered once per content version."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from django import template
from django.template.loader import get_template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from roadmap.domain.journey import Status
from roadmap.filters import STATUS_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.utils.functional import _StrPromise

    from roadmap.domain.catalogue import Milestone, Stage
    from roadmap.domain.journey import Journey, Tally

register = template.Library()

ROW = "roadmap/_milestone_row.html"


@register.simple_tag
def milestone_rows(journey: Journey, milestones: Iterable[Milestone]) -> SafeString:
    """The rows of many milestones. One template run per row and request would cost more than all the rest."""
    fragments = _fragments(journey.catalogue.version, get_language() or "")
    return mark_safe("".join([_row(fragments, journey, milestone) for milestone in milestones]))  # noqa: S308


@register.simple_tag
def milestone_row(journey: Journey, milestone: Milestone) -> SafeString:
    """One row, as an answer that replaces it wherever it is shown."""
    return mark_safe(_render(journey, milestone, swaps=True))  # noqa: S308 (rendered by a template)


@register.filter
def status_word(status: Status) -> _StrPromise:
    """The word for a status."""
    return STATUS_LABELS[status]


@register.filter
def whole(tally: Tally) -> str:
    """The one word for a tally, as for a milestone: done, started or not started."""
    if tally.is_complete:
        return Status.DONE.value
    return (Status.STARTED if tally.done or tally.optional_done else Status.NOT_STARTED).value


@register.filter
def stations(journey: Journey) -> list[dict[str, object]]:
    """The stages as stations of the path."""
    return [_station(number, stage, journey.tally(stage)) for number, stage in enumerate(journey.catalogue.stages, 1)]


def _station(number: int, stage: Stage, tally: Tally) -> dict[str, object]:
    return {
        "number": number,
        "label": stage.title,
        "url": reverse("stage", args=[stage.slug]),
        "done": tally.done,
        "total": tally.total,
        "state": whole(tally),
    }


@lru_cache(maxsize=4)
def _fragments(_version: str, _language: str) -> dict[tuple[object, ...], str]:
    """The rows rendered so far of a content version; they go when newer versions come."""
    return {}


def _row(fragments: dict[tuple[object, ...], str], journey: Journey, milestone: Milestone) -> str:
    key = (milestone.id, journey.status(milestone), journey.requirement(milestone), journey.is_visitor)
    if key not in fragments:
        fragments[key] = _render(journey, milestone)
    return fragments[key]


def _render(journey: Journey, milestone: Milestone, *, swaps: bool = False) -> str:
    status = journey.status(milestone)
    return get_template(ROW).render(
        {
            "milestone": milestone,
            "status": status.value,
            "word": STATUS_LABELS[status],
            "requirement": journey.requirement(milestone).value,
            "is_visitor": journey.is_visitor,
            "swaps": swaps,
        }
    )
