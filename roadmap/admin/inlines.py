"""Rows that belong to an item and are edited on its page."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminIntegerFieldWidget, AutocompleteSelect, RelatedFieldWidgetWrapper
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from roadmap.domain.content.vocabulary import LARGEST_SMALL


class ShownAutocomplete(AutocompleteSelect):
    """An autocomplete that shows the row it is given, instead of asking the database for it once more."""

    shown: models.Model | None = None

    def optgroups(self, name: str, value: Sequence[str], attrs: dict[str, Any] | None = None) -> Any:  # noqa: ANN401
        """The one row that is chosen, after an empty choice where there is one."""
        if self.shown is None or list(value) != [str(self.shown.pk)]:
            return super().optgroups(name, value, attrs)
        empty = [] if self.is_required else [self.create_option(name, "", "", selected=False, index=0)]
        chosen = self.create_option(name, self.shown.pk, str(self.shown), selected=True, index=len(empty))
        return [(None, [*empty, chosen], 0)]


class ChildForm(forms.ModelForm[Any]):
    """A row of an item, with what it points to at hand."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if self.instance.pk and isinstance(widget, ShownAutocomplete):
                widget.shown = getattr(self.instance, name)


class ChildFormSet(BaseInlineFormSet[Any, Any, Any]):
    """The rows of an item. One whose order is left empty comes last."""

    def clean(self) -> None:
        """Number the rows that were left without a number, as they come."""
        super().clean()
        kept = [form for form in self.forms if "order" in form.fields and (form.has_changed() or form.instance.pk)]
        orders = {form: form.cleaned_data.get("order") for form in kept}
        last = max((order for order in orders.values() if order is not None), default=-1)
        for form, order in orders.items():
            if order is None:
                form.instance.order = last = min(last + 1, LARGEST_SMALL)


class ChildInline(admin.TabularInline[Any, Any]):
    """A table of such rows, read together with what they point to."""

    form = ChildForm
    formset = ChildFormSet
    extra = 0
    related: ClassVar[tuple[str, ...]] = ()
    formfield_overrides = {
        models.PositiveSmallIntegerField: {"widget": AdminIntegerFieldWidget, "max_value": LARGEST_SMALL},
        models.TextField: {"widget": forms.Textarea({"rows": 2, "cols": 70})},
    }

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        return super().get_queryset(request).select_related(*self.related)

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:  # noqa: ANN401
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = ShownAutocomplete(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:  # noqa: ANN401
        """The order may be left empty; what a row points to is looked at here, and edited on its own page."""
        if db_field.name == "order":
            kwargs |= {"required": False, "initial": None, "help_text": _("Empty: last.")}
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_add_related = field.widget.can_change_related = False
        return field


class CitationInline(ChildInline):
    """What an item rests on."""

    fields = ("source", "section", "order")
    autocomplete_fields = ("source",)
    related = ("source",)
