"""How Django sends mail here: by keeping it until the mail server takes it."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from accounts.actions.mail import queue_mail


class WaitingEmailBackend(BaseEmailBackend):
    """Everything that is sent waits in the database; the mail server is reached from there."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Queue the messages that have somebody to go to."""
        return queue_mail(message for message in email_messages if message.recipients())
