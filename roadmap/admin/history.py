"""The history of an item: every version with what changed, each on a page of its own, and the way back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import PAGE_VAR
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from roadmap.actions.records import stored_item
from roadmap.actions.restoring import kept
from roadmap.actions.stored import kind_of
from roadmap.actions.versions import keep_first_versions
from roadmap.admin.changes import entries
from roadmap.admin.restoring import may_restore, restoring
from roadmap.admin.versions import told_versions
from roadmap.admin.wording import Wording
from roadmap.models import versions_of

if TYPE_CHECKING:
    from django import forms
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse
    from django.urls import URLPattern

    from roadmap.domain.content import Kind, Stored

VERSIONS_PER_PAGE = 20


class VersionedAdmin(admin.ModelAdmin[Any]):
    """Items of which every version is kept, shown and brought back. No version is ever edited or deleted."""

    @property
    def kind(self) -> Kind:
        """What kind of item this is the desk of."""
        return kind_of(self.model)

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Whether this person decides what learners see of these."""
        return self.has_change_permission(request)

    def get_urls(self) -> list[URLPattern]:
        """The pages of versions besides Django's, which would take them for an item's."""
        asked = require_http_methods(["GET", "HEAD", "POST"])(self.restore_view)
        pages = {"": (require_safe(self.version_view), "version"), "restore/": (asked, "restore")}
        ours = [
            path(
                f"<path:object_id>/history/<int:version_id>/{end}",
                self.admin_site.admin_view(view),
                name=f"{self.opts.app_label}_{self.opts.model_name}_{name}",
            )
            for end, (view, name) in pages.items()
        ]
        return [*ours, *super().get_urls()]

    def save_model(self, request: HttpRequest, obj: Any, form: forms.ModelForm[Any], change: bool) -> None:  # noqa: ANN401, FBT001
        """Keep how it was, if no version tells, and then save."""
        if change:
            keep_first_versions([obj])
        super().save_model(request, obj, form, change)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:  # noqa: ANN401
        """Who changed what, when and why, the newest first."""
        item = self.shown_item(request, object_id)
        versions = self.versions(item)
        page = Paginator(versions, VERSIONS_PER_PAGE).get_page(request.GET.get(PAGE_VAR))
        start = max(page.start_index() - 1, 0)
        # One more than is shown, for what the last one changed.
        rows = list(versions[start : start + VERSIONS_PER_PAGE + 1])
        context = {
            "title": _("History"),
            "told": told_versions(rows, Wording(self.kind))[:VERSIONS_PER_PAGE],
            "page": page,
            "page_var": PAGE_VAR,
            "pages": page.paginator.get_elided_page_range(page.number),
        }
        return self.answer(request, "history", item, context | (extra_context or {}))

    def version_view(self, request: HttpRequest, object_id: str, version_id: int) -> HttpResponse:
        """One version: what changed with it, and all that the item said."""
        item = self.shown_item(request, object_id)
        version = get_object_or_404(self.versions(item), pk=version_id)
        before = self.versions(item).filter(pk__lt=version.pk)[:1]
        wording = Wording(self.kind)
        told, *_before = told_versions([version, *before], wording)
        then, now = kept(version), self.present(item)
        context = {
            "title": _("Version of %(when)s") % {"when": told.when},
            "told": told,
            "entries": list(entries(then.item, wording)) if then else None,
            "is_now": then == now,
            "may_change": self.has_change_permission(request, item),
            "may_restore": may_restore(self, request, now, then),
        }
        return self.answer(request, "version", item, context)

    def restore_view(self, request: HttpRequest, object_id: str, version_id: int) -> HttpResponse:
        """Bring a version back, once it was seen what that changes."""
        item = self.shown_item(request, object_id)
        return restoring(self, request, item, get_object_or_404(self.versions(item), pk=version_id))

    def shown_item(self, request: HttpRequest, object_id: str) -> Any:  # noqa: ANN401 (a row of the desk's model)
        """The item, for somebody who may look at it."""
        item = self.get_object(request, unquote(object_id))
        if not self.has_view_or_change_permission(request, item):
            raise PermissionDenied
        if item is None:
            raise Http404
        return item

    def versions(self, item: Any) -> QuerySet[Any]:  # noqa: ANN401 (as above)
        """The versions of the item with who made them, the newest first."""
        return versions_of(self.model).filter(id=item.pk).select_related("history_user")

    def present(self, item: Any) -> Stored:  # noqa: ANN401 (as above)
        """The item as it is now."""
        stored = stored_item(self.kind, item.slug)
        if stored is None:
            raise Http404
        return stored

    def address(self, page: str, item: Any) -> str:  # noqa: ANN401 (as above)
        """Where a page about the item is."""
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}", args=[item.pk])

    def answer(
        self,
        request: HttpRequest,
        page: str,
        item: Any,  # noqa: ANN401 (as above)
        context: dict[str, Any],
        status: int = 200,
    ) -> HttpResponse:
        """A page about the item."""
        shared = self.admin_site.each_context(request) | {
            "subtitle": str(item),
            "opts": self.opts,
            "original": item,
            "module_name": capfirst(str(self.opts.verbose_name_plural)),
        }
        return TemplateResponse(request, f"admin/roadmap/{page}.html", shared | context, status=status)
