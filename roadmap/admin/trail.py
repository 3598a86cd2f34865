"""Who changed what in the admin, to be read by those who answer for it; nobody can change it here."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _


class _Related(admin.SimpleListFilter):
    """One of those that the entries point to, by the names that the list shows."""

    pointer: str

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]) -> list[tuple[str, str]]:
        """Those that some entry of this person's list points to."""
        keys = model_admin.get_queryset(request).order_by().values(self.pointer)
        return [(str(row.pk), self.named(row)) for row in self.rows().filter(pk__in=keys)]

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The entries that point to the one chosen."""
        value = self.value()
        if value is None:
            return queryset
        return queryset.filter(**{self.pointer: value}) if value.isdecimal() else queryset.none()

    @abstractmethod
    def rows(self) -> QuerySet[Any]:
        """All that could be pointed to, in the order in which they are offered."""

    @abstractmethod
    def named(self, row: Any) -> str:  # noqa: ANN401 (whatever the rows are)
        """What one is called."""


class WhoFilter(_Related):
    title = _("who")
    parameter_name = "who"
    pointer = "user"

    def rows(self) -> QuerySet[Any]:
        return get_user_model().objects.order_by("name", "pk")

    def named(self, row: Any) -> str:  # noqa: ANN401 (as above)
        return str(row.get_short_name())


class KindFilter(_Related):
    title = _("kind")
    parameter_name = "kind"
    pointer = "content_type"

    def rows(self) -> QuerySet[Any]:
        return ContentType.objects.order_by("app_label", "model")

    def named(self, row: Any) -> str:  # noqa: ANN401 (as above)
        return _kind(row)


def _kind(content_type: ContentType | None) -> str:
    """What a kind of thing is called; one that this version does not know any more, nothing."""
    model = content_type and content_type.model_class()
    return str(model._meta.verbose_name) if model else "-"  # noqa: SLF001 (documented)


@admin.register(LogEntry)
class TrailAdmin(admin.ModelAdmin[LogEntry]):
    """What Django notes of every change in the admin. Accounts stand in it by their e-mail: for superusers only."""

    list_display = ("action_time", "who", "badge", "kind", "what", "change")
    list_display_links = ("action_time",)
    list_select_related = ("user", "content_type")
    list_filter = ("action_flag", KindFilter, WhoFilter)
    list_per_page = 50
    date_hierarchy = "action_time"
    show_full_result_count = False
    search_fields = ("object_repr", "change_message", "user__email", "user__name")
    search_help_text = _("What was changed, how, or who did it")
    ordering = ("-action_time", "-pk")
    fields = readonly_fields = ("action_time", "who", "badge", "kind", "what", "change")

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401, ARG002
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401, ARG002
        return False

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Say what the list is for: there is nothing to select."""
        return super().changelist_view(request, {"title": _("Who changed what"), **(extra_context or {})})

    def get_queryset(self, request: HttpRequest) -> QuerySet[LogEntry]:
        """Everything for superusers, and what was done to the catalogue for everybody else."""
        entries = super().get_queryset(request)
        label = apps.get_app_config("roadmap").label
        return entries if request.user.is_superuser else entries.filter(content_type__app_label=label)

    @admin.display(description=_("who"), ordering="user")
    def who(self, entry: LogEntry) -> str:
        """What the admin calls whoever did it."""
        return entry.user.get_short_name()

    @admin.display(description=_("action"), ordering="action_flag")
    def badge(self, entry: LogEntry) -> str:
        """Added, changed or deleted."""
        return entry.get_action_flag_display()

    @admin.display(description=_("kind"), ordering="content_type")
    def kind(self, entry: LogEntry) -> str:
        """What kind of thing it was."""
        return _kind(entry.content_type)

    @admin.display(description=_("what"), ordering="object_repr")
    def what(self, entry: LogEntry) -> str | SafeString:
        """What it was called then, as a link to where it is now."""
        address = None if entry.is_deletion() else entry.get_admin_url()
        return format_html('<a href="{}">{}</a>', address, entry.object_repr) if address else entry.object_repr

    @admin.display(description=_("change"))
    def change(self, entry: LogEntry) -> str:
        """What changed, in words."""
        return str(entry.get_change_message())
