"""Make the archives that wait, and delete those that have been kept long enough."""

from typing import Any

from django.core.management.base import BaseCommand

from accounts.actions.archives import drop_expired, make_archives


class Command(BaseCommand):
    help = "Makes the archives that learners asked for and deletes old ones, as the worker does. Safe at any time."

    def handle(self, **_options: Any) -> None:
        self.stdout.write(f"made {make_archives()}, deleted {drop_expired()}")
