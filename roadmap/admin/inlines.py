"""Rows that belong to an item and are edited on its page."""

import itertools
import operator
from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminIntegerFieldWidget, RelatedFieldWidgetWrapper
from django.db import models
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from roadmap.admin.choices import ShownChoice
from roadmap.domain.content.vocabulary import LARGEST_SMALL
from roadmap.domain.ordering import numbered, retyped

GONE = _("Somebody has taken this row away meanwhile. Load this page again, then repeat what you changed.")
SECOND = _("This is in the table already. To exchange two rows, change their order.")


class ChildForm(forms.ModelForm[Any]):
    """A row of an item, with what it points to at hand, and each of its fields with a name of its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            widget: Any = getattr(field.widget, "widget", field.widget)
            widget.attrs["aria-label"] = field.label
            if self.instance.pk and isinstance(widget, ShownChoice):
                widget.shown = getattr(self.instance, name)


class ChildFormSet(BaseInlineFormSet[Any, Any, Any]):
    """The rows of an item. One whose order is left empty comes last."""

    def add_fields(self, form: Any, index: int | None) -> None:  # noqa: ANN401 (of a class that the formset makes)
        super().add_fields(form, index)
        if DELETION_FIELD_NAME in form.fields:
            form.fields[DELETION_FIELD_NAME].widget.attrs["aria-label"] = _("Delete this row")

    def clean(self) -> None:
        """Refuse what the table cannot hold; number the rows, once some are new or have another number."""
        super().clean()
        for form in self.initial_forms:
            if "id" in form.errors or form.instance.pk is None:
                form.add_error(None, GONE)
        kept = [form for form in self.forms if self._is_kept(form)]
        self._refuse_second_ones(kept)
        ordered = [form for form in kept if "order" in form.fields]
        if any("order" in form.changed_data or not form.instance.pk for form in ordered):
            _number(ordered)

    def _is_kept(self, form: Any) -> bool:  # noqa: ANN401 (of a class that the formset makes)
        is_row = form.has_changed() or form.instance.pk
        return is_row and not form.errors and not form.cleaned_data.get(DELETION_FIELD_NAME)

    def _refuse_second_ones(self, kept: Iterable[Any]) -> None:
        """Refuse rows of which the table may have one only and has one, unless that one is taken away now.

        Django looks at the rows that were sent; those that somebody else has added meanwhile it leaves to the database.
        """
        leaving = {form.instance.pk for form in self.forms if form.cleaned_data.get(DELETION_FIELD_NAME)}
        model: Any = self.model
        for names in _unique_names(model, self.fk.name):
            rows = model.objects.filter(**{self.fk.name: self.instance.pk})
            held = {tuple(values): pk for pk, *values in rows.values_list("pk", *names)}
            for form in kept:
                holder = held.get(tuple(getattr(form.instance, name) for name in names), form.instance.pk)
                if form.has_changed() and holder != form.instance.pk and holder not in leaving:
                    form.add_error(None, SECOND)


def _unique_names(model: Any, owner: str) -> Iterable[list[str]]:  # noqa: ANN401
    """The columns in which no two rows of one owner may be the same."""
    for constraint in model._meta.constraints:  # noqa: SLF001 (documented, whatever its name says)
        if isinstance(constraint, models.UniqueConstraint) and owner in constraint.fields:
            yield [model._meta.get_field(name).attname for name in constraint.fields if name != owner]  # noqa: SLF001


def _number(forms_kept: list[Any]) -> None:
    """Give each row its number; a row that comes to the number of another takes its place."""
    typed = {form: form.cleaned_data.get("order") for form in forms_kept}
    last = max((number for number in typed.values() if number is not None), default=-1)
    after = itertools.count(last + 1)
    wanted = {form: min(next(after), LARGEST_SMALL) if number is None else number for form, number in typed.items()}
    before = {form: form.initial.get("order", last + 1) for form in typed}
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
    # What fits into DATA_UPLOAD_MAX_NUMBER_FIELDS, with room for the fields of the item itself.
    max_num = 300
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
        self.classes = ["sortable"] if "order" in (self.fields or ()) else []

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:  # noqa: ANN401
        """Build no more rows than a table may have, however many somebody claims to send."""
        return super().get_formset(request, obj, **kwargs, absolute_max=self.max_num)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        return super().get_queryset(request).select_related(*self.related)

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:  # noqa: ANN401
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = ShownChoice(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:  # noqa: ANN401
        """The order may be left empty; what a row points to is looked at here, and edited on its own page."""
        if db_field.name == "order":
            kwargs |= {"required": False, "initial": None, "help_text": _("Empty: last.")}
        field: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
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
