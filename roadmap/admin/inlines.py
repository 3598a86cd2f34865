"""Rows that belong to an item and are edited on its page."""

import operator
from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminIntegerFieldWidget, AutocompleteSelect, RelatedFieldWidgetWrapper
from django.db import models
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from roadmap.domain.content.vocabulary import LARGEST_SMALL
from roadmap.domain.ordering import numbered, retyped


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
    """A row of an item, with what it points to at hand, and each of its fields with a name of its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            widget.attrs["aria-label"] = field.label
            if self.instance.pk and isinstance(widget, ShownAutocomplete):
                widget.shown = getattr(self.instance, name)


class ChildFormSet(BaseInlineFormSet[Any, Any, Any]):
    """The rows of an item. One whose order is left empty comes last."""

    def clean(self) -> None:
        """Number the rows: those that were left without a number, as they come, and all if two have the same one."""
        super().clean()
        kept = [form for form in self.forms if "order" in form.fields and (form.has_changed() or form.instance.pk)]
        if any("order" in form.changed_data or not form.instance.pk for form in kept):
            _number([form for form in kept if not form.cleaned_data.get(DELETION_FIELD_NAME)])


def _number(forms_kept: list[Any]) -> None:
    """Give each row its number; a row that comes to the number of another takes its place."""
    typed = {form: form.cleaned_data.get("order") for form in forms_kept}
    last = max((number for number in typed.values() if number is not None), default=-1)
    after = {form: min(last + place, LARGEST_SMALL) for place, form in enumerate(typed, 1)}
    wanted = {form: after[form] if number is None else number for form, number in typed.items()}
    before = {form: form.initial.get("order", after[form]) for form in typed}
    sequence = retyped(dict(sorted(before.items(), key=operator.itemgetter(1))), wanted)
    for form, number in numbered(sequence, wanted).items():
        form.instance.order = number
        if number != form.initial.get("order") and "order" not in form.changed_data:
            form.changed_data.append("order")


class ChildInline(admin.TabularInline[Any, Any]):
    """A table of such rows, read together with what they point to; dragged into order where they have one."""

    form = ChildForm
    formset = ChildFormSet
    extra = 0
    related: ClassVar[tuple[str, ...]] = ()
    formfield_overrides = {
        models.PositiveSmallIntegerField: {"widget": AdminIntegerFieldWidget, "max_value": LARGEST_SMALL},
        models.TextField: {"widget": forms.Textarea({"rows": 2, "cols": 70})},
    }

    class Media:
        css: ClassVar[dict[str, list[str]]] = {"all": ["adminsortable2/css/sortable.css"]}
        js: ClassVar[list[str]] = ["adminsortable2/js/adminsortable2.min.js"]

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.classes = ["sortable"] if "order" in self.fields else []

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
        if db_field.name == "order":
            field.widget.attrs |= {"class": "order-number _reorder_", "min": 0}
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_add_related = field.widget.can_change_related = False
        return field


class CitationInline(ChildInline):
    """What an item rests on."""

    fields = ("source", "section", "order")
    autocomplete_fields = ("source",)
    related = ("source",)
