"""Who changed what in the admin, to be read by those who answer for it; nobody can change it here."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _


@admin.register(LogEntry)
class TrailAdmin(admin.ModelAdmin[LogEntry]):
    """What Django notes of every change in the admin. Accounts stand in it by their e-mail: for superusers only."""

    list_display = ("action_time", "who", "badge", "kind", "what", "change")
    list_display_links = ("action_time",)
    list_select_related = ("user", "content_type")
    list_filter = (
        "action_flag",
        ("content_type", admin.RelatedOnlyFieldListFilter),
        ("user", admin.RelatedOnlyFieldListFilter),
    )
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
        model = entry.content_type and entry.content_type.model_class()
        return str(model._meta.verbose_name) if model else "-"  # noqa: SLF001 (documented)

    @admin.display(description=_("what"), ordering="object_repr")
    def what(self, entry: LogEntry) -> str | SafeString:
        """What it was called then, as a link to where it is now."""
        address = None if entry.is_deletion() else entry.get_admin_url()
        return format_html('<a href="{}">{}</a>', address, entry.object_repr) if address else entry.object_repr

    @admin.display(description=_("change"))
    def change(self, entry: LogEntry) -> str:
        """What changed, in words."""
        return str(entry.get_change_message())
