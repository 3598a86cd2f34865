"""Job adverts that learners paste, and what they put right in how these were read."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0009_term_suggestions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Advert",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("op", models.UUIDField(editable=False, null=True)),
                ("revision", models.PositiveIntegerField(default=0, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("title", models.CharField(blank=True, max_length=200, verbose_name="title of the job")),
                ("company", models.CharField(blank=True, max_length=160, verbose_name="company")),
                ("link", models.URLField(blank=True, max_length=500, verbose_name="link")),
                ("text", models.TextField(max_length=50000, verbose_name="text of the advert")),
                ("name", models.CharField(blank=True, max_length=120, verbose_name="my name for it")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("interested", "Interested"),
                            ("applied", "Applied"),
                            ("interview", "Interview"),
                            ("offer", "Offer"),
                            ("no", "No"),
                        ],
                        default="interested",
                        max_length=10,
                        verbose_name="stage",
                    ),
                ),
                ("applied_on", models.DateField(blank=True, null=True, verbose_name="applied on")),
                ("interview_on", models.DateField(blank=True, null=True, verbose_name="interview on")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                ("notes", models.TextField(blank=True, max_length=4000, verbose_name="notes")),
                ("outcome", models.TextField(blank=True, max_length=2000, verbose_name="what decided it")),
                ("reading", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "learner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "advert",
                "verbose_name_plural": "adverts",
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("term", models.SlugField(blank=True, db_index=False, max_length=80, verbose_name="term")),
                ("word", models.CharField(blank=True, max_length=80, verbose_name="word")),
                (
                    "tier",
                    models.CharField(
                        choices=[
                            ("required", "Required"),
                            ("preferred", "Nice to have"),
                            ("context", "Only mentioned"),
                            ("not-asked", "Not in it"),
                        ],
                        max_length=9,
                        verbose_name="how much it is asked",
                    ),
                ),
                (
                    "advert",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="corrections", to="accounts.advert"
                    ),
                ),
            ],
            options={
                "verbose_name": "correction of an advert",
                "verbose_name_plural": "corrections of adverts",
                "ordering": ["pk"],
            },
        ),
        migrations.AddIndex(
            model_name="advert",
            index=models.Index(fields=["learner", "-created_at"], name="advert_newest_first"),
        ),
        migrations.AddConstraint(
            model_name="advert",
            constraint=models.UniqueConstraint(fields=("learner", "op"), name="advert_made_once"),
        ),
        migrations.AddConstraint(
            model_name="advert",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("link", ""), ("link__startswith", "http://"), ("link__startswith", "https://"), _connector="OR"
                ),
                name="advert_link_is_http",
            ),
        ),
        migrations.AddConstraint(
            model_name="advert",
            constraint=models.CheckConstraint(
                condition=models.Q(("stage__in", ["interested", "applied", "interview", "offer", "no"])),
                name="advert_stage_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="advert",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="advert_has_a_text"
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.UniqueConstraint(fields=("advert", "term", "word"), name="correction_once"),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("term", ""), models.Q(("word", ""), _negated=True)),
                    models.Q(models.Q(("term", ""), _negated=True), ("word", "")),
                    _connector="OR",
                ),
                name="correction_of_a_term_or_a_word",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(("tier__in", ["required", "preferred", "context", "not-asked"])),
                name="correction_tier_known",
            ),
        ),
    ]
