"""What items were called before, and a help text that says what becomes of it."""

from django.core.validators import RegexValidator
from django.db import migrations, models

KEBAB_CASE = RegexValidator("^[a-z0-9]+(-[a-z0-9]+)*$", "Use lower-case letters, digits and single hyphens.")
HELP = "Its name in addresses and files. When it is renamed, the old address leads to the new one."
# The kinds of item, and the tables of their versions: these do not ask for a slug to be unique.
KINDS = (
    "certification",
    "glossaryentry",
    "milestone",
    "question",
    "resource",
    "role",
    "route",
    "skill",
    "skillcategory",
    "source",
    "specialisation",
    "stage",
)


def slug(*, unique: bool = False) -> models.SlugField[str, str]:
    return models.SlugField("slug", help_text=HELP, max_length=80, validators=[KEBAB_CASE], unique=unique)


class Migration(migrations.Migration):
    dependencies = [("roadmap", "0005_versions")]

    operations = [
        *(migrations.AlterField(model_name=kind, name="slug", field=slug(unique=True)) for kind in KINDS),
        *(migrations.AlterField(model_name=f"historical{kind}", name="slug", field=slug()) for kind in KINDS),
        migrations.CreateModel(
            name="FormerSlug",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("slug", models.SlugField(max_length=80, validators=[KEBAB_CASE])),
                ("now", models.SlugField(max_length=80, validators=[KEBAB_CASE])),
                ("is_merged", models.BooleanField(default=False)),
            ],
            options={
                "verbose_name": "former slug",
                "verbose_name_plural": "former slugs",
                "ordering": ["kind", "slug"],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "slug"), name="former_slug_once"),
                    models.CheckConstraint(
                        condition=models.Q(("slug", models.F("now")), _negated=True), name="former_slug_is_another"
                    ),
                ],
            },
        ),
    ]
