"""Accounts, how far they have come, what they took away or brought in, and the portfolio."""

# factory_boy ships its types without annotating its declarations.
# mypy: untyped-calls-exclude="factory"

from datetime import date
from typing import Any

from factory import Sequence, SubFactory
from factory.django import DjangoModelFactory

from accounts.models import (
    ArchivePart,
    ExportArchive,
    Portfolio,
    Progress,
    ProgressStatus,
    ResumeImport,
    StudyTime,
    User,
)
from tests.factories.path import MilestoneFactory

PASSWORD = "quiet harbour lantern moss"


class UserFactory(DjangoModelFactory[User]):
    """An account; its password is `PASSWORD`."""

    class Meta:
        model = User

    email = Sequence(lambda n: f"learner-{n}@example.org")
    password = PASSWORD

    @classmethod
    def _create(cls, model_class: type[User], *_args: Any, **fields: Any) -> User:
        """Through the manager, which hashes the password."""
        return model_class.objects.create_user(**fields)


class ProgressFactory(DjangoModelFactory[Progress]):
    """A learner's row on a milestone; pass the dates that go with another status."""

    class Meta:
        model = Progress

    learner = SubFactory(UserFactory)
    milestone = SubFactory(MilestoneFactory)
    status = ProgressStatus.NOT_STARTED


class StudyTimeFactory(DjangoModelFactory[StudyTime]):
    class Meta:
        model = StudyTime

    learner = SubFactory(UserFactory)
    day = date(2026, 3, 2)
    minutes = 60


class PortfolioFactory(DjangoModelFactory[Portfolio]):
    """One that is off."""

    class Meta:
        model = Portfolio

    learner = SubFactory(UserFactory)


class ResumeImportFactory(DjangoModelFactory[ResumeImport]):
    class Meta:
        model = ResumeImport

    learner = SubFactory(UserFactory)


class ExportArchiveFactory(DjangoModelFactory[ExportArchive]):
    """One that waits to be made."""

    class Meta:
        model = ExportArchive

    learner = SubFactory(UserFactory)


class ArchivePartFactory(DjangoModelFactory[ArchivePart]):
    class Meta:
        model = ArchivePart

    archive = SubFactory(ExportArchiveFactory)
    number = Sequence(int)
    content = b"a part"
