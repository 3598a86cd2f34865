"""Which kinds of work a role counts, and the numbers that judgements rest on."""

import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import roadmap.models.roles


class Migration(migrations.Migration):
    dependencies = [
        ("roadmap", "0014_successors"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalrole",
            name="counts",
            field=models.JSONField(
                blank=True,
                default=list,
                help_text="As experience for this role. None: machine learning, data and software.",
                validators=[roadmap.models.roles.known_kinds],
                verbose_name="kinds of work that count",
            ),
        ),
        migrations.AddField(
            model_name="role",
            name="counts",
            field=models.JSONField(
                blank=True,
                default=list,
                help_text="As experience for this role. None: machine learning, data and software.",
                validators=[roadmap.models.roles.known_kinds],
                verbose_name="kinds of work that count",
            ),
        ),
        migrations.CreateModel(
            name="HistoricalRule",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "slug",
                    models.SlugField(
                        help_text="Its name in addresses and files. When it is renamed, the old address leads to the new one.",
                        max_length=80,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$", "Use lower-case letters, digits and single hyphens."
                            )
                        ],
                        verbose_name="slug",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("published", "Published"), ("archived", "Archived")],
                        db_index=True,
                        default="draft",
                        help_text="Only published items are on the site. Archive what is no longer true; nobody's progress is lost.",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("updated_at", models.DateTimeField(blank=True, editable=False, verbose_name="last changed")),
                (
                    "record",
                    models.TextField(default="", help_text="The whole item, as the files of the curriculum write it."),
                ),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("amount", models.PositiveSmallIntegerField(verbose_name="amount")),
                (
                    "unit",
                    models.CharField(
                        choices=[("percent", "percent"), ("months", "months"), ("number", "a number of things")],
                        max_length=7,
                        verbose_name="unit",
                    ),
                ),
                ("why", models.TextField(help_text="The reason, printed beside the judgement.", verbose_name="why")),
                (
                    "section",
                    models.CharField(
                        blank=True,
                        help_text="The part of the source that says it.",
                        max_length=200,
                        verbose_name="section",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Empty: editorial.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="roadmap.source",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical rule",
                "verbose_name_plural": "historical rules",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Rule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "slug",
                    models.SlugField(
                        help_text="Its name in addresses and files. When it is renamed, the old address leads to the new one.",
                        max_length=80,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*$", "Use lower-case letters, digits and single hyphens."
                            )
                        ],
                        verbose_name="slug",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("published", "Published"), ("archived", "Archived")],
                        db_index=True,
                        default="draft",
                        help_text="Only published items are on the site. Archive what is no longer true; nobody's progress is lost.",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("amount", models.PositiveSmallIntegerField(verbose_name="amount")),
                (
                    "unit",
                    models.CharField(
                        choices=[("percent", "percent"), ("months", "months"), ("number", "a number of things")],
                        max_length=7,
                        verbose_name="unit",
                    ),
                ),
                ("why", models.TextField(help_text="The reason, printed beside the judgement.", verbose_name="why")),
                (
                    "section",
                    models.CharField(
                        blank=True,
                        help_text="The part of the source that says it.",
                        max_length=200,
                        verbose_name="section",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty: editorial.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roadmap.source",
                    ),
                ),
            ],
            options={
                "verbose_name": "rule",
                "verbose_name_plural": "rules",
                "ordering": ["slug"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("unit", "percent"), _negated=True), ("amount__lte", 100), _connector="OR"
                        ),
                        name="rule_percent_at_most_100",
                        violation_error_message="No share is larger than 100 percent.",
                    )
                ],
            },
        ),
    ]
