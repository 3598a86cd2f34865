"""How a report is answered: one by one, or several alike."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils.translation import gettext_lazy as _

from roadmap.actions.reports import THANKS
from roadmap.models import ANSWERED, WAITING, Report, ReportState


class AnswerForm(forms.Form):
    """One answer for all reports that were chosen."""

    answer = forms.CharField(
        label=_("Answer"),
        max_length=2000,
        widget=AdminTextareaWidget({"rows": 5}),
        help_text=_("Every learner who sent one of these reads it."),
    )


class ReportForm(forms.ModelForm[Report]):
    """State and answer. A second person who saves sees what the first one saved, and nothing is overwritten."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.instance.updated_at.isoformat()
        self.before = self.instance.get_state_display(), self.instance.answer
        if "state" in self.fields:
            offered = ANSWERED if self.instance.is_answered else (*WAITING, *ANSWERED)
            self.fields["state"].choices = [(state.value, state.label) for state in offered]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse to overwrite; thank in general words where a curator has none of their own."""
        typed = self.cleaned_data
        if typed.get("seen") != self.initial["seen"]:
            self._show_what_changed()
        state = typed.get("state")
        if state in ANSWERED and not typed.get("answer"):
            typed["answer"] = str(THANKS[ReportState(state)])
        return typed

    def _show_what_changed(self) -> None:
        """Say what there is now; saving once more is then a choice."""
        state, answer = self.before
        told = _("This report changed since you opened it, and nothing was overwritten. It is now “%(state)s”.")
        self.add_error(None, told % {"state": state})
        if answer:
            self.add_error(None, _("Its answer is: “%(answer)s”") % {"answer": answer})
        self.add_error(None, _("Save again to put yours in its place."))
        self.data = dict(self.data.items()) | {self.add_prefix("seen"): self.initial["seen"]}
