"""What the forms of the record have in common: months, and being sent once."""

from __future__ import annotations

import uuid
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from accounts.models import RecordModel, User

EARLIEST = date(1940, 1, 1)


class MonthField(forms.DateField):
    """A month, as the date of its first day. It is not one to come."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput({"type": "month", "placeholder": "2024-09"}, format="%Y-%m"))
        super().__init__(
            input_formats=["%Y-%m", "%m/%Y", "%m.%Y", "%Y-%m-%d"],
            error_messages={"invalid": _("Enter a month as year and month, such as 2024-09.")},
            **kwargs,
        )

    def clean(self, value: Any) -> date | None:  # noqa: ANN401 (as Django has it)
        """Refuse what cannot have been."""
        month: date | None = super().clean(value)
        if month is None:
            return None
        if month > timezone.localdate():
            raise forms.ValidationError(_("This month is still to come. Leave it out until then."))
        if month < EARLIEST:
            raise forms.ValidationError(_("This is too long ago. Is the year right?"))
        return month.replace(day=1)


class RecordForm(forms.ModelForm[Any]):
    """One row of the record: made once however often it is sent, and changed only over what was seen of it."""

    op = forms.UUIDField(required=False, widget=forms.HiddenInput)
    revision = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False, widget=forms.HiddenInput)

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

    def keep_links(self, row: RecordModel) -> None:
        """Write what hangs on the row; forms that have such things say how."""

    def refuse_end_before_start(self, start: str = "start", end: str = "end") -> None:
        """Say at the end that it cannot be before the start; for `clean`."""
        first, last = self.cleaned_data.get(start), self.cleaned_data.get(end)
        if first and last and last < first:
            self.add_error(end, _("This is before the start."))
