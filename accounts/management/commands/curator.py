"""Give somebody an account that may curate."""

import os
import sys
from getpass import getpass
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction

from accounts.models import User


class Command(BaseCommand):
    help = (
        "Make a curator: a new account, or one that is there already, that may do everything in the admin. "
        "The password of a new account is asked for, or taken from PASSWORD in the environment, which also "
        "replaces the password of an account that is there already."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--email", default="", help="The curator's e-mail; asked for if it is not given.")

    def handle(self, *_args: Any, email: str, **_options: Any) -> None:
        curator = _account(email or _asked("E-mail: "))
        is_new = curator.pk is None
        _set_password(curator, os.environ.get("PASSWORD", "") or (_typed_twice() if is_new else ""))
        curator.is_active = curator.is_staff = curator.is_superuser = True
        with transaction.atomic():
            curator.save()
            _confirm_email(curator)
        self.stdout.write(f"{curator.email} is {'a new' if is_new else 'a'} curator.")


def _account(email: str) -> User:
    try:
        validate_email(email)
    except ValidationError as error:
        message = f"{email!r} is not an e-mail address."
        raise CommandError(message) from error
    return User.objects.filter(email=email).first() or User(email=email)


def _set_password(curator: User, password: str) -> None:
    """Set a password that was given; one that is set already stays, and with it the curator's sessions."""
    if not password or (curator.pk and curator.check_password(password)):
        return
    try:
        validate_password(password, curator)
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error
    curator.set_password(password)


def _confirm_email(curator: User) -> None:
    """Let the address count as confirmed and primary: whoever may run this command vouches for it."""
    addresses = EmailAddress.objects.filter(user=curator)
    addresses.exclude(email=curator.email).update(primary=False)
    EmailAddress.objects.update_or_create(
        user=curator, email=curator.email, defaults={"verified": True, "primary": True}
    )


def _typed_twice() -> str:
    password = _asked("Password: ", secret=True)
    if password != _asked("The same password again: ", secret=True):
        message = "The two passwords differ. Nothing was changed."
        raise CommandError(message)
    return password


def _asked(prompt: str, *, secret: bool = False) -> str:
    """Return what somebody types; without a terminal there is nobody to ask."""
    if not sys.stdin.isatty():
        message = "There is no terminal to ask in: give --email, and PASSWORD in the environment."
        raise CommandError(message)
    return getpass(prompt) if secret else input(prompt)
