"""Education and experience as learners type them in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from accounts.actions.record import set_links
from accounts.forms.choices import show_links, skills_field
from accounts.forms.record import MonthField, RecordForm
from accounts.models import Education, Experience, ExperienceKind

if TYPE_CHECKING:
    from accounts.models import OwnedModel

# Of which kind work is, in the words of somebody who has to choose.
KINDS = {
    ExperienceKind.MACHINE_LEARNING: _("training, evaluating, deploying or researching models"),
    ExperienceKind.DATA: _("analysis, statistics, reports, data pipelines"),
    ExperienceKind.SOFTWARE: _("programming, testing or running software"),
    ExperienceKind.OTHER: _("anything else; it tells where you come from"),
}


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


class ExperienceForm(RecordForm):
    """A job, an internship or work of another sort, and the skills used there."""

    kind = forms.ChoiceField(
        label=_("Kind of work"),
        choices=[(kind.value, format_lazy("{}: {}", kind.label, words)) for kind, words in KINDS.items()],
        widget=forms.RadioSelect,
        help_text=_("What most of it was."),
        error_messages={"required": _("Choose the kind that most of it was.")},
    )
    start = MonthField(label=_("From"))
    end = MonthField(label=_("To"), required=False, help_text=_("Empty if you still do it."))
    skills = skills_field(_("Skills used"), _("What you worked with there."))

    class Meta(RecordForm.Meta):
        model = Experience
        fields = ("title", "organisation", "kind", "sort", "start", "end", "share", "summary", "link")
        widgets = {"summary": forms.Textarea({"rows": 6})}
        help_texts = {
            "title": _("What you were called, such as data analyst."),
            "share": _("In percent: 100 for full time, 50 for half of it."),
            "summary": _("What you built or found, and what came of it. Up to 4,000 characters."),
            "link": _("Of the organisation, or of what you made there."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            show_links(self, "skills", self.instance.used, "skill")

    def clean(self) -> dict[str, Any]:
        """Refuse what contradicts itself."""
        typed = super().clean() or self.cleaned_data
        self.refuse_end_before_start()
        return typed

    def keep_links(self, row: OwnedModel) -> None:
        """Write which skills were used."""
        set_links(row.used, "experience", "skill", self.cleaned_data["skills"])  # type: ignore[attr-defined]
