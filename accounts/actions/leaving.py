"""Leaving for good: everything of a learner goes, and what was done to the catalogue stays without their name."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from email.utils import getaddresses
from functools import partial
from pathlib import Path
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.mail import EmailMessage
from django.db import connection, transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from accounts.models import User, WaitingMail
from accounts.trail import note

logger = logging.getLogger(__name__)

# `.invalid` is the domain that nobody will ever have.
FORMER_STAFF = "former-staff@careerpath.invalid"
ADDRESSED = ("to", "cc", "bcc")
# As Django writes messages into a file.
BETWEEN_MESSAGES = f"\n{'-' * 79}\n"


class StaffStaysError(Exception):
    """Somebody on the staff cannot leave: others rely on them until somebody takes their rights away."""


def delete_account(learner: User) -> None:
    """Remove the account, all that hangs on it and all that is known of it; gone already is as good.

    One last mail says so, where mail is sent at all. Raises `StaffStaysError`, and changes nothing, for the staff.
    """
    _refuse_staff(learner)
    with transaction.atomic():
        # As it is now: somebody may have given them rights meanwhile, or the same form was sent twice.
        leaving = User.objects.select_for_update().filter(pk=learner.pk).first()
        if leaving is None:
            return
        _refuse_staff(leaving)
        addresses = {leaving.email, *EmailAddress.objects.filter(user=leaving).values_list("email", flat=True)}
        _hand_over_trail(leaving)
        _forget_in_trail(leaving)
        _drop_waiting_mail(addresses)
        # Their sessions go too, and with them whoever is signed in to the account elsewhere.
        leaving.delete()
        _say_goodbye(leaving.email)
        transaction.on_commit(partial(note, "account", {"user": learner.pk}, outcome="deleted"))
        transaction.on_commit(partial(_drop_kept_mail, addresses), robust=True)
        transaction.on_commit(_forget_on_disk, robust=True)


def _refuse_staff(user: User) -> None:
    if user.is_staff or user.is_superuser:
        raise StaffStaysError


def _hand_over_trail(user: User) -> None:
    """Keep what somebody did while they were on the staff; nobody can log in to the account that it goes to."""
    entries = LogEntry.objects.filter(user=user)
    if entries.exists():
        former, is_new = User.objects.get_or_create(
            email=FORMER_STAFF, defaults={"name": "Former staff", "is_active": False, "is_staff": True}
        )
        if is_new:
            former.set_unusable_password()
            former.save(update_fields=["password"])
        entries.update(user=former)


def _forget_in_trail(user: User) -> None:
    """Take the address out of what the staff's trail says of the account; that something was done to it stays."""
    about = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(User), object_id=str(user.pk))
    about.update(object_repr="", change_message="")


def _drop_waiting_mail(addresses: set[str]) -> None:
    """Send nothing more to somebody who has left; what waits is little, and only inside it says for whom it is."""
    theirs = [mail.pk for mail in WaitingMail.objects.all() if _recipients(mail.message) & addresses]
    WaitingMail.objects.filter(pk__in=theirs).delete()


def _recipients(message: dict[str, Any]) -> set[str]:
    return _plain(address for kind in ADDRESSED for address in message.get(kind, ()))


def _plain(addresses: Iterable[str]) -> set[str]:
    return {address.lower() for _name, address in getaddresses(list(addresses))}


def _say_goodbye(address: str) -> None:
    """Confirm it by mail. Without a mail server nobody would get it, and the file would only keep the address."""
    if settings.EMAIL_URL:
        body = render_to_string("accounts/email/deleted.txt")
        EmailMessage(_("Your careerpath account is deleted"), body, to=[address]).send()


def _drop_kept_mail(addresses: set[str]) -> None:
    """Delete what was kept for whoever runs the site because no mail server would take it.

    Messages of one second may share a file: those of others stay in it.
    """
    folder = getattr(settings, "EMAIL_FILE_PATH", None)
    for file in Path(folder).glob("*.log") if folder else ():
        messages = file.read_text(errors="replace").split(BETWEEN_MESSAGES)
        kept = [message for message in messages if not _plain(_addressed(message)) & addresses]
        if not any(kept):
            file.unlink(missing_ok=True)
        elif kept != messages:
            file.write_text(BETWEEN_MESSAGES.join(kept))


def _addressed(message: str) -> Iterator[str]:
    """Whom the message is for, by its headers."""
    for line in message.partition("\n\n")[0].splitlines():
        header, _colon, value = line.partition(": ")
        if header.lower() in ADDRESSED:
            yield value


def _forget_on_disk() -> None:
    """Have SQLite put its journal into the database, where what is deleted is overwritten: it still has the rows."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        is_busy = cursor.fetchone()[0]
    if is_busy:
        logger.warning("journal not emptied: somebody reads; it is with the next checkpoint")
