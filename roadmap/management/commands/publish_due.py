"""Publish the drafted changes whose time has come."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from roadmap.actions.publishing import publish_due


class Command(BaseCommand):
    help = (
        "Publishes the drafted changes whose time has come, as whoever scheduled them. One that does not fit any more "
        "is left as a draft, says so on its page in the admin, and is not tried again."
    )

    def handle(self, **_options: Any) -> None:
        for draft, refusal in publish_due(timezone.now()):
            self.stdout.write(f"not published: {draft}: {refusal}" if refusal else f"published: {draft}")
