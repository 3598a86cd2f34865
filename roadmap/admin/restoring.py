"""Bringing a version back: asked first, showing what that would change."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from roadmap.actions.restoring import kept, restore
from roadmap.actions.versions import keep_versions
from roadmap.admin.changes import changes
from roadmap.admin.versions import OPENED, fingerprint, made_at, told_versions
from roadmap.admin.wording import Wording
from roadmap.domain.content import ContentError, Kind, Stored
from roadmap.models import State, wait_for_writers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest, HttpResponse

    from roadmap.admin.history import VersionedAdmin
    from roadmap.domain.content import Problem


def may_restore(desk: VersionedAdmin, request: HttpRequest, now: Stored, then: Stored | None) -> bool:
    """Whether this person may bring it back: what learners see, or would see, is decided by those who publish."""
    if then is None or not desk.has_change_permission(request):
        return False
    before, after = _state(desk.kind, now), _state(desk.kind, then)
    shows_nothing_new = before == after != State.PUBLISHED
    return shows_nothing_new or desk.has_publish_permission(request)


def _state(kind: Kind, stored: Stored) -> str | None:
    """The item's state; None for what has none."""
    sort = kind.record.fields.get("state")
    return str(stored.item.get("state", sort.absent)) if sort else None


def restoring(desk: VersionedAdmin, request: HttpRequest, item: Any, version: Any) -> HttpResponse:  # noqa: ANN401 (rows of the desk's models)
    """Ask whether to bring the version back, and on the answer do it, if the item is still as it was when asked."""
    if request.method != "POST":
        return _question(desk, request, item, version)
    with transaction.atomic():
        wait_for_writers()
        now = desk.present(item)
        if not may_restore(desk, request, now, kept(version)):
            raise PermissionDenied
        if request.POST.get(OPENED) != fingerprint(now):
            return _question(desk, request, item, version, HTTPStatus.CONFLICT)
        why = gettext("Restored the version of %(when)s") % {"when": made_at(version)}
        try:
            keep_versions([item], by=request.user, why=gettext("As it was before a version was restored"))
            restore(desk.kind, version, by=request.user, why=why)
        except ContentError as error:
            transaction.set_rollback(True)
            refusal = error.problems
        else:
            desk.log_change(request, item, why)
            refusal = ()
    if refusal:
        return _question(desk, request, item, version, HTTPStatus.UNPROCESSABLE_ENTITY, refusal)
    desk.message_user(request, _("%(why)s. What was there before is a version too.") % {"why": why}, messages.SUCCESS)
    return redirect(desk.address("history", item))


def _question(  # noqa: PLR0913, PLR0917 (whatever the page may have to say)
    desk: VersionedAdmin,
    request: HttpRequest,
    item: Any,  # noqa: ANN401 (as above)
    version: Any,  # noqa: ANN401 (as above)
    status: HTTPStatus = HTTPStatus.OK,
    problems: Iterable[Problem] = (),
) -> HttpResponse:
    now, then = desk.present(item), kept(version)
    if then is None or not may_restore(desk, request, now, then):
        raise PermissionDenied
    wording = Wording(desk.kind)
    (told,) = told_versions([version], wording)
    context = {
        "title": _("Restore the version of %(when)s?") % {"when": told.when},
        "told": told,
        "changes": changes(now, then, wording),
        "opened_name": OPENED,
        "opened": fingerprint(now),
        "is_stale": status == HTTPStatus.CONFLICT,
        "problems": [
            (wording.label(tuple(one.field.split("."))) if one.field else "", one.message) for one in problems
        ],
    }
    return desk.answer(request, "restore", item, context, status)
