"""Whether what somebody typed about the catalogue, or about a milestone of theirs, is acceptable."""

from typing import Any

from django import forms
from django.utils.text import normalize_newlines
from django.utils.translation import gettext_lazy as _

from roadmap.domain.journey import MilestoneState
from roadmap.models import ReportKind


class NoteField(forms.CharField):
    """A note in lines, each end of a line one character, as browsers count them."""

    def to_python(self, value: object) -> str:
        """Bring the ends of lines to one form before the length is looked at."""
        return normalize_newlines(super().to_python(value) or "")


class AddressField(forms.URLField):
    """A web address, as the database demands them: a link that is clicked later must not be anything else."""

    def clean(self, value: object) -> str:
        """Refuse every scheme but two, in lower case."""
        scheme, colon, rest = super().clean(value).partition("://")
        if colon and scheme.lower() not in ("http", "https"):
            raise forms.ValidationError(_("Use an address that starts with https:// or http://."))
        return f"{scheme.lower()}{colon}{rest}"


class EvidenceForm(forms.Form):
    """A learner's own evidence and note on a milestone."""

    evidence_url = AddressField(
        label=_("Link to your evidence"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=_("A web address that starts with https:// or http://, such as a repository. Only you see it."),
        error_messages={
            "invalid": _("Enter a full web address, such as https://example.org/my-project."),
            "max_length": _("This address has %(show_value)d characters; at most %(limit_value)d fit."),
        },
    )
    note = NoteField(
        label=_("Your note"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("What you did, what to remember. Up to 2,000 characters; only you see it."),
        error_messages={"max_length": _("This note has %(show_value)d characters; at most %(limit_value)d fit.")},
    )
    revision = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False, widget=forms.HiddenInput)

    @classmethod
    def of(cls, state: MilestoneState) -> "EvidenceForm":
        """The form filled with what the learner recorded."""
        return cls(initial={"evidence_url": state.evidence_url, "note": state.note, "revision": state.revision})

    def clean_revision(self) -> int:
        """A form without a revision counts as the first."""
        return self.cleaned_data["revision"] or 0


class ReportForm(forms.Form):
    """What a learner says is wrong with a milestone or a resource."""

    kind = forms.ChoiceField(
        label=_("What is wrong?"),
        choices=ReportKind,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is wrong."), "invalid_choice": _("Choose one of these.")},
    )
    text = NoteField(
        label=_("Tell us more"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 5}),
        help_text=_(
            "What you found, and what you expected; “Something else” needs it. Curators read it without your name: "
            "leave out what is private. Up to 2,000 characters."
        ),
        error_messages={"max_length": _("This has %(show_value)d characters; at most %(limit_value)d fit.")},
    )
    address = AddressField(
        label=_("Web address"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=_("Of the better one, or of where it has moved."),
        error_messages={
            "invalid": _("Enter a full web address, such as https://example.org/course."),
            "max_length": _("This address has %(show_value)d characters; at most %(limit_value)d fit."),
        },
    )

    def clean(self) -> dict[str, Any]:
        """Ask for words where the kind says too little."""
        typed = self.cleaned_data
        kind, says_nothing = typed.get("kind"), not typed.get("text") and "text" not in self.errors
        if kind == ReportKind.OTHER and says_nothing:
            self.add_error("text", _("Say in a few words what is wrong."))
        if kind == ReportKind.BETTER and says_nothing and not typed.get("address") and "address" not in self.errors:
            self.add_error("text", _("Say which one is better, or give its web address."))
        return typed
