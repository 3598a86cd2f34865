from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("roadmap", "0008_reports_staff_roles"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchMiss",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("week", models.DateField(help_text="Its Monday.", verbose_name="week")),
                ("page", models.CharField(choices=[("resources", "Resources")], max_length=20, verbose_name="page")),
                ("term", models.CharField(max_length=80, verbose_name="term")),
                ("count", models.PositiveIntegerField(default=1, verbose_name="searches")),
            ],
            options={
                "verbose_name": "search without a hit",
                "verbose_name_plural": "searches without a hit",
                "ordering": ["-week", "page", "term"],
                "permissions": [("view_overview", "Can see the overview")],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("week", "page", "term"), name="search_miss_once"),
                    models.CheckConstraint(
                        condition=models.Q(("term", ""), _negated=True), name="search_miss_has_term"
                    ),
                    models.CheckConstraint(condition=models.Q(("count__gte", 1)), name="search_miss_happened"),
                ],
            },
        ),
    ]
