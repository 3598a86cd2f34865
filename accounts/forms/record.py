"""What the forms of the record have in common: months, addresses, texts, and being sent once."""

from __future__ import annotations

import uuid
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from roadmap.forms import AddressField, NoteField

if TYPE_CHECKING:
    from collections.abc import Collection

    from accounts.models import OwnedModel, User

# The longest working life that is believed: sixty years and more, and still a year typed wrong is noticed.
EARLIEST = date(1940, 1, 1)
# As browsers send a month, and as people write one where their browser has only a line to type in.
MONTH_FORMATS = ("%Y-%m", "%m/%Y", "%m.%Y", "%Y/%m", "%B %Y", "%b %Y", "%Y-%m-%d")


class MonthField(forms.DateField):
    """A month, as the date of its first day. It is not one to come."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput({"type": "month"}, format="%Y-%m"))
        super().__init__(
            input_formats=MONTH_FORMATS,
            error_messages={"invalid": _("Enter a month as year and month, such as 2024-09.")},
            **kwargs,
        )

    def to_python(self, value: Any) -> date | None:  # noqa: ANN401 (as Django has it)
        """The first day of the month, whichever day was typed."""
        day = super().to_python(value)
        return day and day.replace(day=1)

    def validate(self, value: date | None) -> None:
        """Refuse what cannot have been."""
        super().validate(value)
        if value and value > timezone.localdate():
            raise forms.ValidationError(_("This month is still to come. Leave it out until then."), code="future")
        if value and value < EARLIEST:
            raise forms.ValidationError(_("This is too long ago. Is the year right?"), code="long_ago")


def typed_field(field: models.Field[Any, Any], **kwargs: Any) -> forms.Field | None:
    """The form field of a column: addresses that may be clicked, and texts whose lines end as the database has them."""
    if isinstance(field, models.URLField):
        kwargs |= {"form_class": AddressField, "assume_scheme": "https"}
    elif isinstance(field, models.TextField):
        kwargs |= {"form_class": NoteField}
    made: forms.Field | None = field.formfield(**kwargs)
    return made


class RecordForm(forms.ModelForm[Any]):
    """One row of the record: made once however often it is sent, and changed only over what was seen of it.

    The `Meta` of a form is one of this one's: it turns columns into fields that are safe to show again.
    """

    # How the fields are laid out, where one after the other is not enough.
    fields_template = ""

    op = forms.UUIDField(required=False, widget=forms.HiddenInput)
    revision = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False, widget=forms.HiddenInput)

    class Meta:
        formfield_callback = typed_field

    def __init__(self, *args: Any, learner: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.learner = learner
        if self.instance.pk:
            del self.fields["op"]
            self.initial["revision"] = self.instance.revision
        else:
            del self.fields["revision"]
            self.initial["op"] = uuid.uuid4()

    @property
    def seen(self) -> int:
        """The revision that the learner saw; a form without one counts as the first."""
        return self.cleaned_data["revision"] or 0

    @property
    def columns(self) -> Collection[str]:
        """The columns that the form fills in; no other is written by it."""
        return [name for name in self._meta.fields or () if name in self.fields]

    def keep_links(self, row: OwnedModel) -> None:
        """Write what hangs on the row; forms that have such things say how."""

    def refuse_end_before_start(self, start: str = "start", end: str = "end") -> None:
        """Say at the end that it cannot be before the start; for `clean`."""
        first, last = self.cleaned_data.get(start), self.cleaned_data.get(end)
        if first and last and last < first:
            self.add_error(end, _("This is before the start."))
