"""The overview is for those who work on the catalogue: editors and publishers."""

from typing import Any

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import QuerySet

ROLES = ("editor", "publisher")


def add_permission(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Let the groups see the overview; a group that somebody removed is made again."""
    database = schema_editor.connection.alias
    # In a new database permissions are made after the last migration.
    create_permissions(installed.get_app_config("roadmap"), verbosity=0, using=database, apps=apps)
    groups: QuerySet[Any] = apps.get_model("auth", "Group").objects.using(database)
    for name in ROLES:
        group, _is_new = groups.get_or_create(name=name)
        group.permissions.add(*_permissions(apps, database))


def remove_permission(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take it from the groups again."""
    database = schema_editor.connection.alias
    for group in apps.get_model("auth", "Group").objects.using(database).filter(name__in=ROLES):
        group.permissions.remove(*_permissions(apps, database))


def _permissions(apps: StateApps, database: str) -> QuerySet[Any]:
    permissions: QuerySet[Any] = apps.get_model("auth", "Permission").objects.using(database)
    return permissions.filter(content_type__app_label="roadmap", codename="view_overview")


class Migration(migrations.Migration):
    dependencies = [
        ("roadmap", "0009_searches"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(add_permission, remove_permission)]
