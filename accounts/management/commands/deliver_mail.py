"""Send the mail that waits."""

from typing import Any

from django.core.management.base import BaseCommand

from accounts.actions.mail import deliver_mail


class Command(BaseCommand):
    help = "Sends the mail that waits and is due, as the worker does. Safe to run at any time, also beside a worker."

    def handle(self, **_options: Any) -> None:
        delivery = deliver_mail()
        self.stdout.write(f"sent {delivery.sent}, given up {delivery.given_up}, waiting {delivery.waiting}")
