"""Editors and publishers keep the terms of adverts."""

from typing import Any

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import QuerySet

CODENAMES = [f"{verb}_term" for verb in ("add", "change", "view")]
ROLES = ("editor", "publisher")


def add_terms(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Add to what the groups may do."""
    database = schema_editor.connection.alias
    # In a new database permissions are made after the last migration.
    create_permissions(installed.get_app_config("roadmap"), verbosity=0, using=database, apps=apps)
    permissions: QuerySet[Any] = apps.get_model("auth", "Permission").objects.using(database)
    chosen = permissions.filter(content_type__app_label="roadmap", codename__in=CODENAMES)
    groups: QuerySet[Any] = apps.get_model("auth", "Group").objects.using(database)
    for name in ROLES:
        group, _is_new = groups.get_or_create(name=name)
        group.permissions.add(*chosen)


def remove_terms(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take it away again."""
    database = schema_editor.connection.alias
    permissions: QuerySet[Any] = apps.get_model("auth", "Permission").objects.using(database)
    chosen = permissions.filter(content_type__app_label="roadmap", codename__in=CODENAMES)
    groups: QuerySet[Any] = apps.get_model("auth", "Group").objects.using(database)
    for group in groups.filter(name__in=ROLES):
        group.permissions.remove(*chosen)


class Migration(migrations.Migration):
    dependencies = [
        ("roadmap", "0015_terms"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(add_terms, remove_terms)]
