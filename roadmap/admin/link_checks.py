"""What the link check found, and taking over the addresses that some pages have moved to."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from roadmap.actions.checking import STALE_DAYS, Asked, ask_for_check, checking
from roadmap.actions.links import LINKED, AddressTakenError, take_over
from roadmap.admin.links import status_badge
from roadmap.models import PUBLISH, LinkCheck

# What the list's query finds of the first item of a kind that has the address.
SHOWN = ("pk", "title", "slug")

KIND_NAMES = [str(kind._meta.model_name) for kind in LINKED]  # noqa: SLF001 (documented, for all its underscore)

ASKED = {
    Asked.LEFT: (messages.SUCCESS, _("The check is left to the worker.")),
    Asked.UNDER_WAY: (messages.INFO, _("Nothing changed: a check waits or runs already.")),
    Asked.NOTHING_DUE: (
        messages.INFO,
        format_lazy(_("Nothing is due: every address was asked for in the last {days} days."), days=STALE_DAYS),
    ),
}


@admin.register(LinkCheck)
class LinkCheckAdmin(admin.ModelAdmin[LinkCheck]):
    """To be read only: an address changes at its item, or by taking over the new one."""

    actions = ("take_over",)
    change_list_template = "admin/roadmap/linkcheck/change_list.html"
    list_display = ("url", "used_by", "badge", "code", "reason", "failures", "checked_at", "new_address")
    list_filter = ("status", "reason")
    list_per_page = 50
    search_fields = ("url", "final_url", *(f"{kind}_{name}" for kind in KIND_NAMES for name in ("title", "slug")))
    search_help_text = _("Old or new address, title or slug")
    ordering = ("-failures", "url")
    fields = readonly_fields = (
        "address",
        "used_by",
        "badge",
        "code",
        "reason",
        "failures",
        "failing_since",
        "checked_at",
        "retry_at",
        "new_address",
    )

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401, ARG002
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401, ARG002
        return False

    def has_take_over_permission(self, request: HttpRequest) -> bool:
        """Who takes over addresses changes resources and certifications."""
        return request.user.has_perms(["roadmap.change_resource", "roadmap.change_certification"])

    def has_check_permission(self, request: HttpRequest) -> bool:
        """Who decides what learners see may have the links checked."""
        return self.has_view_permission(request) and request.user.has_perm(PUBLISH)

    def get_urls(self) -> list[Any]:
        """The list's own pages, and the address that asks for a check."""
        view = self.admin_site.admin_view(require_POST(self.check_now))
        return [path("check/", view, name="roadmap_linkcheck_check"), *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show the list below where the check in the background stands."""
        told = {"checking": checking(), "may_check": self.has_check_permission(request)}
        return super().changelist_view(request, {**(extra_context or {}), **told})

    def check_now(self, request: HttpRequest) -> HttpResponse:
        """Leave a check to the worker, and go back to the list, which says how it stands."""
        if not self.has_check_permission(request):
            raise PermissionDenied
        level, told = ASKED[ask_for_check()]
        self.message_user(request, told, level)
        return redirect("admin:roadmap_linkcheck_changelist")

    def get_queryset(self, request: HttpRequest) -> QuerySet[LinkCheck]:
        """The checks with the first item of each kind that has the address."""
        found = {
            f"{kind_name}_{name}": Subquery(
                kind.objects.filter(url=OuterRef("url")).order_by("order", "slug").values(name)[:1]
            )
            for kind_name, kind in zip(KIND_NAMES, LINKED, strict=True)
            for name in SHOWN
        }
        return super().get_queryset(request).annotate(**found)

    @admin.display(description=_("belongs to"))
    def used_by(self, check: LinkCheck) -> SafeString:
        """The items that have the address, as links to where it is changed."""
        items = [(kind, *(getattr(check, f"{kind}_{name}") for name in ("pk", "title"))) for kind in KIND_NAMES]
        links = [(reverse(f"admin:roadmap_{kind}_change", args=[key]), title) for kind, key, title in items if key]
        return format_html_join(", ", '<a href="{}">{}</a>', links)

    @admin.display(description=_("status"), ordering="status")
    def badge(self, check: LinkCheck) -> SafeString:
        """The status as a word that the stylesheet may colour."""
        return status_badge(check.status)

    @admin.display(description=_("address"))
    def address(self, check: LinkCheck) -> SafeString:
        """The address as a link that opens beside the page."""
        return _outside(check.url)

    @admin.display(description=_("new address"), ordering="final_url", empty_value="-")
    def new_address(self, check: LinkCheck) -> SafeString | None:
        """Where the page has moved to, as a link that opens beside the list."""
        return _outside(check.final_url) if check.final_url else None

    @admin.action(description=_("Take over the new address"), permissions=["take_over"])
    def take_over(self, request: HttpRequest, checks: QuerySet[LinkCheck]) -> HttpResponse | None:
        """Ask, and then give the items the addresses that were shown when asking."""
        moved = list(checks.moved())  # type: ignore[attr-defined]
        if not moved:
            self.message_user(request, _("Nothing changed: none of these has moved."))
            return None
        if "confirmed" not in request.POST:
            return self._question(request, moved)
        agreed = set(zip(request.POST.getlist("old"), request.POST.getlist("new"), strict=False))
        self._take_over(request, [check for check in moved if (check.url, check.final_url) in agreed])
        return None

    def _question(self, request: HttpRequest, moved: list[LinkCheck]) -> HttpResponse:
        asked = {
            "title": _("Take over the new addresses?"),
            "opts": self.opts,
            "moved": moved,
            "checkbox": ACTION_CHECKBOX_NAME,
        }
        context = self.admin_site.each_context(request) | asked
        return TemplateResponse(request, "admin/roadmap/linkcheck/take_over.html", context)

    def _take_over(self, request: HttpRequest, agreed: list[LinkCheck]) -> None:
        count = 0
        for check in agreed:
            old, new = check.url, check.final_url
            try:
                items = take_over(check, by=request.user)
            except AddressTakenError:
                told = _("Left as it is: another resource has %(new)s already.") % {"new": new}
                self.message_user(request, told, messages.WARNING)
                continue
            count += len(items)
            for item in items:
                self.log_change(request, item, f"{old} -> {new}")  # type: ignore[arg-type]
        told = ngettext("%(count)d address taken over.", "%(count)d addresses taken over.", count) % {"count": count}
        self.message_user(request, told, messages.SUCCESS if count else messages.INFO)


def _outside(url: str) -> SafeString:
    return format_html('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>', url, url)
