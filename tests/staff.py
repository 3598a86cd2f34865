"""People on the staff, by the role that a migration gave them."""

from collections.abc import Iterator

from django.apps import apps
from django.contrib.auth.models import Group
from django.db import connection
from django.db.migrations import RunPython
from django.db.migrations.loader import MigrationLoader
from django.test import Client

from accounts.models import User
from tests.factories import UserFactory

SHIPPED = ("editor", "publisher", "support")


def role_operations() -> Iterator[RunPython]:
    """The parts of the migrations that make the roles."""
    for (_app, name), migration in MigrationLoader(connection).disk_migrations.items():
        if name.endswith(("staff_roles", "support_role")):
            yield from (operation for operation in migration.operations if isinstance(operation, RunPython))


def make_roles() -> None:
    """Run those parts, as a migration would, on the models as they are now."""
    for operation in role_operations():
        operation.code(apps, connection.schema_editor())  # type: ignore[arg-type]


def remove_roles() -> None:
    """Undo those parts."""
    for operation in role_operations():
        assert operation.reverse_code
        operation.reverse_code(apps, connection.schema_editor())  # type: ignore[arg-type]


def member(role: str) -> User:
    """Somebody on the staff with a role, as "superuser", or as "nobody" without any."""
    user = UserFactory.create(is_staff=True, is_superuser=role == "superuser")
    if role in SHIPPED:
        user.groups.add(Group.objects.get(name=role))
    return user


def client_of(role: str) -> Client:
    """A browser in which such a person is signed in."""
    client = Client()
    client.force_login(member(role))
    return client
