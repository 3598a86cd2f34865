"""Check the links of the catalogue."""

from argparse import ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from roadmap.actions.checking import STALE_DAYS, Asked, ask_for_check
from roadmap.actions.fetch import Fetcher
from roadmap.actions.links import (
    LinkReport,
    NothingAnswersError,
    agent,
    check_links,
    due_addresses,
    published_addresses,
)

ASKED = {
    Asked.LEFT: "left to the worker (make worker)",
    Asked.UNDER_WAY: "nothing left to the worker: a check waits or runs already",
    Asked.NOTHING_DUE: "nothing left to the worker: no address is due",
}
COUNTED = ("ok", "moved", "refused", "failing", "broken")


def whole_number(text: str) -> int:
    """A number from 0 on."""
    if not (text.isascii() and text.isdecimal()):
        message = f"{text!r} is not a whole number from 0 on"
        raise ArgumentTypeError(message)
    return int(text)


class Command(BaseCommand):
    help = (
        "Asks for the addresses of published resources and certifications, politely and on the public internet only, "
        "and keeps what came of it. No address is changed: the admin offers to take over those that moved."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--limit", type=whole_number, help="ask for so many at most, the oldest first")
        parser.add_argument("--only", default="", metavar="SLUG", help="the resource or certification of that name")
        parser.add_argument(
            "--stale-days",
            type=whole_number,
            default=STALE_DAYS,
            help="those not asked for so many days (default: 7); those that failed are due the next day",
        )

        parser.add_argument("--queue", action="store_true", help="leave it to the worker, with everything that is due")

    def handle(self, *, limit: int | None, only: str, stale_days: int, queue: bool, **_options: Any) -> None:
        if queue:
            self.stdout.write(ASKED[ask_for_check()])
            return
        if only and not published_addresses(only):
            message = f"No published resource or certification is called {only!r}."
            raise CommandError(message)
        due = due_addresses(timezone.localtime(), stale_days=stale_days, slug=only)
        try:
            report = check_links(due, Fetcher(agent()).outcome, timezone.localtime, limit)
        except NothingAnswersError as error:
            message = "No server answered at all. Is this machine online? Nothing was recorded."
            raise CommandError(message) from error
        self._say(report)

    def _say(self, report: LinkReport) -> None:
        for check in report.changed:
            self.stdout.write(f"{check.status}: {check.url}{f' -> {check.final_url}' if check.final_url else ''}")
        counts = ", ".join(f"{name} {report.counts[name]}" for name in COUNTED)
        self.stdout.write(f"checked {report.counts.total()}: {counts}; left for later {report.left}")
