"""Until when a milestone is put off."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from roadmap.domain.wishes import latest, usual


class PutOffForm(forms.Form):
    """A day from tomorrow to a year from today; left empty, it is the usual one."""

    until = forms.DateField(
        label=_("Not before"),
        required=False,
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        error_messages={"invalid": _("Enter a day as year, month and day, such as 2026-09-30.")},
        help_text=_("Until that day it is not among your next steps. A year from today at most."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        days = {"type": "date", "min": (today + timedelta(days=1)).isoformat(), "max": latest(today).isoformat()}
        self.fields["until"].widget = forms.DateInput(days, format="%Y-%m-%d")
        self.initial.setdefault("until", usual(today))

    def clean_until(self) -> date:
        """Refuse a day that is over or too far away."""
        until: date = self.cleaned_data["until"] or usual(self.today)
        if until <= self.today:
            raise forms.ValidationError(_("Choose a day that is still to come."), code="over")
        if until > latest(self.today):
            raise forms.ValidationError(
                _("Choose a day within a year. What you do not want at all can be set aside."), code="far"
            )
        return until
