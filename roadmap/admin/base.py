"""What the desk does alike for everything in the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import (
    AdminIntegerFieldWidget,
    AdminTextareaWidget,
    AdminTextInputWidget,
    RelatedFieldWidgetWrapper,
)
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from roadmap.actions.notices import MOVED_TO, tell
from roadmap.actions.versions import keep_versions
from roadmap.admin.archiving import ArchivingAdmin
from roadmap.admin.choices import ItemChoice, ItemChoices
from roadmap.admin.columns import Column
from roadmap.admin.conflicts import GuardedAdmin
from roadmap.admin.copies import COPY_OF, duplicated, filled_in, may_duplicate
from roadmap.admin.drafting import DraftingAdmin
from roadmap.admin.fields import LONGEST_LINE, LONGEST_TEXT, LinesField, LongTextField, WebAddressField
from roadmap.admin.files import ExchangeAdmin
from roadmap.admin.following import SAVE_AND_NEXT, change_address, following
from roadmap.admin.moving import move, not_deleted
from roadmap.admin.prose import LONGEST_MARKDOWN, MarkdownWidget, preview
from roadmap.admin.renaming import RenamingAdmin
from roadmap.domain.content.vocabulary import LARGEST, LARGEST_SMALL
from roadmap.models import PUBLISH, Item, State, content_changed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django import forms
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse
    from django.urls import URLPattern
    from django.utils.safestring import SafeString

    from roadmap.http import HttpRequest as OurRequest


class CatalogueAdmin(RenamingAdmin, GuardedAdmin, ExchangeAdmin):
    """Rows with a slug: it is proposed when they are added, and fixed from then on."""

    named_by = "title"
    line_validators: ClassVar[dict[str, list[Any]]] = {}
    markdown_fields: ClassVar[tuple[str, ...]] = ()
    list_per_page = 50
    save_on_top = True
    formfield_overrides = {
        models.PositiveIntegerField: {"widget": AdminIntegerFieldWidget, "max_value": LARGEST},
        models.PositiveSmallIntegerField: {"widget": AdminIntegerFieldWidget, "max_value": LARGEST_SMALL},
        models.TextField: {
            "form_class": LongTextField,
            "max_length": LONGEST_TEXT,
            "widget": AdminTextareaWidget({"rows": 5}),
        },
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
        if db_field.name in self.markdown_fields:
            kwargs |= {
                "widget": MarkdownWidget(reverse(f"admin:{self._name('preview')}")),
                "max_length": LONGEST_MARKDOWN,
            }
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = False
        return field

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:  # noqa: ANN401
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = ItemChoice(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(
        self, db_field: models.ManyToManyField[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:  # noqa: ANN401
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = ItemChoices(db_field, self.admin_site)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_urls(self) -> list[URLPattern]:
        """Django's pages, and before them those of ours that it would take for an item's."""
        ours = [self._posted("preview/", self.preview_view)] if self.markdown_fields else []
        return [*ours, *super().get_urls()]

    def _posted(self, route: str, view: Callable[..., HttpResponse]) -> URLPattern:
        name = route.rstrip("/").rpartition("/")[2]
        return path(route, self.admin_site.admin_view(require_POST(view)), name=self._name(name))

    def _name(self, page: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{page}"

    def preview_view(self, request: OurRequest) -> HttpResponse:
        """A Markdown field as readers will see it: a part of the page for its script, else a page."""
        if not (self.has_change_permission(request) or self.has_add_permission(request)):
            raise PermissionDenied
        return preview(self, request, fields=self.markdown_fields, is_fragment=bool(request.htmx))

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Before anything is saved, look what comes next in the list."""
        if object_id and SAVE_AND_NEXT in request.POST:
            request.following = following(self, request, unquote(object_id))  # type: ignore[attr-defined]
        page: HttpResponse = super().changeform_view(request, object_id, *args, **kwargs)
        return page

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:  # noqa: ANN401
        """Where to go after saving: to the next item if that is what was asked for, else to the list."""
        if SAVE_AND_NEXT not in request.POST:
            return super().response_post_save_change(request, obj)
        if key := getattr(request, "following", None):
            return HttpResponseRedirect(change_address(self, request, key))
        self.message_user(request, _("There is no next one: this was the end of the list."))
        return super().response_post_save_change(request, obj)

    def _lines(self, db_field: models.JSONField[Any, Any]) -> LinesField:
        return LinesField(
            label=capfirst(db_field.verbose_name),
            required=not db_field.blank,
            max_length=LONGEST_LINE,
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

    def get_urls(self) -> list[URLPattern]:
        return [self._posted("<path:object_id>/duplicate/", self.duplicate_view), *super().get_urls()]

    def duplicate_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """A draft that begins as this item is."""
        return duplicated(self, request, object_id)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """What an added item begins with: what the address says, or another item of which it will be a copy."""
        initial: dict[str, Any] = super().get_changeform_initial_data(request)
        key = initial.pop(COPY_OF, None)
        return initial | filled_in(self, request, key) if key else initial

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """Offer what can be done with an item besides saving it."""
        item = context["original"]
        context |= {"is_item": True, "may_duplicate": bool(item) and may_duplicate(self, request, item)}
        return super().render_change_form(request, context, *args, **kwargs)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:  # noqa: ANN401, ARG002
        """Say why nothing is deleted, and offer to archive it."""
        return not_deleted(self, request, object_id)

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
    def publish(self, request: HttpRequest, items: QuerySet[Any]) -> HttpResponse | None:
        """Show the items to learners."""
        return move(self, request, items, State.PUBLISHED)

    @admin.action(description=_("Archive selected %(verbose_name_plural)s"), permissions=["publish"])
    def archive(self, request: HttpRequest, items: QuerySet[Any]) -> HttpResponse | None:
        """Take the items off the site; learners keep what they recorded on them."""
        return move(self, request, items, State.ARCHIVED)

    @admin.action(description=_("Take selected %(verbose_name_plural)s back to draft"), permissions=["publish"])
    def back_to_draft(self, request: HttpRequest, items: QuerySet[Any]) -> HttpResponse | None:
        """Take the items off the site until they are ready."""
        return move(self, request, items, State.DRAFT)
