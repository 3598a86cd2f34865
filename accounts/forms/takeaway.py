"""What is sent to take one's things back, or to leave."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.signing import BadSignature, TimestampSigner
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.actions.restoring import ArchiveRefusedError, Opened, opened
from accounts.models import User

LONGEST_SIGNED = 3600
LONGEST_PASSWORD = 256
signer = TimestampSigner(salt="leaving")


class RestoreForm(forms.Form):
    """An archive to be restored; in `cleaned_data` it is opened."""

    archive = forms.FileField(
        label=_("Archive"),
        max_length=300,
        widget=forms.FileInput({"accept": ".zip,application/zip"}),
        help_text=_("The zip file that you took away here or at another careerpath, at most 20 MB."),
        error_messages={"required": _("Choose the file."), "empty": _("This file is empty. Choose another one.")},
    )

    def clean_archive(self) -> Opened:
        """Refuse what is no archive."""
        file: UploadedFile[Any] = self.cleaned_data["archive"]
        try:
            return opened(file.file, file.size or 0)  # type: ignore[arg-type]
        except ArchiveRefusedError as refusal:
            raise forms.ValidationError(str(refusal)) from refusal


class WhoseForm(forms.Form):
    """A form that tells, when it comes a second time, that it was its account's."""

    whose = forms.CharField(widget=forms.HiddenInput, required=False)


class PasswordForm(WhoseForm):
    """The password, for whoever has one."""

    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        max_length=LONGEST_PASSWORD,
        help_text=_("So that nobody else does it for you."),
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
        error_messages={"required": _("Fill this in.")},
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        """Compare it with the account's."""
        typed: str = self.cleaned_data["password"]
        if not self.user.check_password(typed):
            raise forms.ValidationError(_("This is not your password. Check it and try again."))
        return typed


class AddressForm(WhoseForm):
    """The e-mail address, for an account without a password."""

    email = forms.EmailField(
        label=_("Your e-mail"),
        help_text=_("Type it, so that it does not happen by accident."),
        widget=forms.EmailInput({"autocomplete": "email"}),
        error_messages={"required": _("Fill this in.")},
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_email(self) -> str:
        """Compare it with the account's, whatever case it is typed in."""
        typed: str = self.cleaned_data["email"]
        if typed.strip().lower() != self.user.email:
            raise forms.ValidationError(_("This is not the e-mail of this account. Check it and try again."))
        return typed


def leaving_form(user: User, typed: QueryDict | None = None) -> PasswordForm | AddressForm:
    """What this account is asked for before it is deleted."""
    form = PasswordForm if user.has_usable_password() else AddressForm
    return form(typed, user=user, initial={"whose": signer.sign(str(user.pk))})


def has_left(typed: QueryDict) -> bool:
    """Whether the account that was shown this form is gone: it was sent before."""
    try:
        pk = signer.unsign(typed.get("whose", ""), max_age=LONGEST_SIGNED)
    except BadSignature:
        return False
    return not User.objects.filter(pk=pk).exists()
