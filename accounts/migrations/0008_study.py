"""The study log, and whether somebody wants to see when they arrive."""

from datetime import date

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0007_takeaway"),
        ("roadmap", "0014_successors"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="shows_forecast",
            field=models.BooleanField(default=True, verbose_name="shows when they arrive"),
        ),
        migrations.CreateModel(
            name="StudyTime",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("op", models.UUIDField(editable=False, null=True)),
                ("revision", models.PositiveIntegerField(default=0, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("day", models.DateField(verbose_name="day")),
                (
                    "minutes",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(1440),
                        ],
                        verbose_name="minutes",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                (
                    "learner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roadmap.milestone",
                        verbose_name="milestone",
                    ),
                ),
            ],
            options={
                "verbose_name": "study time",
                "verbose_name_plural": "study log",
                "abstract": False,
                "indexes": [models.Index(fields=["learner", "day"], name="study_time_by_day")],
                "constraints": [
                    models.UniqueConstraint(fields=("learner", "op"), name="studytime_made_once"),
                    models.CheckConstraint(
                        condition=models.Q(("minutes__gte", 1), ("minutes__lte", 1440)),
                        name="study_time_fits_into_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("day__gte", date(2000, 1, 1))), name="study_time_not_long_ago"
                    ),
                ],
            },
        ),
    ]
