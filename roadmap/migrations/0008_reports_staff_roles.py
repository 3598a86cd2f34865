"""Who answers learners' reports: editors and publishers. Nobody adds or deletes any."""

from typing import Any

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import QuerySet

ANSWER = ("view_report", "change_report")
ROLES = ("editor", "publisher")


def _permissions(apps: StateApps, database: str) -> QuerySet[Any]:
    permissions: QuerySet[Any] = apps.get_model("auth", "Permission").objects.using(database)
    return permissions.filter(content_type__app_label="roadmap", codename__in=ANSWER)


def let_answer(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Let both roles see and answer reports."""
    database = schema_editor.connection.alias
    # In a new database permissions are made after the last migration.
    create_permissions(installed.get_app_config("roadmap"), verbosity=0, using=database, apps=apps)
    groups: QuerySet[Any] = apps.get_model("auth", "Group").objects.using(database)
    for name in ROLES:
        group, _is_new = groups.get_or_create(name=name)
        group.permissions.add(*_permissions(apps, database))


def no_longer_answer(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take it from both again, where they still are."""
    database = schema_editor.connection.alias
    groups: QuerySet[Any] = apps.get_model("auth", "Group").objects.using(database)
    for group in groups.filter(name__in=ROLES):
        group.permissions.remove(*_permissions(apps, database))


class Migration(migrations.Migration):
    dependencies = [
        ("roadmap", "0007_reports"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(let_answer, no_longer_answer)]
