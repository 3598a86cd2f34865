"""Who came in, who was refused, and whose rights changed: one line in the log for each, also from the command line.

People stand in it by their number. What somebody typed, their address and their session do not.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_save, pre_save
from django.dispatch import receiver
from django.http import HttpRequest

from accounts.models import User

logger = logging.getLogger(__name__)

# The request that this thread answers; a command has none.
acting: ContextVar[HttpRequest | None] = ContextVar("acting", default=None)

RIGHTS = {"is_active": True, "is_staff": False, "is_superuser": False}
GIVEN = {"post_add": "given", "post_remove": "taken"}


def note(what: str, told: Mapping[str, object], outcome: str = "done") -> None:
    """Write one line: what happened, to whom, how it ended, and who did it: nobody, from the command line."""
    request = acting.get()
    by = request.user.pk if request and hasattr(request, "user") else None
    logger.info(what, extra={"outcome": outcome, "by": by} | dict(told))


@receiver(user_logged_in)
def _logged_in(user: User, **_sent: object) -> None:
    note("log-in", {"user": user.pk})


@receiver(user_logged_out)
def _logged_out(user: User | None, **_sent: object) -> None:
    if user:
        note("log-out", {"user": user.pk})


@receiver(user_login_failed)
def _login_failed(credentials: dict[str, Any], **_sent: object) -> None:
    """Name the account that somebody tried, if there is one."""
    email = credentials.get("email") or credentials.get("username") or ""
    known = User.objects.filter(email=email).values_list("pk", flat=True).first()
    note("log-in", {"user": known}, outcome="refused")


@receiver(pre_save, sender=User)
def _remember_rights(instance: User, update_fields: Iterable[str] | None, **_sent: object) -> None:
    """Look at what the account may do before it is saved."""
    saved = RIGHTS.keys() if update_fields is None else RIGHTS.keys() & set(update_fields)
    if saved:
        stored = User.objects.filter(pk=instance.pk).values(*saved).first() if instance.pk else None
        instance._rights_before = stored or RIGHTS  # type: ignore[attr-defined]  # noqa: SLF001 (ours, for below)


@receiver(post_save, sender=User)
def _saved(instance: User, created: bool, **_sent: object) -> None:  # noqa: FBT001 (Django sends it)
    before = instance.__dict__.pop("_rights_before", {})
    changed = {name: getattr(instance, name) for name, value in before.items() if getattr(instance, name) != value}
    if changed:
        note("rights", {"user": instance.pk, "changed": changed})
    # Set while a new password is being saved, and not where an old one is only hashed anew.
    if vars(instance).get("_password") is not None and not created:
        note("password", {"user": instance.pk})


@receiver(m2m_changed, sender=User.groups.through)
@receiver(m2m_changed, sender=User.user_permissions.through)
@receiver(m2m_changed, sender=Group.permissions.through)
def _granted(instance: Model, action: str, model: type[Model], pk_set: set[int] | None, **_sent: object) -> None:
    """Say which roles or permissions an account, or which permissions a role, was given or lost."""
    if action == "pre_clear":
        note("rights", _holder(instance) | {"taken": "all"})
    elif action in GIVEN and pk_set:
        named = sorted(_name(row) for row in model._default_manager.filter(pk__in=pk_set))  # noqa: SLF001 (documented)
        note("rights", _holder(instance) | {GIVEN[action]: named})


def _holder(row: Model) -> dict[str, object]:
    return {"user": row.pk} if isinstance(row, User) else {"role": _name(row)}


def _name(row: Model) -> str:
    if isinstance(row, Permission):
        return row.codename
    return row.name if isinstance(row, Group) else str(row.pk)
