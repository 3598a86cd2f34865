"""Publishing, archiving and taking back to draft."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from roadmap.actions.notices import MOVED_TO, tell
from roadmap.actions.versions import Curator, keep_first_versions, keep_versions
from roadmap.models import Item, State, wait_for_writers


def move_items(model: type[Item], keys: Iterable[int], state: State, *, by: Curator | None = None) -> list[Item]:
    """Give these items the state, in one transaction; which of them it is new to. The others are left as they are."""
    with transaction.atomic():
        wait_for_writers()
        moved: list[Item] = list(
            model.objects.filter(pk__in=keys).exclude(state=state).order_by("pk").select_for_update()
        )
        keep_first_versions(moved)
        now = timezone.now()
        for item in moved:
            item.state, item.updated_at = state, now
        model.objects.filter(pk__in=[item.pk for item in moved]).update(state=state, updated_at=now)
        keep_versions(moved, by=by)
        if moved:
            tell(MOVED_TO[state], moved, by=by)
    return moved
