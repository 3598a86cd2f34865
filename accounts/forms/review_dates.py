"""The dates of an entry of a résumé: as the file has them, or as the learner corrects them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.forms.certificates import DayField
from accounts.forms.record import MonthField
from roadmap.domain.experience import Month
from roadmap.domain.resume.values import Certificate, Project, Study, Work

if TYPE_CHECKING:
    from collections.abc import Mapping

Dated = Work | Study | Project | Certificate
Value = TypeVar("Value", bound=Dated)


class _AsInTheFile(forms.DateField):
    """A date that was judged when the file was read: as long as it is left as it was, it is not judged again."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Look like the other fields, which are drawn by crispy."""
        return {**super().widget_attrs(widget), "class": "form-control"}

    def clean(self, value: Any) -> date | None:  # noqa: ANN401 (as Django has it)
        """What was typed, or what is in the file if nothing else was."""
        if value is None or not self.has_changed(self.initial, value):
            kept: date | None = self.initial
            return kept
        typed: date | None = super().clean(value)
        return typed


class _MonthOfFile(_AsInTheFile, MonthField):
    """A month of the file."""


class _DayOfFile(_AsInTheFile, DayField):
    """A day of the file."""


def date_fields(value: object) -> dict[str, forms.Field]:
    """The fields in which the dates of an entry are corrected, the first date first; none for what has no dates."""
    if isinstance(value, Certificate):
        return {
            "issued": _DayOfFile(label=_("Issued"), initial=value.issued),
            "expires": _DayOfFile(label=_("Expires"), initial=value.expires),
        }
    if isinstance(value, Work | Study | Project):
        return {
            "start": _MonthOfFile(label=_("From"), required=False, initial=_first_day(value.start)),
            "end": _MonthOfFile(label=_("To"), required=False, initial=_first_day(value.end)),
        }
    return {}


def dates_trouble(value: Dated, dates: Mapping[str, date | None], *, goes_on: bool) -> tuple[str, object] | None:
    """What is wrong with corrected dates, and at which of them; None if they can be kept."""
    (first, began), (last, ended) = dates.items()
    if isinstance(value, Work) and not began:
        return first, _("Say from when: experience is counted by its months.")
    if isinstance(value, Certificate) and began and began > timezone.localdate():
        return first, _("This day is still to come.")
    if began and ended and ended < began:
        return last, _("This is before the start.")
    if ended and goes_on:
        return last, _("It has an end and is still going on: leave one of both out.")
    return None


def corrected(value: Value, dates: Mapping[str, date | None]) -> Value:
    """The entry with these dates."""
    if isinstance(value, Certificate):
        return replace(value, issued=dates["issued"], expires=dates["expires"])
    months: dict[str, Any] = {name: Month.of(day) if day else None for name, day in dates.items()}
    if isinstance(value, Study) and months["end"]:
        months["is_in_progress"] = False
    return replace(value, **months)


def _first_day(month: Month | None) -> date | None:
    return date(month.year, month.month, 1) if month else None
