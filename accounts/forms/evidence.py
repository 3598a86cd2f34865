"""Evidence as a learner gives it: what each kind needs, and what has no place in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from accounts.forms.record import RecordForm
from accounts.models import CertificateHeld, Evidence, EvidenceKind, Experience, strength_word
from roadmap.domain import record
from roadmap.domain.record import strength

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from accounts.models import User

# By kind: the fields of which one is needed, best first; and what to do if there is none.
NEEDS = {
    EvidenceKind.LINK: (("url",), _("Enter the web address of it.")),
    EvidenceKind.REPOSITORY: (("url",), _("Enter the web address of the repository.")),
    EvidenceKind.CERTIFICATE: (
        ("certificate", "url"),
        _("Choose the certificate, or enter the web address of the credential."),
    ),
    EvidenceKind.TEXT: (("text",), _("Say in words what you did.")),
    EvidenceKind.USED_AT_WORK: (("experience",), _("Choose the work where you used it.")),
}
# By kind: the fields that have nothing to say there. A page that can hides them, so they are left out and not refused.
LEAVES_OUT = {
    EvidenceKind.LINK: ("certificate", "experience"),
    EvidenceKind.REPOSITORY: ("certificate", "experience"),
    EvidenceKind.CERTIFICATE: ("experience",),
    EvidenceKind.TEXT: ("url", "certificate", "experience"),
    EvidenceKind.USED_AT_WORK: ("certificate",),
}


class EvidenceForm(RecordForm):
    """One piece of evidence for the claim, the milestone or the project that its row names."""

    kind = forms.ChoiceField(
        label=_("What shows it?"),
        widget=forms.RadioSelect,
        help_text=_("Beside each is how much it says; that stands next to a level and never changes it."),
        error_messages={"required": _("Choose what it is."), "invalid_choice": _("Choose one of these.")},
    )

    class Meta(RecordForm.Meta):
        model = Evidence
        fields = ("kind", "url", "certificate", "experience", "text")
        widgets = {"text": forms.Textarea({"rows": 4})}
        labels = {"certificate": _("Which certificate"), "experience": _("Where you used it")}
        help_texts = {
            "url": _("It starts with https:// or http://, such as https://example.org/my-project."),
            "text": _("What one sees there, or what you did. Up to 1,000 characters."),
            "certificate": _("What is missing here is added under Certificates; its link is enough, too."),
            "experience": _("What is missing here is added under Experience."),
        }
        error_messages = {
            "url": {"invalid": _("Enter a full web address, such as https://example.org/my-project.")},
        }

    def __init__(self, *args: Any, learner: User, **kwargs: Any) -> None:
        super().__init__(*args, learner=learner, **kwargs)
        self._offer_kinds()
        self._offer_own("certificate", CertificateHeld.objects.for_learner(learner).select_related("certification"))
        self._offer_own("experience", Experience.objects.for_learner(learner).order_by("-start", "pk"))

    def clean(self) -> dict[str, Any]:
        """Leave out what the kind has no place for, and ask for what it needs."""
        typed = super().clean() or self.cleaned_data
        if "kind" in typed:
            kind = EvidenceKind(typed["kind"])
            for name in LEAVES_OUT[kind]:
                typed[name] = "" if name == "url" else None
                self.errors.pop(name, None)
            self._ask_for(*NEEDS[kind])
        return typed

    def _ask_for(self, names: tuple[str, ...], message: str | _StrPromise) -> None:
        if not any(self.cleaned_data.get(name) or name in self.errors for name in names):
            self.add_error(names[0], str(message))

    def _offer_kinds(self) -> None:
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (this tells the type checker)
        field.choices = [(kind.value, _choice(kind)) for kind in EvidenceKind]

    def _offer_own(self, name: str, rows: Any) -> None:  # noqa: ANN401 (a query set of any model)
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 (as above)
        field.queryset = rows
        field.error_messages["invalid_choice"] = _("Choose one of these.")
        field.empty_label = _("None of them") if rows else _("You have recorded none yet")


def _choice(kind: EvidenceKind) -> str:
    word = strength_word(strength(record.EvidenceKind(kind.value)))
    return format_html('<span>{}</span> <span class="badge">{}</span>', kind.label, word)
