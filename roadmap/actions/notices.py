"""Telling what was done to the catalogue: a line in the log, and mail to those who want to hear of it."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from functools import partial
from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import models, transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy, ngettext_lazy

from roadmap.actions.site import site_address
from roadmap.actions.versions import Curator
from roadmap.models import CatalogueModel, State

logger = logging.getLogger("roadmap.curation")

MOST_NAMED = 50
NOBODY = gettext_lazy("Somebody on the command line")


class Event(models.TextChoices):
    """What is told of."""

    PUBLISHED = "published", gettext_lazy("Published")
    ARCHIVED = "archived", gettext_lazy("Archived")
    BACK_IN_DRAFT = "draft", gettext_lazy("Taken back to draft")
    MERGED = "merged", gettext_lazy("Merged")
    IMPORTED = "imported", gettext_lazy("Imported")


MOVED_TO = {State.PUBLISHED: Event.PUBLISHED, State.ARCHIVED: Event.ARCHIVED, State.DRAFT: Event.BACK_IN_DRAFT}
SUBJECTS = {
    Event.PUBLISHED: ngettext_lazy("%(who)s published %(count)d item", "%(who)s published %(count)d items", "count"),
    Event.ARCHIVED: ngettext_lazy("%(who)s archived %(count)d item", "%(who)s archived %(count)d items", "count"),
    Event.BACK_IN_DRAFT: ngettext_lazy(
        "%(who)s took %(count)d item back to draft", "%(who)s took %(count)d items back to draft", "count"
    ),
    Event.MERGED: ngettext_lazy("%(who)s merged %(count)d item", "%(who)s merged %(count)d items", "count"),
    Event.IMPORTED: ngettext_lazy("%(who)s imported %(count)d item", "%(who)s imported %(count)d items", "count"),
}


def tell(event: Event, items: Iterable[CatalogueModel], *, by: Curator | None, note: str = "") -> None:
    """Say what was done to these items, by whom, and in a word why; nothing if there are none.

    Call it once per change, within the transaction that makes it: a change that is undone is not told of.
    """
    told = list(items)
    if told:
        transaction.on_commit(partial(_log, event, told, by, note))
        transaction.on_commit(partial(_mail, event, told, by, note), robust=True)


def _log(event: Event, items: Sequence[CatalogueModel], by: Curator | None, note: str) -> None:
    """Write one line. People stand in it by their number; the log says when."""
    named = [f"{item._meta.model_name} {_slug(item)}" for item in items[:MOST_NAMED]]  # noqa: SLF001 (documented)
    logger.info(event.value, extra={"by": by.pk if by else None, "count": len(items), "items": named, "note": note})


def _mail(event: Event, items: Sequence[CatalogueModel], by: Curator | None, note: str) -> None:
    """Write to everybody who wants to know but to whoever did it, each alone, in the language of the site."""
    own = by.get_username().lower() if by else ""
    wanting = [address for address in settings.CURATION_MAIL if address.lower() != own]
    with translation.override(settings.LANGUAGE_CODE):
        who = by.get_short_name() if by else NOBODY  # type: ignore[union-attr]
        subject, body = _subject(event, str(who), len(items)), _body(items, note)
        for address in wanting:
            EmailMessage(subject, body, to=[address]).send()


def _subject(event: Event, who: str, count: int) -> str:
    """One line, whatever somebody is called."""
    told = SUBJECTS[event] % {"who": who, "count": count}
    return " ".join(f"careerpath: {told}".split())


def _body(items: Sequence[CatalogueModel], note: str) -> str:
    named = [
        {"title": item, "kind": item._meta.verbose_name, "slug": _slug(item), "address": _address(item)}  # noqa: SLF001
        for item in items[:MOST_NAMED]
    ]
    context = {"named": named, "more": len(items) - len(named), "note": note, "site": site_address()}
    return render_to_string("roadmap/email/curation.txt", context).strip() + "\n"


def _slug(item: CatalogueModel) -> str:
    return str(getattr(item, "slug", item.pk))


def _address(item: CatalogueModel) -> str:
    """Where the item is in the admin."""
    page = f"admin:{item._meta.app_label}_{item._meta.model_name}_change"  # noqa: SLF001 (documented)
    return urljoin(site_address(), reverse(page, args=[item.pk]))
