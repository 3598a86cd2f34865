"""What people type into pages about their account, and which of it is acceptable."""

from typing import TYPE_CHECKING, Any, ClassVar, cast

from allauth.account import app_settings
from allauth.account import forms as allauth_forms
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.email_verification import send_verification_email_to_address
from allauth.account.models import EmailAddress
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from roadmap.domain.catalogue import Route, Specialisation
from roadmap.domain.journey import Journey

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# The account that was made, or what to answer instead.
Outcome = tuple[User | None, HttpResponse | None]

EMAIL = (_("E-mail"), "")
PASSWORD = (_("Password"), "")
PASSWORD_HELP = _("At least 15 characters. Three or four unrelated words make a good one, spaces and all.")
KEPT_MAIL_HELP = _(
    "This site sends no mail. What it would send is kept by the person who runs it: ask them for the link."
)


class PlainForm:
    """A form of allauth's in our words: labels instead of placeholders, and a new password is typed once."""

    fields: dict[str, forms.Field]
    words: ClassVar[dict[str, tuple["StrOrPromise", "StrOrPromise"]]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("password2", None)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label, field.help_text = self.words[name]
            field.error_messages["required"] = _("Fill this in.")


class MailingForm(PlainForm):
    """A form that has a link mailed to its `email`."""

    words: ClassVar = {"email": EMAIL}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not settings.EMAIL_URL:
            self.fields["email"].help_text = KEPT_MAIL_HELP


class SignupForm(PlainForm, allauth_forms.SignupForm):
    words: ClassVar = {"email": EMAIL, "password1": (_("Password"), PASSWORD_HELP)}

    def try_save(self, request: HttpRequest) -> Outcome:
        """Make the account. Where there is one with this e-mail, work as long, and let only its owner know."""
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
        try:
            return cast("Outcome", super().try_save(request))
        except IntegrityError:
            return None, self._respond_overtaken(request)

    def _respond_overtaken(self, request: HttpRequest) -> HttpResponse:
        """Answer a sign-up that lost a race for its e-mail, most likely against its own double click."""
        if _confirmation_is_mandatory():
            self.account_already_exists = True
            return cast("HttpResponse", super().try_save(request)[1])
        messages.info(request, get_adapter(request).error_messages["email_taken"])
        return redirect("account_login")


class LoginForm(PlainForm, allauth_forms.LoginForm):
    words: ClassVar = {"login": EMAIL, "password": PASSWORD}


class ReauthenticateForm(PlainForm, allauth_forms.ReauthenticateForm):
    words: ClassVar = {"password": PASSWORD}


class ResetPasswordForm(MailingForm, allauth_forms.ResetPasswordForm):
    pass


class ResetPasswordKeyForm(PlainForm, allauth_forms.ResetPasswordKeyForm):
    words: ClassVar = {"password1": (_("New password"), PASSWORD_HELP)}


class SetPasswordForm(PlainForm, allauth_forms.SetPasswordForm):
    words: ClassVar = {"password1": (_("New password"), PASSWORD_HELP)}


class ChangePasswordForm(PlainForm, allauth_forms.ChangePasswordForm):
    words: ClassVar = {
        "oldpassword": (_("Current password"), ""),
        "password1": (_("New password"), PASSWORD_HELP),
    }


class AddEmailForm(MailingForm, allauth_forms.AddEmailForm):
    words: ClassVar = {"email": (_("New e-mail"), "")}

    def clean_email(self) -> str:
        """Refuse another account's e-mail openly where sign-up does so too; elsewhere its owner decides by mail."""
        email: str = super().clean_email()
        if not _confirmation_is_mandatory() and User.objects.filter(email=email).exists():
            raise get_adapter().validation_error("email_taken")  # noqa: EM101 (names a message, is not its words)
        return email

    def save(self, request: HttpRequest) -> EmailAddress:
        """Note the e-mail that is asked for, in place of one asked for before, and have a link sent there.

        The present one stays whether it was ever confirmed or not; allauth would take an unconfirmed one away.
        """
        user = cast("User", self.user)
        with transaction.atomic():
            EmailAddress.objects.filter(user=user, verified=False).exclude(email=user.email).delete()
            address = EmailAddress.objects.create(user=user, email=self.cleaned_data["email"])
        send_verification_email_to_address(request, address)
        return address


def _confirmation_is_mandatory() -> bool:
    return bool(app_settings.EMAIL_VERIFICATION == app_settings.EmailVerificationMethod.MANDATORY)


class PlanForm(forms.Form):
    """Which way a learner goes."""

    route = forms.ChoiceField(
        label=_("Route"),
        widget=forms.RadioSelect,
        help_text=_("Which milestones are required. You can change it at any time and lose nothing."),
    )
    specialisation = forms.ChoiceField(
        label=_("Specialisation"),
        required=False,
        widget=forms.RadioSelect,
        help_text=_("The field whose own milestones count for you. It can wait until the fourth stage."),
    )

    def __init__(self, typed: QueryDict | None, *, journey: Journey) -> None:
        self.journey = journey
        chosen = {
            "route": journey.chosen_route.slug if journey.chosen_route else "",
            "specialisation": journey.specialisation.slug if journey.specialisation else "",
        }
        super().__init__(typed and self._named_now(typed), initial=chosen)
        self._offer("route", [(one.slug, one.title) for one in journey.catalogue.routes])
        fields = [(one.slug, one.title) for one in journey.catalogue.specialisations]
        self._offer("specialisation", [("", _("None yet")), *fields])

    @property
    def chosen_route(self) -> Route | None:
        """The chosen route."""
        return self.journey.catalogue.route_by_slug.get(self.cleaned_data["route"])

    @property
    def chosen_specialisation(self) -> Specialisation | None:
        """The chosen specialisation; None for none yet."""
        return self.journey.catalogue.specialisation_by_slug.get(self.cleaned_data["specialisation"])

    def _named_now(self, typed: QueryDict) -> QueryDict:
        """The same choice where the page was loaded before somebody renamed what was chosen."""
        named = typed.copy()
        for kind in named.keys() & {"route", "specialisation"}:
            named[kind] = self.journey.catalogue.slug_now(kind, str(named[kind]))
        return named

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (so declared above; this tells the type checker)
        field.choices = choices
