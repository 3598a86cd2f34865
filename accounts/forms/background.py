"""Education and experience as learners type them in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.record import MonthField, RecordForm
from accounts.models import Education


class EducationForm(RecordForm):
    """A school, a degree or a training."""

    start = MonthField(label=_("From"), required=False)
    end = MonthField(label=_("To"), required=False, help_text=_("Empty if it is still going on."))

    class Meta(RecordForm.Meta):
        model = Education
        fields = ("level", "field", "institution", "start", "end", "is_in_progress", "note")
        widgets = {"note": forms.Textarea({"rows": 4})}

    def clean(self) -> dict[str, Any]:
        """Refuse what contradicts itself."""
        typed = super().clean() or self.cleaned_data
        self.refuse_end_before_start()
        if typed.get("is_in_progress") and typed.get("end"):
            self.add_error("end", _("It has an end and is still going on: leave one of both out."))
        return typed
