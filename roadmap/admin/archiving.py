"""Before an item is archived: whom that affects, and what names it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from roadmap.actions.affected import Affected, affected
from roadmap.actions.rehearsal import rehearsal
from roadmap.admin.drafting import is_rehearsed, rehearse
from roadmap.models import PUBLISH, Item, State

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

AGREED = "_archive_agreed"


class ArchivingAdmin(admin.ModelAdmin[Any]):
    """Archiving on the item's page asks once, with whom it affects; everything typed goes with the question."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:  # noqa: ANN401 (as Django has it)
        item = self._to_archive(request, object_id)
        if item is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        rehearse(request)
        with rehearsal():
            response: HttpResponse = super().changeform_view(request, object_id, form_url, extra_context)
            if isinstance(response, TemplateResponse):
                return response.render()
        return self._ask(request, item)

    def _to_archive(self, request: HttpRequest, object_id: str | None) -> Item | None:
        """The item, if this would archive it and nobody was asked yet. What is only drafted archives nothing."""
        asks = request.method == "POST" and request.POST.get("state") == State.ARCHIVED and AGREED not in request.POST
        if not asks or object_id is None or is_rehearsed(request) or not request.user.has_perm(PUBLISH):
            return None
        item: Item | None = self.get_object(request, unquote(object_id))
        return item if item and item.state != State.ARCHIVED and self.has_change_permission(request, item) else None

    def _ask(self, request: HttpRequest, item: Item) -> HttpResponse:
        typed = [(name, value) for name, values in request.POST.lists() for value in values]
        context = self.admin_site.each_context(request) | {
            "title": _("Archive “%s”?") % item,
            "opts": self.opts,
            "item": item,
            "affected": self.affected([item]),
            "typed": [(name, value) for name, value in typed if name != "csrfmiddlewaretoken"],
            "agreed": AGREED,
        }
        return TemplateResponse(request, "admin/roadmap/archive.html", context)

    def affected(self, items: list[Item]) -> Affected:
        """Whom archiving these items affects, in numbers, and what names them; shown by `_affected.html`."""
        return affected(items)
