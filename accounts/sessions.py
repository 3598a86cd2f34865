"""The session engine: a session and its user are read in one statement.

Named in `settings.py`. The store is called as Django's own, for its name is part of what sessions are signed with.
"""

from __future__ import annotations

from typing import Any, cast

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.db import connection, models
from django.utils import timezone

from accounts.models import Session, User
from accounts.readers.prepared import rows_for

_FIELDS = [field.attname for field in User._meta.concrete_fields]  # noqa: SLF001 (documented)
_PASSWORD = _FIELDS.index("password")


def _with_user(key: str) -> models.QuerySet[Session, Any]:
    of_user = (f"user__{name}" for name in _FIELDS)
    return Session.objects.filter(pk=key).values_list("session_data", "expire_date", *of_user)


class SessionStore(db.SessionStore):
    """Django's, with one statement for the session and its user. Data decides who that is, never the column."""

    _read: User | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def load(self) -> dict[str, Any]:
        """What the session holds, unless it has expired; its user is kept for `take_user`."""
        rows = rows_for(_with_user, self.session_key or "")
        if not rows or rows[0][1] <= timezone.now():
            self._session_key = None
            return {}
        data, _expires, *columns = rows[0]
        # No account is without this column, so without it there is no account.
        is_there = columns[_PASSWORD] is not None
        self._read = User.from_db(connection.alias, _FIELDS, columns) if is_there else None
        return self.decode(data)

    def take_user(self, key: int) -> User | None:
        """The user that was read with the session, if it is them who is asked for.

        Only once, and not after the session was changed: whoever asks then may want what has become of them.
        """
        read, self._read = self._read, None
        return read if read and read.pk == key and not self.modified else None

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """The row for what the session holds, with whose it is."""
        row = cast("Session", super().create_model_instance(data))
        row.user_id = _user_in(data)
        return row

    async def acreate_model_instance(self, data: dict[str, Any]) -> Session:
        """As above."""
        row = cast("Session", await super().acreate_model_instance(data))
        row.user_id = _user_in(data)
        return row


def _user_in(data: dict[str, Any]) -> int | None:
    """Who is signed in; None for nobody, and for what cannot be the key of an account."""
    try:
        key = int(data[SESSION_KEY])
    except (KeyError, TypeError, ValueError):
        return None
    return key if 0 < key <= models.BigIntegerField.MAX_BIGINT else None
