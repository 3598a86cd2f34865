"""Publishing drafted changes: at once, or when their time has come."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from roadmap.actions.drafts import OvertakenError, Review, item_of, review, write_drafted
from roadmap.actions.notices import MOVED_TO, tell
from roadmap.actions.versions import Curator
from roadmap.domain.content import ContentError, Problem
from roadmap.models import PUBLISH, DraftedChange, State, content_changed

logger = logging.getLogger("roadmap.curation")


def publish_draft(
    draft: DraftedChange, *, by: Curator, seen: str | None = None, keeping: Collection[str] = ()
) -> Review:
    """Make the item what the draft says, combined with what was changed meanwhile, and drop the draft.

    All or nothing. Where both changed the same field the draft wins, unless the field is among `keeping`. Raises
    OvertakenError if the draft or the item is no longer what was `seen`, and ContentError if it does not fit any more.
    """
    with transaction.atomic():
        content_changed()  # takes the lock that makes writers take turns
        present = DraftedChange.objects.filter(pk=draft.pk).first()
        reviewed = review(present) if present else None
        if not (present and reviewed) or (seen is not None and reviewed.seen != seen):
            raise OvertakenError
        write_drafted(reviewed.kind, draft.slug, reviewed.settled(keeping), by=by, why=_why(present))
        present.delete()
        _tell(reviewed, by)
    return reviewed


def _tell(reviewed: Review, by: Curator) -> None:
    if item := item_of(reviewed.draft):
        tell(MOVED_TO[State(item.state)], [item], by=by, note=reviewed.draft.note)


def publish_due(now: datetime) -> Iterator[tuple[DraftedChange, str]]:
    """Publish what is due, each for itself, as whoever scheduled it; yields each with why it was refused, or "".

    What is refused is no longer scheduled, and says why on its page.
    """
    for draft in DraftedChange.objects.select_related("scheduled_by").due(now):
        refusal = _refusal(draft)
        if refusal:
            DraftedChange.objects.filter(pk=draft.pk).update(refusal=refusal, publish_at=None, scheduled_by=None)
            logger.warning("draft not published", extra={"item": str(draft), "why": refusal})
        yield draft, refusal


def _refusal(draft: DraftedChange) -> str:
    by = draft.scheduled_by
    if by is None or not by.is_active or not by.has_perm(PUBLISH):
        return gettext("Whoever scheduled it may not publish any more.")
    reviewed = review(draft)
    if reviewed.combined.clashes:
        return gettext("The same was changed on the site meanwhile: a publisher has to decide.")
    try:
        publish_draft(draft, by=by, seen=reviewed.seen)
    except OvertakenError:
        return gettext("It was changed at the very moment: look at it again.")
    except ContentError as error:
        return gettext("It does not fit any more: %s") % spelled(error.problems)
    return ""


def spelled(problems: Collection[Problem]) -> str:
    """Problems as one sentence after another, without the names of files."""
    return "; ".join(": ".join(part for part in (one.slug, one.field, one.message) if part) for one in problems)


def _why(draft: DraftedChange) -> str:
    return draft.note or gettext("Published a drafted change")
