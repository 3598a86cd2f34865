"""Mail that waits for the mail server to take it."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_support_role"),
    ]

    operations = [
        migrations.CreateModel(
            name="WaitingMail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("message", models.JSONField(verbose_name="message")),
                (
                    "queued_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="queued"),
                ),
                (
                    "due_at",
                    models.DateTimeField(
                        db_index=True,
                        default=django.utils.timezone.now,
                        help_text="Whoever tries moves it on first, so that nobody else tries at the same time.",
                        verbose_name="next try",
                    ),
                ),
                ("tries", models.PositiveSmallIntegerField(default=0, verbose_name="tries")),
            ],
            options={
                "verbose_name": "waiting mail",
                "verbose_name_plural": "waiting mail",
            },
        ),
    ]
