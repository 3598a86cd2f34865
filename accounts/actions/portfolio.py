"""What a learner decides about the portfolio: who may look, what is shown, and which link leads there."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet

from accounts.actions.progress import EditConflictError
from accounts.models import Portfolio, Visibility
from roadmap.domain.handles import LONGEST, likeness

if TYPE_CHECKING:
    from accounts.models import User
    from accounts.readers.sharing import Section

# 256 bits, written in 43 characters: longer than any handle, so that a link is never taken for one.
TOKEN_BYTES = 32


class HandleTakenError(Exception):
    """Somebody else has the handle, or one that looks like it."""


@dataclass(frozen=True, slots=True)
class Ticked:
    """What was ticked on a page, and what had been when it was opened: only what differs was decided there."""

    now: frozenset[int]
    before: frozenset[int]

    @property
    def on(self) -> frozenset[int]:
        """What is to be shown from now on."""
        return self.now - self.before

    @property
    def off(self) -> frozenset[int]:
        """What is not to be shown any more."""
        return self.before - self.now


def kept_portfolio(learner: User) -> Portfolio:
    """The learner's portfolio; made now, and off, where there is none."""
    portfolio, _is_new = Portfolio.objects.get_or_create(learner=learner)
    return portfolio


def is_handle_taken(handle: str, *, learner: User) -> bool:
    """Whether somebody else has the handle, or one that looks like it."""
    return Portfolio.objects.filter(handle_likeness=likeness(handle)).exclude(learner=learner).exists()


def change_portfolio(portfolio: Portfolio, *, seen: int) -> None:
    """Write the portfolio as it is now in memory, if it is still the revision that the learner saw.

    Raises `EditConflictError` if it was changed meanwhile, and `HandleTakenError` if somebody else has the handle or
    one that looks like it; both change nothing.
    """
    portfolio.handle_likeness = likeness(portfolio.handle) if portfolio.handle else None
    if portfolio.visibility == Visibility.LINK and not portfolio.token:
        portfolio.token = new_token()
    try:
        with transaction.atomic():
            _raise_revision(portfolio, seen)
            portfolio.save(force_update=True)
    except IntegrityError as error:
        if portfolio.handle and is_handle_taken(portfolio.handle, learner=portfolio.learner):
            raise HandleTakenError from error
        raise


def _raise_revision(portfolio: Portfolio, seen: int) -> None:
    rows = Portfolio.objects.filter(pk=portfolio.pk, revision=seen)
    if not rows.update(revision=F("revision") + 1):
        raise EditConflictError
    portfolio.revision = seen + 1


def renew_link(learner: User) -> None:
    """Give the portfolio another secret link. The one before leads nowhere from now on."""
    portfolio = kept_portfolio(learner)
    Portfolio.objects.filter(pk=portfolio.pk).update(token=new_token(), revision=F("revision") + 1)


def revoke_link(learner: User) -> None:
    """Take the secret link back: it leads nowhere from now on. What only it opened is off."""
    mine = Portfolio.objects.filter(learner=learner)
    with transaction.atomic():
        mine.filter(visibility=Visibility.LINK).update(visibility=Visibility.OFF)
        mine.exclude(token=None).update(token=None, revision=F("revision") + 1)


def new_token() -> str:
    """The secret part of a link, which nobody can guess."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    assert len(token) > LONGEST  # noqa: S101 (or a link could be taken for a handle)
    return token


def share_items(learner: User, section: Section, *, items: Ticked, evidence: Ticked) -> None:
    """Show what was newly ticked, and nothing more of what no longer is; what no page decided stays as it is."""
    with transaction.atomic():
        _set_shared(section.rows(learner).order_by(), items)
        _set_shared(section.evidence(learner), evidence)


def _set_shared(rows: QuerySet[Any], ticked: Ticked) -> None:
    _share(rows.filter(pk__in=ticked.on), is_shared=True)
    _share(rows.filter(pk__in=ticked.off), is_shared=False)


def share_all(learner: User, section: Section) -> None:
    """Show the section with all that is in it now, and all that proves it."""
    with transaction.atomic():
        show_section(learner, section, is_shown=True)
        _share(section.rows(learner).order_by(), is_shared=True)
        _share(section.evidence(learner), is_shared=True)


def share_none(learner: User, section: Section) -> None:
    """Choose none of the items of the section, and nothing that proves them."""
    with transaction.atomic():
        _share(section.rows(learner).order_by(), is_shared=False)
        _share(section.evidence(learner), is_shared=False)


def show_section(learner: User, section: Section, *, is_shown: bool) -> None:
    """Show the section with the items that are chosen, or leave it out; which ones are chosen is kept."""
    portfolio = kept_portfolio(learner)
    changed = Portfolio.objects.filter(pk=portfolio.pk).exclude(**{section.flag: is_shown})
    changed.update(**{section.flag: is_shown, "revision": F("revision") + 1})


def _share(rows: QuerySet[Any], *, is_shared: bool) -> None:
    # By their keys: an update joins no other table.
    rows.model._default_manager.filter(pk__in=rows.select_related(None).values("pk")).update(is_shared=is_shared)  # noqa: SLF001 (documented)
