"""Support: who sees the state of learners' accounts and can switch them off, and nothing that learners wrote."""

from typing import Any

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import QuerySet

NAME = "support"
SUPPORT = ("view_user", "change_user")


def add_role(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the group, or add to what a group of that name may do already."""
    database = schema_editor.connection.alias
    # In a new database permissions are made after the last migration.
    create_permissions(installed.get_app_config("accounts"), verbosity=0, using=database, apps=apps)
    permissions: QuerySet[Any] = apps.get_model("auth", "Permission").objects.using(database)
    groups: QuerySet[Any] = apps.get_model("auth", "Group").objects.using(database)
    group, _is_new = groups.get_or_create(name=NAME)
    group.permissions.add(*permissions.filter(content_type__app_label="accounts", codename__in=SUPPORT))


def remove_role(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Remove the group; its members stay, with what else they may do."""
    groups: QuerySet[Any] = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    groups.filter(name=NAME).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(add_role, remove_role)]
