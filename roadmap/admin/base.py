"""What the desk does alike for everything in the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.admin.utils import model_ngettext
from django.contrib.admin.widgets import (
    AdminIntegerFieldWidget,
    AdminTextareaWidget,
    AdminTextInputWidget,
    RelatedFieldWidgetWrapper,
)
from django.db import models, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from roadmap.actions.notices import MOVED_TO, tell
from roadmap.actions.versions import keep_versions
from roadmap.admin.archiving import ArchivingAdmin
from roadmap.admin.columns import Column
from roadmap.admin.drafting import DraftingAdmin
from roadmap.admin.fields import LinesField, WebAddressField
from roadmap.admin.files import ExchangeAdmin
from roadmap.admin.renaming import RenamingAdmin
from roadmap.domain.content.vocabulary import LARGEST, LARGEST_SMALL
from roadmap.models import PUBLISH, Item, State, content_changed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django import forms
    from django.db.models import QuerySet
    from django.http import HttpRequest
    from django.utils.safestring import SafeString

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


class CatalogueAdmin(RenamingAdmin, ExchangeAdmin):
    """Rows with a slug: it is proposed when they are added, and fixed from then on."""

    named_by = "title"
    line_validators: ClassVar[dict[str, list[Any]]] = {}
    list_per_page = 50
    save_on_top = True
    formfield_overrides = {
        models.PositiveIntegerField: {"widget": AdminIntegerFieldWidget, "max_value": LARGEST},
        models.PositiveSmallIntegerField: {"widget": AdminIntegerFieldWidget, "max_value": LARGEST_SMALL},
        models.TextField: {"widget": AdminTextareaWidget({"rows": 5})},
        models.URLField: {"form_class": WebAddressField, "assume_scheme": "https"},
    }

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The rows with the numbers that the list shows."""
        columns = [column for column in self.list_display if isinstance(column, Column)]
        annotations = {column.__name__: column.annotation for column in columns}
        rows: QuerySet[Any] = super().get_queryset(request).annotate(**annotations)
        return rows

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:  # noqa: ANN401, ARG002
        return {} if obj else {"slug": (self.named_by,)}

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:  # noqa: ANN401
        readonly = super().get_readonly_fields(request, obj)
        return (*readonly, "slug") if obj else readonly

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:  # noqa: ANN401
        """Lists are typed line by line, and the name has room."""
        if isinstance(db_field, models.JSONField):
            return self._lines(db_field)
        if db_field.name == self.named_by:
            kwargs["widget"] = AdminTextInputWidget({"class": "vLargeTextField"})
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = False
        return field

    def _lines(self, db_field: models.JSONField[Any, Any]) -> LinesField:
        return LinesField(
            label=capfirst(db_field.verbose_name),
            required=not db_field.blank,
            validators=self.line_validators.get(db_field.name, ()),
            help_text=format_lazy("{} {}", db_field.help_text, _("One per line.")),
        )

    def save_related(
        self,
        request: HttpRequest,
        form: forms.ModelForm[Any],
        formsets: Iterable[Any],
        change: bool,  # noqa: FBT001
    ) -> None:
        """Save what hangs on the row, and keep the version; links to many rows are written past every model's save."""
        super().save_related(request, form, formsets, change)
        content_changed()
        keep_versions([form.instance], by=request.user)


class ItemAdmin(DraftingAdmin, ArchivingAdmin, CatalogueAdmin):
    """Items: published, archived, taken back to draft, never deleted, so that nobody's work loses what it was about."""

    actions = ("publish", "archive", "back_to_draft", *ExchangeAdmin.exports)

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Whether this person decides what learners see; the actions below name it."""
        return self.has_change_permission(request) and request.user.has_perm(PUBLISH)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:  # noqa: ANN401
        """Let only those who may publish change the state: what an editor adds stays a draft."""
        readonly = super().get_readonly_fields(request, obj)
        return readonly if request.user.has_perm(PUBLISH) else (*readonly, "state")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401, ARG002
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: forms.ModelForm[Any], change: bool) -> None:  # noqa: ANN401, FBT001
        """Save the item, and tell of its state if that changed with it."""
        super().save_model(request, obj, form, change)
        if "state" in form.changed_data:
            tell(MOVED_TO[State(obj.state)], [obj], by=request.user)

    def get_view_on_site_url(self, obj: Any = None) -> str | None:  # noqa: ANN401
        """The item's page, as soon as it has one."""
        return super().get_view_on_site_url(obj) if obj and obj.is_published else None

    @admin.display(description=_("state"), ordering="state")
    def state_badge(self, item: Item) -> SafeString:
        """The state as a word that the stylesheet may colour."""
        return format_html('<span class="badge badge-{}">{}</span>', item.state, item.get_state_display())

    @admin.display(description=_("last changed"), ordering="updated_at")
    def changed(self, item: Item) -> str:
        """The day of the last change, short enough for a list."""
        return date_format(timezone.localdate(item.updated_at), "SHORT_DATE_FORMAT")

    @admin.action(description=_("Publish selected %(verbose_name_plural)s"), permissions=["publish"])
    def publish(self, request: HttpRequest, items: QuerySet[Any]) -> None:
        """Show the items to learners."""
        self._move(request, items, State.PUBLISHED)

    @admin.action(description=_("Archive selected %(verbose_name_plural)s"), permissions=["publish"])
    def archive(self, request: HttpRequest, items: QuerySet[Any]) -> None:
        """Take the items off the site; learners keep what they recorded on them."""
        self._move(request, items, State.ARCHIVED)

    @admin.action(description=_("Take selected %(verbose_name_plural)s back to draft"), permissions=["publish"])
    def back_to_draft(self, request: HttpRequest, items: QuerySet[Any]) -> None:
        """Take the items off the site until they are ready."""
        self._move(request, items, State.DRAFT)

    def _move(self, request: HttpRequest, items: QuerySet[Any], state: State) -> None:
        moved = self._moved(request, items.exclude(state=state), state)
        if moved:
            told = MOVED[state] % {"count": moved, "items": model_ngettext(self.opts, moved)}
            self.message_user(request, told, messages.SUCCESS)
        else:
            self.message_user(request, STAYED[state])

    @transaction.atomic
    def _moved(self, request: HttpRequest, items: QuerySet[Any], state: State) -> int:
        """Give the items the state, note who did it, and tell of it; how many there were."""
        rows = self.model._default_manager.order_by("pk")  # noqa: SLF001 (documented)
        moving = list(rows.filter(pk__in=items.values("pk")).select_for_update())
        rows.filter(pk__in=[item.pk for item in moving]).update(state=state, updated_at=timezone.now())
        LogEntry.objects.log_actions(request.user.pk, moving, CHANGE, f"state: {state.value}")  # type: ignore[arg-type]
        keep_versions(moving, by=request.user)
        tell(MOVED_TO[state], moving, by=request.user)
        return len(moving)
