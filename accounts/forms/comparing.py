"""What is saved beside what was typed over it, in the words of the form."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.choices import flatten_choices
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.forms.record import MonthField


def differing(saved: forms.BaseForm, typed: forms.BaseForm) -> list[tuple[str, str]]:
    """The fields that are saved otherwise than they were typed: their label, and what is saved."""
    return [
        (str(field.label), in_words(field.field, field.initial))
        for field in saved.visible_fields()
        if field.field.has_changed(field.initial, typed[field.name].data)
    ]


def in_words(field: forms.Field, value: Any) -> str:  # noqa: ANN401 (of any field)
    """A value as the page would say it."""
    if isinstance(field, forms.BooleanField):
        return _("Yes") if value else _("No")
    if value in (None, "", []):
        return _("(empty)")
    if isinstance(value, date):
        return date_format(value, "F Y" if isinstance(field, MonthField) else "DATE_FORMAT")
    return ", ".join(_chosen(field, value if isinstance(value, list) else [value]))


def _chosen(field: forms.Field, values: list[Any]) -> list[str]:
    """What each value is called among the choices of the field, if it has any."""
    if isinstance(field, forms.ModelChoiceField):
        return [str(one) for one in field.queryset.filter(pk__in=values)] if field.queryset is not None else []
    choices: Any = field.choices if isinstance(field, forms.ChoiceField) else ()
    named = dict(flatten_choices(choices))
    return [str(named.get(one, one)) for one in values]
