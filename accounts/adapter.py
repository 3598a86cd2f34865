"""What we ask of allauth beyond its settings."""

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms import BaseForm
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.models import User
from roadmap.actions.kept import KEPT

logger = logging.getLogger(__name__)

LONGEST_PASSWORD = 256


class AccountAdapter(DefaultAccountAdapter):
    """Safe redirects, a bound on passwords, the same work for known and unknown e-mails, kinder words."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account has been switched off. The person who runs this site can tell you more."),
        "email_password_mismatch": _("This e-mail and this password do not belong together. Check both and try again."),
        "email_taken": _("There is already an account with this e-mail. Log in to it, or reset its password."),
        "duplicate_email": _("This e-mail is on your account already."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_password": _("This is not your password. Check it and try again."),
        "too_many_login_attempts": _("Those were too many tries in a row. Wait five minutes, then try again."),
    }

    def is_safe_url(self, url: str) -> bool:
        """Say whether `next` leads to one of our own pages; one that cannot even be parsed does not."""
        try:
            return super().is_safe_url(url)
        except ValueError:
            return False

    def clean_password(self, password: str, user: AbstractBaseUser | None = None) -> str:
        """Refuse what is longer than any passphrase before the validators read it."""
        if len(password) > LONGEST_PASSWORD:
            raise ValidationError(
                ngettext("Use at most %(limit)d character.", "Use at most %(limit)d characters.", LONGEST_PASSWORD),
                code="password_too_long",
                params={"limit": LONGEST_PASSWORD},
            )
        return super().clean_password(password, user)

    def save_user(
        self,
        request: HttpRequest,
        user: AbstractBaseUser,
        form: BaseForm,
        commit: bool = True,  # noqa: FBT001, FBT002
    ) -> AbstractBaseUser:
        """Hash first and save after, so that hashing holds no lock and a lost race leaves the connection usable."""
        super().save_user(request, user, form, commit=False)
        if commit:
            with transaction.atomic():
                user.save()
        return user

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Go on to the answers that somebody kept before they had an account, if there are any."""
        return reverse("kept_readiness") if KEPT in request.session else str(super().get_login_redirect_url(request))

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        """As after a log-in."""
        return reverse("kept_readiness") if KEPT in request.session else str(super().get_signup_redirect_url(request))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Go on to the dashboard: nobody wants the form again after a change that went well."""
        return self.get_login_redirect_url(request)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a message; where the mail server does not take it, log that instead of failing the page."""
        try:
            super().send_mail(template_prefix, email, context)
        except (SMTPException, OSError) as error:
            # Without the traceback: it would write the address into the log.
            logger.error("mail not sent", extra={"template": template_prefix, "error": type(error).__name__})  # noqa: TRY400

    def can_delete_email(self, email_address: EmailAddress) -> bool:
        """Keep the address that the account logs in with, confirmed or not."""
        return email_address.email != email_address.user.email and super().can_delete_email(email_address)

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Confirm an address unless another account has signed up with it in the meantime."""
        others = User.objects.exclude(pk=email_address.user_id)
        if others.filter(email=email_address.email).exists():
            template = "account/messages/email_confirmation_failed.txt"
            self.add_message(request, messages.ERROR, template, {"email": email_address.email})
            return False
        return super().confirm_email(request, email_address)
