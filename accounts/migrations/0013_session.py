"""Sessions get a table with a column for their user; those there are move, so that nobody is signed out."""

from itertools import islice

import django.db.models.deletion
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db import migrations, models
from django.utils import timezone

AT_A_TIME = 500
USER, BACKEND = "_auth_user_id", "_auth_user_backend"
# Under which name sessions know what signed them in: before, and from now on.
BEFORE = "allauth.account.auth_backends.AuthenticationBackend"
NOW = "accounts.backends.AuthenticationBackend"


def carry(apps, _schema_editor):
    """Move every session that still holds, with its user."""
    before, now = apps.get_model("sessions", "Session"), apps.get_model("accounts", "Session")
    _move(before, now, {BEFORE: NOW}, lambda held: {"user_id": int(held[USER]) if USER in held else None})


def carry_back(apps, _schema_editor):
    """Move them back; whose they are is in their data too."""
    before, now = apps.get_model("sessions", "Session"), apps.get_model("accounts", "Session")
    _move(now, before, {NOW: BEFORE}, lambda _held: {})


def _move(source, target, renamed, more):
    rows = source.objects.filter(expire_date__gt=timezone.now()).iterator(chunk_size=AT_A_TIME)
    while some := list(islice(rows, AT_A_TIME)):
        target.objects.bulk_create(moved for row in some if (moved := _moved(row, target, renamed, more)))
    source.objects.all().delete()


def _moved(row, target, renamed, more):
    """The session as a row of the other table; None if it cannot be read, and so holds nothing."""
    # The store of the engine signs with the same salt, as it has the same name.
    store = SessionStore()
    held = store.decode(row.session_data)
    if not held:
        return None
    if held.get(BACKEND) in renamed:
        held[BACKEND] = renamed[held[BACKEND]]
    return target(row.session_key, store.encode(held), row.expire_date, **more(held))


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
