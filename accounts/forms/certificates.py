"""Certificates held, as learners type them in."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.forms.choices import CertificationField
from accounts.forms.record import EARLIEST, RecordForm
from accounts.models import CertificateHeld
from roadmap.domain.certificates import proposed_expiry

LATEST = date(2199, 12, 31)


class DayField(forms.DateField):
    """A day, as browsers send it, or as somebody types it where there is only a line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            required=False,
            widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            input_formats=["%Y-%m-%d", "%d.%m.%Y"],
            error_messages={"invalid": _("Enter a day as year, month and day, such as 2024-09-30.")},
            **kwargs,
        )

    def validate(self, value: date | None) -> None:
        """Refuse years that are slips of the hand."""
        super().validate(value)
        if value and not EARLIEST <= value <= LATEST:
            raise forms.ValidationError(_("Is the year right?"), code="year")


class CertificateForm(RecordForm):
    """A certificate: one of the catalogue, or any other."""

    fields_template = "accounts/record/_certificate_fields.html"

    certification = CertificationField(label=_("Certification"), required=False)
    issued = DayField(label=_("Issued"))
    expires = DayField(
        label=_("Expires"),
        help_text=_("If it is empty, it is worked out from how long the certification is valid. Correct it any time."),
    )

    class Meta(RecordForm.Meta):
        model = CertificateHeld
        fields = ("certification", "name", "issuer", "issued", "expires", "credential_url", "credential_id")
        # The blank tells the style sheet when they are empty: then what is chosen of the list hides them.
        widgets = {name: forms.TextInput({"placeholder": " "}) for name in ("name", "issuer")}
        labels = {"credential_url": _("Credential link"), "credential_id": _("Credential number")}
        help_texts = {"name": _("If it is not in the list."), "credential_url": _("Where others can check it.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = self.instance.certification
        self.initial["certification"] = held.slug if held else ""
        if held:
            field = self.fields["certification"]
            assert isinstance(field, CertificationField)  # noqa: S101 (this tells the type checker)
            field.keep(held)

    def clean_issued(self) -> date | None:
        """Refuse a day that has not been."""
        issued: date | None = self.cleaned_data["issued"]
        if issued and issued > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."), code="future")
        return issued

    def clean(self) -> dict[str, Any]:
        """Refuse what contradicts itself, and work out until when it is valid."""
        typed = super().clean() or self.cleaned_data
        self._refuse_both_or_none(typed)
        if not typed.get("expires") and "expires" not in self.errors and self._may_propose:
            certification = typed.get("certification")
            years = certification.validity_years if certification else None
            typed["expires"] = proposed_expiry(typed.get("issued"), years)
        self.refuse_end_before_start("issued", "expires")
        return typed

    @property
    def _may_propose(self) -> bool:
        """Whether the date was not emptied on purpose, on a certificate that is otherwise as it was."""
        return not self.instance.pk or not {"certification", "issued"}.isdisjoint(self.changed_data)

    def _refuse_both_or_none(self, typed: dict[str, Any]) -> None:
        certification = typed.get("certification")
        if certification:
            for name in ("name", "issuer"):
                if typed.get(name):
                    self.add_error(name, _("You chose one of the list: leave this empty, or choose “Another one”."))
        elif not typed.get("name") and not {"certification", "name"} & self.errors.keys():
            self.add_error("name", _("Choose a certification from the list, or type its name."))
