"""Sessions get a table with a column for their user; those there are move, so that nobody is signed out."""

from collections.abc import Callable
from itertools import islice
from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import QuerySet
from django.utils import timezone

Sessions = QuerySet[Any]
More = Callable[[dict[str, Any]], dict[str, Any]]

AT_A_TIME = 500
USER, BACKEND = "_auth_user_id", "_auth_user_backend"
# Under which name sessions know what signed them in: before, and from now on.
BEFORE = "allauth.account.auth_backends.AuthenticationBackend"
NOW = "accounts.backends.AuthenticationBackend"


def carry(apps: StateApps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Move every session that still holds, with its user."""
    _move(
        _sessions(apps, "sessions"),
        _sessions(apps, "accounts"),
        {BEFORE: NOW},
        lambda held: {"user_id": int(held[USER]) if USER in held else None},
    )


def carry_back(apps: StateApps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Move them back; whose they are is in their data too."""
    _move(_sessions(apps, "accounts"), _sessions(apps, "sessions"), {NOW: BEFORE}, lambda _held: {})


def _sessions(apps: StateApps, app: str) -> Sessions:
    sessions: Sessions = apps.get_model(app, "Session").objects.all()
    return sessions


def _move(source: Sessions, target: Sessions, renamed: dict[str, str], more: More) -> None:
    """Move what can be read; what cannot holds nothing."""
    # The store of the engine signs with the same salt, as it has the same name.
    store = SessionStore()
    rows = source.filter(expire_date__gt=timezone.now()).iterator(chunk_size=AT_A_TIME)
    while some := list(islice(rows, AT_A_TIME)):
        read = ((row, _renamed(store.decode(row.session_data), renamed)) for row in some)
        target.bulk_create(
            target.model(
                session_key=row.session_key, session_data=store.encode(held), expire_date=row.expire_date, **more(held)
            )
            for row, held in read
            if held
        )
    source.delete()


def _renamed(held: dict[str, Any], renamed: dict[str, str]) -> dict[str, Any]:
    """What a session holds, with what signed it in by its other name."""
    return held | {BACKEND: renamed[held[BACKEND]]} if held.get(BACKEND) in renamed else held


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0012_order_by_adverts"),
        ("sessions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Session",
            fields=[
                (
                    "session_key",
                    models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="session key"),
                ),
                ("session_data", models.TextField(verbose_name="session data")),
                ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessions",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="user",
                    ),
                ),
            ],
            options={
                "verbose_name": "session",
                "verbose_name_plural": "sessions",
                "abstract": False,
                "default_permissions": (),
            },
        ),
        # In the same step, so that whatever sessions there are, they are in one table.
        migrations.RunPython(carry, carry_back),
    ]
