"""A number of competitors goes with a rank."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_record"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="project", name="project_rank_of_as_many"),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.CheckConstraint(
                name="project_rank_of_as_many",
                condition=models.Q(
                    models.Q(("rank__isnull", True), ("rank_of__isnull", True)),
                    models.Q(("rank__gte", 1), ("rank__isnull", False), ("rank_of__isnull", True)),
                    models.Q(("rank__gte", 1), ("rank__isnull", False), ("rank_of__gte", models.F("rank"))),
                    _connector="OR",
                ),
            ),
        ),
    ]
