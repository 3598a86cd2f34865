"""Tags of the path: milestone rows, joined from fragments that are rendered once per content version."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from django import template
from django.template.loader import get_template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from roadmap.domain.journey import UNTOUCHED, Status
from roadmap.filters import STATUS_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.utils.functional import _StrPromise

    from roadmap.domain.catalogue import Milestone, Stage
    from roadmap.domain.journey import Journey, Tally

    Section = tuple[Stage, Tally, Sequence[Milestone]]

register = template.Library()

ROW = "roadmap/_milestone_row.html"
METER = "roadmap/_tally.html"
SECTION = "roadmap/_stage_section.html"
# Marks, in a part that is kept, where what differs goes.
CUT = "\x00"


@register.simple_tag
def stage_sections(journey: Journey, sections: Iterable[Section], is_filtered: bool) -> SafeString:  # noqa: FBT001
    """The stages with their meters and rows, joined from parts that were rendered before.

    Template runs per stage and row would cost more than all the rest. A stage that the filters empty is left out.
    """
    language = get_language() or ""
    required = gettext("Required steps")
    parts: list[str] = []
    for number, (stage, tally, milestones) in enumerate(sections, 1):
        if milestones or not is_filtered:
            before, between, after = _section(
                journey.catalogue.version,
                language,
                stage,
                number,
                has_rows=bool(milestones),
                is_visitor=journey.is_visitor,
            )
            meter = "" if journey.is_visitor else _meter(language, f"tally-{stage.slug}", required, tally, swaps=False)
            parts += (before, meter, between, milestone_rows(journey, milestones), after)
    return mark_safe("".join(parts))  # noqa: S308 (rendered by templates)


@register.simple_tag
def milestone_rows(journey: Journey, milestones: Iterable[Milestone]) -> SafeString:
    """The rows of many milestones, each rendered once per content version, status and requirement."""
    fragments = _fragments(journey.catalogue.version, get_language() or "", journey.is_visitor, swaps=False)
    return mark_safe("".join([_row(fragments, journey, milestone, swaps=False) for milestone in milestones]))  # noqa: S308


@register.simple_tag
def milestone_row(journey: Journey, milestone: Milestone) -> SafeString:
    """One row, as an answer that replaces it wherever it is shown."""
    fragments = _fragments(journey.catalogue.version, get_language() or "", journey.is_visitor, swaps=True)
    return mark_safe(_row(fragments, journey, milestone, swaps=True))  # noqa: S308 (rendered by a template)


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
    """The stages as stations of the path: what counts for a learner, everything for a visitor."""
    catalogue = journey.catalogue
    return [
        {
            "number": number,
            "label": stage.title,
            "url": reverse("stage", args=[stage.slug]),
            "done": tally.done,
            "total": len(catalogue.milestones_by_stage[stage.slug]) if journey.is_visitor else tally.total,
            "state": whole(tally),
        }
        for number, stage in enumerate(catalogue.stages, 1)
        for tally in [journey.tally(stage)]
    ]


@register.simple_tag
def tally_meter(id: str, label: str, tally: Tally, *, swaps: bool = False) -> SafeString:  # noqa: A002 (as in HTML)
    """A meter that a tick moves; as an answer, it replaces the one that is shown."""
    return mark_safe(_meter(get_language() or "", id, label, tally, swaps=swaps))  # noqa: S308 (rendered by a template)


@lru_cache(maxsize=1024)
def _section(
    _version: str, _language: str, stage: Stage, number: int, *, has_rows: bool, is_visitor: bool
) -> tuple[str, str, str]:
    """What stands before a stage's meter, between it and the rows, and after them."""
    rendered = get_template(SECTION).render(
        {"stage": stage, "number": number, "meter": CUT, "rows": CUT if has_rows else "", "is_visitor": is_visitor}
    )
    before, between, *after = rendered.split(CUT)
    return before, between, "".join(after)


@lru_cache(maxsize=4096)
def _meter(_language: str, meter_id: str, label: str, tally: Tally, *, swaps: bool) -> str:
    return get_template(METER).render({"id": meter_id, "label": label, "tally": tally, "swaps": swaps})


@lru_cache(maxsize=8)
def _fragments(_version: str, _language: str, _is_visitor: bool, *, swaps: bool) -> dict[tuple[object, ...], str]:  # noqa: ARG001, FBT001
    """The rows rendered so far of a content version; they go when newer versions come."""
    return {}


def _row(fragments: dict[tuple[object, ...], str], journey: Journey, milestone: Milestone, *, swaps: bool) -> str:
    state = journey.states.get(milestone.id, UNTOUCHED)
    key = (milestone.id, state.status, journey.way.requirements.get(milestone.id))
    row = fragments.get(key)
    if row is None:
        row = fragments[key] = _render(journey, milestone, swaps=swaps)
    return row


def _render(journey: Journey, milestone: Milestone, *, swaps: bool) -> str:
    status = journey.status(milestone)
    row = get_template(ROW).render(
        {
            "milestone": milestone,
            "status": status.value,
            "word": STATUS_LABELS[status],
            "requirement": journey.requirement(milestone).value,
            "is_visitor": journey.is_visitor,
            "swaps": swaps,
        }
    )
    return row.strip()
