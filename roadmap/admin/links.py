"""How the links of resources and certifications are, for their own lists."""

from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from roadmap.admin.columns import Column
from roadmap.models import LinkCheck, LinkStatus

NEVER = _("Not checked yet")


def status_badge(status: str) -> SafeString:
    """The status as a word that the stylesheet may colour."""
    return format_html('<span class="badge badge-link-{}">{}</span>', status, LinkStatus(status).label)


class LinkColumn(Column):
    """A list column that says how an item's link is, and leads to what is known of it."""

    __name__ = admin_order_field = "link_status"
    short_description = _("link")

    @property
    def annotation(self) -> Combinable:
        """The status of the check of the row's address."""
        return Subquery(LinkCheck.objects.filter(url=OuterRef("url")).values("status")[:1])

    def __call__(self, row: Any) -> str:  # noqa: ANN401 (a row with what the list's query found for it)
        """The status as a word."""
        if row.link_status is None:
            return str(NEVER)
        address = reverse("admin:roadmap_linkcheck_changelist", query={"url__exact": row.url})
        return format_html('<a href="{}">{}</a>', address, status_badge(row.link_status))


class LinkFilter(admin.SimpleListFilter):
    """Items by how their link is."""

    title = _("link")
    parameter_name = "link"
    never = "never"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[Any, Any]]:  # noqa: ANN401, ARG002
        return [*LinkStatus.choices, (self.never, NEVER)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:  # noqa: ARG002
        if self.value() == self.never:
            return queryset.filter(link_status__isnull=True)
        return queryset.filter(link_status=self.value()) if self.value() else queryset
