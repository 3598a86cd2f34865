"""Publishing, archiving and taking back to draft: asked by name, then done once, for exactly what was shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.admin.utils import model_ngettext, unquote
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from roadmap.actions.states import move_items
from roadmap.models import State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from roadmap.admin.base import ItemAdmin

NAMED = 30
CHOSEN = "chosen"
ACTIONS = {State.PUBLISHED: "publish", State.ARCHIVED: "archive", State.DRAFT: "back_to_draft"}
ASKED = {
    State.PUBLISHED: ngettext_lazy("Publish %(count)d %(items)s?", "Publish %(count)d %(items)s?", "count"),
    State.ARCHIVED: ngettext_lazy("Archive %(count)d %(items)s?", "Archive %(count)d %(items)s?", "count"),
    State.DRAFT: ngettext_lazy(
        "Take %(count)d %(items)s back to draft?", "Take %(count)d %(items)s back to draft?", "count"
    ),
}
MEANS = {
    State.PUBLISHED: _("Learners see what is published at once."),
    State.ARCHIVED: _("What is archived leaves the site for those who have nothing recorded on it. Who has, keeps it."),
    State.DRAFT: _("A draft is not on the site until it is published. What people have worked on is better archived."),
}
VERBS = {State.PUBLISHED: _("Publish"), State.ARCHIVED: _("Archive"), State.DRAFT: _("Take back to draft")}
MOVED = {
    State.PUBLISHED: ngettext_lazy("%(count)d %(items)s published.", "%(count)d %(items)s published.", "count"),
    State.ARCHIVED: ngettext_lazy("%(count)d %(items)s archived.", "%(count)d %(items)s archived.", "count"),
    State.DRAFT: ngettext_lazy("%(count)d %(items)s back in draft.", "%(count)d %(items)s back in draft.", "count"),
}
STAYED = {
    State.PUBLISHED: _("Nothing changed: already published."),
    State.ARCHIVED: _("Nothing changed: already archived."),
    State.DRAFT: _("Nothing changed: already in draft."),
}


def move(desk: ItemAdmin, request: HttpRequest, items: QuerySet[Any], state: State) -> HttpResponse | None:
    """Ask whether to give the items this state, and on the answer do it; None once there is nothing left to ask."""
    moving = items.exclude(state=state)
    if CHOSEN in request.POST:
        agreed = set(request.POST[CHOSEN].split())
        _move(desk, request, [key for key in moving.values_list("pk", flat=True) if str(key) in agreed], state)
        return None
    if keys := list(moving.values_list("pk", flat=True)):
        return _question(desk, request, keys, state)
    desk.message_user(request, STAYED[state])
    return None


def not_deleted(desk: ItemAdmin, request: HttpRequest, object_id: str) -> HttpResponse:
    """Why an item is not deleted, with the way to archive it instead."""
    item = desk.get_object(request, unquote(object_id))
    if item is None or not desk.has_view_permission(request, item):
        raise PermissionDenied
    told = {
        "title": _("Items are archived, not deleted"),
        "subtitle": str(item),
        "opts": desk.opts,
        "original": item,
        "may_archive": desk.has_publish_permission(request),
        "is_archived": item.state == State.ARCHIVED,
        "checkbox": ACTION_CHECKBOX_NAME,
    }
    context = desk.admin_site.each_context(request) | told
    return TemplateResponse(request, "admin/roadmap/not_deleted.html", context, status=403)


def _question(desk: ItemAdmin, request: HttpRequest, keys: list[int], state: State) -> HttpResponse:
    moving = desk.model._default_manager.filter(pk__in=keys)  # noqa: SLF001 (documented, for all its underscore)
    asked = {
        "title": ASKED[state] % {"count": len(keys), "items": model_ngettext(desk.opts, len(keys))},
        "opts": desk.opts,
        "means": MEANS[state],
        "verb": VERBS[state],
        "items": moving[:NAMED],
        "more": max(0, len(keys) - NAMED),
        "affected": desk.affected(list(moving)) if state == State.ARCHIVED else None,
        "action": ACTIONS[state],
        "checkbox": ACTION_CHECKBOX_NAME,
        "first": keys[0],
        "chosen": CHOSEN,
        # In one field, as there may be more of them than a form may have fields.
        "keys": " ".join(map(str, keys)),
        "back": request.get_full_path(),
    }
    return TemplateResponse(request, "admin/roadmap/move.html", desk.admin_site.each_context(request) | asked)


def _move(desk: ItemAdmin, request: HttpRequest, keys: Iterable[int], state: State) -> None:
    moved = move_items(desk.model, keys, state, by=request.user)
    if not moved:
        desk.message_user(request, STAYED[state])
        return
    LogEntry.objects.log_actions(request.user.pk, moved, CHANGE, str(state.label))  # type: ignore[arg-type]
    told = MOVED[state] % {"count": len(moved), "items": model_ngettext(desk.opts, len(moved))}
    desk.message_user(request, told, messages.SUCCESS)
