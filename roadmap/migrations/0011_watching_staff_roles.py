"""Editors and publishers see what is known of the links; publishers see who changed what."""

from typing import Any

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import Q, QuerySet

LINKS = Q(content_type__app_label="roadmap", codename="view_linkcheck")
TRAIL = Q(content_type__app_label="admin", codename="view_logentry")
MAY_SEE = {"editor": LINKS, "publisher": LINKS | TRAIL}


def add_permissions(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Let the groups see it, making those that somebody removed."""
    database = schema_editor.connection.alias
    # In a new database permissions are made after the last migration.
    for label in ("roadmap", "admin"):
        create_permissions(installed.get_app_config(label), verbosity=0, using=database, apps=apps)
    permissions: QuerySet[Any] = apps.get_model("auth", "Permission").objects.using(database)
    groups: QuerySet[Any] = apps.get_model("auth", "Group").objects.using(database)
    for name, wanted in MAY_SEE.items():
        group, _is_new = groups.get_or_create(name=name)
        group.permissions.add(*permissions.filter(wanted))


def remove_permissions(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take it from the groups; they stay."""
    database = schema_editor.connection.alias
    permissions: QuerySet[Any] = apps.get_model("auth", "Permission").objects.using(database)
    groups: QuerySet[Any] = apps.get_model("auth", "Group").objects.using(database)
    for name, wanted in MAY_SEE.items():
        for group in groups.filter(name=name):
            group.permissions.remove(*permissions.filter(wanted))


class Migration(migrations.Migration):
    dependencies = [
        ("roadmap", "0010_overview_staff_roles"),
        ("admin", "0003_logentry_add_action_flag_choices"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(add_permissions, remove_permissions)]
