"""Checking the links of the catalogue, and taking over the address that one has moved to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from roadmap.actions.site import site_address
from roadmap.actions.versions import Curator, keep_first_versions, keep_versions
from roadmap.domain.links import LinkState, LinkStatus, Outcome, host_of, in_turns, is_due, is_waiting, judged
from roadmap.models import Certification, LinkCheck, Resource, State

LINKED: tuple[type[Resource | Certification], ...] = (Resource, Certification)
# When not one of so many addresses answers, it is this machine that is cut off.
FEWEST_TO_TELL = 5


class NothingAnswersError(Exception):
    """No server at all answered, so nothing is known of the links and nothing was recorded."""


class AddressTakenError(Exception):
    """Another resource has the new address already."""


@dataclass
class LinkReport:
    """What a run found: links by what is known of them now, those that just changed, and how many were left."""

    counts: Counter[str] = field(default_factory=Counter)
    changed: list[LinkCheck] = field(default_factory=list)
    left: int = 0


def agent() -> str:
    """What we call ourselves to servers, so that whoever runs one can find us."""
    return f"careerpath link check (+{site_address()})"


def due_addresses(now: datetime, *, stale_days: int, slug: str = "") -> list[str]:
    """The addresses of published items that it is time to ask for, those never asked first, then the oldest.

    With a slug, those of the items of that name, however lately they were asked. A server that asked to be left alone
    is, with all its addresses.
    """
    states = {check.url: check.state for check in LinkCheck.objects.all()}
    silent = {host_of(url) for url, state in states.items() if is_waiting(state, now)}
    due = [
        url
        for url in published_addresses(slug)
        if host_of(url) not in silent and is_due(states.get(url, LinkState()), now, 0 if slug else stale_days)
    ]
    return sorted(due, key=lambda url: _age(states.get(url), now), reverse=True)


def _age(state: LinkState | None, now: datetime) -> float:
    return (now - state.checked_at).total_seconds() if state and state.checked_at else float("inf")


def published_addresses(slug: str = "") -> list[str]:
    """The addresses of all published resources and certifications, or of those with the slug, each once."""
    named = {"slug": slug} if slug else {}
    rows = (model.objects.filter(state=State.PUBLISHED, **named).values_list("url", flat=True) for model in LINKED)
    return list(dict.fromkeys(chain.from_iterable(rows)))


def check_links(
    urls: Iterable[str], ask: Callable[[str], Outcome], clock: Callable[[], datetime], limit: int | None = None
) -> LinkReport:
    """Ask for the addresses in turns and record each answer as it comes; forget addresses that no item has any more.

    A server that asks to be left alone is not asked for its other addresses. Raises NothingAnswersError if there were
    enough to tell that this machine is cut off.
    """
    _forget_unused()
    chosen, report = list(urls)[:limit], LinkReport()
    for url, outcome in _believed(_asked(in_turns(chosen), ask, report)):
        _record(url, outcome, clock(), report)
    return report


def _asked(urls: Iterable[str], ask: Callable[[str], Outcome], report: LinkReport) -> Iterator[tuple[str, Outcome]]:
    silent: set[str] = set()
    for url in urls:
        host = host_of(url)
        if host in silent:
            report.left += 1
            continue
        outcome = ask(url)
        if outcome.asks_to_wait:
            silent.add(host)
        yield url, outcome


def _believed(outcomes: Iterable[tuple[str, Outcome]]) -> Iterator[tuple[str, Outcome]]:
    """The outcomes, once it is sure that it is not this machine that is cut off."""
    held: list[tuple[str, Outcome]] = []
    is_online = False
    for url, outcome in outcomes:
        held.append((url, outcome))
        is_online = is_online or outcome.code is not None
        if is_online:
            yield from held
            held.clear()
    if len(held) >= FEWEST_TO_TELL:
        raise NothingAnswersError
    yield from held


def _record(url: str, outcome: Outcome, now: datetime, report: LinkReport) -> None:
    with transaction.atomic():
        check, _is_new = LinkCheck.objects.select_for_update().get_or_create(url=url)
        before = check.state
        check.state = after = judged(url, before, outcome, now)
        check.save()
    is_failing = bool(after.failures) and after.status is not LinkStatus.BROKEN
    report.counts["failing" if is_failing else after.status.value] += 1
    if after.status is not before.status and after.status in {LinkStatus.BROKEN, LinkStatus.MOVED}:
        report.changed.append(check)


def _forget_unused() -> None:
    used = chain.from_iterable(model.objects.values_list("url", flat=True) for model in LINKED)
    unused = set(LinkCheck.objects.values_list("url", flat=True)).difference(used)
    LinkCheck.objects.filter(url__in=unused).delete()


def take_over(check: LinkCheck, *, by: Curator | None = None) -> list[Resource | Certification]:
    """Give all items with the address the one it has moved to; which items those were.

    Raises AddressTakenError, and changes nothing, if another resource has the new address.
    """
    old, new = check.url, check.final_url
    items = [item for model in LINKED for item in model.objects.filter(url=old)]
    try:
        with transaction.atomic():
            keep_first_versions(items)
            for item in items:
                item.url = new
                item.save(update_fields=["url", "updated_at"])
            keep_versions(items, by=by, why=gettext("Took over the address that the page has moved to"))
            LinkCheck.objects.filter(url=new).delete()
            check.url, check.final_url, check.status = new, "", LinkStatus.OK.value
            check.save(update_fields=["url", "final_url", "status"])
    except IntegrityError as error:
        check.url, check.final_url, check.status = old, new, LinkStatus.MOVED.value
        raise AddressTakenError(new) from error
    return items
