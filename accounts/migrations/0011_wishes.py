"""What learners pin to their next steps, and what they put off."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0010_adverts"),
    ]

    operations = [
        migrations.AddField(
            model_name="progress",
            name="not_before",
            field=models.DateField(blank=True, null=True, verbose_name="put off until"),
        ),
        migrations.AddField(
            model_name="progress",
            name="pinned_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="pinned"),
        ),
        migrations.AddConstraint(
            model_name="progress",
            constraint=models.CheckConstraint(
                condition=models.Q(("pinned_at__isnull", True), ("not_before__isnull", True), _connector="OR"),
                name="progress_pinned_or_put_off",
            ),
        ),
    ]
