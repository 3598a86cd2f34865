"""Whether what somebody typed about the catalogue, or about a milestone of theirs, is acceptable."""

from django import forms
from django.utils.text import normalize_newlines
from django.utils.translation import gettext_lazy as _

from roadmap.domain.journey import MilestoneState


class NoteField(forms.CharField):
    """A note in lines, each end of a line one character, as browsers count them."""

    def to_python(self, value: object) -> str:
        """Bring the ends of lines to one form before the length is looked at."""
        return normalize_newlines(super().to_python(value) or "")


class EvidenceForm(forms.Form):
    """A learner's own evidence and note on a milestone."""

    evidence_url = forms.URLField(
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

    def clean_evidence_url(self) -> str:
        """Only web addresses, as the database demands them: a link that is clicked later must not be anything else."""
        scheme, colon, rest = self.cleaned_data["evidence_url"].partition("://")
        if colon and scheme.lower() not in ("http", "https"):
            raise forms.ValidationError(_("Use an address that starts with https:// or http://."))
        return f"{scheme.lower()}{colon}{rest}"

    def clean_revision(self) -> int:
        """A form without a revision counts as the first."""
        return self.cleaned_data["revision"] or 0
