"""The editor, who works on the catalogue, and the publisher, who also decides what learners see of it."""

from typing import Any

from django.apps import apps as installed
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import QuerySet

# What has a page of its own in the admin.
PAGES = (
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
# What is typed on those pages as a row of a table. A row that is wrong has to go; an item is archived instead.
ROWS = (
    "certificationskill",
    "milestoneskill",
    "onetreference",
    "prerequisite",
    "questioncitation",
    "roleexperience",
    "rolemilestone",
    "roleskill",
    "rolestep",
    "routecitation",
    "routestep",
    "skillalias",
    "skilllevel",
    "stagecitation",
)
EDITOR = [
    *(f"{verb}_{model}" for model in PAGES for verb in ("add", "change", "view")),
    *(f"{verb}_{model}" for model in ROWS for verb in ("add", "change", "delete", "view")),
]
ROLES = {"editor": EDITOR, "publisher": [*EDITOR, "publish_catalogue"]}


def add_roles(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the groups, or add to what a group of that name may do already."""
    database = schema_editor.connection.alias
    # In a new database permissions are made after the last migration.
    create_permissions(installed.get_app_config("roadmap"), verbosity=0, using=database, apps=apps)
    permissions: QuerySet[Any] = apps.get_model("auth", "Permission").objects.using(database)
    groups: QuerySet[Any] = apps.get_model("auth", "Group").objects.using(database)
    for name, codenames in ROLES.items():
        group, _is_new = groups.get_or_create(name=name)
        group.permissions.add(*permissions.filter(content_type__app_label="roadmap", codename__in=codenames))


def remove_roles(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Remove the groups; their members stay, with what else they may do."""
    groups: QuerySet[Any] = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    groups.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("roadmap", "0002_full_texts"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        # So that removing a group also ends its memberships.
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="contentversion",
            options={"permissions": [("publish_catalogue", "Can publish and archive the catalogue")]},
        ),
        migrations.RunPython(add_roles, remove_roles),
    ]
