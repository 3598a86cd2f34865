"""What tests share: settings that need no other service, people, and counted queries."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings as configured
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from accounts.models import User
from roadmap.readers import forget_catalogue
from tests.factories import UserFactory

# How long an example takes is the machine's affair: a timing is never a test.
hypothesis_settings.register_profile("careerpath", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("careerpath")

Queries = Callable[[int], AbstractContextManager[list[str]]]

# How a transaction is opened and closed differs between databases and is no statement of ours.
TRANSACTION_WORDS = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE SAVEPOINT")

TEST_SETTINGS: dict[str, Any] = {
    # No table needed; a test of what processes share asks for the database cache itself.
    "CACHES": {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
    # Straight from the source: nothing has to be collected first.
    "STORAGES": configured.STORAGES
    | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}},
    "WHITENOISE_AUTOREFRESH": True,
    "WHITENOISE_USE_FINDERS": True,
    # Argon2 is slow on purpose; who tests that asks for the real hashers.
    "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
    # Tests log in more often than anybody should; those of the limits switch them on.
    "ACCOUNT_RATE_LIMITS": False,
    # What is left to the worker stays there; who tests the worker asks for the real queue.
    "TASKS": {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}},
    "BACKGROUND": False,
    "CURATION_MAIL": [],
    # Long enough that a query count never holds a look at the content version, unless this process changed it.
    "CATALOGUE_RECHECK_SECONDS": 3600,
}


@pytest.fixture(scope="session", autouse=True)
def _test_settings() -> Iterator[None]:
    with override_settings(**TEST_SETTINGS):
        yield


@pytest.fixture(autouse=True)
def _nothing_held() -> Iterator[None]:
    """Let no test see the catalogue or the cache of another."""
    forget_catalogue()
    cache.clear()
    yield
    forget_catalogue()


@pytest.fixture
def learner(db: None) -> User:
    """Somebody with an account."""
    return UserFactory.create()


@pytest.fixture
def learner_client(learner: User) -> Client:
    """A browser in which the learner is signed in."""
    client = Client()
    client.force_login(learner)
    return client


@pytest.fixture
def curator(db: None) -> User:
    """Somebody who may do everything in the admin."""
    return UserFactory.create(is_staff=True, is_superuser=True)


@pytest.fixture
def curator_client(curator: User) -> Client:
    """A browser in which the curator is signed in."""
    client = Client()
    client.force_login(curator)
    return client


@pytest.fixture
def queries(db: None) -> Queries:
    """Hold a `with` block to a literal number of statements, and list them when it runs more or fewer."""

    @contextmanager
    def counted(expected: int) -> Iterator[list[str]]:
        statements: list[str] = []
        # Django reads a type once in a process: whether this is the first time is not about what is counted.
        ContentType.objects.get_for_models(*apps.get_models())
        with CaptureQueriesContext(connection) as captured:
            yield statements
        statements += [query["sql"] for query in captured if not query["sql"].startswith(TRANSACTION_WORDS)]
        listing = "\n".join(f"{number}. {sql}" for number, sql in enumerate(statements, start=1))
        assert len(statements) == expected, f"{len(statements)} statements, expected {expected}:\n{listing}"

    return counted
