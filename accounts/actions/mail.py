"""Mail on its way: it waits in the database until the mail server has taken it, and goes out once."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import make_msgid
from functools import partial
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.core.mail.utils import DNS_NAME
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import WaitingMail
from roadmap.tasks import task

logger = logging.getLogger(__name__)

# Nobody else tries in the meantime; longer than all time-outs of one message together.
LEASE = timedelta(minutes=5)
LONGEST_PAUSE = timedelta(hours=1)
# As long as the link that confirms an address works.
PATIENCE = timedelta(days=3)
# Without a worker somebody waits for the page: so many at most are sent with their own.
AT_ONCE = 10
TEXTS = ("subject", "body", "from_email", "content_subtype")
ADDRESSES = ("to", "cc", "bcc", "reply_to")
# From this answer on, a mail server will never take a message for the address.
NO_SUCH_MAILBOX = 500


@dataclass
class Delivery:
    """What a run came to: messages taken by the mail server, given up, and kept for a later try."""

    sent: int = 0
    given_up: int = 0
    next_try: datetime | None = None

    @property
    def waiting(self) -> int:
        """How many messages wait now, whether or not it was their turn."""
        return WaitingMail.objects.count()


def queue_mail(messages: Iterable[EmailMessage]) -> int:
    """Keep the messages until the mail server takes them; how many there were.

    They go with the caller's transaction or not at all. With a worker they are left to it; without, they are tried as
    soon as that transaction is over.
    """
    with transaction.atomic():
        waiting = WaitingMail.objects.bulk_create(WaitingMail(message=_written(message)) for message in messages)
        if settings.BACKGROUND and waiting:
            deliver_mail_task.enqueue()
    if waiting and not settings.BACKGROUND:
        transaction.on_commit(partial(deliver_mail, AT_ONCE), robust=True)
    return len(waiting)


def deliver_mail(limit: int | None = None) -> Delivery:
    """Try to send what is due. Two runs at a time never send the same message.

    If the mail server cannot be reached the run ends there: the rest would wait as long, and in vain.
    """
    delivery, transport = Delivery(), get_connection(settings.MAIL_TRANSPORT)
    for mail in _claimed(limit):
        try:
            transport.send_messages([_read(mail.message)])
        except (SMTPRecipientsRefused, SMTPResponseException) as refusal:
            _not_taken(mail, refusal, delivery, is_final=_is_final(refusal))
        except (SMTPException, OSError) as silence:
            _not_taken(mail, silence, delivery)
            break
        else:
            mail.delete()
            delivery.sent += 1
    return delivery


@task(priority=50)
def deliver_mail_task() -> dict[str, int]:
    """Send what is due, and come back when what was not taken is due again."""
    delivery = deliver_mail()
    if delivery.next_try:
        deliver_mail_task.using(run_after=delivery.next_try).enqueue()
    return {"sent": delivery.sent, "given_up": delivery.given_up}


def _claimed(limit: int | None) -> Iterator[WaitingMail]:
    """What is due, one after the other, each as ours alone for the time of the lease."""
    for mail in WaitingMail.objects.due(timezone.now())[:limit]:
        seen = WaitingMail.objects.filter(pk=mail.pk, due_at=mail.due_at)
        if seen.update(due_at=timezone.now() + LEASE, tries=F("tries") + 1):
            mail.tries += 1
            yield mail


def _not_taken(mail: WaitingMail, error: OSError, delivery: Delivery, *, is_final: bool = False) -> None:
    """Put the message off, longer each time, or give it up after three days or a refusal for good."""
    # Neither the error's text nor a traceback: both hold the address.
    told = {"mail": mail.pk, "tries": mail.tries, "error": type(error).__name__}
    if is_final or timezone.now() - mail.queued_at > PATIENCE:
        mail.delete()
        delivery.given_up += 1
        logger.error("mail given up", extra=told)
        return
    mail.due_at = timezone.now() + min(timedelta(minutes=2 ** min(mail.tries - 1, 10)), LONGEST_PAUSE)
    mail.save(update_fields=["due_at"])
    delivery.next_try = min(delivery.next_try or mail.due_at, mail.due_at)
    logger.warning("mail not taken, to be tried again", extra=told)


def _is_final(refusal: SMTPException) -> bool:
    """Only of nobody's address: whatever else is wrong, whoever runs the site can put right."""
    return isinstance(refusal, SMTPRecipientsRefused) and all(
        code >= NO_SUCH_MAILBOX for code, _reason in refusal.recipients.values()
    )


def _written(message: EmailMessage) -> dict[str, Any]:
    """The message as JSON. With a name of its own from now on, so that a reader's program knows a second copy."""
    if message.attachments:
        text = "Mail with attachments cannot wait in the database."
        raise ValueError(text)
    # What could never be sent is refused here, where it comes from.
    message.message()
    return {
        **{name: str(getattr(message, name)) for name in TEXTS},
        **{name: [str(address) for address in getattr(message, name)] for name in ADDRESSES},
        "headers": {"Message-ID": make_msgid(domain=DNS_NAME.get_fqdn()), **message.extra_headers},
        "alternatives": [list(alternative) for alternative in getattr(message, "alternatives", ())],
    }


def _read(written: dict[str, Any]) -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(**{name: value for name, value in written.items() if name != "content_subtype"})
    message.content_subtype = written["content_subtype"]
    return message
